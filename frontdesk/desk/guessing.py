"""How many PINs may be tried: five, then a pause that doubles, for a person at every till and for a till.

Until the first right one that lets 12 guesses through in the first hour and 4 in each later one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from frontdesk.errors import NotAllowed
from frontdesk.records.pins import Tally
from frontdesk.store.shop import glance
from frontdesk.store.shop import pins as rows
from frontdesk.words.phrases import count as number_of

if TYPE_CHECKING:
    from datetime import datetime

    from sqlmodel import Session

    from frontdesk.desk.desk import Desk

FREE = 5
FIRST_PAUSE = timedelta(seconds=30)
LONGEST_PAUSE = timedelta(minutes=15)
_FORGIVEN = timedelta(days=1)
"""A till lets go of one wrong PIN a day, for who typed it may never type the right one. A person's never go so."""

_APART = timedelta(hours=1)
"""So far the clocks of two tills may lie apart: else the one that is behind would cut the pause short for the other."""

_MINUTE = 60


class TooManyGuesses(NotAllowed):
    """Too many wrong PINs were typed; this one was not looked at."""

    def __init__(self, until: datetime, now: datetime) -> None:
        super().__init__(
            "Too many wrong PINs were typed; this one was not looked at.",
            hint=f"Wait {wait_in_words(until, now)}.",
        )
        self.until = until


def wait_in_words(until: datetime, now: datetime) -> str:
    """How long it is until an instant: "30 seconds", "4 minutes"; never less than a second."""
    seconds = max(1, -(-(until - now) // timedelta(seconds=1)))
    return number_of(seconds, "second") if seconds <= _MINUTE else number_of(-(-seconds // _MINUTE), "minute")


def pause_after(wrong: int) -> timedelta:
    """How long nobody may try after so many wrong PINs."""
    if wrong < FREE:
        return timedelta()
    return min(FIRST_PAUSE * (1 << min(wrong - FREE, FREE)), LONGEST_PAUSE)


def person(staff_id: int) -> str:
    """Under which word guesses for somebody are counted; 0 stands for all names that nobody here bears."""
    return f"staff {staff_id}"


def till(name: str) -> str:
    """Under which word guesses at a till are counted."""
    return f"till {name}"


@dataclass(frozen=True, slots=True)
class Counted:
    """A guess as it was counted, before it is looked at: for the person, at the till, and whether there is a pause.

    `until` is when the pause ends (aware UTC) that this guess fell into; it was then not counted. None is no pause.
    """

    whose: Tally
    here: Tally
    until: datetime | None = None

    @property
    def left(self) -> int:
        """How many more wrong ones there may be before the first pause."""
        return max(FREE - max(self.whose.wrong, self.here.wrong), 0)

    @property
    def pause_ends(self) -> datetime | None:
        """When the pause ends that this guess brings, should it be wrong."""
        return max((each.until for each in (self.whose, self.here) if each.until is not None), default=None)


def refuse_in_a_pause(desk: Desk, staff_id: int) -> None:
    """Look whether there is a pause before anything is written: who hammers at one till holds no other up.

    Raises:
        TooManyGuesses: there is.
    """
    now = desk.clock.now()
    with desk.store.looking() as connection:
        until = glance.pause_until(connection, (person(staff_id), till(desk.till)), now)
    if until is not None:
        raise TooManyGuesses(until, now)


def count(session: Session, desk: Desk, staff_id: int) -> Counted:
    """Count a guess before it is looked at, so that two tills that guess at once count both.

    Within a pause it is neither counted nor to be looked at.
    """
    now = desk.clock.now()
    whose = _tally(session, person(staff_id), now, forgiving=staff_id == 0)
    here = _tally(session, till(desk.till), now, forgiving=True)
    until = Counted(whose, here).pause_ends
    if until is not None and until > now:
        return Counted(whose, here, until)
    return Counted(_one_more(session, whose, now), _one_more(session, here, now))


def forgive(session: Session, counted: Counted) -> None:
    """Let go of somebody's wrong PINs after a right one, at this till as well; not of any typed since.

    Those of others stay counted at the till: who guesses them cannot begin anew by typing an own right one.
    """
    for then in (counted.whose, counted.here):
        now = rows.tally(session, then.subject)
        if now is not None:
            until = now.until if now.wrong > then.wrong else None
            rows.keep_tally(session, replace(now, wrong=max(now.wrong - counted.whose.wrong, 0), until=until))


def clear(session: Session, desk: Desk, staff_id: int) -> None:
    """Begin anew for somebody who was given another PIN."""
    rows.keep_tally(session, Tally(person(staff_id), 0, desk.clock.now()))


def _tally(session: Session, subject: str, now: datetime, *, forgiving: bool) -> Tally:
    """What is counted; where the clock was set back since, the pause begins now, lest it last until the clock is."""
    found = rows.tally(session, subject)
    if found is None:
        return Tally(subject, 0, now)
    if found.last - now > _APART:
        found = replace(found, last=now, until=_until(found.wrong, now))
        rows.keep_tally(session, found)
    days = max((now - found.last) // _FORGIVEN, 0) if forgiving else 0
    return replace(found, wrong=max(found.wrong - days, 0))


def _one_more(session: Session, tally: Tally, now: datetime) -> Tally:
    wrong = tally.wrong + 1
    new = replace(tally, wrong=wrong, last=now, until=_until(wrong, now))
    rows.keep_tally(session, new)
    return new


def _until(wrong: int, now: datetime) -> datetime | None:
    pause = pause_after(wrong)
    return now + pause if pause else None
