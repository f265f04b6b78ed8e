"""Whoever guesses PINs has few of them looked at, whatever they restart and at whichever till they sit."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from frontdesk.desk import team
from frontdesk.desk.desk import open_desk
from frontdesk.desk.guessing import TooManyGuesses
from frontdesk.desk.pins import WrongPin, prove, set_pin
from tests.promises.product import scratch
from tests.promises.promise import Outcome, Promise, Size, outcome

if TYPE_CHECKING:
    from pathlib import Path

BEGAN = datetime(2026, 11, 22, 8, 41, tzinfo=UTC)
_OWNER, _PIN = "Zoë", "4711"
_GUESSES = (1_500, 10_000)
_HOURS = (3, 12)
_RESTARTS = 20
"""So often the program is started anew, at one of two tills."""
_FIRST, _LATER = 12, 4


def _check(size: Size) -> Outcome:
    guesses, hours = size.of(*_GUESSES), size.of(*_HOURS)
    with scratch() as folder:
        shop = folder / "shop.db"
        _made(shop)
        looked_at = _guessed(shop, guesses, hours)
        faults = [] if _let_in(shop, BEGAN + timedelta(hours=hours + 1)) else ["the right PIN opens nothing any more"]
    most = [_FIRST, *[_LATER] * (hours - 1)]
    faults += [
        f"hour {n}: {had} looked at" for n, (had, may) in enumerate(zip(looked_at, most, strict=True), 1) if had > may
    ]
    later = max(looked_at[1:])
    return outcome(
        f"{guesses:,} guesses through {_RESTARTS} restarts at 2 tills: {looked_at[0]} looked at in the first hour, "
        f"{later} in a later one",
        faults,
        enough=all(looked_at),
    )


def _made(shop: Path) -> None:
    with closing(open_desk(shop, till="till 1", create=True, now=lambda: BEGAN)) as desk:
        owner = team.add(desk, _OWNER, "owner").id
        set_pin(desk.by(_OWNER), owner, _PIN)


def _guessed(shop: Path, guesses: int, hours: int) -> list[int]:
    """How many were looked at in each hour; the right one is never among them."""
    looked_at = [0] * hours
    each = guesses // _RESTARTS
    for start in range(_RESTARTS):
        now = [BEGAN]
        with closing(open_desk(shop, till=f"till {start % 2}", now=lambda at=now: at[0])) as desk:
            for number in range(start * each, (start + 1) * each):
                now[0] = BEGAN + timedelta(hours=hours) * number / guesses
                try:
                    prove(desk, _OWNER, f"{number + 5_000:05}")
                except WrongPin:
                    looked_at[number * hours // guesses] += 1
                except TooManyGuesses:
                    continue
    return looked_at


def _let_in(shop: Path, at: datetime) -> bool:
    with closing(open_desk(shop, till="till 9", now=lambda: at)) as desk:
        return prove(desk, _OWNER, _PIN).proved


PROMISE = Promise(14, "PIN guesses evaluated: at most 12 in the first hour, 4 in each later one", _check)
