"""Behind a figure of the evening: the people and the feedback that it counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from frontdesk.desk.listening.lateness import late
from frontdesk.records.evening import Hour
from frontdesk.records.voices import FeedbackKind
from frontdesk.store.looking_back import behind, evenings, voice_counts
from frontdesk.store.search.lines import lines
from frontdesk.store.voices import feedback
from frontdesk.store.voices.feedback import Wanted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from frontdesk.desk.desk import Desk
    from frontdesk.records.behind import Comer, Picked, Told
    from frontdesk.records.evening import Loyalty
    from frontdesk.records.orders import Visit
    from frontdesk.records.voices import Feedback

MOST = 1_000
"""Nobody reads further in one list; whoever wants all of it exports it."""

_CHUNK = 400


def visits(desk: Desk, which: Picked, limit: int = MOST) -> tuple[Visit, ...]:
    """Some visits of a span: the unhappy ones first where they are rated, else the newest first."""
    with desk.store.reading() as session:
        return tuple(behind.picked(session, which, limit))


def comers(
    desk: Desk, start: date, end: date, *, new: bool | None = None, item: int | None = None, limit: int = MOST
) -> tuple[Comer, ...]:
    """Who came on the shop days from `start` to `end`, most often first.

    `new` leaves those whose very first visit it was, or (False) the others; `item` those who had it.
    """
    with desk.store.reading() as session:
        found = behind.comers(session, start, end, limit, new=new, item=item)
    return _with_usuals(desk, found)


def regulars(desk: Desk, start: date, end: date, limit: int = MOST) -> tuple[Comer, ...]:
    """Who came in a span and is a regular by its end, most often first; a span that is not over ends today."""
    day = min(end, desk.clock.today())
    with desk.store.reading() as session:
        found = behind.regulars(session, start, day, limit)
    return _with_usuals(desk, found)


def strayed(desk: Desk, loyalty: Loyalty, limit: int = MOST) -> tuple[Comer, ...]:
    """Who did not come again: those whom a loyalty counts as customers, and not as come again."""
    if loyalty.start is None or loyalty.end is None:
        return ()
    with desk.store.reading() as session:
        found = behind.strayed(session, loyalty.start, loyalty.end, timedelta(days=loyalty.days), limit)
    return _with_usuals(desk, found)


def hours(desk: Desk, start: date, end: date) -> tuple[Hour, ...]:
    """How many visits fell on each weekday and hour of the shop's clock, of those whose time is known."""
    with desk.store.reading() as session:
        found = sorted(evenings.hours(session, desk.clock, start, end).items())
    return tuple(Hour(weekday, hour, visits) for (weekday, hour), visits in found)


def heard(desk: Desk, start: date, end: date) -> tuple[Feedback, ...]:
    """What was said on these shop days, the latest first; complaints about the team are the owner's to see."""
    wanted = Wanted(start=start, end=end, without_staff=not desk.sees_all)
    with desk.store.reading() as session:
        found = feedback.listed(session, wanted, None)
    return tuple(sorted(found, key=lambda each: (each.at, each.id), reverse=True)[:MOST])


def closed(desk: Desk, start: date, end: date, *, solved: bool = False) -> tuple[Feedback, ...]:
    """What was closed on these shop days, the latest first; or only the complaints and questions among it."""
    since, until = desk.clock.bounds(start)[0], desk.clock.bounds(end)[1]
    wanted = Wanted(is_open=False, without_staff=not desk.sees_all)
    with desk.store.reading() as session:
        every = feedback.listed(session, wanted, None)
    found = [each for each in every if each.closed_at is not None and since <= each.closed_at < until]
    if solved:
        found = [each for each in found if each.kind in voice_counts.TO_SOLVE]
    return tuple(found[:MOST])


def overdue(desk: Desk, end: date) -> tuple[Feedback, ...]:
    """The complaints that were open past their clock at the end of a shop day, or are now; the oldest first."""
    with desk.store.reading() as session:
        ids = late(desk, session, end)
        complaints = feedback.listed(session, Wanted(kind=FeedbackKind.COMPLAINT), None) if ids else []
    found = [each for each in complaints if each.id in ids]
    return tuple(sorted(found, key=lambda each: (each.at, each.id)))


def told(desk: Desk, start: date, end: date) -> tuple[Told, ...]:
    """Who was told on these shop days what became of their idea."""
    with desk.store.reading() as session:
        return tuple(behind.told(session, desk.clock.bounds(start)[0], desk.clock.bounds(end)[1]))


def _with_usuals(desk: Desk, found: Sequence[Comer]) -> tuple[Comer, ...]:
    usuals: dict[int, str] = {}
    with desk.store.looking() as connection:
        for start in range(0, len(found), _CHUNK):
            ids = [each.id for each in found[start : start + _CHUNK]]
            usuals |= {line.id: line.usual for line in lines(connection, ids)}
    return tuple(replace(each, usual=usuals.get(each.id, "")) for each in found)
