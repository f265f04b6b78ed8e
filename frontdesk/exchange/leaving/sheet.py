"""Rows on their way out: what they are called, and how they are told as a table or as objects."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Value = str | int | float | bool | None

OWN_COLUMN = "custom: "
"""Before the name of a column that is the customers' own: no other column begins so."""

_TRUTH = {"yes": True, "no": False}


@dataclass(frozen=True, slots=True)
class Several:
    """Something of which a row has none, one or many: numbered columns in a table, a list in an object.

    Attributes:
        one: What a column is called before its number: phone_1.
        many: What the list is called.
        fields: What each has, where it is more than a bare value: line_1_quantity.
        most: How many columns there are.
    """

    one: str
    many: str
    fields: tuple[str, ...] = ()
    most: int = 1

    @property
    def columns(self) -> list[str]:
        """The numbered columns."""
        ends = [f"_{field}" for field in self.fields] or [""]
        return [f"{self.one}_{number}{end}" for number in range(1, self.most + 1) for end in ends]

    def listed(self, cells: list[Value]) -> list[Any]:
        """What the numbered cells of a row hold, without the empty ones."""
        if not self.fields:
            return [cell for cell in cells if cell is not None]
        width = len(self.fields)
        all_of_them = (cells[start : start + width] for start in range(0, len(cells), width))
        pairs = (zip(self.fields, each, strict=True) for each in all_of_them)
        return [found for each in pairs if (found := {field: value for field, value in each if value is not None})]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table that leaves: its name, its columns in their lasting order, and the rows, which are read once.

    A row has a cell for each of `columns`, for each numbered column of `several`, and for each of the `own` columns.
    The `flags` hold yes or no.
    """

    name: str
    columns: tuple[str, ...]
    rows: Iterable[Sequence[Value]]
    several: tuple[Several, ...] = ()
    own: tuple[str, ...] = ()
    flags: frozenset[str] = frozenset()

    @property
    def header(self) -> list[str]:
        """Every column of the table."""
        numbered = [column for each in self.several for column in each.columns]
        return [*self.columns, *numbered, *(OWN_COLUMN + name for name in self.own)]

    def objects(self) -> Iterator[dict[str, Any]]:
        """The rows as objects: a list instead of numbered columns, and true or false instead of yes or no."""
        for row in self.rows:
            cells = iter(row)
            told: dict[str, Any] = dict(zip(self.columns, cells, strict=False))
            for name in self.flags:
                told[name] = _TRUTH.get(told[name])
            for each in self.several:
                told[each.many] = each.listed([next(cells) for _ in each.columns])
            if self.own:
                told["custom"] = {name: value for name in self.own if (value := next(cells)) is not None}
            yield told
