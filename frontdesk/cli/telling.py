"""Records as JSON tells them: names of the contract, times in ISO 8601 UTC, money in the shop's currency."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from frontdesk.records.order_lines import in_full

if TYPE_CHECKING:
    from datetime import datetime

    from frontdesk.records.deeds import Action
    from frontdesk.records.found import CustomerLine
    from frontdesk.records.order_lines import OrderLine
    from frontdesk.records.orders import Usual, Visit
    from frontdesk.records.people import Customer, CustomerCard, Remark
    from frontdesk.records.voices import Recovery


def moment(at: datetime | None) -> str | None:
    """An instant in UTC: "2026-11-22T08:41:00Z"."""
    from datetime import UTC

    return None if at is None else at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def money(amount: int | None, currency: str) -> float | None:
    """Minor units in the shop's currency: 3.5."""
    from frontdesk.desk.ordering.items import price_words

    return None if amount is None else float(price_words(amount, currency))


def line(found: CustomerLine) -> dict[str, Any]:
    """A customer in a list."""
    return {
        "id": found.id,
        "name": found.name,
        "goes_by": found.goes_by or None,
        "phones": [*found.phones],
        "cues": [*found.cues],
        "linked": [*found.linked],
        "usual": found.usual or None,
        "visits": found.visits,
        "last_visit": moment(found.last_visit),
        "alerts": [*found.alerts],
    }


def card(found: CustomerCard) -> dict[str, Any]:
    """Everything about one customer."""
    person = found.customer
    return {
        "id": person.id,
        "name": person.name,
        "goes_by": person.goes_by or None,
        "say": found.say,
        **usual(found.usual),
        "allergies": [allergy.text for allergy in found.allergies],
        "recovery": found.recovery,
        "tell": [*found.tell],
        "alert": person.alert or None,
        "visits": found.visits,
        "first_visit": moment(found.first_visit),
        "last_visit": moment(found.last.at) if found.last else None,
        "last": visit(found.last) if found.last else None,
        "rhythm": found.rhythm or None,
        "next": found.next or None,
        "next_notes": [*found.next_notes],
        **_owed(found),
        **_known(found),
        **_record(person),
        "remarks": [_remark(noun, one) for noun, one in _remarks(found)],
    }


def _owed(found: CustomerCard) -> dict[str, Any]:
    """What the shop is to ask, to give, to do and to say."""
    from frontdesk.cli.telling_promises import follow_up, key_date, perk_due

    return {
        "asks": [{"panel": each.panel_id, "question": each.question} for each in found.asks],
        "perks": [perk_due(each) for each in found.perks],
        "promises": [follow_up(each) for each in found.promises],
        "dates": [key_date(each) for each in found.dates],
        "recoveries": [_recovery(each) for each in found.recoveries],
        "tells": [{"idea": each.idea_id, "words": each.words} for each in found.tells],
    }


def _known(found: CustomerCard) -> dict[str, Any]:
    """By what they are recognised, whom they belong to and how they like it."""
    return {
        "cues": [cue.text for cue in found.cues],
        "links": [
            {"id": tie.id, "kind": tie.kind, "customer": tie.other_id, "name": tie.other_name} for tie in found.links
        ],
        **{
            kind: [one.text for one in found.preferences if one.kind == kind] for kind in ("likes", "dislikes", "takes")
        },
    }


def _record(person: Customer) -> dict[str, Any]:
    """What stands on their own record beside the name."""
    return {
        "phones": [phone.raw for phone in person.phones],
        "emails": [email.address for email in person.emails],
        "company": person.company or None,
        "address": person.address or None,
        "birthday": person.birthday or None,
        "card": person.card_code or None,
        "note": person.note or None,
        "tags": [*person.tags],
        "since": person.since.isoformat() if person.since else None,
        "consents": dict(person.consents),
        "custom": dict(person.custom),
    }


def _recovery(found: Recovery) -> dict[str, Any]:
    return {
        "feedback": found.feedback_id,
        "words": found.words,
        "about": found.about,
        "said": found.said,
        "outcome": str(found.outcome),
    }


def _remarks(found: CustomerCard) -> list[tuple[str, Remark]]:
    return [
        *(("cue", one) for one in found.cues),
        *(("preference", one) for one in found.preferences),
        *(("allergy", one) for one in found.allergies),
    ]


def _remark(noun: str, one: Remark) -> dict[str, Any]:
    kind = one.kind or None
    return {"noun": noun, "id": one.id, "kind": kind, "text": one.text, "at": moment(one.at), "by": one.by}


def usual(found: Usual | None) -> dict[str, Any]:
    """The usual, with what speaks for it; null where there is none."""
    return {
        "usual": in_full(found.lines) if found else None,
        "evidence": found.evidence or None if found else None,
        "strength": str(found.strength) if found else "none",
        "ask": found.ask if found else True,
        "why_ask": found.why_ask or None if found else None,
        "holds": found.holds if found else None,
        "usual_lines": [order_line(each) for each in found.lines] if found else [],
    }


def order_line(each: OrderLine) -> dict[str, Any]:
    """One line of an order."""
    return {
        "quantity": each.quantity,
        "item": each.name,
        "modifiers": [*each.modifiers],
        "item_id": each.item_id,
    }


def visit(found: Visit) -> dict[str, Any]:
    """A visit."""
    return {
        "id": found.id,
        "at": moment(found.at),
        "day": found.day.isoformat(),
        "order": in_full(found.lines),
        "lines": [order_line(each) for each in found.lines],
        "staff": found.staff or None,
        "branch": found.branch or None,
        "party": found.party_size,
        "happiness": found.happiness or None,
        "note": found.note or None,
        "next": found.next_note or None,
    }


def action(found: Action) -> dict[str, Any]:
    """What was done."""
    told = asdict(found)
    del told["changes"]
    return {**told, "at": moment(found.at), "who": found.who or None, "about": [*found.about]}
