"""What an import did, or would do: in words beside the output and in one line on it, or as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from frontdesk.cli.call import Call
    from frontdesk.records.incoming import PreviewColumn
    from frontdesk.records.reports import ImportReport
    from frontdesk.records.twins import PossibleDuplicate

_FEW = 20
_COUNTED = {"created": "new", "updated": "changed", "unchanged": "as they were", "left_out": "left out"}


def show_columns(call: Call, columns: tuple[PreviewColumn, ...]) -> None:
    """Say what each column would become, with its first cells."""
    for column in columns:
        words = {"": "kept under its own name", "ignore": "never stored"}
        call.out.note(f"“{column.name}”: {words.get(column.field, column.field)}{first_cells(column)}")


def first_cells(column: PreviewColumn) -> str:
    """The first cells of a column, in brackets; "" where there is nothing in them."""
    there = [example for example in column.examples if example.strip()]
    return f" ({', '.join(there)})" if there else ""


def tell(call: Call, report: ImportReport, columns: tuple[PreviewColumn, ...]) -> None:
    """Say what came in and what did not, with its reasons.

    Args:
        call: where.
        report: of the import.
        columns: what each column would become, where that was looked at.
    """
    _note(call, report)
    if call.out.json:
        call.out.data(_told(report, columns))
        return
    if not columns:
        _note_columns(call, report)
    parts = ", ".join(
        f"{counted:,} {word}"
        for name, word in _COUNTED.items()
        if (counted := getattr(report, name)) or name == "created"
    )
    would = "Would come in" if report.dry_run else "Came in"
    undo = f" Action {report.action}." if report.action else ""
    from frontdesk.words.phrases import count

    call.out.line(f"{would} from {count(report.records, 'row')}: {report.noun} {parts}.{undo}")


def _note(call: Call, report: ImportReport) -> None:
    from frontdesk.words.phrases import count

    for note in report.notes:
        call.out.note(note)
    if report.possible_duplicates:
        call.out.note(f"Possible duplicates: {report.possible_duplicates:,}.")
    for double in report.duplicates[:_FEW]:
        known = f"{double.known_as} ({double.customer_id})" if double.customer_id else f"line {double.other_line:,}"
        call.out.note(f"Line {double.line:,}, {double.name}, may be {known}: {' · '.join(double.reasons)}.")
    if report.duplicates and not report.dry_run:
        call.out.note("`frontdesk duplicates` lists the likely ones among all customers.")
    if _mostly_known(report):
        back = "" if report.dry_run else "`frontdesk undo` takes them back. "
        call.out.note(f"Most of these may be here already. {back}Say --on-duplicate update or skip to add only others.")
    for each in report.rejected[:_FEW]:
        call.out.note(f"Line {each.line:,} stays out: {each.reason}")
    if report.rejects_file:
        call.out.note(f"{count(len(report.rejected), 'rejected row')}, kept in {report.rejects_file}.")


def _mostly_known(report: ImportReport) -> bool:
    """Whether most of the new ones may stand in the book already, as where a shop's own export comes back to it."""
    here = any(double.customer_id for double in report.duplicates)
    return here and report.created >= report.possible_duplicates > report.created / 2


def _note_columns(call: Call, report: ImportReport) -> None:
    """Name the columns that have no field here: nobody should find out later."""
    for names, became in ((report.kept, "kept under their own names"), (report.ignored, "left out")):
        if names:
            more = f" and {len(names) - _FEW:,} more" if len(names) > _FEW else ""
            call.out.note(f"Columns {became}: {', '.join(f'“{name[:60]}”' for name in names[:_FEW])}{more}.")


def _told(report: ImportReport, columns: tuple[PreviewColumn, ...]) -> dict[str, Any]:
    return {
        "id": report.action,
        **{name: getattr(report, name) for name in _COUNTED},
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


def _duplicate(double: PossibleDuplicate) -> dict[str, Any]:
    return {
        "line": double.line,
        "name": double.name,
        "customer": double.customer_id,
        "known_as": double.known_as,
        "other_line": double.other_line,
        "score": double.score,
        "reasons": [*double.reasons],
    }
