"""What stands on the cards of those whom a file brought in."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from frontdesk.desk import greeting
from frontdesk.exchange.importing import import_file
from tests.exchange.shops import rows

ONE = ("name", "goes_by", "company", "address", "birthday", "card_code", "note", "alert")
MANY = ("tags", "consents", "custom")


def brought(desk, origin, noun="customers", **told):
    """Import a file or a text; the report, and what each new card says by (field: value), empty ones left out."""
    newest = rows(desk, "SELECT coalesce(max(id), 0) FROM customers")[0][0]
    if not isinstance(origin, Path):
        origin = BytesIO(origin if isinstance(origin, bytes) else origin.encode())
    report = import_file(desk, noun, origin, **told)
    ids = rows(desk, f"SELECT id FROM customers WHERE id > {newest} ORDER BY id")
    return report, [said(desk, who) for (who,) in ids]


def said(desk, who):
    card = greeting.card(desk, who)
    person = card.customer
    ids = rows(desk, f"SELECT external_id FROM origins WHERE noun = 'customers' AND row_id = {who}")
    found = {field: getattr(person, field) for field in ONE}
    found |= {"id": "".join(key for (key,) in ids if not key.startswith("~"))}
    found |= {field: tuple(getattr(person, field)) for field in MANY}
    found |= {
        "since": str(person.since or ""),
        "phones": tuple(phone.raw for phone in person.phones),
        "emails": tuple(email.address for email in person.emails),
        "cues": tuple((cue.kind, cue.text) for cue in card.cues),
    }
    found["custom"] = dict(found["custom"])
    return {field: value for field, value in found.items() if value}
