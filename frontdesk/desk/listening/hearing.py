"""Hearing: feedback as it was typed, checked and written down."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from frontdesk.desk import team
from frontdesk.desk.ordering import orders
from frontdesk.desk.ordering.visits import NoSuchVisit
from frontdesk.desk.owners import owner_of
from frontdesk.errors import BadInput
from frontdesk.records.voices import FeedbackKind, Heard
from frontdesk.store.orders import items, visits
from frontdesk.store.voices import feedback
from frontdesk.words.fields import field, filled
from frontdesk.words.folding import folded
from frontdesk.words.orders import UnreadableOrder
from frontdesk.words.phrases import joined

if TYPE_CHECKING:
    from sqlmodel import Session

    from frontdesk.desk.desk import Desk
    from frontdesk.records.ideas import Idea
    from frontdesk.records.voices import Feedback, NewFeedback
    from frontdesk.store.unit import Work


class UnknownFeedbackKind(BadInput):
    """That is no kind of feedback."""

    hint = f"Say one of: {joined(list(FeedbackKind), 'or')}."


class SomebodyElsesVisit(BadInput):
    """That visit is another customer's."""


def write(desk: Desk, work: Work, new: NewFeedback) -> Heard:
    """Write feedback down within an open unit of work; an idea begins an idea of its own, to be grouped by a person.

    A customer who was merged leads to whoever took them over. Without a visit it is about the customer's latest
    visit of today. An item that nobody sells is kept as it was written, with the nearest names beside.

    Raises:
        UnknownFeedbackKind, MissingText, TooLong, NoSuchCustomer, NoSuchStaff, NoSuchVisit, SomebodyElsesVisit:
            as their sentences say.
    """
    kind, text = kind_of(new.kind), filled(new.text, "feedback")
    session, at = work.session, work.deed.at
    customer_id = kept_customer(session, new.customer_id)
    if new.about_id is not None:
        member(desk, new.about_id)
    item_id, item, nearest = sold_as(session, new.item)
    day = desk.clock.day_of(at)
    visit_id = _visit(session, new.visit_id, customer_id)
    if new.visit_id is None and customer_id is not None:
        visit_id = feedback.latest_visit(session, customer_id, day)
    values: dict[str, Any] = {"kind": kind, "text": text, "day": day, "about_id": new.about_id}
    values |= {"customer_id": customer_id, "visit_id": visit_id, "item_id": item_id, "item": item}
    idea_id = _start_idea(work, text) if kind == FeedbackKind.IDEA else None
    written = feedback.add(work, idea_id=idea_id, **values)
    return Heard(
        id=written,
        action_id=work.begin(),
        idea_id=idea_id,
        alike=_alike(session, text, idea_id) if idea_id is not None else (),
        unlisted=item if item and item_id is None else "",
        nearest=nearest,
    )


def changed(desk: Desk, work: Work, before: Feedback, values: dict[str, Any]) -> dict[str, Any]:
    """The columns that follow from what is changed of a piece of feedback: text, kind, item, about_id, customer_id.

    Feedback that becomes another customer's lets go of a visit that is not theirs. What is no idea any more leaves the
    one that it was a voice of at once, so that its words do not stay behind as that idea's title.

    Raises:
        As `write` does.
    """
    new = dict(values)
    if "text" in new:
        new["text"] = filled(new["text"], "feedback")
    if new.get("about_id") is not None:
        member(desk, new["about_id"])
    if "item" in new:
        new["item_id"], new["item"], _ = sold_as(work.session, new["item"])
    if "customer_id" in new:
        new["customer_id"] = kept_customer(work.session, new["customer_id"])
        if before.visit_id is not None and new["customer_id"] != before.customer_id:
            new["visit_id"] = None
    if "kind" in new:
        new["kind"] = kind_of(new["kind"])
        if new["kind"] == FeedbackKind.IDEA and before.idea_id is None:
            new["idea_id"] = _start_idea(work, new.get("text", before.text))
        elif new["kind"] != FeedbackKind.IDEA and before.idea_id is not None:
            _leave_idea(work, before)
    return new


def kind_of(text: str) -> FeedbackKind:
    """The kind of this name, in any case.

    Raises:
        UnknownFeedbackKind: there is none.
    """
    wanted = folded(text)
    if wanted not in set(FeedbackKind):
        raise UnknownFeedbackKind(f"“{text[:40]}” is no kind of feedback.")
    return FeedbackKind(wanted)


def kept_customer(session: Session, customer_id: int | None) -> int | None:
    """Under which id a customer is kept now; None stays nobody.

    Raises:
        NoSuchCustomer: there is nobody of this id.
    """
    return None if customer_id is None else owner_of(session, customer_id)


def member(desk: Desk, staff_id: int) -> str:
    """The name of a member of the team, those who left included.

    Raises:
        NoSuchStaff: nobody of this id ever worked here.
    """
    return team.named(desk, str(staff_id)).name


def sold_as(session: Session, text: str) -> tuple[int | None, str, tuple[str, ...]]:
    """The item that a name means: its id and name, or None and the name as it was written, with the nearest names."""
    name = field(text, "item")
    if not name:
        return None, "", ()
    found = items.named(session, name)
    if found is not None:
        return found.id, found.name, ()
    try:
        lines, unlisted = orders.read(session, name)
    except UnreadableOrder:
        return None, name, ()
    if len(lines) == 1 and lines[0].item_id is not None:
        return lines[0].item_id, lines[0].name, ()
    return None, name, unlisted[0][1] if unlisted else ()


def _visit(session: Session, visit_id: int | None, customer_id: int | None) -> int | None:
    if visit_id is None:
        return None
    found = visits.read(session, visit_id)
    if found is None:
        raise NoSuchVisit(f"There is no visit {visit_id}.")
    if None not in (found.customer_id, customer_id) and found.customer_id != customer_id:
        raise SomebodyElsesVisit(f"Visit {visit_id} is another customer's.")
    return visit_id


def _start_idea(work: Work, text: str) -> int:
    from frontdesk.desk.listening import ideas

    return ideas.start(work, text, work.deed.at)


def _leave_idea(work: Work, voice: Feedback) -> None:
    from frontdesk.desk.listening import grouping

    feedback.change(work, voice.id, idea_id=None)
    grouping.left(work, voice)


def _alike(session: Session, text: str, without: int) -> tuple[Idea, ...]:
    from frontdesk.desk.listening import ideas

    return ideas.alike_in(session, text, without=without)
