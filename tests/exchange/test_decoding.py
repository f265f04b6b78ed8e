import codecs
import io
import os

import pytest

from frontdesk.exchange import refusals
from tests.exchange.tables import read, table

HEAD = "name,phone\n"
MAX_ROW = "Zoë Müller,0171\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_a_mark_or_plain_utf_8_tells_the_encoding(encoding):
    people, _ = read((HEAD + MAX_ROW).encode(encoding))
    assert [person.name for person in people] == ["Zoë Müller"]


@pytest.mark.parametrize("mark", [codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE])
def test_big_ends_are_read_too(mark):
    encoding = "utf-16-be" if mark == codecs.BOM_UTF16_BE else "utf-32-be"
    people, _ = read(mark + (HEAD + MAX_ROW).encode(encoding))
    assert people[0].name == "Zoë Müller"


def test_bytes_that_are_no_utf_8_are_read_as_windows_1252_and_it_is_said():
    shape = table((HEAD + "Zoë – €5,1\n").encode("cp1252")).shape
    assert shape.encoding == "cp1252"
    assert "Windows-1252" in shape.guesses[0]


def test_what_somebody_says_of_the_encoding_wins():
    people, _ = read((HEAD + "Ünal,1\n").encode("mac-roman"), encoding="mac-roman")
    assert people[0].name == "Ünal"


def test_a_byte_that_windows_does_not_know_costs_its_row_only():
    people, refused = read(HEAD.encode() + b"Zo\xeb,1\nB\x81b,2\nAnn,3\n")
    assert [person.name for person in people] == ["Zoë", "Ann"]
    assert [(one.line, "replacement" in one.reason) for one in refused] == [(3, True)]


@pytest.mark.parametrize(
    ("raw", "error"),
    [
        (b"", refusals.EmptyFile),
        (b"\n\n", refusals.EmptyFile),
        (b"PK\x03\x04 and so on", refusals.Workbook),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", refusals.Workbook),
        (codecs.BOM_UTF8 + b"name,phone\nZo\xeb,1\n", refusals.BadBytes),
        (codecs.BOM_UTF16_LE + b"n\x00a", refusals.BadBytes),
        (b"name,phone\nA\0n\0\0n,1\n\0\0\0\0", refusals.NotATable),
        (b"\x1f\x8b\x08\x00 and so on", refusals.Packed),
        (b"x" * 257 + b"ustar\x0000", refusals.Packed),
        (b"%PDF-1.7 and so on", refusals.NotATable),
        (b"<!DOCTYPE html><table><tr><td>Ann</td></tr></table>", refusals.NotATable),
        (b'[{"name": "Ann"}]', refusals.NotATable),
    ],
)
def test_a_file_that_is_no_table_of_text_is_refused_whole(raw, error):
    with pytest.raises(error) as caught:
        table(raw)
    assert caught.value.sentence.endswith(".")


def test_a_wrong_encoding_is_an_error_and_not_a_guess():
    with pytest.raises(refusals.BadBytes):
        table(HEAD.encode() + b"Zo\xeb,1\n", encoding="utf-8")
    for name in ("klingon", "hex", "a\0b"):
        with pytest.raises(refusals.UnknownEncoding):
            table(HEAD, encoding=name)


def test_a_file_without_a_line_end_is_no_table():
    with pytest.raises(refusals.NotATable):
        table(b"name,phone" + b"x" * 6_000_000)


def test_a_missing_file_and_a_folder_are_said_so(tmp_path):
    from frontdesk.exchange.table import open_table

    with pytest.raises(refusals.FileUnreadable, match="no file"):
        open_table(tmp_path / "none.csv", "customers")
    with pytest.raises(refusals.FileUnreadable, match="folder"):
        open_table(tmp_path, "customers")


def test_a_pipe_is_read_as_often_as_needed():
    from frontdesk.exchange.table import open_table

    reading, writing = os.pipe()
    with os.fdopen(writing, "wb") as into:
        into.write((HEAD + MAX_ROW).encode())
    with os.fdopen(reading, "rb") as pipe, open_table(pipe, "customers") as people:
        assert [person.name for person in people] == [person.name for person in people] == ["Zoë Müller"]


def test_a_stream_that_was_handed_in_stays_open():
    from frontdesk.exchange.table import open_table

    stream = io.BytesIO((HEAD + MAX_ROW).encode())
    with open_table(stream, "customers") as people:
        list(people)
    assert not stream.closed


def test_names_are_composed_so_that_one_name_is_spelled_one_way():
    people, _ = read("name,phone\nZoe\u0308,1\n")
    assert people[0].name == "Zoë"
