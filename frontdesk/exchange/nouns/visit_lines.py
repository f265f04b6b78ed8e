"""What was had on a visit, from the cells of its rows."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from frontdesk.exchange.nouns.cells import joined, whole_number
from frontdesk.exchange.values.money import read_amount
from frontdesk.records.incoming import IncomingLine

if TYPE_CHECKING:
    from collections.abc import Callable

    from frontdesk.exchange.columns.headers import Layout
    from frontdesk.exchange.files.reading import Row


class Flaw(Exception):
    """What makes a visit unreadable, and on which physical line."""

    def __init__(self, line: int, reason: str) -> None:
        self.line, self.reason = line, reason
        super().__init__(reason)


class LineReader:
    """Reads the lines of visits: one to a row, or all of them out of one cell of words."""

    def __init__(self, layout: Layout, listed: Callable[[str], bool] | None = None) -> None:
        one = layout.one
        self._listed = listed
        self._spoken = lru_cache(maxsize=4_096)(self._in_words)  # a shop's orders repeat
        self._item_id, self._item, self._quantity = one("item_id"), one("item"), one("quantity")
        self._price, self._amount, self._total = one("unit_price"), one("amount"), one("total")
        self._gross, self._net, self._tax = one("gross"), one("net"), one("tax")
        self._has_net = self._net < layout.width
        self._modifiers, self._keys, self._order = (
            layout.every("modifiers"),
            layout.every("line_key"),
            one("order"),
        )
        self._commas = layout.commas

    def read(self, rows: list[Row], flaws: list[str]) -> tuple[IncomingLine, ...]:
        """All lines of a visit; `flaws` takes a sentence on each thing that was left out.

        Raises:
            Flaw: A quantity or an order cannot be read.
        """
        lines: list[IncomingLine] = []
        for line, cells, _ in rows:
            item_id, item = cells[self._item_id].strip(), cells[self._item].strip()
            if item_id or item:
                lines.append(self._line(line, cells, flaws))
            elif text := cells[self._order].strip():
                lines += self._said(line, text)
        return tuple(lines)

    def _line(self, line: int, cells: list[str], flaws: list[str]) -> IncomingLine:
        said = cells[self._quantity].strip()
        quantity = whole_number(said) if said else 1
        price = self._money(cells, self._price, flaws)
        weighed = _weight(said) if quantity is None else None
        if weighed:
            quantity, price = 1, None if price is None else price * weighed
        if quantity is None or quantity < 1:
            raise Flaw(line, f"the quantity “{said[:60]}” is not a whole number of 1 or more")
        gross = self._money(cells, self._gross, flaws) if price is None else None
        return IncomingLine(
            quantity,
            cells[self._item_id].strip() or None,
            cells[self._item].strip(),
            self._modified(cells) if not weighed else (said, *self._modified(cells)),
            gross / quantity if gross is not None else price,
            self._money(cells, self._amount, flaws),
            joined(cells, self._keys, "."),
        )

    def _modified(self, cells: list[str]) -> tuple[str, ...]:
        return tuple([one for index in self._modifiers if cells[index] for one in _modifiers(cells[index])])

    def _said(self, line: int, text: str) -> tuple[IncomingLine, ...]:
        from frontdesk.words.orders import UnreadableOrder

        try:
            return self._spoken(text)
        except UnreadableOrder as unread:
            raise Flaw(line, f"the order “{text[:60]}” cannot be read: {unread.sentence}") from None

    def _in_words(self, text: str) -> tuple[IncomingLine, ...]:
        from frontdesk.words.orders import read_order

        words = read_order(text, self._listed) if self._listed else read_order(text)
        return tuple(IncomingLine(word.quantity, None, word.item, word.modifiers) for word in words)

    def total(self, rows: list[Row], lines: tuple[IncomingLine, ...], flaws: list[str]) -> Decimal | None:
        """What a whole visit came to: as its first row says, else net and tax of all rows, else what its lines make."""
        first = rows[0][1]
        if first[self._total].strip():
            return self._money(first, self._total, flaws)
        if not self._has_net:
            return total_of(lines)
        paid = [self._money(cells, index, flaws) for _, cells, _ in rows for index in (self._net, self._tax)]
        return sum((amount for amount in paid if amount is not None), Decimal(0))

    def _money(self, cells: list[str], index: int, flaws: list[str]) -> Decimal | None:
        text = cells[index].strip()
        if not text:
            return None
        amount = read_amount(text, decimal_comma=index in self._commas)
        if amount is None:
            flaws.append(f"“{text[:60]}” is no amount I can read; it is left open")
        return amount


def _weight(said: str) -> Decimal | None:
    """What was weighed or measured, 0.35 or 0,5: one line, on which the measure is written."""
    amount = read_amount(said, decimal_comma="," in said)
    return amount if amount and amount > 0 else None


def _modifiers(text: str) -> list[str]:
    return [one for part in text.split(";" if ";" in text else ",") if (one := part.strip())]


def total_of(lines: tuple[IncomingLine, ...]) -> Decimal | None:
    """What the lines come to, by amount, else by price and quantity; None if one of them says neither."""
    total = None
    for line in lines:
        amount = line.amount
        if amount is None and line.unit_price is not None:
            amount = line.unit_price * line.quantity
        if amount is None:
            return None
        total = amount if total is None else total + amount
    return total
