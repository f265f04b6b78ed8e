"""From the rows of a file to the records of its noun."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from frontdesk.exchange.files.reading import Row
from frontdesk.exchange.nouns.customers import CustomerReader
from frontdesk.exchange.nouns.events import Events
from frontdesk.exchange.nouns.grouping import together
from frontdesk.exchange.nouns.items import ItemReader
from frontdesk.exchange.nouns.staff import StaffReader
from frontdesk.exchange.nouns.visits import VisitReader
from frontdesk.records.incoming import Incoming, Noun, Refused

if TYPE_CHECKING:
    from frontdesk.exchange.columns.formats.format import Format
    from frontdesk.exchange.columns.headers import Layout

Rows = Iterator[Row | Refused]
Records = Iterator[Incoming | Refused]


def reader_for(form: Format, layout: Layout, listed: Callable[[str], bool] | None = None) -> Callable[[Rows], Records]:
    """What makes the records of `form` out of the rows of a file laid out so; refused rows pass through."""
    if form.noun is Noun.VISITS:
        return _visits(form, layout, listed)
    if form.noun is Noun.CUSTOMERS:
        return _one_by_one(CustomerReader(layout, form.tag_mark, form.given).read)
    return _one_by_one(ItemReader(layout).read if form.noun is Noun.ITEMS else StaffReader(layout).read)


def _one_by_one(read: Callable[[Row], Incoming | Refused]) -> Callable[[Rows], Records]:
    def each(rows: Rows) -> Records:
        for row in rows:
            yield row if isinstance(row, Refused) else read(row)

    return each


def _visits(form: Format, layout: Layout, listed: Callable[[str], bool] | None) -> Callable[[Rows], Records]:
    """Visits of one row each, or of all rows that agree in what names a sale.

    Rows without a name for the sale are visits of their own; equal ones are numbered, because ten people may
    well have had one coffee each on the same day.
    """
    has_names = bool(layout.every("visit_id"))
    key_fields = (form.together or form.visit_key) if has_names else ()
    reader = VisitReader(layout, form.walk_in, key_fields, listed)
    every_row = bool(form.visit_key) and has_names
    named_by = tuple(index for field in form.together for index in layout.every(field))
    key = named_by if has_names else tuple(range(layout.width))

    def each(rows: Rows) -> Records:
        events = Events(layout)
        found: Iterator[list[Row] | Refused] = map(_alone, rows) if every_row else together(rows, key)
        for group in found:
            if isinstance(group, Refused):
                yield group
                continue
            for copy, part in enumerate(_named_apart(group, has_names=has_names), 1):
                for visit in events.visits(part):
                    yield from [visit] if isinstance(visit, Refused) else reader.read(visit, copy)
        events.settle()

    return each


def _named_apart(group: list[Row], *, has_names: bool) -> Iterator[list[Row]]:
    """The rows of one sale as they are; equal rows that name no sale each for itself."""
    if has_names:
        yield group
    else:
        yield from ([row] for row in group)


def _alone(row: Row | Refused) -> list[Row] | Refused:
    return row if isinstance(row, Refused) else [row]
