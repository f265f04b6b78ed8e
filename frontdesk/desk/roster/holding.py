"""Everything that is held on a person, in words they can read."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from frontdesk.desk.lookup import NoSuchCustomer
from frontdesk.desk.ordering.items import price_words
from frontdesk.desk.roster.held_words import PARTS, Told, other_columns
from frontdesk.records.forgetting import Held, HeldLine, HeldPart
from frontdesk.store.orders.visits import days_of
from frontdesk.store.people import holding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from frontdesk.desk.desk import Desk
    from frontdesk.store.people.holding import Deed, Holding

_SILENT = frozenset({"id", "version", "folded", "digits", "e164", "at", "day", "merged_into", "occurs", "anchor"})
_TEXTS = (str, int)
_SAID = {"raw": "phone", "address": "address or e-mail"}


def held(desk: Desk, customer_id: int) -> Held:
    """All that the shop holds on somebody: every row, what was worked out from them, and what the journal keeps.

    What they said of members of the team is theirs to read as well. But in the shop it is the owner's alone to see, so
    it is only put on the page when the owner asks for it (`desk.sees_all`); else it is counted and left out, and the
    page is not complete. What others' records say of them is not on it: it is held on those others.

    Raises:
        NoSuchCustomer: there is nobody of this id.
    """
    with desk.store.reading() as session:
        found = holding.held(session, customer_id)
        days = days_of(session, customer_id, date.min)
    if "customers" not in found.rows:
        raise NoSuchCustomer(f"There is no customer {customer_id}.")
    hidden = frozenset() if desk.sees_all else found.of_staff
    currency = desk.shop.currency
    told = Told(found.names, lambda amount: f"{price_words(amount, currency)} {currency}", desk.clock.local)
    parts = [*_rows(desk, found, told, hidden), _worked_out(desk, days), _done(desk, found, hidden)]
    name = next(row["name"] for row in found.rows["customers"] if row["merged_into"] is None)
    back = sum(table == "feedback" for table, _ in hidden)
    return Held(customer_id, name, desk.shop.name, desk.clock.today(), tuple(filter(_has_lines, parts)), back)


def _has_lines(part: HeldPart) -> bool:
    return bool(part.lines)


def _rows(desk: Desk, found: Holding, told: Told, hidden: frozenset[tuple[str, int]]) -> Iterator[HeldPart]:
    children = {name: found.rows.get(name, []) for name in ("usual_lines", "visit_lines")}
    named: set[str] = {*children}
    for title, tables in PARTS.items():
        lines = []
        for name, say in tables.items():
            named.add(name)
            for row in sorted(found.rows.get(name, ()), key=_when):
                if (name, row["id"]) not in hidden:
                    text = say(told, {**row, "lines": _lines_of(children, name, row["id"])})
                    lines += [HeldLine(each, _day(desk, row), _by(found, row)) for each in text if each]
        yield HeldPart(title, tuple(lines))
    for name in sorted(found.rows.keys() - named):
        rows = (HeldLine(other_columns(row), _day(desk, row), _by(found, row)) for row in found.rows[name])
        yield HeldPart(name.replace("_", " ").capitalize(), tuple(rows))


def _lines_of(children: dict[str, list[dict[str, Any]]], name: str, row_id: int) -> list[dict[str, Any]]:
    child, key = {"usuals": ("usual_lines", "usual_id"), "visits": ("visit_lines", "visit_id")}.get(name, ("", ""))
    return [line for line in children.get(child, ()) if line[key] == row_id]


def _when(row: dict[str, Any]) -> tuple[str, int]:
    """Sorts a kind by when it was, as far as that is known."""
    return str(row.get("at") or ""), row["id"]


def _day(desk: Desk, row: dict[str, Any]) -> date | None:
    at = row.get("at")
    return row["day"] if "day" in row and at is None else desk.clock.day_of(at) if isinstance(at, datetime) else None


def _by(found: Holding, row: dict[str, Any]) -> str:
    return found.names["staff"].get(row.get("staff_id") or row.get("heard_by") or 0, "")


def _worked_out(desk: Desk, days: list[date]) -> HeldPart:
    from frontdesk.desk.rhythm.own import rhythm_words

    rhythm = rhythm_words(days, desk.clock.today())
    return HeldPart(
        "What is worked out from your visits", (HeldLine(f"How often you come: {rhythm}"),) if rhythm else ()
    )


def _done(desk: Desk, found: Holding, hidden: frozenset[tuple[str, int]]) -> HeldPart:
    """What was done, with what stood there before: the record keeps it, so that it can be taken back."""
    lines = []
    for deed in found.deeds:
        before = "; ".join(_before(deed, hidden))
        text = f"{deed.label}; before: {before}" if before else deed.label
        lines.append(HeldLine(text, desk.clock.day_of(deed.at), deed.who))
    return HeldPart("What was done with it, as the shop's record keeps it", tuple(lines))


def _before(deed: Deed, hidden: frozenset[tuple[str, int]]) -> Iterator[str]:
    for name, row_id, before, after in deed.images:
        if (name, row_id) in hidden:
            continue
        for column, value in (before or {}).items():
            gone = after is None or after.get(column) != value
            if gone and column not in _SILENT and not column.endswith("_id") and value and type(value) in _TEXTS:
                yield f"{_SAID.get(column, column.replace('_', ' '))} {value}"
