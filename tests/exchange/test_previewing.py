from io import BytesIO

import pytest

from frontdesk.exchange import refusals
from frontdesk.exchange.importing import Cancelled
from frontdesk.exchange.previewing import preview
from tests.exchange.shops import bring, counts, everything, rows, shop

PEOPLE = "id,name,Birthday,Shoe\n1,Ann,1980-03-22,38\n2,Bob,,\n3,Cem,,41\n4,,,\n5,Dee,,\n5,Di,,\n"


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    with shop(tmp_path_factory.mktemp("preview")) as desk:
        bring(desk, "customers", "id,name\n1,Ann\n")
        yield desk


def look(desk, text, noun="customers", **told):
    return preview(desk, noun, BytesIO(text.encode()), **told)


def test_a_preview_shows_the_columns_three_of_their_cells_and_the_counts(desk):
    before = everything(desk, but=())
    seen = look(desk, PEOPLE, source="till")
    assert [(one.name, one.field) for one in seen.columns] == [
        ("id", "external_id"),
        ("name", "name"),
        ("Birthday", "birthday"),
        ("Shoe", ""),
    ]
    assert [one.examples for one in seen.columns][1:] == [
        ("Ann", "Bob", "Cem"),
        ("1980-03-22", "", ""),
        ("38", "", "41"),
    ]
    assert counts(seen.report) == (4, 1, 0, 1)
    assert (seen.question, seen.shape.delimiter, seen.report.kept) == (None, ",", ("Shoe",))
    assert everything(desk, but=()) == before


def test_dates_that_read_both_ways_are_asked_about_and_the_answer_settles_it(desk):
    text = "name,Born\nEva,03/04/1980\n"
    seen = look(desk, text, mapping={"Born": "birthday"})
    assert (seen.asks, seen.asks_of, seen.report) == ("day order", "Born", None)
    assert "03/04/1980" in seen.question
    assert seen.columns[1].examples == ("03/04/1980",)
    answered = look(desk, text, mapping={"Born": "birthday:day-first"})
    assert (answered.question, answered.report.created) == (None, 1)


def test_columns_that_nobody_knows_are_shown_and_asked_about(desk):
    seen = look(desk, "Wer,Was\nEva,x\n")
    assert (seen.asks, [one.name for one in seen.columns]) == ("columns", ["Wer", "Was"])
    assert "name" in seen.fields
    assert look(desk, "Wer,Was\nEva,x\n", mapping={"Wer": "name"}).report.created == 1


def test_a_first_line_of_data_is_shown_as_a_row_and_its_columns_mapped_by_number(desk):
    seen = look(desk, "Eva,0171 234567\nUwe,0171 234568\n")
    assert [(one.name, one.examples) for one in seen.columns] == [
        ("column 1", ("Eva", "Uwe")),
        ("column 2", ("0171 234567", "0171 234568")),
    ]
    answered = look(desk, "Eva,0171 234567\nUwe,0171 234568\n", mapping={"column 1": "name", "column 2": "phone"})
    assert answered.report.created == 2


def test_what_no_answer_mends_is_refused(desk):
    with pytest.raises(refusals.EmptyFile):
        look(desk, "")


def test_whoever_watches_may_stop_an_import_and_nothing_of_it_is_there(desk):
    text = "id,name\n" + "".join(f"{n},Name{n}\n" for n in range(5_000))
    before, steps = everything(desk, but=()), []

    def stop(done, total):
        steps.append((done, total))
        if len(steps) == wanted:
            raise Cancelled

    for wanted in (1, 5, 6):
        steps.clear()
        with pytest.raises(Cancelled):
            bring(desk, "customers", text, source="stopped", progress=stop)
        assert len(steps) == wanted
    assert everything(desk, but=()) == before
    assert rows(desk, "SELECT count(*) FROM actions") == [(1,)]
