"""New customers out of a file, written a batch at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from frontdesk.store import origins
from frontdesk.store.tables import (
    AllergyRow,
    ConsentRow,
    CueRow,
    CustomerRow,
    EmailRow,
    PhoneRow,
    PreferenceRow,
    TagRow,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from frontdesk.exchange.bringing.people import Person
    from frontdesk.store.unit import Work


def add(work: Work, source: str, people: Sequence[Person]) -> range:
    """Add these customers with all that belongs to them; their ids, in order."""
    at = work.deed.at
    ids = work.add_many(CustomerRow, [_row(one, at) for one in people])
    pairs = list(zip(ids, people, strict=True))
    work.add_many(PhoneRow, [phone_values(who, phone) for who, one in pairs for phone in one.phones])
    work.add_many(EmailRow, [email_values(who, email) for who, one in pairs for email in one.emails])
    work.add_many(TagRow, [{"customer_id": who, "tag": tag} for who, one in pairs for tag in one.tags])
    cues = [cue_values(who, cue, at, work.deed.staff_id) for who, one in pairs for cue in one.cues]
    work.add_many(CueRow, cues)
    _add_remarks(work, pairs)
    work.add_many(
        ConsentRow,
        [
            {"customer_id": who, "channel": channel, "given": given}
            for who, one in pairs
            for channel, given in dict(one.consents).items()
        ],
    )
    origins.note(work, source, "customers", [(one.key, who, one.digest) for who, one in pairs])
    return ids


def _add_remarks(work: Work, pairs: Sequence[tuple[int, Person]]) -> None:
    """What our own tables know of what people like and must not get."""
    dated = {"at": work.deed.at, "staff_id": work.deed.staff_id}
    liked = [(who, kind, text) for who, one in pairs for kind, text in one.preferences]
    work.add_many(
        PreferenceRow, [{"customer_id": who, "kind": kind, "text": text, **dated} for who, kind, text in liked]
    )
    work.add_many(
        AllergyRow, [{"customer_id": who, "text": text, **dated} for who, one in pairs for text in one.allergies]
    )


def _row(one: Person, at: datetime) -> dict[str, Any]:
    return {
        "name": one.name,
        "folded": one.folded,
        "goes_by": one.goes_by,
        "company": one.company,
        "address": one.address,
        "note": one.note,
        "alert": one.alert,
        "birthday": one.birthday,
        "card_code": one.card_code,
        "since": one.since,
        "created_at": at,
        "merged_into": None,
        "custom": [list(pair) for pair in one.custom],
        "version": 1,
    }


def phone_values(who: int, phone: tuple[str, str | None, str]) -> dict[str, Any]:
    """The columns of one phone."""
    raw, e164, digits = phone
    return {"customer_id": who, "raw": raw, "e164": e164, "digits": digits}


def email_values(who: int, email: tuple[str, str]) -> dict[str, Any]:
    """The columns of one e-mail address."""
    address, folded = email
    return {"customer_id": who, "address": address, "folded": folded}


def cue_values(who: int, cue: tuple[str, str], at: datetime, staff_id: int | None) -> dict[str, Any]:
    """The columns of one cue."""
    kind, text = cue
    return {"customer_id": who, "kind": kind, "text": text, "at": at, "staff_id": staff_id}
