"""What an action did to the shop's rows, in words: what was there before, and what came after."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from frontdesk.tui.text import HIDDEN, plainly
from frontdesk.words.phrases import count

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.content import Content

    from frontdesk.desk.desk import Desk
    from frontdesk.records.deeds import Action, Change, Conflict

MOST = 200
_NOUNS = {
    "allergies": "Allergy",
    "staff": "Team",
    "usuals": "Usual",
    "usual_lines": "Line of a usual",
    "visit_lines": "Line of an order",
    "emails": "E-mail",
}
_NOT_SAID = frozenset({"id", "version", "folded", "digits", "e164", "created_at", "day", "timed", "amount"})
_NUMBERED = frozenset({"customers", "visits", "items"})
_MONEY = frozenset({"price", "amount", "total"})
_LATEST = 60
_FOUND = {"(gone)": "is gone now", "(there)": "is there again"}


def deed_lines(action: Action, desk: Desk, *, masked: bool = False) -> list[Content]:
    """An action's changes, row by row; a hidden screen says which columns changed, not what stood in them.

    What an import wrote in spans is summed up first, table by table.
    """
    rows, single = [], [change for change in action.changes if change.last_id is None]
    for table, many in _in_spans(action).items():
        rows.append(plainly(f"{count(many, 'row')} of {table.replace('_', ' ')}", "bold"))
    for change in single[:MOST]:
        rows += _told(change, desk, masked=masked)
    if len(single) > MOST:
        rows.append(plainly(f"… and {len(single) - MOST:,} more rows", "$quiet"))
    return rows or [plainly("It changed nothing.", "$quiet")]


def _in_spans(action: Action) -> Counter[str]:
    """How many rows of each table it wrote in spans."""
    sums: Counter[str] = Counter()
    for change in action.changes:
        if change.last_id is not None:
            sums[change.table] += change.count
    return sums


def conflict_words(conflict: Conflict) -> str:
    """What stands in the way of taking something back: "Visit 12, note: now “cold soup”"."""
    where = f"{noun(conflict.table)} {conflict.row_id}"
    if not conflict.column:
        return f"{where} {_FOUND.get(conflict.found, 'was changed since')}"
    return f"{where}, {_column(conflict.column)}: now “{str(conflict.found)[:_LATEST]}”"


def noun(table: str) -> str:
    """What a row of a table is called: "Customer", "Visit"."""
    return _NOUNS.get(table) or table.removesuffix("s").replace("_", " ").capitalize()


def _told(change: Change, desk: Desk, *, masked: bool) -> Iterator[Content]:
    name = noun(change.table)
    before, after = change.before or {}, change.after or {}
    deed = "changed" if before and after else "added" if after else "taken out"
    if change.forgotten:
        deed = "of somebody who was forgotten since"
    number = f" {change.row_id}" if change.table in _NUMBERED else ""
    yield plainly(f"{name}{number}", "bold").append_text(f" {deed}", "")
    for column in dict.fromkeys([*before, *after]):
        was, now = before.get(column), after.get(column)
        if column in _NOT_SAID or column.endswith("_id") or (was == now and before and after):
            continue
        yield from _pair(column, _words(column, was, desk), _words(column, now, desk), deed, masked=masked)


def _pair(column: str, was: str, now: str, deed: str, *, masked: bool) -> Iterator[Content]:
    label = plainly(f"  {_column(column):<12} ", "$quiet")
    if masked:
        yield label.append_text(HIDDEN)
    elif deed == "changed":
        yield label + plainly(was or "nothing", "$quiet") + plainly(" → ", "$warm") + plainly(now or "nothing")
    elif was or now:
        yield label + (plainly(now) if deed == "added" else plainly(was, "$quiet"))


def _column(name: str) -> str:
    return name.replace("_", " ")


def _words(column: str, value: Any, desk: Desk) -> str:
    """A stored value as people read it."""
    if value is None or value in ("", []):
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if column in _MONEY and isinstance(value, int):
        from frontdesk.desk.ordering.items import price_words

        return price_words(value, desk.shop.currency)
    if isinstance(value, list):
        return ", ".join(str(each) for each in value)
    if column == "at" or column.endswith("_at"):
        return _time(str(value), desk)
    return str(value)


def _time(text: str, desk: Desk) -> str:
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return text
    return f"{desk.clock.local(at if at.tzinfo else at.replace(tzinfo=UTC)):%Y-%m-%d %H:%M}"
