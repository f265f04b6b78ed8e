import unicodedata
from io import BytesIO, StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.exchange.bringing.repeats import Repeats
from frontdesk.exchange.bringing.staging import Stage
from frontdesk.exchange.files import decoding, reading
from frontdesk.exchange.files.decoding import Source, examine
from frontdesk.exchange.files.reading import Stretch, records
from frontdesk.exchange.files.sheet import open_sheet
from frontdesk.records.incoming import Refused, Tally

TEXT = st.text('ab,;" \n\r\x00é\u0301', max_size=60)


def singly(text, *, carefully):
    """Every record, alone; where odd characters must be looked for, none is read together with another."""
    for found in records(StringIO(text, newline=""), ",", odd=carefully):
        yield from found.singly() if isinstance(found, Stretch) else (found,)


@pytest.mark.parametrize("together", [1, 7, 1 << 14])
def test_lines_read_together_say_what_they_say_one_by_one(monkeypatch, together):
    monkeypatch.setattr(reading, "_STRETCH", together)

    @given(TEXT.filter(lambda text: "\x00" not in text))
    def each(text):
        assert list(singly(text, carefully=False)) == list(singly(text, carefully=True))

    each()


def test_ordinary_lines_are_read_together_and_a_broken_one_costs_the_few_around_it():
    lines = [f"Ann,{n}\n" for n in range(5_000)]
    lines[2_500] = '"Ann"n,x\n'
    found = list(records(lines, ","))
    alone = [each for each in found if not isinstance(each, Stretch)]
    assert [each.line for each in alone if isinstance(each, Refused)] == [2_501]
    assert len(alone) < 2_500


def test_a_long_line_is_not_read_together_with_a_thousand_others():
    found = records(iter(["a,b\n", *["x" * 9_000 + ",y\n"] * 1_000]), ",")
    assert max(len(each.cells) for each in found if isinstance(each, Stretch)) <= 3


@given(st.lists(st.text("ae\u0301\u0323é각\u1100\u1161\u11a8,\n", max_size=30), max_size=5), st.integers(1, 9))
def test_every_cell_is_composed_wherever_a_block_of_the_file_ends(parts, size):
    text = "name,note\n" + "".join(parts)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(decoding, "BLOCK", size)
        script = examine(Source(BytesIO(text.encode())), "utf-8")
    sheet = open_sheet(Source(BytesIO(text.encode())), script, ",")
    columns = [type("Column", (), {"index": n, "field": "note", "name": str(n)}) for n in range(2)]
    for row in sheet.rows(1, columns, Tally()):
        if not isinstance(row, Refused):
            assert all(unicodedata.is_normalized("NFC", cell) for cell in row[1])


def test_a_file_in_one_form_throughout_is_not_composed_cell_by_cell():
    assert examine(Source(BytesIO("name\nJosé\n".encode() * 100_000))).plain
    assert not examine(Source(BytesIO("name\nJose\u0301\n".encode()))).plain


@given(st.lists(st.tuples(st.integers(), st.text(max_size=5), st.none() | st.lists(st.booleans()))))
def test_what_is_put_aside_comes_back_as_rows_and_as_columns(rows):
    stage = Stage(tuple)
    for row in rows:
        stage.put(row)
    assert [row for batch in stage.batches() for row in batch] == rows
    assert [row for columns in stage.columns() for row in zip(*columns, strict=True)] == rows
    stage.close()


@given(st.lists(st.integers(0, 5), max_size=40))
def test_repeats_are_found_whatever_part_they_lie_in(said):
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("frontdesk.exchange.bringing.repeats.AT_ONCE", 4)
        seen = Repeats()
        for row, text in enumerate(said):
            seen.saw(str(text), row)
        copies = dict(seen.copies())
    due = {row: (said.index(text), said[: row + 1].count(text)) for row, text in enumerate(said)}
    assert copies == {row: found for row, found in due.items() if found[1] > 1}


def test_repeats_in_a_million_rows_are_looked_for_once_a_part(monkeypatch):
    """Each part of the hashes used to be picked out of all of them: ten times the rows took thirty times as long."""
    looked = []
    monkeypatch.setattr("frontdesk.exchange.bringing.repeats.AT_ONCE", 100)
    monkeypatch.setattr(
        "frontdesk.exchange.bringing.repeats._more_than_once", lambda part: looked.append(len(part)) or set()
    )
    seen = Repeats()
    for row in range(2_000):
        seen.saw(str(row), row)
    assert not seen.copies()
    assert sum(looked) == 2_000
