"""Taking files in."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from frontdesk.errors import BadInput, Exit, FrontdeskError

if TYPE_CHECKING:
    from frontdesk.cli.call import Call
    from frontdesk.records.incoming import PreviewColumn
    from frontdesk.records.reports import ImportReport
    from frontdesk.records.twins import PossibleDuplicate

NOUNS = ("customers", "items", "visits", "staff")
_FEW = 20


class UnknownNoun(BadInput):
    """Nothing of that kind can be taken in."""

    hint = f"Say one of: {', '.join(NOUNS)}, archive."


class NoSuchFile(FrontdeskError):
    """There is no such file."""

    exit_code = Exit.USAGE
    hint = "Name a file that is there, or - for what comes through a pipe."


def import_command(
    ctx: typer.Context,
    noun: Annotated[str, typer.Argument(metavar="NOUN", help="customers, items, visits, staff or archive.")],
    file: Annotated[str, typer.Argument(metavar="FILE", help="The CSV file, or - for the input.")],
    source: Annotated[
        str | None, typer.Option(metavar="NAME", help="Where its ids come from; else its format's name, or its own.")
    ] = None,
    on_duplicate: Annotated[
        str, typer.Option(metavar="HOW", help="add, update or skip who may be here already.")
    ] = "add",
    create_customers: Annotated[
        bool, typer.Option("--create-customers", help="Make a customer of each unknown one that visits name.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be done.")] = False,
    rejects: Annotated[
        str | None, typer.Option(metavar="FILE", help="Where rejected rows are kept; else rejects/ beside the shop.")
    ] = None,
    format_name: Annotated[str | None, typer.Option("--format", metavar="NAME", help="The format.")] = None,
    column: Annotated[
        list[str] | None, typer.Option("--map", metavar="COL=FIELD", help="What a column holds; may be repeated.")
    ] = None,
    encoding: Annotated[str | None, typer.Option(metavar="NAME", help="How its bytes are to be read.")] = None,
    delimiter: Annotated[str | None, typer.Option(metavar="SIGN", help="What parts its cells.")] = None,
    sheet: Annotated[
        str | None, typer.Option(metavar="NAME", help="Which sheet of a workbook; else the first with anything in it.")
    ] = None,
) -> None:
    """Take in customers, items, visits or staff from a file.

    `frontdesk import customers people.csv --source cafe`. Rows that cannot go in are named with line and reason and
    kept in a file (exit code 4); the rest goes in as one action, which `undo` takes back. The same file again
    changes nothing.
    """
    from contextlib import closing
    from pathlib import Path

    from frontdesk.cli.progress import told_to
    from frontdesk.cli.taking import opened, show_columns, take_in
    from frontdesk.exchange.headers import told_mapping
    from frontdesk.records.incoming import Noun

    call: Call = ctx.obj
    if noun == "archive":
        from frontdesk.cli.archiving import import_archive

        import_archive(call, file, dry_run=dry_run)
        return
    if noun not in NOUNS:
        raise UnknownNoun(f"There is no import of “{noun[:40]}”.")
    told: dict[str, Any] = {
        "source": source,
        "on_duplicate": on_duplicate,
        "create_customers": create_customers,
        "dry_run": dry_run,
        "rejects": Path(rejects).expanduser() if rejects is not None else None,
        "format_name": format_name,
        "mapping": told_mapping(column or []),
        "encoding": encoding,
        "delimiter": delimiter,
        "sheet": sheet,
    }
    with (
        closing(opened(file)) as origin,
        call.trying() if dry_run else call.writing() as desk,
        told_to("rows", origin.share_read) as told["progress"],
    ):
        report, columns = take_in(call, desk, Noun(noun), origin, told)
    show_columns(call, columns)
    _tell(call, report, columns)
    call.code = Exit.SOME_REJECTED if report.rejected else Exit.DONE


def _duplicate(double: "PossibleDuplicate") -> dict[str, Any]:
    return {
        "line": double.line,
        "name": double.name,
        "customer": double.customer_id,
        "known_as": double.known_as,
        "other_line": double.other_line,
        "score": double.score,
        "reasons": [*double.reasons],
    }


def _tell(call: "Call", report: "ImportReport", columns: "tuple[PreviewColumn, ...]") -> None:
    from frontdesk.words.phrases import count

    counts = {name: getattr(report, name) for name in ("created", "updated", "unchanged", "left_out")}
    told: dict[str, Any] = {
        "id": report.action,
        **counts,
        "possible_duplicates": report.possible_duplicates,
        "duplicates": [_duplicate(each) for each in report.duplicates],
        "rejected": [{"line": each.line, "reason": each.reason} for each in report.rejected],
        "columns": {"used": [*report.used], "kept": [*report.kept], "ignored": [*report.ignored]},
        "preview": [{"column": each.name, "field": each.field, "examples": [*each.examples]} for each in columns],
        "rejects": report.rejects_file,
        "noun": report.noun,
        "format": report.format,
        "records": report.records,
        "blank": report.blank,
        "notes": [*report.notes],
        "dry_run": report.dry_run,
        "action": report.action,
    }
    for note in report.notes:
        call.out.note(note)
    if report.possible_duplicates:
        call.out.note(f"Possible duplicates: {report.possible_duplicates:,}.")
    for double in report.duplicates[:_FEW]:
        known = f"{double.known_as} ({double.customer_id})" if double.customer_id else f"line {double.other_line:,}"
        call.out.note(f"Line {double.line:,}, {double.name}, may be {known}: {' · '.join(double.reasons)}.")
    if report.duplicates and not report.dry_run:
        call.out.note("`frontdesk duplicates` lists the likely ones among all customers.")
    for each in report.rejected[:_FEW]:
        call.out.note(f"Line {each.line:,} stays out: {each.reason}")
    if report.rejects_file:
        call.out.note(f"{count(len(report.rejected), 'rejected row')}, kept in {report.rejects_file}.")
    if call.out.json:
        call.out.data(told)
        return
    words = {"created": "new", "updated": "changed", "unchanged": "as they were", "left_out": "left out"}
    parts = ", ".join(f"{counts[name]:,} {word}" for name, word in words.items() if counts[name] or name == "created")
    would = "Would come in" if report.dry_run else "Came in"
    undo = f" Action {report.action}." if report.action else ""
    call.out.line(f"{would} from {report.records:,} rows: {report.noun} {parts}.{undo}")
