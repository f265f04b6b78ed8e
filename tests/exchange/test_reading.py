from time import process_time

import pytest

from frontdesk.exchange import refusals
from frontdesk.exchange.files import delimiters
from frontdesk.exchange.files.reading import records
from frontdesk.records.incoming import Refused
from tests.exchange.tables import read, table

HEAD = "name,phone,email,note\n"


def rows(text, delimiter=","):
    return list(records(text.splitlines(keepends=True), delimiter))


def test_every_row_knows_its_first_physical_line():
    people, _ = read(HEAD + 'Ann,1,,"two\nlines"\n\nBob,2,,\n')
    assert [(person.name, person.line) for person in people] == [("Ann", 2), ("Bob", 5)]
    assert people[0].note == "two\nlines"


def test_a_broken_quote_costs_its_own_line_and_no_other():
    text = HEAD + 'Ann,1,,\n"Bob,2,,\nCem,3,,"a\nb"\nDee,4,,\n'
    people, refused = read(text)
    assert [person.name for person in people] == ["Ann", "Cem", "Dee"]
    assert [(one.line, one.cells[0]) for one in refused] == [(3, "Bob,2,,\n")]
    assert people[1].line == 4


def test_an_unclosed_quote_does_not_swallow_the_rest():
    people, refused = read(HEAD + '"Ann,1,,\n' + "Bob,2,,\n" * 3)
    assert len(people) == 3
    assert "never closed" in refused[0].reason


def test_a_file_of_stray_quotes_is_read_in_time_that_grows_with_it():
    found = rows('x,"\n' * 20_001)
    assert sum(isinstance(one, Refused) for one in found) == 1


def test_line_ends_of_every_kind_are_understood():
    for end in ("\n", "\r\n", "\r"):
        people, _ = read((HEAD + "Ann,1,,\nBob,2,,\n").replace("\n", end))
        assert [(person.name, person.line) for person in people] == [("Ann", 2), ("Bob", 3)]


def test_a_long_cell_is_refused_and_one_of_the_limit_is_taken():
    people, refused = read(HEAD + f"Ann,1,,{'x' * 10_000}\nBob,2,,{'x' * 10_001}\n")
    assert [person.name for person in people] == ["Ann"]
    assert "10,001 characters" in refused[0].reason


def test_a_cell_longer_than_the_parser_s_own_limit_is_refused_alone():
    people, refused = read(HEAD + f'Ann,1,,"{"x" * 1_200_000}"\nBob,2,,\n')
    assert [person.name for person in people] == ["Bob"]
    assert refused[0].line == 2


def test_more_than_200_columns_are_too_many():
    with pytest.raises(refusals.TooManyColumns, match="201"):
        table("name,phone," + ",".join(f"c{n}" for n in range(199)) + "\n")


def test_a_hundred_thousand_columns_are_refused_before_their_names_are_looked_up():
    began = process_time()
    with pytest.raises(refusals.TooManyColumns, match="100,000"):
        table(",".join(f"c{n}" for n in range(100_000)) + "\n")
    assert process_time() - began < 5  # to look them up takes a minute


def test_nul_is_refused_and_other_control_characters_are_kept():
    people, refused = read(HEAD + "A\0nn,1,,\nB\x1bob,2,,\x07\n")
    assert [person.name for person in people] == ["B\x1bob"]
    assert people[0].note == "\x07"
    assert "NUL" in refused[0].reason


def test_a_replacement_character_and_a_lone_surrogate_are_refused():
    _, refused = read(HEAD + "A\ufffd,1,,\n")
    assert "replacement" in refused[0].reason
    _, refused = read(b"name,phone\nA+2AA-,1\n", encoding="utf-7")
    assert "surrogate" in refused[0].reason


def test_blank_rows_are_counted_and_not_read():
    opened = table(HEAD + 'Ann,1,,\n\n,,,\n  ,"",,\nBob,2,,\n')
    assert len(list(opened)) == 2
    assert (opened.tally.records, opened.tally.blank) == (5, 3)


def test_a_short_row_is_padded_and_says_so():
    people, _ = read(HEAD + "Ann,1\n")
    assert people[0].phones == ("1",)
    assert "2 of 4 cells" in people[0].warnings[0]


def test_a_short_row_whose_cells_have_moved_is_refused():
    people, refused = read(HEAD + "Ann,ann@example.com,note\nBob,2,bob@example.com\n")
    assert [person.name for person in people] == ["Bob"]
    assert "e-mail address stands in “phone”" in refused[0].reason
    _, refused = read("name,phone,since\nAnn,2019-04-01\n")
    assert "a date stands in “phone”" in refused[0].reason


def test_a_long_row_is_taken_only_if_nothing_is_lost():
    people, refused = read(HEAD + "Ann,1,,,,\nBob,2,,n,extra\n")
    assert [person.name for person in people] == ["Ann"]
    assert refused[0].reason == "5 fields, expected 4"
    assert refused[0].cells == ("Bob", "2", "", "n", "extra")


def test_a_header_alone_is_a_table_without_rows():
    opened = table(HEAD)
    assert list(opened) == []
    assert opened.tally.records == 0


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_told_by_the_rows(delimiter):
    text = "name,phone,tags\nAnn,1,x\nBob,2,y\n".replace(",", delimiter)
    assert table(text).shape.delimiter == delimiter
    assert [person.name for person in read(text)[0]] == ["Ann", "Bob"]


def test_a_comma_inside_the_cells_of_a_semicolon_file_does_not_mislead():
    assert delimiters.best('name;note\nAnn;"a, b, c"\nBob;d, e, f\n') == ";"


def test_a_sep_line_is_no_row_and_names_the_delimiter():
    opened = table("sep=|\nname|phone\nAnn, B|1\n")
    assert (opened.shape.delimiter, opened.shape.header_line) == ("|", 2)
    assert [(person.name, person.line) for person in opened] == [("Ann, B", 3)]


def test_a_delimiter_that_somebody_names_wins():
    people, _ = read("name tab\nx\n".replace(" tab", "\tphone"), delimiter="tab")
    assert people[0].name == "x"
    for wrong in ("", "ab", '"', "a", "1", "\n"):
        if wrong:
            with pytest.raises(refusals.BadDelimiter):
                table(HEAD, delimiter=wrong)


def test_one_column_is_a_table_too():
    people, _ = read("Name\nAnn\nBob, the second\n")
    assert people[0].name == "Ann"


def test_a_million_rows_take_no_more_memory_than_a_thousand():
    import tracemalloc

    peaks = []
    for count in (2_000, 20_000):
        text = (HEAD + "".join(f"Person {n},{n},,\n" for n in range(count))).encode()
        opened = table(text)
        tracemalloc.start()
        for _ in opened:
            pass
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < peaks[0] * 1.5 + 100_000


def test_a_line_longer_than_any_that_can_be_taken_costs_its_row_only():
    good = "1,Ann\n2,Bob\n"
    for long in ("x" * 9_000_000, '"' + "x" * 9_000_000 + '"', "1," * 3_000_000, '"a' + '""' * 3_000_000 + '"'):
        people, refused = read(f"id,name\n{good}3,{long}\n4,Cem\n")
        assert [person.name for person in people] == ["Ann", "Bob", "Cem"]
        assert [one.line for one in refused] == [4]
