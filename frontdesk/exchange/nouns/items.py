"""From a row to an incoming item."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.exchange.nouns.cells import is_totals, yes_or_no
from frontdesk.exchange.values.money import read_amount
from frontdesk.records.incoming import IncomingItem, Refused

if TYPE_CHECKING:
    from frontdesk.exchange.columns.headers import Layout
    from frontdesk.exchange.files.reading import Row

_ONLY_ONE = frozenset({"regular", "default", "default title", "standard", "normal"})
"""What tills call the one variation of an item that has no others."""


class ItemReader:
    """Reads the rows of one file, its columns found once.

    Tills write the sizes of an item below each other, its name and category only once: "Latte", and below it a row
    with the same handle and "Large" is "Latte Large".
    """

    def __init__(self, layout: Layout) -> None:
        one = layout.one
        self._id, self._name, self._category = one("external_id"), one("name"), one("category")
        self._price, self._active, self._handle = one("price"), one("active"), one("handle")
        self._variations = layout.every("variation")
        self._comma = self._price in layout.commas
        self._above = ("", "", "")

    def read(self, row: Row) -> IncomingItem | Refused:
        """The item of a row; one without a name cannot be ordered and is refused."""
        line, cells, warnings = row
        cells.append("")
        name, category = self._named(cells)
        if not name:
            return Refused(line, "an item without a name", tuple(cells[:-1]))
        if is_totals(name) and not cells[self._id].strip() and not category:
            return Refused(line, "a line of totals, no item", tuple(cells[:-1]))
        price = cells[self._price].strip()
        amount = read_amount(price, decimal_comma=self._comma) if price else None
        if price and amount is None:
            warnings = (*warnings, f"“{price[:60]}” is no price I can read; the item has none")
        return IncomingItem(
            line,
            cells[self._id].strip() or None,
            " ".join((name, *self._varied(cells))),
            category,
            amount,
            yes_or_no(cells[self._active]),
            warnings,
        )

    def _named(self, cells: list[str]) -> tuple[str, str]:
        """Name and category, of the row above where it is of the same handle and has none."""
        handle, name, category = (cells[index].strip() for index in (self._handle, self._name, self._category))
        if handle and not name and handle == self._above[0]:
            return self._above[1], category or self._above[2]
        self._above = handle, name, category
        return name, category

    def _varied(self, cells: list[str]) -> list[str]:
        texts = [cells[index].strip() for index in self._variations]
        return [text for text in texts if text and text.casefold() not in _ONLY_ONE]
