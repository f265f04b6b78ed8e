"""Two tills on one file: what both change is asked about, and what one changes the other shows."""

import pytest

from frontdesk.desk import shop as settings
from frontdesk.desk import team
from frontdesk.desk.ordering import items, visits
from frontdesk.desk.promising import followups
from frontdesk.desk.roster import editing
from frontdesk.records.people import CustomerChanges
from tests.tui import shop
from tests.tui.till import SIZES, journey


def elsewhere(path, use_case, *arguments, by="Joe", **named):
    """Let Joe do something at another till."""
    act = shop.doing(use_case, *arguments, **named)
    return shop.another_till(path, lambda desk: act(desk.by(by)))


def ravi(path, **changes):
    elsewhere(path, editing.edit, shop.RAVI, CustomerChanges(**changes))


def of_ravi(till, column="alert"):
    return till.read(f"SELECT {column} FROM customers WHERE id = ?", shop.RAVI)[0][0]


@pytest.mark.parametrize("size", SIZES)
def test_a_form_that_clashes_shows_how_it_was_what_the_other_till_made_of_it_and_what_was_typed(path, size):
    ravi(path, alert="waits outside")

    async def steps(till):
        await till.type("rav<enter>e" + "<enter>" * 9 + "<ctrl+u>call him Rav<f2>", pace=0.05)
        assert till.dialog is None  # nobody else was at it
        await till.type("e" + "<enter>" * 9 + "<ctrl+u>sits by the window")
        ravi(path, alert="owes 3.20")
        await till.type("<f2>")
        assert till.dialog == "Versions"
        for words in (
            "was: call him Rav",
            "owes 3.20",
            "sits by the",
            "Joe (another till, 08:41)",
            "Esc back",
        ):
            assert words in till.words
        await till.type("<enter>")
        assert "Choose first" in till.words
        assert of_ravi(till) == "owes 3.20"
        await till.type("<escape>")
        assert till.dialog == "CustomerForm"
        assert "what you typed is still here" in till.words
        await till.type("<f2><right><enter>")
        assert till.dialog is None
        assert of_ravi(till) == "sits by the window"
        await till.type("u")
        assert of_ravi(till) == "owes 3.20"

    journey(path, steps, size=size)


def test_fields_are_chosen_one_by_one_or_all_at_once_and_notes_may_both_stand(path):
    async def steps(till):
        await till.type("rav<enter>e<enter><ctrl+u>Ravi M" + "<enter>" * 9 + "<ctrl+u>new ladder<enter>")
        ravi(path, goes_by="Ravster", note="ladder is back")
        await till.type("<f2><left><space>")
        assert "can stand" in till.words
        await till.type("<down><space><enter>")
        assert till.dialog is None
        assert (of_ravi(till, "goes_by"), of_ravi(till, "note")) == ("Ravster", "ladder is back\nnew ladder")
        await till.type("e<enter><ctrl+u>R<f2>")
        assert of_ravi(till, "goes_by") == "R"
        await till.type("e<enter><ctrl+u>RR")
        ravi(path, goes_by="third")
        await till.type("<f2><home><enter>")
        assert of_ravi(till, "goes_by") == "third"

    journey(path, steps, size=(120, 40))


def test_changes_of_different_fields_go_together_and_are_told(path):
    async def steps(till):
        await till.type("rav<enter>e<ctrl+u>Ravi Kumar Menon")
        ravi(path, goes_by="Ravster", more_phones=("020 7946 7777",))
        await till.type("<f2>")
        assert till.dialog is None
        assert (of_ravi(till, "name"), of_ravi(till, "goes_by")) == ("Ravi Kumar Menon", "Ravster")
        assert len(till.read("SELECT raw FROM phones WHERE customer_id = 1")) == 2
        assert any(said.startswith("Joe (another till) changed goes-by and phones meanwhile") for said in till.said)

    journey(path, steps, notifications=True)


