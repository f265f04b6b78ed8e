"""What only a whole column can tell: the order of its dates, the mark before its cents."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from frontdesk.exchange import refusals
from frontdesk.exchange.columns.aliases import DATES, MONEY
from frontdesk.exchange.columns.headers import Chosen, Layout
from frontdesk.exchange.values.dates import DayOrder, Evidence
from frontdesk.exchange.values.money import says_decimal_comma
from frontdesk.records.incoming import Refused, Tally

_HINT = re.compile(r"(?<![^\W_])(?:(dd?|tt?|jj?)[/. -]mm?|mm?[/. -]dd?)(?![^\W_])", re.IGNORECASE)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from frontdesk.exchange.columns.headers import Column
    from frontdesk.exchange.files.sheet import Sheet


def survey(
    sheet: Sheet,
    header_line: int | None,
    columns: tuple[Column, ...],
    chosen: Mapping[int, Chosen],
    date_order: DayOrder | None,
) -> Layout:
    """Read the file's date and money columns from end to end, and settle how they are to be read.

    An order that somebody said is taken, for one column (`chosen`) or for all (`date_order`).

    Raises:
        AmbiguousDates: A column's dates can be read both ways, or only some each way.
    """
    said = {column.index: date_order for column in columns if date_order and column.field in DATES}
    said |= {index: choice.order for index, choice in chosen.items() if choice.order}
    evidence = {c.index: Evidence() for c in columns if c.field in DATES and c.index not in said}
    money = [column.index for column in columns if column.field in MONEY]
    commas = _look(sheet, header_line, columns, evidence, money) if evidence or money else frozenset()
    orders = {index: order for index, order in said.items() if order}
    for index, seen in evidence.items():
        if order := _settled(columns[index].name, seen):
            orders[index] = order
    return Layout(columns, orders, commas)


def _look(
    sheet: Sheet,
    header_line: int | None,
    columns: Sequence[Column],
    evidence: Mapping[int, Evidence],
    money: Sequence[int],
) -> frozenset[int]:
    commas: set[int] = set()
    dates = [(index, seen.see) for index, seen in evidence.items()]
    for row in sheet.rows(header_line, columns, Tally()):
        if isinstance(row, Refused):
            continue
        cells = row[1]
        for index, see in dates:
            text = cells[index]
            if text and text[4:5] != "-":  # an ISO date says nothing about the others
                see(text)
        for index in money:
            if "," in cells[index] and says_decimal_comma(cells[index]):
                commas.add(index)
    return frozenset(commas)


def _settled(name: str, seen: Evidence) -> DayOrder | None:
    """How a column's dates are to be read: as they say themselves, else as its name does, "Birthday (DD/MM/YYYY)"."""
    try:
        return seen.order()
    except ValueError as why:
        if not (seen.day_first or seen.month_first) and (hint := _HINT.search(name)):
            return DayOrder.DAY_FIRST if hint[1] else DayOrder.MONTH_FIRST
        examples = ", ".join(seen.examples)
        sentence = f"The dates in “{name}” ({examples}) can be read day first or month first: {why}."
        doubt = refusals.AmbiguousDates(sentence)
        doubt.column = name
        raise doubt from None
