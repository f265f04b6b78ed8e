"""A file taken in from the command line: opened, asked about where somebody is there to answer, and imported."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from frontdesk.cli.arrived import first_cells
from frontdesk.errors import BadInput

if TYPE_CHECKING:
    from frontdesk.cli.call import Call
    from frontdesk.desk.desk import Desk
    from frontdesk.exchange.files.decoding import Source
    from frontdesk.records.incoming import Noun, Preview, PreviewColumn
    from frontdesk.records.reports import ImportReport

_ORDERS = {"d": "day-first", "day": "day-first", "m": "month-first", "month": "month-first"}


class NoInput(BadInput):
    """Nothing comes through the input."""


def opened(file: str) -> Source:
    """The bytes of the file that somebody named, - for the input.

    Raises:
        NoInput, FileUnreadable, NotATable, DiskFull: it cannot be read.
    """
    from frontdesk.exchange.files.decoding import Source
    from frontdesk.exchange.files.trouble import plainly_told
    from frontdesk.paths import as_typed

    if file == "-" and sys.stdin is None:
        raise NoInput
    with plainly_told():
        return Source(sys.stdin.buffer if file == "-" else as_typed(file))


def take_in(
    call: Call, desk: Desk, noun: Noun, file: Source, told: dict[str, Any]
) -> tuple[ImportReport, tuple[PreviewColumn, ...]]:
    """Import a file as `importing.import_file` does, and ask what must be known where somebody can be asked.

    What each column would become is told too, if the import is only tried.

    Raises:
        HeaderUnknown, AmbiguousDates: nobody is there to ask, or gave no answer.
    """
    from frontdesk.exchange import refusals
    from frontdesk.exchange.importing import import_file

    while True:
        try:
            with file.lent():
                seen = _looked(desk, noun, file, told) if told["dry_run"] else None
                if seen and seen.report:
                    return seen.report, seen.columns
                return import_file(desk, noun, file, **told), ()
        except (refusals.HeaderUnknown, refusals.AmbiguousDates):
            answer = _asked(call, desk, noun, file, told)
            if not answer:
                raise
            told["mapping"] = {**told["mapping"], **answer}


def _looked(desk: Desk, noun: Noun, file: Source, told: dict[str, Any]) -> Preview:
    from frontdesk.exchange.previewing import preview

    return preview(desk, noun, file, **{name: told[name] for name in told if name not in ("dry_run", "rejects")})


def _asked(call: Call, desk: Desk, noun: Noun, file: Source, told: dict[str, Any]) -> dict[str, str]:
    """What somebody answers, as a mapping; empty where nobody is there or wants to."""
    if call.options.json or not (sys.stdin.isatty() and sys.stdout.isatty()):
        return {}
    with file.lent():
        seen = _looked(desk, noun, file, told)
    call.out.note(seen.question or "")
    return _order(seen) if seen.asks == "day order" else _fields(call, seen)


def _order(seen: Preview) -> dict[str, str]:
    field = next(column.field for column in seen.columns if column.name == seen.asks_of)
    while said := _answer("Day first or month first? (d, m, Enter to leave it) "):
        if order := _ORDERS.get(said.casefold()):
            return {seen.asks_of: f"{field}:{order}"}
    return {}


def _fields(call: Call, seen: Preview) -> dict[str, str]:
    call.out.note(f"Say for each column what it holds: {', '.join(seen.fields)}; Enter keeps it as it is.")
    mapping: dict[str, str] = {}
    for column in seen.columns:
        while said := _answer(f"“{column.name}”{first_cells(column)} = "):
            if said.partition(":")[0] in {*seen.fields, "ignore"}:
                mapping[column.name] = said
                break
    return mapping


def _answer(question: str) -> str:
    from frontdesk.words.display import shown

    sys.stderr.write(shown(question))
    sys.stderr.flush()
    return sys.stdin.readline().strip()
