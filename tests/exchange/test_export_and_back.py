"""What leaves the shop comes back into an empty one as it was, whatever people wrote."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frontdesk.desk import team
from frontdesk.desk.roster import editing
from frontdesk.exchange.guarding import STARTS, bare, guarded
from frontdesk.exchange.importing import import_file
from frontdesk.exchange.refusals import WrongNoun
from frontdesk.records.incoming import IncomingCustomer
from frontdesk.records.people import CustomerChanges
from tests.exchange.shops import bring, rows, shop
from tests.exchange.strangers import HOSTILE, everybody, filled, left, stored

TEXTS = st.text(st.sampled_from(HOSTILE), max_size=9).map(stored)


@settings(max_examples=2_000, deadline=None)
@given(TEXTS)
def test_a_guard_comes_off_as_it_went_on(text):
    assert bare(guarded(text)) == text
    assert not text or guarded(text)[0] not in STARTS - {"'"}


def test_the_longest_text_comes_back_with_its_guard(tmp_path):
    (tmp_path / "new").mkdir()
    with shop(tmp_path) as desk, shop(tmp_path / "new") as empty:
        filled(desk, [IncomingCustomer(1, None, "Ann", note="=" * 9_000, alert="=" * 10_000)])
        assert import_file(empty, "customers", left(desk, tmp_path, "customers", safe=True)).created == 1
        assert everybody(empty) == everybody(desk)


def test_a_guard_stays_where_no_mark_tells_of_one(tmp_path):
    with shop(tmp_path) as desk:
        filled(desk, [IncomingCustomer(1, None, "'=1")])
        text = left(desk, tmp_path, "customers").read_text()
        assert "frontdesk-1,1,'=1," in text
        (tmp_path / "new").mkdir()
        with shop(tmp_path / "new") as empty:
            import_file(empty, "customers", tmp_path / "customers.csv")
            assert rows(empty, "SELECT name FROM customers") == [("'=1",)]


SALES = """\
visit_id,customer_id,date,time,staff_id,party_size,order,happiness,note,next_note
a,1,2026-11-02,08:30,7,2,"2 tea; 1 bagel, warm, no butter",-,"=HYPERLINK(""x"")",ask
b,,2026-11-03,,,,,+,,
"""


@pytest.mark.parametrize("wanted", [{}, {"safe": True}, {"style": "xlsx"}], ids=str)
def test_the_team_the_items_and_the_visits_come_back_as_they_were(tmp_path, wanted):
    (tmp_path / "new").mkdir()
    with shop(tmp_path) as desk, shop(tmp_path / "new") as empty:
        bring(desk, "staff", "id,name,role\n7,Mina,=boss\n8,Joe,\n")
        bring(desk, "items", "id,name,price,category,active\nt,Tea,1.50,-hot,yes\nb,Bagel,,,no\n")
        bring(desk, "customers", "id,name\n1,@Ann\n")
        assert bring(desk, "visits", SALES).rejected == ()
        team.change(desk, 2, active=False)
        for noun in ("staff", "items", "customers", "visits"):
            report = import_file(empty, noun, left(desk, tmp_path, noun, **wanted))
            assert (report.format, report.rejected) == ("frontdesk", ())
        for question in (
            "SELECT name, role, active FROM staff ORDER BY id",
            "SELECT name, price, category, active FROM items ORDER BY id",
            "SELECT customer_id, at, day, timed, staff_id, party_size, happiness, note, next_note, total FROM visits",
            "SELECT visit_id, quantity, item_id, name, modifiers, price, amount FROM visit_lines ORDER BY id",
        ):
            assert rows(empty, question) == rows(desk, question), question
        for noun in ("staff", "items", "customers", "visits"):
            again = import_file(empty, noun, tmp_path / f"{noun}.{wanted.get('style', 'csv')}")
            assert (again.created, again.updated, again.action) == (0, 0, None)


def test_what_is_ours_is_not_taken_for_something_else(tmp_path):
    with shop(tmp_path) as desk:
        bring(desk, "customers", "id,name\n1,Ann\n")
        place = left(desk, tmp_path, "customers")
        with pytest.raises(WrongNoun, match="list of customers, not of visits"):
            import_file(desk, "visits", place)
        later = place.read_text().replace("frontdesk-1,", "frontdesk-9,")
        place.write_text(later + later.splitlines()[1].replace("frontdesk-9", "frontdesk-1") + "\n")
        foreign = import_file(desk, "customers", place, dry_run=True)
        assert foreign.format != "frontdesk"


def test_an_allergy_that_was_added_since_reaches_who_is_known_already(tmp_path):
    (tmp_path / "new").mkdir()
    with shop(tmp_path) as desk, shop(tmp_path / "new") as other:
        filled(desk, [IncomingCustomer(1, None, "Ann", allergies=("nuts",))])
        import_file(other, "customers", left(desk, tmp_path, "customers"))
        editing.edit(desk, 1, CustomerChanges(allergies=("milk",)))
        report = import_file(other, "customers", left(desk, tmp_path, "customers"))
        assert (report.created, report.updated) == (0, 1)
        assert rows(other, "SELECT text FROM allergies ORDER BY id") == [("nuts",), ("milk",)]
