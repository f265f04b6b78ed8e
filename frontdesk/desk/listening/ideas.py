"""Ideas: who had them, who else, what we decided, and whom we still have to tell."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from statistics import median
from typing import TYPE_CHECKING, Any, Final

from frontdesk.desk.clashing import Edit, united
from frontdesk.desk.listening.grouping import (
    DecidedDifferently,
    NotAnIdea,
    NothingToGroup,
    group,
    start,
    take_out,
)
from frontdesk.desk.listening.likeness import alike, alike_in
from frontdesk.desk.listening.tells import (
    NoSuchIdea,
    NotOnTheList,
    settle,
    tells_in,
    there,
    to_tell,
    told,
    waiting_in,
)
from frontdesk.errors import BadInput
from frontdesk.records.deeds import Done
from frontdesk.records.ideas import Decision, IdeaFigures
from frontdesk.store.voices import ideas, tells
from frontdesk.words.fields import field, filled
from frontdesk.words.folding import folded
from frontdesk.words.phrases import few_words, joined

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlmodel import Session

    from frontdesk.desk.desk import Desk
    from frontdesk.records.ideas import Idea, ToTell
    from frontdesk.store.unit import Work

__all__ = [
    "DecidedDifferently",
    "NoSuchIdea",
    "NoWithoutBecause",
    "NotAnIdea",
    "NotOnTheList",
    "NothingToGroup",
    "UnknownDecision",
    "alike",
    "alike_in",
    "decide",
    "figures",
    "group",
    "listed",
    "read",
    "rename",
    "start",
    "take_out",
    "tells_in",
    "to_tell",
    "told",
]

MOST_LISTED: Final = 500


class UnknownDecision(BadInput):
    """That is no decision."""

    hint = f"Say one of: {joined(list(Decision), 'or')}."


class NoWithoutBecause(BadInput):
    """A no needs its because: whoever asked is told it."""

    hint = "Add it, in the counter or with --because TEXT."


def listed(
    desk: Desk, *, undecided_only: bool = False, to_tell_only: bool = False, limit: int = MOST_LISTED
) -> tuple[Idea, ...]:
    """Ideas with all that was said of them: the undecided with most askers first, then the decided, newest first.

    `to_tell_only` leaves those of which somebody still has to be told.
    """
    with desk.store.reading() as session:
        among = {each.idea_id for each in tells.waiting(session)} if to_tell_only else None
        return _whole(desk, session, ideas.ranked(session, limit, undecided_only=undecided_only, among=among))


def read(desk: Desk, idea_id: int) -> Idea:
    """One idea with all that was said of it, and who still has to be told.

    Raises:
        NoSuchIdea: there is none of this id.
    """
    with desk.store.reading() as session:
        there(session, idea_id)
        return _whole(desk, session, [idea_id])[0]


def _whole(desk: Desk, session: Session, ids: Sequence[int]) -> tuple[Idea, ...]:
    alone, said = ideas.read(session, ids), ideas.voices(session, ids)
    knowing, waiting = tells.counts(session, ids), defaultdict[int, list["ToTell"]](list)
    for each in waiting_in(desk, session, ids):
        waiting[each.idea_id].append(each)
    return tuple(
        replace(alone[idea], voices=said.get(idea, ()), to_tell=tuple(waiting[idea]), told=knowing.get(idea, 0))
        for idea in ids
    )


def rename(desk: Desk, idea_id: int, title: str, *, seen: Idea | None = None) -> Done:
    """Give an idea another title; `seen` is what the editor saw.

    Raises:
        TwoVersions: another till gave it another title since; nothing was overwritten.
        NoSuchIdea, MissingText, TooLong: as their sentences say.
    """
    wanted = filled(title, "title")
    with desk.store.writing(desk.deed("idea.rename", "Idea renamed")) as work:
        before, values, beside = there(work.session, idea_id), {"title": wanted}, ""
        if seen is not None:
            values, beside = united(desk, _edit(work, seen, before), values)
        ideas.change(work, idea_id, **values)
        return Done(idea_id, work.action_id, beside)


def _edit(work: Work, seen: Idea, now: Idea) -> Edit:
    def again(desk: Desk, now: Idea, kept: dict[str, Any]) -> Done:
        return rename(desk, seen.id, kept.get("title", now.title), seen=now)

    labels = {"title": "title", "decision": "decision"}
    return Edit(work.session, ("ideas", seen.id), seen, now, labels, again)


def decide(desk: Desk, idea_id: int, decision: str, because: str = "") -> Done:
    """Decide on an idea: trying, doing, done or no; done and no make a tell list of everybody who asked.

    Deciding the same again changes nothing but the reason, if one is given: nobody is told twice, and it is done
    since the day on which it was.

    Raises:
        UnknownDecision, NoWithoutBecause, NoSuchIdea, TooLong: as their sentences say.
    """
    wanted, reason = folded(decision), field(because, "because")
    if wanted not in set(Decision):
        raise UnknownDecision(f"“{few_words(decision, 40)}” is no decision.")
    with desk.store.writing(desk.deed("idea.decide", "Idea decided")) as work:
        before = there(work.session, idea_id)
        values: dict[str, object] = {"because": reason}
        if wanted == before.decision:
            values = {"because": reason or before.because}
        elif wanted == Decision.NO and not reason:
            raise NoWithoutBecause
        else:
            values |= {"decision": wanted, "decided_at": work.deed.at, "decided_by": work.deed.staff_id}
        ideas.change(work, idea_id, **values)
        settle(work, idea_id)
        return Done(idea_id, work.action_id)


def figures(desk: Desk, start: date, end: date) -> IdeaFigures:
    """How ideas fared on the shop days from `start` to `end`, both included; who is to be told is counted as of now.

    What several people asked for is one idea heard. The days from the first voice to the decision are shop days.
    """
    since, until = desk.clock.bounds(start)[0], desk.clock.bounds(end)[1]
    with desk.store.reading() as session:
        decided = ideas.decided_between(session, since, until)
        days = [max((desk.clock.day_of(at) - first).days, 0) for at, first in decided]
        return IdeaFigures(
            heard=ideas.heard_between(session, start, end),
            decided=len(decided),
            told=tells.between(session, since, until),
            to_tell=len(tells.waiting(session)),
            median_days=float(median(days)) if days else None,
        )
