"""Workbooks are read as a person sees them, and refused with a sentence where they cannot be."""

import io
import zipfile
from contextlib import suppress
from datetime import datetime, time

import pytest
import xlsxwriter

from frontdesk.errors import FrontdeskError
from frontdesk.exchange.files import workbooks
from frontdesk.exchange.refusals import EmptyFile, NotATable, Workbook
from frontdesk.exchange.table import open_table
from tests.exchange.shops import bring, rows, shop


def book(*pages):
    held = io.BytesIO()
    with xlsxwriter.Workbook(held, {"strings_to_formulas": False}) as made:
        day, instant = (made.add_format({"num_format": text}) for text in ("dd/mm/yy", "dd/mm/yy hh:mm"))
        for name, lines in pages:
            page = made.add_worksheet(name)
            for line, cells in enumerate(lines):
                for column, cell in enumerate(cells):
                    if isinstance(cell, datetime):
                        page.write_datetime(line, column, cell, day if cell.time() == time() else instant)
                    elif cell is not None:
                        page.write(line, column, cell)
    return held.getvalue()


BORN, CAME = datetime(1980, 3, 22), datetime(2024, 2, 29, 13, 5)  # noqa: DTZ001  # a workbook knows no zones
PEOPLE = [
    [],
    ["Name", "Phone", "Birthday", "Since", "Note"],
    ["Ann", 491761234567, BORN, None, "two\nlines"],
    [],
    ["Bob", 3.5, None, CAME, True],
    ["Cem", None, None, None, "x" * 10_001],
]


@pytest.fixture
def desk(tmp_path):
    with shop(tmp_path) as desk:
        yield desk


def test_dates_and_numbers_are_text_as_a_person_reads_them(desk):
    report = bring(desk, "customers", book(("empty", []), ("people", PEOPLE)))
    assert rows(desk, "SELECT name, birthday, since, note FROM customers") == [
        ("Ann", "1980-03-22", None, "two\nlines"),
        ("Bob", "", "2024-02-29", "yes"),
    ]
    assert rows(desk, "SELECT raw FROM phones") == [("491761234567",), ("3.5",)]
    assert [one.line for one in report.rejected] == [6]
    assert report.blank == 1


def test_a_sheet_is_taken_by_its_name(desk):
    raw = book(("people", PEOPLE), ("more", [["Name", "Phone"], ["Dee", "1"]]))
    bring(desk, "customers", raw, sheet="more")
    assert rows(desk, "SELECT name FROM customers") == [("Dee",)]
    with pytest.raises(workbooks.NoSuchSheet, match="no sheet “other”"):
        bring(desk, "customers", raw, sheet="other")


def test_what_it_is_called_says_nothing(desk, tmp_path):
    (tmp_path / "people.csv").write_bytes(book(("people", PEOPLE[:3])))
    with open_table(tmp_path / "people.csv", "customers") as table:
        assert [one.name for one in table] == [one.name for one in table] == ["Ann"]
        assert table.shape.header_line == 2


def test_workbooks_without_anything_in_them_are_empty(desk):
    with pytest.raises(EmptyFile):
        bring(desk, "customers", book(("a", []), ("b", [])))


def packed(**parts):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as file:
        for name, text in parts.items():
            file.writestr(name.replace("__", "/").replace("_x", ".x"), text)
    return held.getvalue()


@pytest.mark.parametrize(
    ("raw", "trouble"),
    [
        (packed(readme="x"), Workbook),
        (b"\xd0\xcf\x11\xe0" + b"x" * 600, Workbook),
        (book(("people", PEOPLE))[:3000], Workbook),
        (packed(xl__workbook_xml="<nothing"), NotATable),
        (
            packed(xl__workbook_xml="", xl__worksheets__sheet1_xml='<c r="A1"/><c t="n" r="XFD1048576"/>'),
            workbooks.TooLarge,
        ),
    ],
    ids=["an archive", "an old one", "half of one", "a broken one", "one with a cell in the last corner"],
)
def test_what_cannot_be_read_is_refused(desk, raw, trouble):
    with pytest.raises(trouble):
        bring(desk, "customers", raw)


def test_flipped_bytes_never_end_in_a_traceback(desk):
    raw = bytearray(book(("people", PEOPLE)))
    for place in range(0, len(raw), 97):
        flipped = bytes(raw[:place]) + bytes([raw[place] ^ 0xFF]) + bytes(raw[place + 1 :])
        with suppress(FrontdeskError):
            bring(desk, "customers", flipped, dry_run=True)


def test_a_megabyte_that_unpacks_to_one_endless_cell_is_refused_before_it_is_unpacked(desk):
    held = io.BytesIO(book(("People", PEOPLE)))
    with zipfile.ZipFile(held, "a", zipfile.ZIP_DEFLATED) as made, made.open("xl/worksheets/sheet9.xml", "w") as page:
        for _ in range(52):
            page.write(b"A" * 1_000_000)
    with pytest.raises(workbooks.TooLarge, match="hundreds of times"):
        bring(desk, "customers", held.getvalue())
