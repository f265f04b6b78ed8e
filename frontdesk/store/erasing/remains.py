"""What becomes of each kind of row when its customer is forgotten: it goes, unless the figures count it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from frontdesk.store.journal.images import table_of
from frontdesk.store.tables import CustomerRow
from frontdesk.store.tables.derived import HabitRow, SpellRow, StandingRow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Column, Table

FORGOTTEN = "(forgotten)"
"""Stands where a column must hold something."""

NO_ROW = 0
"""Stands where a visit's number stood: no row has it, so a second import neither doubles nor fills that visit."""

PARENTS = {"usual_lines": ("usual_id", "usuals"), "visit_lines": ("visit_id", "visits")}
"""Tables whose rows are somebody's by another row of theirs: the column that names it, and its table."""

_QUARTER = 15

Image = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Rest:
    """What an anonymous row is made with: the names on the shop's list by id, and the time of the act (ISO, UTC)."""

    items: Mapping[int, str]
    now: str


def _visit(image: Image, _rest: Rest) -> dict[str, Any]:
    """The sums of days need its quarter of an hour, no more; the minute would find it in a till's own roll."""
    at = datetime.fromisoformat(image["at"])
    quarter = at.replace(minute=at.minute // _QUARTER * _QUARTER, second=0, microsecond=0)
    return {"customer_id": None, "at": quarter.isoformat(), "party_size": None, "note": "", "next_note": ""}


def _line(image: Image, rest: Rest) -> dict[str, Any] | None:
    """What stands on the list was sold; what was only written down may be anything."""
    name = rest.items.get(image["item_id"] or 0)
    return None if name is None else {"name": name, "modifiers": []}


def _feedback(image: Image, rest: Rest) -> dict[str, Any]:
    """That it was said counts. What is open is closed: nobody is left to answer."""
    nothing = {"customer_id": None, "visit_id": None, "item": "", "answer": "", "outcome": ""}
    return {**nothing, "text": FORGOTTEN, "closed_at": image["closed_at"] or rest.now}


def _make_good(_image: Image, _rest: Rest) -> dict[str, Any]:
    """The sum stands against the budget."""
    return {"customer_id": None, "what": FORGOTTEN}


STAYS: dict[str, Callable[[Image, Rest], dict[str, Any] | None]] = {
    "visits": _visit,
    "visit_lines": _line,
    "feedback": _feedback,
    "make_goods": _make_good,
}
"""The tables whose rows stay as counts, with the columns that are emptied; every other row of theirs goes."""

DERIVED: tuple[Table, ...] = tuple(table_of(kind) for kind in (StandingRow, HabitRow, SpellRow))


def emptied(name: str, image: Image, rest: Rest) -> dict[str, Any] | None:
    """The columns that a row which stays gets anew, the same ones for all rows of a table; None where it goes."""
    stays = STAYS.get(name)
    return stays(image, rest) if stays is not None else None


def remaining(name: str, image: Image, rest: Rest) -> dict[str, Any] | None:
    """A row as it stays, or None where it goes."""
    new = emptied(name, image, rest)
    return None if new is None else {**image, **new}


def naming_people() -> Iterator[tuple[Table, list[Column[Any]]]]:
    """Every table that names customers, with the columns that do; one that is added later is among them by itself."""
    for table in CustomerRow.metadata.tables.values():
        columns = [key.parent for key in table.foreign_keys if key.column.table.name == "customers"]
        if columns and table not in DERIVED:
            yield table, columns
