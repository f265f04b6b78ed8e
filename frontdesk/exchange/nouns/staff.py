"""From a row to an incoming member of staff."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.exchange.nouns.cells import joined
from frontdesk.exchange.values.dates import read_day
from frontdesk.records.incoming import IncomingStaff, Refused

if TYPE_CHECKING:
    from frontdesk.exchange.columns.headers import Layout
    from frontdesk.exchange.files.reading import Row


class StaffReader:
    """Reads the rows of one file, its columns found once."""

    def __init__(self, layout: Layout) -> None:
        one = layout.one
        self._id, self._name, self._role = one("external_id"), one("name"), one("role")
        self._branch, self._since = one("branch"), one("since")
        self._parts = layout.every("first_name", "name_part", "last_name")
        self._order = layout.orders.get(self._since)

    def read(self, row: Row) -> IncomingStaff | Refused:
        """Who a row is about; nobody can be asked for by no name, so a row without one is refused."""
        line, cells, warnings = row
        cells.append("")
        name, since = cells[self._name].strip() or joined(cells, self._parts, " "), cells[self._since].strip()
        if not name:
            return Refused(line, "a member of staff without a name", tuple(cells[:-1]))
        started = read_day(since, self._order) if since else None
        if since and started is None:
            warnings = (*warnings, f"“{since[:60]}” is no date I can read; the start is left open")
        return IncomingStaff(
            line,
            cells[self._id].strip() or None,
            name,
            cells[self._role].strip(),
            cells[self._branch].strip(),
            started,
            warnings,
        )