def test_phones_that_both_tills_change_are_all_kept(path):
    async def steps(till):
        await till.type("rav<enter>e<enter><enter><end>; 1111111")
        ravi(path, more_phones=("2222222",))
        await till.type("<f2>")
        phones = till.read("SELECT raw FROM phones WHERE customer_id = 1 ORDER BY raw")
        assert phones == [("020 7946 4417",), ("1111111",), ("2222222",)]

    journey(path, steps)


def test_an_alert_that_another_till_wrote_is_not_replaced_by_a_line(path):
    async def steps(till):
        await till.type("rav<enter>n<down>call him Ravi")
        ravi(path, alert="owes 3.20")
        await till.type("<enter>")
        assert (till.dialog, of_ravi(till)) == ("Versions", "owes 3.20")
        await till.type("<space><enter>")
        assert of_ravi(till) == "owes 3.20\ncall him Ravi"

    journey(path, steps)


def test_what_is_typed_ahead_never_answers_for_the_other_till(path):
    async def steps(till):
        await till.type("rav<enter>n<down>call him Ravi")
        ravi(path, alert="owes 3.20")
        await till.scan("<enter>tom<enter><enter>")
        assert (till.dialog, of_ravi(till)) == ("Versions", "owes 3.20")

    journey(path, steps)


def test_an_item_and_a_member_are_asked_about_alike(path):
    async def steps(till):
        await till.type("<ctrl+g><home>e<enter><ctrl+u>2.60")
        item = till.app.screen_stack[0].rows.current.id
        elsewhere(path, items.change, item, price="9.90")
        await till.type("<f2>")
        assert till.dialog == "Versions"
        assert "9.90" in till.words
        await till.type("<right><enter>")
        assert till.read("SELECT price FROM items WHERE id = ?", item) == [(260,)]
        await till.type("<f11>e<tab><ctrl+u>chef")
        mina = till.read("SELECT id FROM staff WHERE name = 'Mina'")[0][0]
        elsewhere(path, team.change, mina, role="host")
        await till.type("<enter>")
        assert till.dialog == "Versions"
        await till.type("<left><enter>")
        assert till.read("SELECT role FROM staff WHERE id = ?", mina) == [("host",)]

    journey(path, steps, size=(120, 40))


def test_a_setting_that_another_till_set_is_asked_about(path):
    async def steps(till):
        await till.type("<ctrl+s><enter><ctrl+u>Corner Bar")
        elsewhere(path, settings.change, "name", "Corner Bakery")
        await till.type("<enter>")
        assert till.dialog == "Versions"
        assert "Corner Bakery" in till.words
        await till.type("<right><enter>")
        assert till.app.desk.shop.name == "Corner Bar"

    journey(path, steps)


def test_orders_notes_and_promises_are_asked_about_alike(path):
    visit = elsewhere(path, visits.log, shop.RAVI, "1 Tea").visit_id
    promise = elsewhere(path, followups.add, shop.RAVI, "ring him", "today").id

    async def steps(till):
        await till.type("<ctrl+t>e<ctrl+u>2 Tea")
        elsewhere(path, visits.change, visit, order="1 Bagel")
        await till.type("<enter>")
        assert till.dialog == "Versions"
        await till.type("<right><enter>")
        assert till.read("SELECT quantity, name FROM visit_lines WHERE visit_id = ?", visit) == [(2, "Tea")]
        await till.type("n<ctrl+u>sat outside")
        elsewhere(path, visits.change, visit, note="in a hurry")
        await till.type("<enter><left><enter>")
        assert till.read("SELECT note FROM visits WHERE id = ?", visit) == [("in a hurry",)]
        await till.type("<ctrl+l>e<ctrl+u>write to him")
        elsewhere(path, followups.change, promise, "visit him")
        await till.type("<enter>")
        assert till.dialog == "Versions"
        await till.type("<space><enter>")
        assert till.read("SELECT text FROM follow_ups") == [("visit him\nwrite to him",)]

    journey(path, steps, size=(120, 40))
