"""Front Desk's own plain tables, as the demo shop is written in."""

from __future__ import annotations

from frontdesk.exchange.columns.formats.format import Format
from frontdesk.records.incoming import Noun

NAME = "frontdesk"

CUSTOMERS = Format(
    NAME,
    Noun.CUSTOMERS,
    signature=("customer_id", "goes_by", "card_code"),
    columns={
        "customer_id": "external_id",
        "name": "name",
        "goes_by": "goes_by",
        "phone": "phone",
        "email": "email",
        "birthday": "birthday",
        "since": "since",
        "card_code": "card_code",
        "company": "company",
        "address": "address",
        "tags": "tags",
        "note": "note",
        "alert": "alert",
    },
    tag_mark=";",
)

ITEMS = Format(
    NAME,
    Noun.ITEMS,
    signature=("item_id", "name", "category", "price"),
    columns={
        "item_id": "external_id",
        "name": "name",
        "category": "category",
        "price": "price",
        "active": "active",
    },
)

STAFF = Format(
    NAME,
    Noun.STAFF,
    signature=("staff_id", "name", "role"),
    columns={"staff_id": "external_id", "name": "name", "role": "role"},
)

_VISIT = {
    "visit_id",
    "customer_id",
    "date",
    "time",
    "staff_id",
    "party_size",
    "order",
    "happiness",
    "note",
    "next_note",
}

VISITS = Format(
    NAME,
    Noun.VISITS,
    signature=("visit_id", "customer_id", "order", "next_note"),
    columns={column: column for column in _VISIT},
    visit_key=("visit_id",),
)

FORMATS = (CUSTOMERS, ITEMS, STAFF, VISITS)
