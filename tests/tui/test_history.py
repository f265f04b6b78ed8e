"""The History screen: what was done, read and taken back."""

import pytest

from frontdesk.desk.ordering import usuals, visits
from frontdesk.desk.ordering.visits import Remarks
from frontdesk.desk.roster import editing
from frontdesk.records.people import CustomerChanges
from frontdesk.tui.widgets.rows import Rows
from tests.tui import shop
from tests.tui.till import BY_DAY, journey


def labels(till):
    return [action.label for action in till.app.screen.actions._rows]


@pytest.mark.parametrize("size", BY_DAY)
def test_what_was_done_stands_newest_first(path, size):
    shop.another_till(path, shop.doing(usuals.pin, shop.GORDON, "1 Tea"))

    async def steps(till):
        await till.type("<ctrl+r>")
        assert labels(till)[0] == "Usual pinned"
        assert "today 08:41 Usual pinned Gordon Blume" in till.words
        await till.type("<escape>")
        assert till.at_the_box

    journey(path, steps, size=size)


def test_the_marked_action_of_any_till_is_taken_back(path):
    shop.another_till(path, shop.doing(usuals.pin, shop.GORDON, "1 Tea"))

    async def steps(till):
        await till.type("<ctrl+r>x")
        assert till.said == ["Taken back: Usual pinned · Gordon Blume"]
        assert till.read("SELECT count(*) FROM usuals") == [(0,)]
        assert labels(till)[:2] == ["Undone: Usual pinned", "Usual pinned"]
        assert "Usual pinned taken back" in till.words
        await till.type("x")
        assert "was undone already" in till.said[-1]
        await till.type("<up>x")
        assert till.read("SELECT count(*) FROM usuals") == [(1,)]

    journey(path, steps, size=(120, 40))


@pytest.mark.parametrize("size", BY_DAY)
def test_a_conflict_is_shown_and_the_rest_can_be_taken_back(path, size):
    changes = CustomerChanges(goes_by="Gordo", more_tags=("office",))
    shop.another_till(path, shop.doing(editing.edit, shop.GORDON, changes))
    shop.another_till(path, shop.doing(editing.edit, shop.GORDON, CustomerChanges(goes_by="Gordie")))

    async def steps(till):
        await till.type("<ctrl+r><down>x")
        assert "Take back the rest?" in till.words
        assert f"Customer {shop.GORDON}, goes by: now “Gordie”" in till.words
        await till.type("<escape>")
        assert till.read("SELECT tag FROM tags") == [("office",)]
        await till.type("x<enter>")
        assert till.said == ["Taken back: Customer changed · Gordon Blume"]
        assert till.read("SELECT tag FROM tags") == []
        assert till.read("SELECT goes_by FROM customers WHERE id = ?", shop.GORDON) == [("Gordie",)]

    journey(path, steps, size=size)


def test_nothing_is_offered_where_nothing_is_left_to_take_back(path):
    for goes_by in ("Gordo", "Gordie"):
        shop.another_till(path, shop.doing(editing.edit, shop.GORDON, CustomerChanges(goes_by=goes_by)))

    async def steps(till):
        await till.type("<ctrl+r><down>x")
        assert "Nothing was taken back" in till.words
        await till.type("<enter>")
        assert labels(till)[0] == "Customer changed"

    journey(path, steps)


def test_enter_reads_what_was_before_and_after(path):
    shop.another_till(path, shop.doing(editing.edit, shop.RAVI, CustomerChanges(goes_by="Ravster", note="[/b] owes")))

    async def steps(till):
        await till.type("<ctrl+r><enter>")
        assert f"Customer {shop.RAVI} changed" in till.words
        assert "goes by Rav → Ravster" in till.words
        assert "note Lent us a ladder → [/b] owes" in till.words
        await till.type("<escape><f12><enter>")
        assert "Ravster" not in till.words

    journey(path, steps)


def test_f12_closes_what_is_being_read_and_hides_it(path):
    shop.another_till(path, shop.doing(editing.edit, shop.RAVI, CustomerChanges(note="owes for two")))

    async def steps(till):
        await till.type("<ctrl+r><enter>")
        assert "owes for two" in till.words
        await till.type("<f12>")
        assert type(till.app.screen).__name__ == "History"
        assert till.app.masked
        await till.type("<enter>")
        assert "owes for two" not in till.words
        await till.type("<f12><enter>")
        assert "owes for two" in till.words

    journey(path, steps)


@pytest.mark.parametrize("size", BY_DAY)
def test_a_customers_history_has_their_visits_beside_what_was_done(path, size):
    shop.another_till(path, shop.doing(visits.log, shop.ZOE, "1 Bagel"))

    async def steps(till):
        await till.type("<ctrl+b>/zoe<enter>h")
        assert "Zoe Park 3 visits" in till.words
        assert till.app.focused.id == "visits"
        await till.type("x")
        assert len(till.visits) == 1
        await till.type("<enter>")
        assert "had 1 bagel" in till.words
        await till.type("<escape><tab>x")
        assert till.visits == []
        assert "Zoe Park 2 visits" in till.words
        await till.type("<escape>")
        assert type(till.app.screen).__name__ == "People"

    journey(path, steps, size=size)


def test_older_actions_are_read_on_at_the_end_of_the_list(path, monkeypatch):
    monkeypatch.setattr("frontdesk.tui.screens.history.AT_ONCE", 20)

    async def steps(till):
        await till.type("<ctrl+r>")
        assert len(labels(till)) == 20
        await till.type("<end>")
        assert len(labels(till)) == 40
        for _ in range(5):
            await till.type("<end>")
        assert till.app.screen.actions.current.id == 1

    journey(path, steps)


def test_a_note_that_was_drawn_is_hidden_in_the_very_frame_after_f12(path):
    shop.another_till(path, shop.doing(visits.log, shop.GORDON, "1 Tea", remarks=Remarks(note="in tears today")))

    async def steps(till):
        await till.type("<ctrl+b>/gordon<enter>h")
        rows = till.app.screen.query_one("#visits", Rows)
        drawn = lambda: "".join(rows.render_line(line).text for line in range(6))  # noqa: E731
        assert "in tears" in drawn()
        till.app.action_mask()
        assert "in tears" not in drawn()
        assert "1 tea" in drawn()

    journey(path, steps, size=(120, 40))
