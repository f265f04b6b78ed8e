"""From the birthday columns of a row to one birthday."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.exchange.nouns.cells import is_no_date, whole_number
from frontdesk.exchange.values.dates import read_birthday

if TYPE_CHECKING:
    from frontdesk.exchange.columns.headers import Layout

_MOST_MONTHS, _MOST_DAYS = 12, 31


class BirthdayReader:
    """Reads a birthday from one column, or from a year, a month and a day."""

    def __init__(self, layout: Layout) -> None:
        self._whole, self._order = layout.one("birthday"), layout.orders.get(layout.one("birthday"))
        self._apart = tuple(map(layout.one, ("birth_year", "birth_month", "birth_day")))
        self._has_parts = min(self._apart) < layout.width

    def read(self, cells: list[str], kept: list[tuple[int, str]], odd: list[tuple[int, str]]) -> str | None:
        """The birthday, "--MM-DD" without a year; `odd` takes a cell that is none, `kept` parts that make none."""
        text = cells[self._whole].strip()
        found = None
        if text and not is_no_date(text):
            found = read_birthday(text, self._order)
            if found is None:
                odd.append((self._whole, text))
        return self._from_parts(cells, kept, found) if self._has_parts else found

    def _from_parts(self, cells: list[str], kept: list[tuple[int, str]], found: str | None) -> str | None:
        parts = [(index, text) for index in self._apart if (text := cells[index].strip())]
        year, month, day = (whole_number(cells[index].strip()) or 0 for index in self._apart)
        if found is None and 1 <= month <= _MOST_MONTHS and 1 <= day <= _MOST_DAYS:
            found = read_birthday(f"{year:04}-{month:02}-{day:02}" if year else f"--{month:02}-{day:02}", None)
            if found:
                return found
        kept += parts
        return found
