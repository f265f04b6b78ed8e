"""What the columns of our own tables hold, told by their names alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from frontdesk.exchange.columns.headers import CUSTOM, IGNORED, Column
from frontdesk.exchange.guarding import bare
from frontdesk.exchange.leaving.sheet import OWN_COLUMN
from frontdesk.records.incoming import Noun

if TYPE_CHECKING:
    from collections.abc import Sequence

MARK_COLUMN: Final = "format"

SIGNATURES: Final = {
    Noun.CUSTOMERS: frozenset({"id", "name", "goes_by", "card_code"}),
    Noun.ITEMS: frozenset({"id", "name", "category", "price"}),
    Noun.STAFF: frozenset({"id", "name", "role", "active"}),
    Noun.VISITS: frozenset({"id", "customer_id", "day", "party_size", "happiness"}),
}
"""By which columns each of our own tables is told."""

_KNOWN = {
    Noun.CUSTOMERS: {
        "id": "external_id",
        **{name: name for name in ("name", "goes_by", "company", "address", "birthday", "since", "card_code")},
        **{name: name for name in ("note", "alert")},
    },
    Noun.ITEMS: {
        "id": "external_id",
        "name": "name",
        "category": "category",
        "price": "price_minor",
        "active": "active",
    },
    Noun.STAFF: {"id": "external_id", "name": "name", "role": "role", "active": "active"},
    Noun.VISITS: {
        "id": "visit_id",
        "day": "date",
        "customer": "customer_name",
        "total": "total_minor",
        **{name: name for name in ("customer_id", "at", "staff_id", "staff", "branch", "party_size", "happiness")},
        **{name: name for name in ("note", "next_note")},
    },
}
_NUMBERED = {
    Noun.CUSTOMERS: re.compile(r"(?:phone|email|tag|allergy)_[0-9]+|(?:cue|preference)_[0-9]+_(?:kind|text)"),
    Noun.VISITS: re.compile(r"line_[0-9]+_(?:quantity|item_id|item|price|amount|modifier_[0-9]+)"),
}
_CONSENT = re.compile(r"consent_.+")
_WORKED_OUT = frozenset({"created_at", "visits", "first_visit", "last_visit", "source", "external_id", "replaced_by"})
"""What the shop knows by itself, or only a whole archive can bring back."""

_OF_A_FILE = frozenset({MARK_COLUMN, "line", "reason"})


def laid_out(header: Sequence[str], noun: Noun) -> tuple[Column, ...]:
    """Each column of one of our own tables, with its field; what somebody added is a column of the customers' own."""
    return tuple(Column(index, _name(cell), _field(cell, noun)) for index, cell in enumerate(header))


def _name(cell: str) -> str:
    return cell.removeprefix(OWN_COLUMN) if cell.startswith(OWN_COLUMN) else bare(cell)


def _field(cell: str, noun: Noun) -> str:
    numbered = _NUMBERED.get(noun)
    if cell in _KNOWN[noun]:
        return _KNOWN[noun][cell]
    if numbered and numbered.fullmatch(cell):
        return cell
    if noun is Noun.CUSTOMERS and _CONSENT.fullmatch(cell):
        return cell
    if cell in _OF_A_FILE or cell in _WORKED_OUT:
        return IGNORED
    return CUSTOM
