"""From the rows of a sale to an incoming visit."""

from __future__ import annotations

import re
from hashlib import sha256
from typing import TYPE_CHECKING

from frontdesk.exchange.nouns.cells import mails, whole_number
from frontdesk.exchange.nouns.reaching import as_typed
from frontdesk.exchange.nouns.visit_lines import Flaw, LineReader
from frontdesk.exchange.nouns.zones import zone_named
from frontdesk.exchange.values.dates import read_day, read_moment, read_time
from frontdesk.records.incoming import IncomingVisit, Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date, time

    from frontdesk.exchange.columns.headers import Layout
    from frontdesk.exchange.files.reading import Row

_MOODS = frozenset("+=-")
_NAME = re.compile(r"[^\W\d_][^\d@]* [^\d@]*[^\W\d_].*")
"""Two words without a digit are nobody's id."""
_Moment = tuple["date", "time | None", "str | None"]


class VisitReader:
    """Reads the visits of one file, its columns found once.

    Args:
        layout: The file's columns.
        walk_in: The customer ids that stand for nobody in particular.
        key: The fields that together name a visit; a visit without them is named by a digest of all it says.
        listed: Whether a name is on the shop's list, for orders in words ("7 up").
    """

    def __init__(
        self,
        layout: Layout,
        walk_in: frozenset[str],
        key: tuple[str, ...],
        listed: Callable[[str], bool] | None = None,
    ) -> None:
        one = layout.one
        self._walk_in, self._layout = walk_in, layout
        self._key = tuple((field, one(field)) for field in key)
        self._customer, self._customer_name = one("customer_id"), one("customer_name")
        self._first, self._last = one("customer_first_name"), one("customer_last_name")
        self._email, self._phone = one("customer_email"), one("customer_phone")
        self._date, self._time, self._zone = one("date"), one("time"), one("zone")
        self._order, self._has_time = layout.orders.get(self._date), one("time") < layout.width
        self._staff_id, self._staff, self._branch = one("staff_id"), one("staff"), one("branch")
        self._party, self._happiness = one("party_size"), one("happiness")
        self._notes, self._next = layout.every("note"), layout.every("next_note")
        self._lines = LineReader(layout, listed)

    def read(self, rows: list[Row], copy: int = 1) -> Iterator[IncomingVisit | Refused]:
        """The visit that `rows` make; if one cannot be read, all are refused: half a visit is a wrong one.

        Args:
            rows: All rows of the visit, in file order.
            copy: Which of several visits that say the same this is.
        """
        for _, cells, _ in rows:
            cells.append("")
        try:
            yield self._visit(rows, copy)
        except Flaw as flaw:
            for line, cells, _ in rows:
                other = f"the same visit's line {flaw.line:,} cannot be read: " if line != flaw.line else ""
                yield Refused(line, other + flaw.reason, tuple(cells[:-1]))

    def _visit(self, rows: list[Row], copy: int) -> IncomingVisit:
        line, cells, _ = rows[0]
        flaws = [warning for row in rows for warning in row[2]]
        day, at, zone = self._moment(line, cells, flaws)
        customer, name = self._who(cells)
        lines = self._lines.read(rows, flaws)
        return IncomingVisit(
            line,
            self._named(cells, day, at) or _digest(rows, copy),
            None if not customer or customer in self._walk_in else customer,
            day,
            at,
            zone,
            name,
            cells[self._staff_id].strip() or None,
            cells[self._staff].strip(),
            cells[self._branch].strip(),
            lines,
            self._lines.total(rows, lines, flaws),
            self._number(cells[self._party].strip(), flaws),
            self._mood(cells[self._happiness].strip(), flaws),
            self._said(rows, self._notes),
            self._said(rows, self._next),
            len(rows),
            tuple(dict.fromkeys(flaws)),
            tuple([row[0] for row in rows]),
            _mail(cells[self._email].strip()),
            as_typed(phone) if (phone := cells[self._phone].strip()) else "",
        )

    def _who(self, cells: list[str]) -> tuple[str, str]:
        """The customer's id and name; many tills call the name "Customer"."""
        customer, name = cells[self._customer].strip(), cells[self._customer_name].strip()
        if not name:
            name = f"{cells[self._first].strip()} {cells[self._last].strip()}".strip()
        if not name and customer not in self._walk_in and _NAME.fullmatch(customer):
            return "", customer
        return customer, name

    def _moment(self, line: int, cells: list[str], flaws: list[str]) -> _Moment:
        text, zone = cells[self._date].strip(), zone_named(cells[self._zone].strip())
        if not text:
            raise Flaw(line, "a visit without a date")
        if not self._has_time:
            found = read_moment(text, self._order)
            if found is None:
                raise Flaw(line, f"“{text[:60]}” is no date I can read")
            return found[0], found[1], found[2] or zone
        day = read_day(text, self._order)
        if day is None:
            raise Flaw(line, f"“{text[:60]}” is no date I can read")
        clock = cells[self._time].strip()
        at = read_time(clock) if clock else None
        if clock and at is None:
            flaws.append(f"“{clock[:60]}” is no time I can read; only the day is kept")
        return day, at, zone

    def _named(self, cells: list[str], day: date, at: time | None) -> str:
        """The visit's own name, dates and times in one spelling; "" if the file gives it none."""
        spelled = {"date": day.isoformat(), "time": at.isoformat() if at else ""}
        parts = [spelled.get(field, cells[index].strip()) for field, index in self._key]
        return "|".join(parts) if any(cells[index].strip() for _, index in self._key) else ""

    def _number(self, text: str, flaws: list[str]) -> int | None:
        number = whole_number(text) if text else None
        if text and (number is None or number < 1):
            flaws.append(f"“{text[:60]}” is no party size; it is left open")
            return None
        return number

    def _mood(self, text: str, flaws: list[str]) -> str:
        if text and text not in _MOODS:
            flaws.append(f"“{text[:60]}” is no happiness (+, = or -); it is left open")
            return ""
        return text

    def _said(self, rows: list[Row], indexes: tuple[int, ...]) -> str:
        if not indexes:
            return ""
        notes = [text for _, cells, _ in rows for index in indexes if (text := cells[index].strip())]
        return "\n".join(dict.fromkeys(notes))


def _mail(text: str) -> str:
    return (mails(text) or [""])[0] if text else ""


def _digest(rows: list[Row], copy: int) -> str:
    said = "\x1e".join("\x1f".join(cells) for _, cells, _ in rows)
    name = "~" + sha256(said.encode()).hexdigest()[:20]
    return name if copy == 1 else f"{name}#{copy}"
