"""The visits as they were numbered, looked up by whoever tells what was said and promised at them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from demo_shop import team
from demo_shop.moments import Moment, minute_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from demo_shop.tables import Row


@dataclass(frozen=True)
class Entry:
    """One visit under its number; `served_by` is a name."""

    number: int
    who: str
    at: Moment
    day: date
    order: str
    served_by: str
    happiness: str
    note: str


class Ledger:
    """All visits of known customers, by person and day."""

    def __init__(self, ids: Mapping[str, int], visits: Iterable[Row]) -> None:
        self.ids = ids
        handles = {number: handle for handle, number in ids.items()}
        self.entries = [_entry(row, handles[int(row[1])]) for row in visits if row[1]]
        self._of: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.entries:
            self._of[entry.who].append(entry)

    def of(self, who: str) -> list[Entry]:
        """One person's visits, the oldest first."""
        return self._of[who]

    def on(self, who: str, day: date) -> Entry:
        """The person's last visit of that day; whoever writes a story by hand hears when there is none."""
        found = [entry for entry in self._of[who] if entry.day == day]
        if not found:
            raise LookupError(f"{who} does not come on {day}")
        return found[-1]

    def after(self, who: str, moment: Moment) -> Entry:
        """The person's first visit after a moment."""
        return next(entry for entry in self._of[who] if entry.at.place > moment.place)


def _entry(row: Row, who: str) -> Entry:
    number, _, day, wall, served_by, _, order, happiness, note, *_ = (str(cell) for cell in row)
    on = date.fromisoformat(day)
    name, _ = team.STAFF[int(served_by) - 1]
    return Entry(int(number), who, Moment(on, minute_of(wall)), on, order, name, happiness, note)
