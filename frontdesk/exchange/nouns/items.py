"""From a row to an incoming item."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.exchange.money import read_amount
from frontdesk.exchange.nouns.cells import is_totals, yes_or_no
from frontdesk.records.incoming import IncomingItem, Refused

if TYPE_CHECKING:
    from frontdesk.exchange.headers import Layout
    from frontdesk.exchange.reading import Row


class ItemReader:
    """Reads the rows of one file, its columns found once."""

    def __init__(self, layout: Layout) -> None:
        one = layout.one
        self._id, self._name, self._category = one("external_id"), one("name"), one("category")
        self._price, self._active = one("price"), one("active")
        self._comma = self._price in layout.commas

    def read(self, row: Row) -> IncomingItem | Refused:
        """The item of a row; one without a name cannot be ordered and is refused."""
        line, cells, warnings = row
        cells.append("")
        name, price = cells[self._name].strip(), cells[self._price].strip()
        if not name:
            return Refused(line, "an item without a name", tuple(cells[:-1]))
        if is_totals(name) and not cells[self._id].strip() and not cells[self._category].strip():
            return Refused(line, "a line of totals, no item", tuple(cells[:-1]))
        amount = read_amount(price, decimal_comma=self._comma) if price else None
        if price and amount is None:
            warnings = (*warnings, f"“{price[:60]}” is no price I can read; the item has none")
        return IncomingItem(
            line,
            cells[self._id].strip() or None,
            name,
            cells[self._category].strip(),
            amount,
            yes_or_no(cells[self._active]),
            warnings,
        )
