"""How the team fares: whom to thank for what, and how visits were by who served. Nobody is ranked."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from frontdesk.desk.team import everybody
from frontdesk.records.reports import Happiness
from frontdesk.records.team import Fares
from frontdesk.records.voices import FeedbackKind
from frontdesk.store.looking_back import evenings
from frontdesk.store.voices import feedback
from frontdesk.store.voices.feedback import Wanted
from frontdesk.words.folding import plain

if TYPE_CHECKING:
    from datetime import date

    from sqlmodel import Session

    from frontdesk.desk.desk import Desk
    from frontdesk.records.team import Staff
    from frontdesk.records.voices import Feedback

_ABOUT = dict[int | None, list["Feedback"]]


def fares(desk: Desk, start: date, end: date, *, former: bool = False) -> tuple[Fares, ...]:
    """Everybody of the team by name, with how the visits of these shop days were rated that they served.

    What was praised and nobody thanked for yet is there however long ago it was said, what they were thanked for only
    when it was said since `start`, and complaints about them in the same way, to the owner alone. Praise that names
    nobody is the whole team's, and stands last.
    """
    sees_all = desk.sees_all
    with desk.store.reading() as session:
        happy = {each.id: each.happiness for each in evenings.by_staff(session, start, end)}
        praise, thanked = (_told(session, FeedbackKind.COMPLIMENT, start, is_open=is_open) for is_open in (True, False))
        complaints: _ABOUT = defaultdict(list)
        for is_open in (True, False) if sees_all else ():
            for who, said in _told(session, FeedbackKind.COMPLAINT, start, is_open=is_open).items():
                complaints[who] += said

    def of(member: Staff | None) -> Fares:
        who = member.id if member else None
        bad = tuple(complaints[who]) if member else ()
        rated = happy.get(who, Happiness()) if member else Happiness()
        return Fares(member, rated, tuple(praise[who]), tuple(thanked[who]), bad)

    team = sorted(everybody(desk, retired=former), key=lambda member: (plain(member.name), member.id))
    whole = of(None)
    return tuple(of(member) for member in team) + ((whole,) if whole.praise or whole.thanked else ())


def _told(session: Session, kind: FeedbackKind, start: date, *, is_open: bool) -> _ABOUT:
    """What was said about each member of the team: what is open however old, what is closed since a shop day."""
    wanted = Wanted(is_open=is_open, kind=kind, start=None if is_open else start)
    about: _ABOUT = defaultdict(list)
    for each in feedback.listed(session, wanted, None):
        about[each.about_id].append(each)
    return about
