"""Taking data out."""

import sys
from io import TextIOWrapper
from typing import TYPE_CHECKING, Annotated

import typer

from frontdesk.errors import BadInput

if TYPE_CHECKING:
    from frontdesk.cli.call import Call
    from frontdesk.exchange.leaving.exporting import Request


_OTHERS = frozenset({"xls", "xlsm", "ods", "numbers", "pdf", "doc", "docx", "html", "xml", "sqlite", "db", "zip"})
"""Endings that promise another form: whoever opened such a file would find it broken."""


class NotForATerminal(BadInput):
    """A workbook is nothing to be read on a terminal."""

    hint = "Name a file with -o."


class AllOrNothing(BadInput):
    """An archive is everything the shop holds, in a form of its own; nothing was written."""

    hint = "Leave --format, --excel-safe and the filters out, or export a list."


def export_command(
    ctx: typer.Context,
    noun: Annotated[
        str,
        typer.Argument(metavar="NOUN", help="customers, items, visits, feedback, followups, staff, rhythm or archive."),
    ],
    style: Annotated[
        str | None,
        typer.Option(
            "--format", metavar="NAME", help="csv, json, ndjson, xlsx, or vcf for customers; else the file's ending."
        ),
    ] = None,
    out: Annotated[
        str, typer.Option("-o", "--out", metavar="FILE", help="A file, a folder, or - for the output.")
    ] = "-",
    excel_safe: Annotated[
        bool, typer.Option("--excel-safe", help="A csv that no spreadsheet program takes for formulas.")
    ] = False,
    since: Annotated[
        str | None, typer.Option(metavar="DATE", help="Only who was added or came, or what was said, since then.")
    ] = None,
    tag: Annotated[str, typer.Option(metavar="TAG", help="Only of customers who bear it.")] = "",
    rhythm: Annotated[
        str, typer.Option(metavar="WHICH", help="Only of customers who are regular, missed, lapsed or new.")
    ] = "",
    reach: Annotated[
        str,
        typer.Option(
            metavar="CHANNEL",
            help="Only of customers who can be reached by phone, sms, whatsapp, email or post and never refused it.",
        ),
    ] = "",
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="DATE", help="rhythm: only what was known at the end of this day.")
    ] = None,
) -> None:
    """Write what the shop knows to a file, or all of it to an archive.

    `frontdesk export customers -o customers.csv` writes one file with everything about everybody, which `frontdesk
    import customers` takes in again; `-o FOLDER` writes a file for each of its tables. `frontdesk export rhythm
    --as-of 2026-10-31 -o rhythm.csv` tells for everybody how often they come, how likely they still are a customer,
    and how many visits to expect in 30 days.
    """
    from pathlib import Path

    from frontdesk.cli.reading import day
    from frontdesk.exchange.leaving.exporting import Request

    call: Call = ctx.obj
    if noun.strip().lower() == "archive":
        from frontdesk.cli.archiving import export_archive

        if any((style, excel_safe, since, tag, rhythm, reach, as_of)):
            raise AllOrNothing
        export_archive(call, out)
        return
    request = Request(
        noun.strip().lower(),
        (style or _told_by(Path(out).suffix, json=call.options.json)).strip().lower(),
        excel_safe,
        day(since) if since is not None else None,
        tag,
        rhythm.strip().lower(),
        day(as_of) if as_of is not None else None,
        reach.strip().lower(),
    )
    _leave(call, request.checked(), out)


def _told_by(suffix: str, *, json: bool) -> str:
    from frontdesk.exchange.leaving.writing import FORMATS, UnknownFormat

    ending = suffix.lstrip(".").lower()
    if ending in FORMATS:
        return ending
    if ending in _OTHERS:
        raise UnknownFormat(f"A list is not written as .{ending}.")
    return "json" if json else "csv"


def _leave(call: "Call", request: "Request", out: str) -> None:
    from frontdesk.exchange.leaving.exporting import export, export_to
    from frontdesk.paths import as_typed

    with call.reading() as desk:
        if out == "-":
            if sys.stdout.isatty() and request.style == "xlsx":
                raise NotForATerminal
            if isinstance(sys.stdout, TextIOWrapper) and not sys.stdout.isatty():
                sys.stdout.reconfigure(encoding="utf-8", newline="")
            export_to(desk, request, sys.stdout)
            return
        left = export(desk, request, as_typed(out))
    if call.out.json:
        call.out.data({"id": None, "action": None, "rows": left.rows, "files": [str(file) for file in left.files]})
        return
    from frontdesk.words.phrases import count

    where = str(left.files[0]) if len(left.files) == 1 else f"{count(len(left.files), 'file')} in {out}"
    call.out.note(f"{count(left.rows, 'row')} went to {where}.")
