"""How a file was understood, in words that go into the preview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.exchange.columns.headers import report
from frontdesk.exchange.files.encodings import guessed
from frontdesk.records.incoming import TableShape

if TYPE_CHECKING:
    from collections.abc import Iterator

    from frontdesk.exchange.columns.formats.format import Format
    from frontdesk.exchange.columns.headers import Layout
    from frontdesk.exchange.files.sheet import Sheet

_SPOKEN = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}


def describe(
    sheet: Sheet, form: Format, layout: Layout, header_line: int | None, *, mended: bool, above: bool = False
) -> TableShape:
    """The shape of a file, with a sentence on each thing that was guessed or mended; `above` its header stands more."""
    names = layout.names()
    return TableShape(
        form.noun,
        form.name,
        sheet.script.encoding,
        sheet.delimiter,
        header_line,
        mended,
        report(layout.columns, form.noun),
        tuple((names[index], order.value) for index, order in layout.orders.items()),
        (
            *_passed_over(header_line if above else None),
            *_guesses(sheet, layout, header_line, mended=mended),
            *_left_open(form, layout),
        ),
    )


def _passed_over(header_line: int | None) -> Iterator[str]:
    if header_line is not None:
        yield f"The names of the columns stand in line {header_line:,}; what stands above them was passed over."


def _left_open(form: Format, layout: Layout) -> Iterator[str]:
    if form.question and not layout.every("consent_email"):
        yield form.question


def _guesses(sheet: Sheet, layout: Layout, header_line: int | None, *, mended: bool) -> Iterator[str]:
    names = layout.names()
    if sheet.script.guessed:
        yield _guess(sheet.script.encoding)
    if not sheet.told and sheet.delimiter != "," and layout.width > 1:
        yield f"The cells are parted by {_SPOKEN[sheet.delimiter]}."
    if mended:
        yield f"The header was wrapped in one pair of quotes; it was mended into {layout.width} columns."
    if header_line is None:
        yield "The file has no header; its first line was read as a row."
    for index, order in layout.orders.items():
        yield f"Dates in “{names[index]}” were read {order}."
    for index in sorted(layout.commas):
        yield f"Amounts in “{names[index]}” were read with a decimal comma."


def _guess(encoding: str) -> str:
    if encoding == "utf-8":
        return "Some bytes of the file are no UTF-8; the rows that hold them stay out (or say --encoding)."
    return f"The file is not UTF-8; it was read as {guessed.spoken(encoding)} (say --encoding if names look wrong)."
