"""The look at a file, as it is drawn: the one great number, what becomes of the rows, where each column goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.tui.screens.wish import ENCODINGS, KEPT, LEFT_OUT, PARTED, POLICIES, field_words
from frontdesk.tui.text import HIDDEN, cells, packed, wrapped
from frontdesk.tui.widgets.big_number import HEIGHT, big
from frontdesk.tui.widgets.columns import Column
from frontdesk.words.phrases import count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frontdesk.records.incoming import Preview, PreviewColumn
    from frontdesk.records.reports import ImportReport
    from frontdesk.tui.screens.wish import Wish
    from frontdesk.tui.text import Part
    from frontdesk.tui.widgets.columns import Cell
    from frontdesk.tui.widgets.told_lines import Drawn

COLUMNS = (
    Column("Column", 13, share=2),
    Column("Goes to", 13, share=2),
    Column("First row", 10, share=3),
    Column("Second", 10, share=3),
    Column("Third", 10, share=3, since=72),
)
_GAP = 3
_WORKBOOKS = {".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"}
_TREATED = dict(zip(POLICIES, ("added", "updated", "skipped"), strict=True))


def column_cells(column: PreviewColumn, wish: Wish, *, customers: bool, masked: bool) -> list[Cell]:
    """A column: its name, where it goes, and its first cells; they may be anything, so a masked screen hides them."""
    examples = [HIDDEN if masked and each else " ".join(each.split()) for each in column.examples]
    said = column.name in wish.mapping
    goes: Part = (field_words(column.field), "bold $cool" if said else "$cool")
    quiet = column.field in {"", KEPT, LEFT_OUT}
    if quiet:
        goes = (field_words(LEFT_OUT if not customers else column.field), "bold" if said else "$quiet")
    return [
        [(column.name, "$quiet" if quiet else "bold")],
        [goes],
        *([(each, "$quiet" if quiet else "")] for each in examples),
    ]


def summary(wish: Wish, preview: Preview | None, trouble: str) -> Drawn:
    """What would become of the file; what must be answered before; or why it cannot go in."""

    def draw(width: int) -> Sequence[Sequence[Part]]:
        report = preview.report if preview is not None else None
        if report is not None and not trouble:
            return _counted(report, wish, width)
        said = trouble or (_question(preview) if preview is not None else "Looking at it…")
        style = "$alarm" if trouble else "$warm"
        rows: list[list[Part]] = [
            [("  " if place else "▲ ", f"bold {style}"), (text, f"bold {style}")]
            for place, text in enumerate(wrapped(said, max(width - 2, 8), HEIGHT))
        ]
        return rows + [[]] * (HEIGHT - len(rows))

    return draw


def _question(preview: Preview) -> str:
    if preview.asks == "day order":
        named = next((each for each in preview.columns if each.name == preview.asks_of), None)
        example = next(filter(None, named.examples), "") if named is not None else ""
        told = f" ({example})" if example else ""
        return f"The dates in “{preview.asks_of}” can be read both ways{told}: d is day first, m month first."
    return "The first line names no column that is known. Mark a column, and f says where it goes."


def _counted(report: ImportReport, wish: Wish, width: int) -> list[list[Part]]:
    digits = big(report.created)
    beside = _beside(report, wish, max(width - cells(digits[0]) - _GAP, 12))
    rows: list[list[Part]] = []
    for place in range(HEIGHT):
        said = beside[place] if place < len(beside) else ("", "")
        rows.append([(digits[place], "bold"), (" " * _GAP, ""), said])
    return rows


def _beside(report: ImportReport, wish: Wish, room: int) -> list[Part]:
    """The words beside the number: what is new, what of the rest changes, and what stays out."""
    noun = report.noun if report.created != 1 or report.noun == "staff" else report.noun.removesuffix("s")
    lines: list[Part] = [(f"new {noun}", "bold")]
    rest = [
        f"{report.updated:,} changed" if report.updated else "",
        f"{report.unchanged:,} as before" if report.unchanged else "",
        f"{report.left_out:,} skipped" if report.left_out else "",
        f"{count(report.possible_duplicates, 'possible duplicate')}, {_TREATED[wish.on_duplicate]}"
        if report.possible_duplicates
        else "",
    ]
    out = count(len(report.rejected), "row stays out", "rows stay out") if report.rejected else "no row stays out"
    facts = [fact for fact in rest if fact]
    if facts:
        lines += [(text, "") for text in packed(" · ".join(facts), room, 1)]
    return [*lines, (out, "$warm" if report.rejected else "$quiet")]


def file_facts(wish: Wish, preview: Preview | None) -> list[list[Part]]:
    """What file it is and how it was understood."""
    facts: list[list[Part]] = [[(wish.path.name, "bold")]]
    shape = preview.shape if preview is not None else None
    if preview is None or shape is None:
        return facts
    rows = count(preview.report.records, "row") if preview.report is not None else ""
    encoding = ENCODINGS.get(shape.encoding.removesuffix("-sig"), shape.encoding.upper())
    parted = PARTED.get(shape.delimiter, f"parted by {shape.delimiter}" if shape.delimiter else "")
    written = ("workbook",) if wish.path.suffix.lower() in _WORKBOOKS else (encoding, parted)
    form = "plain table" if shape.format == "plain" else f"{shape.format} format"
    told = (rows, form, *written)
    return facts + [[(fact, "$quiet")] for fact in told if fact]
