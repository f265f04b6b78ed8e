"""What was promised, as JSON tells it: shop days as 2026-11-27."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from frontdesk.cli.telling import moment

if TYPE_CHECKING:
    from frontdesk.records.promises import FollowUp, KeyDate, Perk, PerkDue, Reward, Rule


def follow_up(found: FollowUp) -> dict[str, Any]:
    """A promise to somebody, and the ways to reach them."""
    return {
        "id": found.id,
        "customer": found.customer_id,
        "name": found.customer_name,
        "text": found.text,
        "due": found.due.isoformat(),
        "overdue": found.overdue,
        "why": found.why or None,
        "rule": found.rule,
        "feedback": found.feedback_id,
        "by": found.by or None,
        "snoozed": found.snoozed,
        "ways": [{"channel": way.channel, "shown": way.shown, "uri": way.uri} for way in found.ways],
        "done_at": moment(found.done_at),
        "done_by": found.done_by or None,
        "outcome": found.outcome or None,
    }


def rule(found: Rule) -> dict[str, Any]:
    """A rule that follow-ups come from; its number is what a change of it takes."""
    return {
        "id": found.number,
        "trigger": str(found.trigger),
        "text": found.text,
        "days": found.days,
        "months": found.months,
        "reading": found.reading,
        "until_done": found.until_done,
        "active": found.active,
        "since": found.since.isoformat() if found.since else None,
    }


def key_date(found: KeyDate) -> dict[str, Any]:
    """A day of something of a customer's."""
    return {
        "id": found.id,
        "customer": found.customer_id,
        "name": found.customer_name,
        "kind": str(found.kind),
        "day": found.day.isoformat(),
        "for": found.what or None,
        "reading": found.reading,
        "at": moment(found.at),
        "by": found.by or None,
        "done_at": moment(found.done_at),
        "done_by": found.done_by or None,
    }


def perk(found: Perk) -> dict[str, Any]:
    """What regulars get without asking."""
    return {
        "id": found.id,
        "kind": str(found.kind),
        "what": found.what,
        "number": found.number,
        "cap": found.cap,
        "since": moment(found.since),
        "active": found.active,
    }


def perk_due(found: PerkDue) -> dict[str, Any]:
    """A perk that was earned and not given yet."""
    return {"perk": found.perk_id, "what": found.what, "occasion": found.occasion, "why": found.why}


def reward(found: Reward) -> dict[str, Any]:
    """A perk that was given."""
    return {
        "id": found.id,
        "perk": found.perk_id,
        "customer": found.customer_id,
        "name": found.customer_name,
        "what": found.what,
        "occasion": found.occasion,
        "at": moment(found.at),
        "day": found.day.isoformat(),
        "by": found.by or None,
    }
