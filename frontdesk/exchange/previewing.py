"""A file looked at before it is imported: its columns, some of its cells, and what would become of its rows."""

from __future__ import annotations

from contextlib import closing
from itertools import islice
from typing import IO, TYPE_CHECKING

from frontdesk.exchange import refusals
from frontdesk.exchange.bringing.one_action import bring
from frontdesk.exchange.bringing.planning import Errand
from frontdesk.exchange.columns.aliases import fields
from frontdesk.exchange.columns.headers import IGNORED
from frontdesk.exchange.columns.heading import Told
from frontdesk.exchange.columns.remembering import recall
from frontdesk.exchange.files.trouble import plainly_told
from frontdesk.exchange.importing import checked, source_at, source_of
from frontdesk.exchange.table import glance, open_table
from frontdesk.records.incoming import Noun, Preview, PreviewColumn

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from frontdesk.desk.desk import Desk
    from frontdesk.exchange.files.decoding import Source
    from frontdesk.exchange.table import Table

EXAMPLES = 3
"""Cells of each column that are shown."""

LONGEST_EXAMPLE = 200


def preview(
    desk: Desk,
    noun: Noun | str,
    origin: Path | IO[bytes] | Source,
    *,
    source: str | None = None,
    on_duplicate: str = "add",
    create_customers: bool = False,
    format_name: str | None = None,
    mapping: Mapping[str, str] | None = None,
    encoding: str | None = None,
    delimiter: str | None = None,
    sheet: str | None = None,
    progress: Callable[[int, int | None], None] | None = None,
) -> Preview:
    """What `import_file` would do with the same words, tried and rolled back; what must be asked is a `question`.

    Nothing is written. A stream that was handed in is left at its end and must be able to go back for the import.

    Raises:
        BadInput: the file cannot be imported whatever is answered, as its sentence says (see `refusals`).
        Cancelled: `progress` did.
    """
    checked(on_duplicate)
    noun = Noun(noun)
    told = Told(format_name=format_name, mapping=mapping, encoding=encoding, delimiter=delimiter, sheet=sheet)
    with plainly_told(), closing(source_at(origin)) as file:
        recalled = recall(desk, noun, file, told, source)
        try:
            table = open_table(file, noun, **recalled.told)
        except (refusals.HeaderUnknown, refusals.AmbiguousDates) as doubt:
            with glance(file, noun, **recalled.told) as table:
                return _asking(table, doubt)
        with table:
            ids = source_of(recalled.source, table, file)
            errand = Errand(desk, ids, on_duplicate, create_customers, progress, recalled)
            columns = _columns(table)
            return Preview(
                noun, table.shape, columns, bring(errand, table, None, "", dry_run=True), fields=_fields(noun)
            )


def _asking(table: Table, doubt: refusals.HeaderUnknown | refusals.AmbiguousDates) -> Preview:
    column = doubt.column if isinstance(doubt, refusals.AmbiguousDates) else ""
    return Preview(
        table.noun,
        table.shape,
        _columns(table),
        question=doubt.sentence,
        asks="day order" if column else "columns",
        asks_of=column,
        fields=_fields(table.noun),
    )


def _fields(noun: Noun) -> tuple[str, ...]:
    return tuple(sorted(fields(noun)))


def _columns(table: Table) -> tuple[PreviewColumn, ...]:
    """Each column with its first cells; what is never stored, such as card digits, is not shown either."""
    with closing(table.raw_rows()) as rows:
        shown = [cells for _, cells in islice(rows, EXAMPLES)]
    return tuple(
        PreviewColumn(name, field, tuple(row[index][:LONGEST_EXAMPLE] for row in shown if field != IGNORED))
        for index, (name, field) in enumerate(table.fields)
    )
