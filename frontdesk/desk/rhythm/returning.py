"""Who came back: regulars whose chair had been empty, and what the shop did before they came again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.desk.listening.recovery import NEVER_BY_NAME, in_brief
from frontdesk.records.evening import CameBack
from frontdesk.store.looking_back import absent, returns
from frontdesk.words.phrases import short_date

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlmodel import Session

    from frontdesk.desk.desk import Desk
    from frontdesk.records.rhythms import Rhythm
    from frontdesk.store.looking_back.returns import Act

_FACE_TO_FACE = ("told", "reward")

_Return = tuple[int, "Rhythm", "date"]


def came_back(desk: Desk, start: date, end: date) -> tuple[CameBack, ...]:
    """The regulars who came on the shop days from `start` to `end`, both included, after their chair had been empty.

    Whether it had been is told by the rhythm they had before the silence, and nothing later than `end` is known. Who
    came back more than once is named for the last time. The newest stand first, of one day the longest silence.
    """
    end = min(end, desk.clock.today())
    with desk.store.reading() as session:
        found = [(who, rhythm, day) for who, (rhythm, day) in returns.returned(session, start, end).items()]
        names = absent.names(session, [who for who, _, _ in found])
        after = _after(desk, session, found, start, end)
    back = [
        CameBack(who, names[who], day, (day - rhythm.last).days, rhythm.usual, after.get(who, ""))
        for who, rhythm, day in found
    ]
    return tuple(sorted(back, key=lambda each: (-each.day.toordinal(), -each.silent_days, each.id)))


def _after(desk: Desk, session: Session, found: Sequence[_Return], start: date, end: date) -> dict[int, str]:
    """The last thing that the shop did for each of these while they were away, in words."""
    if not found:
        return {}
    since = desk.clock.bounds(min(rhythm.last for _, rhythm, _ in found))[0]
    until = desk.clock.bounds(max(day for _, _, day in found))[1]
    acts = returns.acts(session, start, end, since, until)
    away = [each for each in found if each[0] in acts]
    times = returns.times_on(session, acts, {day for _, rhythm, back in away for day in (rhythm.last, back)})
    sees_all, told = desk.sees_all if away else False, {}
    for who, rhythm, back in away:
        left, came = times[who, rhythm.last][1], times[who, back][0]
        while_away = [act for act in acts[who] if left < act.at < came and _is_of_silence(desk, act, rhythm.last, back)]
        if while_away:
            told[who] = _words(desk, while_away[-1], back, sees_all=sees_all)
    return told


def _is_of_silence(desk: Desk, act: Act, left: date, back: date) -> bool:
    """Whether an act between two visits was no part of either: what is done face to face is done at a visit.

    Sorry may still be said when the first visit is written down; and on the day they come back somebody may have rung.
    """
    day = desk.clock.day_of(act.at)
    if act.kind in _FACE_TO_FACE:
        return left < day < back
    return day < back or act.kind == "follow-up"


def _words(desk: Desk, act: Act, back: date, *, sees_all: bool) -> str:
    what = NEVER_BY_NAME if act.about_staff and not sees_all else in_brief(act.what)
    return f"{act.kind}: {what}, {short_date(desk.clock.day_of(act.at), back).partition(' ')[2]}"
