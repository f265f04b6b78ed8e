"""Which complaints were past their clock at the end of a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.desk.listening.clocks import next_step
from frontdesk.store.looking_back import voice_counts
from frontdesk.store.voices import feedback

if TYPE_CHECKING:
    from datetime import date

    from sqlmodel import Session

    from frontdesk.desk.desk import Desk


def late(desk: Desk, session: Session, end: date) -> frozenset[int]:
    """The ids of the complaints that were open past their clock at the end of a shop day.

    Of a day that is not over yet it is those that are now. The standards and opening days are today's: the shop keeps
    no others. Complaints about the team count only for whoever may read them, so that nobody sees a number without
    what it stands for.
    """
    day = min(end, desk.clock.today())
    complaints = voice_counts.open_complaints_at(session, desk.clock.bounds(day)[1], without_staff=not desk.sees_all)
    came = feedback.since(session, [each.id for each in complaints])
    found = set()
    for each in complaints:
        again = came[each.id].next_day if each.id in came else None
        if next_step(each, desk.shop, day, again if again is not None and again <= day else None)[1]:
            found.add(each.id)
    return frozenset(found)
