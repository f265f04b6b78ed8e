from io import BytesIO

import pytest

from frontdesk.desk import undo
from frontdesk.exchange import refusals
from frontdesk.exchange.importing import import_file
from frontdesk.exchange.previewing import preview
from tests.exchange.shops import bring, counts, everything, rows, shop

FIRST = "Wer;Rufnr;Geb\n1. Eva;0171 234567;03/04/1980\n"
SECOND = "Wer;Rufnr;Geb\n2. Uwe;0171 234568;05/06/1981\n"
SAID = {"Wer": "name", "Rufnr": "phone", "Geb": "birthday:day-first"}


@pytest.fixture
def desk(tmp_path):
    with shop(tmp_path) as desk:
        yield desk


def take(desk, text, noun="customers", **told):
    raw = text if isinstance(text, bytes) else text.encode()
    return import_file(desk, noun, BytesIO(raw), **told)


def test_what_was_said_of_a_header_holds_when_it_comes_again(desk):
    take(desk, FIRST, mapping=SAID, source="till")
    again = take(desk, SECOND)
    assert counts(again) == (1, 0, 0, 0)
    assert "“Wer” as name" in again.notes[0]
    assert rows(desk, "SELECT name, birthday FROM customers") == [
        ("1. Eva", "1980-04-03"),
        ("2. Uwe", "1981-06-05"),
    ]
    assert rows(desk, "SELECT DISTINCT source FROM origins") == [("till",)]


def test_undoing_the_import_forgets_what_was_said_too(desk):
    empty = everything(desk)
    take(desk, FIRST, mapping=SAID)
    undo.undo(desk)
    assert everything(desk) == empty
    with pytest.raises(refusals.HeaderUnknown):
        take(desk, SECOND)


def test_undoing_one_import_leaves_what_another_remembered(desk):
    first = take(desk, FIRST, mapping=SAID)
    take(desk, "Kunde;Fon\nIda;1\n", mapping={"Kunde": "name"})
    undo.undo(desk, first.action)
    assert counts(take(desk, "Kunde;Fon\nIna;2\n"))[0] == 1


def test_what_is_said_now_wins_and_is_remembered_instead(desk):
    take(desk, FIRST, mapping=SAID)
    take(desk, SECOND, mapping={**SAID, "Geb": "birthday:month-first"})
    take(desk, "Wer;Rufnr;Geb\nIda;1;01/02/1990\n")
    assert rows(desk, "SELECT birthday FROM customers WHERE name = 'Ida'") == [("1990-01-02",)]


def test_encoding_and_delimiter_are_remembered_with_the_columns(desk):
    raw = "Wér^Rufnr\nŁukasz^1\n".encode("cp1250")
    take(desk, raw, mapping={"Wér": "name"}, encoding="cp1250", delimiter="^")
    assert counts(take(desk, "Wér^Rufnr\nZdeňka^2\n".encode("cp1250"))) == (1, 0, 0, 0)


def test_a_preview_and_a_dry_run_remember_nothing_but_use_what_is_known(desk):
    preview(desk, "customers", BytesIO(FIRST.encode()), mapping=SAID)
    take(desk, FIRST, mapping=SAID, dry_run=True)
    assert preview(desk, "customers", BytesIO(SECOND.encode())).asks == "columns"
    take(desk, FIRST, mapping=SAID)
    seen = preview(desk, "customers", BytesIO(SECOND.encode()))
    assert (seen.question, seen.report.created, seen.columns[0].field) == (None, 1, "name")
    assert "came before" in seen.report.notes[0]


def test_the_same_header_of_another_list_is_another_header(desk):
    take(desk, FIRST, mapping=SAID)
    with pytest.raises(refusals.HeaderUnknown):
        take(desk, SECOND, "items")


def test_columns_told_by_number_are_not_remembered(desk):
    take(desk, "Eva,0171 234567\n", mapping={"1": "name", "2": "phone"})
    assert rows(desk, "SELECT count(*) FROM settings WHERE name LIKE 'mapping%'") == [(0,)]


def test_a_header_is_known_again_under_another_title_and_without_one(tmp_path):
    rows_of = "Who?,Ring them on\n{},07700 900123\n"
    with shop(tmp_path) as desk:
        bring(desk, "customers", "Guests 2025,\n" + rows_of.format("Ann"), mapping={"Who?": "name"})
        for title, name in (("Guests 2026,\n", "Bob"), ("", "Cy")):
            report = bring(desk, "customers", title + rows_of.format(name))
            assert (report.created, report.used) == (1, ("Who?",))
