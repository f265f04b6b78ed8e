"""What customers said, and what came of it, as JSON tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from frontdesk.cli.telling import moment, money

if TYPE_CHECKING:
    from frontdesk.records.ideas import Idea, ToTell
    from frontdesk.records.panels import Panel, PanelMember
    from frontdesk.records.voices import Budget, Feedback, MakeGood, Thanks


def feedback(found: Feedback, currency: str) -> dict[str, Any]:
    """One thing that somebody said; without a customer it is anonymous."""
    return {
        "id": found.id,
        "kind": str(found.kind),
        "state": found.state,
        "text": found.text,
        "at": moment(found.at),
        "day": found.day.isoformat(),
        "customer": found.customer_id,
        "name": found.customer_name or None,
        "visit": found.visit_id,
        "item": found.item or None,
        "item_id": found.item_id,
        "about": found.about or None,
        "by": found.heard_by or None,
        "assigned_to": found.assigned_to or None,
        "due": found.due.isoformat() if found.due else None,
        "owed": found.owed or None,
        "overdue": found.overdue,
        "sorry_at": moment(found.sorry_at),
        "sorry_by": found.sorry_by or None,
        "answer": found.answer or None,
        "answered_at": moment(found.answered_at),
        "answered_by": found.answered_by or None,
        "closed_at": moment(found.closed_at),
        "closed_by": found.closed_by or None,
        "outcome": found.outcome or None,
        "first_contact": found.first_contact,
        "idea": found.idea_id,
        "idea_title": found.idea or None,
        "make_goods": [make_good(each, currency) for each in found.made_good],
        "recovery": str(found.recovery) if found.recovery else None,
    }


def make_good(found: MakeGood, currency: str) -> dict[str, Any]:
    """What we gave; the amount in the shop's currency, null when nothing was counted."""
    return {
        "id": found.id,
        "what": found.what,
        "amount": money(found.amount, currency),
        "at": moment(found.at),
        "day": found.day.isoformat(),
        "customer": found.customer_id,
        "name": found.customer_name or None,
        "feedback": found.feedback_id,
        "by": found.by or None,
        "over_budget": found.over_budget,
    }


def budget(found: Budget, currency: str) -> dict[str, Any]:
    """What staff may give without asking, and what is left of it this month."""
    return {name: money(getattr(found, name), currency) for name in ("each", "month", "spent", "left")}


def idea(found: Idea, currency: str) -> dict[str, Any]:
    """An idea with every voice in it, and who still is to be told."""
    return {
        "id": found.id,
        "title": found.title,
        "at": moment(found.at),
        "decision": found.decision or None,
        "because": found.because or None,
        "decided_at": moment(found.decided_at),
        "decided_by": found.decided_by or None,
        "askers": found.askers,
        "told": found.told,
        "to_tell": [to_tell(each) for each in found.to_tell],
        "voices": [feedback(each, currency) for each in found.voices],
    }


def to_tell(found: ToTell) -> dict[str, Any]:
    """Somebody who is to be told what became of their idea."""
    return {
        "idea": found.idea_id,
        "customer": found.customer_id,
        "name": found.customer_name,
        "words": found.words,
        "asked_on": found.asked_on.isoformat(),
        "phones": [*found.phones],
    }


def thanks(found: Thanks, currency: str) -> dict[str, Any]:
    """Whom to thank, and for what; null is the whole team."""
    return {
        "staff": found.staff or None,
        "staff_id": found.staff_id,
        "compliments": [feedback(each, currency) for each in found.compliments],
    }


def panel(found: Panel) -> dict[str, Any]:
    """A question, and whom to ask."""
    return {
        "id": found.id,
        "question": found.question,
        "at": moment(found.at),
        "by": found.by or None,
        "closed_at": moment(found.closed_at),
        "answered": found.answered,
        "members": [_member(each) for each in found.members],
    }


def _member(found: PanelMember) -> dict[str, Any]:
    return {
        "customer": found.customer_id,
        "name": found.customer_name,
        "why": found.why or None,
        "phones": [*found.phones],
        "asked_at": moment(found.asked_at),
        "feedback": found.feedback_id,
        "answer": found.answer or None,
    }
