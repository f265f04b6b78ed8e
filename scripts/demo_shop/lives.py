"""How long people come, when they are away, what changes: regulars, newcomers, lapsed, returned."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from demo_shop.days import FIRST_DAY, LAST_DAY, OPENED, TODAY
from demo_shop.people import Life

if TYPE_CHECKING:
    from demo_shop.dice import Dice

Away = tuple[date, date]

SHARES = {
    "old hand": 30.0,
    "came along": 35.0,
    "new": 5.0,
    "growing": 5.0,
    "moved away": 13.0,
    "lapsed": 4.5,
    "came back": 3.0,
    "changed": 4.5,
}
STUDENT_BREAKS = (
    (date(2025, 2, 17), date(2025, 4, 6)),
    (date(2025, 7, 21), date(2025, 10, 5)),
    (date(2026, 2, 16), date(2026, 4, 6)),
    (date(2026, 7, 20), date(2026, 10, 4)),
)
_BEFORE = (FIRST_DAY - OPENED).days
_SINCE = (TODAY - FIRST_DAY).days


def live(turn: str, kind: str, dice: Dice) -> Life:
    """One guest's time with the shop, by the turn it took; without `new_order` yet."""
    before = OPENED + timedelta(days=dice.whole(0, _BEFORE))
    during = FIRST_DAY + timedelta(days=dice.whole(14, _SINCE - 90))
    start, end, away = (before if dice.falls(0.7) else during), LAST_DAY, absences(kind, dice)
    if turn == "came along":
        start = during
    elif turn == "new":
        return Life(start=TODAY - timedelta(days=dice.whole(4, 26)))
    elif turn == "growing":
        return Life(start=TODAY - timedelta(days=dice.whole(120, 260)), away=away[-1:], growing=True)
    elif turn == "moved away":
        start = before if dice.falls(0.6) else FIRST_DAY + timedelta(days=dice.whole(14, 200))
        end = FIRST_DAY + timedelta(days=dice.whole(280, _SINCE - 80))
    elif turn == "lapsed":
        end = TODAY - timedelta(days=dice.whole(26, 62))
        away = tuple(span for span in away if span[1] < end - timedelta(days=30))
    elif turn == "came back":
        gone = TODAY - timedelta(days=dice.whole(90, 170))
        away = (*away, (gone, TODAY - timedelta(days=dice.whole(8, 45))))
    elif turn == "changed":
        return Life(start=before, away=away, changed_on=TODAY - timedelta(days=dice.whole(8, 13)))
    return Life(start=start, end=end, away=away)


def absences(kind: str, dice: Dice) -> tuple[Away, ...]:
    """Holidays: a summer fortnight, some days in winter; students leave for most of their breaks."""
    if kind == "student":
        return tuple(
            (first + timedelta(days=dice.whole(-4, 5)), last - timedelta(days=dice.whole(0, 9)))
            for first, last in STUDENT_BREAKS
            if dice.falls(0.8)
        )
    spans = []
    for year in (2025, 2026):
        for earliest, latest, chance, longest in (
            (150, 250, 0.85, 20),
            (30, 90, 0.4, 9),
            (275, 300, 0.35, 9),
        ):
            if dice.falls(chance):
                first = date(year, 1, 1) + timedelta(days=dice.whole(earliest, latest))
                spans.append((first, first + timedelta(days=dice.whole(5, longest))))
    return tuple(spans)
