"""Taking files in."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from frontdesk.errors import BadInput, Exit

if TYPE_CHECKING:
    from frontdesk.cli.call import Call

NOUNS = ("customers", "items", "visits", "staff")


class UnknownNoun(BadInput):
    """Nothing of that kind can be taken in."""

    hint = f"Say one of: {', '.join(NOUNS)}, archive."


def import_command(
    ctx: typer.Context,
    noun: Annotated[str, typer.Argument(metavar="NOUN", help="customers, items, visits, staff or archive.")],
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="A CSV file, a workbook, cards, an archive, or - for the input.")
    ],
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
    """Take in customers, items, visits or staff from a file, or a whole shop's archive.

    `frontdesk import customers people.csv --source cafe`. A table may be a CSV of any kind or an .xlsx workbook, and
    customers may be vCards (.vcf) as well; an archive is the folder or .zip that `export archive` wrote. Rows that
    cannot go in are named with line and reason and kept in a file (exit code 4); the rest goes in as one action, which
    `undo` takes back. The same file again changes nothing.
    """
    from contextlib import closing

    from frontdesk.cli.arrived import show_columns, tell
    from frontdesk.cli.progress import told_to
    from frontdesk.cli.taking import opened, take_in
    from frontdesk.exchange.columns.headers import told_mapping
    from frontdesk.paths import as_typed
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
        "rejects": as_typed(rejects) if rejects is not None else None,
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
    tell(call, report, columns)
    call.code = Exit.SOME_REJECTED if report.rejected else Exit.DONE
