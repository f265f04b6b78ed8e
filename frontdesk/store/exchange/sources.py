"""The tables that leave the shop, column by column in the order that never changes; new ones are added at the end.

`docs/formats.md` tells what they hold, and a test keeps the two alike.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Cell(NamedTuple):
    """A column on its way out: its name, what it is in the file, and whether it is a yes or no."""

    name: str
    cell: str
    flag: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """A table that leaves: `t` in its own terms.

    Attributes:
        table: Where the rows stand.
        columns: What leaves of them, the mark of the format left aside.
        owner: The column of whose they are.
        parent: The source that they are part of: they leave if what they belong to does.
        join: What stands beside each row.
        always: Which rows leave at all.
        since: Which rows are meant by a shop day.
        discreet: Which rows may leave for whoever is not the owner.
    """

    table: str
    columns: tuple[Cell, ...]
    owner: str = "customer_id"
    parent: str = ""
    join: str = ""
    always: str = "1"
    since: str = ""
    discreet: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """The columns' names."""
        return tuple(column.name for column in self.columns)


def _cells(words: str) -> tuple[Cell, ...]:
    """Columns by their names: a final @ tells a time in UTC, a final ? a yes or no."""
    return tuple(_cell(word) for word in words.split())


def _cell(word: str) -> Cell:
    name = word.rstrip("@?")
    if word.endswith("?"):
        return Cell(name, f"CASE t.{name} WHEN 1 THEN 'yes' WHEN 0 THEN 'no' END", flag=True)
    return Cell(name, _time(f"t.{name}") if word.endswith("@") else f"t.{name}")


def _time(column: str) -> str:
    """A time as 2026-11-20T08:30:00Z, with the fraction of a second where it has one."""
    return f"replace(replace({column}, ' ', 'T'), '.000000', '') || 'Z'"


def _name(name: str, key: str, table: str) -> Cell:
    return Cell(name, f"(SELECT name FROM {table} WHERE id = t.{key})")


def _of_a_customer(words: str, table: str) -> Source:
    return Source(table, _cells(f"id customer_id {words}"), parent="customers")


_STANDING = (
    Cell("visits", "coalesce(s.visits, 0)"),
    Cell("first_visit", _time("s.first_at")),
    Cell("last_visit", _time("s.last_at")),
)
_ITEM = Cell("item", "t.name")

SOURCES = {
    "customers": Source(
        "customers",
        (
            *_cells("id name goes_by company address birthday since card_code note alert created_at@"),
            *_STANDING,
        ),
        join="LEFT JOIN standings s ON s.customer_id = t.id",
        always="t.merged_into IS NULL",
        since="(t.created_at >= :since_at OR s.last_at >= :since_at)",
    ),
    "phones": _of_a_customer("raw e164", "phones"),
    "emails": _of_a_customer("address", "emails"),
    "tags": _of_a_customer("tag", "tags"),
    "consents": _of_a_customer("channel given?", "consents"),
    "cues": _of_a_customer("kind text at@ staff_id", "cues"),
    "preferences": _of_a_customer("kind text at@ staff_id", "preferences"),
    "allergies": _of_a_customer("text at@ staff_id", "allergies"),
    "links": _of_a_customer("kind other_id at@ staff_id", "links"),
    "usuals": _of_a_customer("label holds at@ staff_id", "usuals"),
    "usual_lines": Source(
        "usual_lines",
        (*_cells("id usual_id quantity item_id"), _ITEM, *_cells("modifiers")),
        owner="usual_id",
        parent="usuals",
    ),
    "items": Source("items", _cells("id name category price active? replaced_by")),
    "staff": Source("staff", _cells("id name role active?")),
    "visits": Source(
        "visits",
        (
            *_cells("id customer_id"),
            _name("customer", "customer_id", "customers"),
            Cell("at", f"CASE WHEN t.timed THEN {_time('t.at')} END"),
            *_cells("day staff_id"),
            _name("staff", "staff_id", "staff"),
            *_cells("branch party_size happiness note next_note total"),
        ),
        since="t.day >= :since",
    ),
    "lines": Source(
        "visit_lines",
        (*_cells("id visit_id quantity item_id"), _ITEM, *_cells("price amount modifiers")),
        owner="visit_id",
        parent="visits",
    ),
    "feedback": Source(
        "feedback",
        (
            *_cells("id kind text at@ day customer_id"),
            _name("customer", "customer_id", "customers"),
            *_cells("visit_id item_id"),
            Cell("item", "coalesce((SELECT name FROM items WHERE id = t.item_id), t.item)"),
            *_cells("about_id"),
            _name("about", "about_id", "staff"),
            *_cells("heard_by assigned_to idea_id sorry_at@ sorry_by answer answered_at@ answered_by"),
            *_cells("closed_at@ closed_by outcome first_contact?"),
        ),
        since="t.day >= :since",
        discreet="(t.kind <> 'complaint' OR t.about_id IS NULL)",
    ),
}
"""By the name of the file that each becomes."""
