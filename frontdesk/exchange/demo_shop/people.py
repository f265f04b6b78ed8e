"""The shop itself, its team, and its customers with all that staff wrote about them."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING, Any

from frontdesk.exchange.demo_shop.laying import SHOP, named
from frontdesk.words.folding import folded
from frontdesk.words.phones import read_phone

if TYPE_CHECKING:
    from sqlmodel import SQLModel

    from frontdesk.exchange.demo_shop.laying import Laying, Row

_MORNING = time(9)


def lay_out(laying: Laying) -> None:
    """Write settings, team, customers, and what is known of them."""
    from frontdesk.store.shop import settings

    for name, value in {**SHOP, "zone": laying.zone}.items():
        settings.put(laying.work, name, value)
    _team(laying)
    _customers(laying)
    _remarks(laying)


def _team(laying: Laying) -> None:
    from frontdesk.store.tables import StaffRow

    laying.put(
        StaffRow,
        [
            {"id": int(row["staff_id"]), **named(row), "role": row["role"], "active": True, "version": 1}
            for row in laying.rows("staff")
        ],
    )


def _customers(laying: Laying) -> None:
    from frontdesk.store.tables import CustomerRow, EmailRow, PhoneRow, TagRow

    people = list(laying.rows("customers"))
    laying.put(CustomerRow, [_customer(laying, row) for row in people])
    pairs = [(int(row["customer_id"]), row) for row in people]
    phones = [(who, row[column]) for who, row in pairs for column in ("phone", "phone_2") if row[column]]
    laying.work.add_many(PhoneRow, [_phone(who, raw) for who, raw in phones])
    laying.work.add_many(
        EmailRow,
        [
            {"customer_id": who, "address": row["email"], "folded": folded(row["email"])}
            for who, row in pairs
            if row["email"]
        ],
    )
    tags = [(who, tag.strip()) for who, row in pairs for tag in row["tags"].split(";") if tag.strip()]
    laying.work.add_many(TagRow, [{"customer_id": who, "tag": tag} for who, tag in tags])


def _customer(laying: Laying, row: Row) -> dict[str, Any]:
    days = laying.days
    who, since = int(row["customer_id"]), days.day(row["since"])
    laying.since[who] = min(days.at(since, _MORNING), days.now)
    texts = {column: row[column] for column in ("goes_by", "company", "address", "note", "alert", "card_code")}
    return {
        "id": who,
        **named(row),
        **texts,
        "birthday": days.birthday(row["birthday"]),
        "since": since,
        "created_at": laying.since[who],
        "merged_into": None,
        "custom": [],
        "version": 1,
    }


def _phone(who: int, raw: str) -> dict[str, Any]:
    phone = read_phone(raw, SHOP["country"])
    return {"customer_id": who, "raw": raw, "e164": phone.e164, "digits": phone.digits}


def _remarks(laying: Laying) -> None:
    from frontdesk.store.tables import AllergyRow, CueRow, LinkRow, PreferenceRow

    tables: dict[str, type[SQLModel]] = {
        "cues": CueRow,
        "preferences": PreferenceRow,
        "allergies": AllergyRow,
        "links": LinkRow,
    }
    for name, table in tables.items():
        laying.work.add_many(table, [remark(laying, row) for row in laying.rows(name)])


def remark(laying: Laying, row: Row) -> dict[str, Any]:
    """What was written about a customer when they were: nobody knows any more by whom."""
    who = int(row["customer_id"])
    said: dict[str, Any] = {**row, "customer_id": who, "at": laying.since[who], "staff_id": None}
    return said | {"other_id": int(row["other_id"])} if "other_id" in row else said
