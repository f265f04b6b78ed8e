"""Two tills on one file: what both change is asked about, and what one changes the other shows."""

import asyncio
import sqlite3
import sys
import threading
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from time import monotonic

import pytest

from frontdesk.desk import patience, team
from frontdesk.desk import shop as settings
from frontdesk.desk.desk import open_desk
from frontdesk.desk.listening import feedback
from frontdesk.desk.ordering import items, usuals, visits
from frontdesk.desk.promising import followups
from frontdesk.desk.roster import editing
from frontdesk.records.people import CustomerChanges
from frontdesk.records.voices import NewFeedback
from frontdesk.store.file.watching import Watch
from frontdesk.tui.desk_app import DeskApp
from frontdesk.tui.screens.dialogs.customer_values import FIELDS
from tests.terminal import Terminal
from tests.tui import shop
from tests.tui.till import SIZES, journey, visits_today

F2 = "\x1bOQ"
PLACES = {name: place for place, (name, _, _) in enumerate(FIELDS)}
TO_ALERT = PLACES["alert"]
"""How often Enter goes on from the name until the alert."""
FROM_GOES_BY_TO_NOTE = PLACES["note"] - PLACES["goes_by"]


def counter(path, who):
    """A counter in a terminal of its own, with a till's name and settings of its own."""
    folder = path.parent / who
    folder.mkdir()
    (folder / "settings.toml").write_text(f'till = "{who}\'s till"\n')
    words = [sys.executable, "-m", "frontdesk", "--db", str(path), "--settings", str(folder / "settings.toml")]
    env = {"FRONTDESK_STAFF": who, "HOME": str(folder), "XDG_STATE_HOME": str(folder)}
    return Terminal(words, columns=100, lines=34, env=env)


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
        await till.type("rav<enter>e" + "<enter>" * TO_ALERT + "<ctrl+u>call him Rav<f2>", pace=0.05)
        assert till.dialog is None  # nobody else was at it
        await till.type("e" + "<enter>" * TO_ALERT + "<ctrl+u>sits by the window")
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
        await till.type(
            "rav<enter>e<enter><ctrl+u>Ravi M" + "<enter>" * FROM_GOES_BY_TO_NOTE + "<ctrl+u>new ladder<enter>"
        )
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


def test_a_usual_that_another_till_pinned_is_asked_about(path):
    async def steps(till):
        await till.type("ana<enter>p<ctrl+u>2 Tea")
        elsewhere(path, usuals.pin, shop.ANA, "1 Bagel")
        await till.type("<enter>")
        assert till.dialog == "Versions"
        assert "1 Bagel" in till.words
        await till.type("<left><enter>")
        assert till.read("SELECT quantity, name FROM usual_lines") == [(1, "Bagel")]

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


async def seen(till, words, *, within=2.0):
    """Wait until words stand on the screen, without a key; how long that took."""
    began = monotonic()
    while words not in till.words:
        assert monotonic() - began < within, till.picture
        await asyncio.sleep(0.02)


@pytest.fixture
def watched(monkeypatch):
    monkeypatch.setattr(DeskApp, "LOOK_EVERY", 0.05)


def test_what_another_till_did_is_seen_on_every_screen_within_two_seconds_and_the_mark_stays(path, watched):
    def written(name):
        ravi(path, goes_by=name)

    screens = {
        "<ctrl+t>": (lambda: elsewhere(path, visits.log, shop.ANA, "7 Tea"), "7 tea"),
        "<ctrl+g>": (lambda: elsewhere(path, items.add, "Affogato"), "Affogato"),
        "<f11>": (lambda: elsewhere(path, team.add, "Zelda"), "Zelda"),
        "<ctrl+l>": (lambda: elsewhere(path, followups.add, shop.ANA, "ring her", "today"), "ring her"),
        "<ctrl+f>": (
            lambda: elsewhere(path, feedback.add, NewFeedback("complaint", "cold soup", customer_id=shop.ANA)),
            "cold soup",
        ),
        "<ctrl+b>": (lambda: written("Ravster"), "Ravster"),
        "<ctrl+s>": (lambda: elsewhere(path, settings.change, "name", "Corner Bakery"), "Corner Bakery"),
    }

    async def steps(till):
        for key, (act, words) in screens.items():
            await till.type(f"{key}<down>")
            await asyncio.to_thread(act)
            await seen(till, words)
        await till.type("<ctrl+o>rav<enter>")
        before = till.app.focused
        await asyncio.to_thread(written, "Ravissimo")
        await seen(till, "Ravissimo")
        assert till.app.focused is before

    journey(path, steps, size=(120, 40))


def test_a_marked_row_stays_marked_when_another_till_writes_and_a_form_is_left_alone(path, watched):
    async def steps(till):
        await till.type("<ctrl+t>")
        for _ in range(3):
            await asyncio.to_thread(elsewhere, path, visits.log, shop.ANA, "1 Tea")
        await seen(till, "3 visits")
        await till.type("<down>")
        marked = till.app.screen.rows.current.id
        await asyncio.to_thread(elsewhere, path, visits.log, shop.RAVI, "1 Bagel")
        await seen(till, "4 visits")
        assert till.app.screen.rows.current.id == marked
        await till.type("n<ctrl+u>half a no")
        await asyncio.to_thread(elsewhere, path, visits.log, shop.RAVI, "1 Bagel")
        await asyncio.sleep(0.6)
        assert (till.box, "4 visits" in till.words) == ("half a no", True)
        await till.type("<escape>")
        assert "5 visits" in till.words

    journey(path, steps, size=(120, 40))


def test_the_row_marked_at_the_counter_stays_marked_and_what_is_typed_stays(path, watched):
    async def steps(till):
        await till.type("<down>")
        marked = till.app.screen.people.current.name
        await asyncio.to_thread(elsewhere, path, visits.log, shop.RAVI, None)
        await seen(till, "1 visit today")
        assert till.app.screen.people.current.name == marked
        await till.type("an")
        await asyncio.to_thread(ravi, path, goes_by="Anselm")
        await asyncio.to_thread(elsewhere, path, visits.log, shop.RAVI, None)
        await seen(till, "2 visits today")
        assert till.box == "an"

    journey(path, steps, size=(120, 40))


def test_a_till_is_no_news_to_itself(path):
    desk = open_desk(path, till="a")
    watch = Watch(desk.store)
    visits.log(desk, shop.ANA, "1 Tea")
    assert not watch.news()
    elsewhere(path, visits.log, shop.ANA, "1 Tea")
    visits.log(desk, shop.ANA, "1 Tea")
    assert watch.news()
    assert not watch.news()
    watch.close()
    desk.close()


@contextmanager
def import_at_another_till(path):
    """The lock that an import holds while it writes."""
    with closing(sqlite3.connect(path, isolation_level=None, check_same_thread=False)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield lambda: other.execute("ROLLBACK")


@pytest.fixture
def hurried(monkeypatch):
    monkeypatch.setattr(patience, "AT_THE_COUNTER", 0.2)


def test_visits_wait_for_an_import_at_another_till_and_are_logged_by_themselves_while_the_keys_go_on(path, hurried):
    async def steps(till):
        with import_at_another_till(path) as done:
            await till.type("rav<enter><enter>")
            assert "Ravi Menon: another till is writing" in till.words
            assert till.at_the_box
            await till.type("gordon<enter><enter>")
            assert "Ravi Menon and 1 more" in till.words
            await till.type("<f8>ana")
            assert (till.box, till.visits) == ("ana", [])
            done()
        await seen(till, "✓ Gordon Blume", within=5)
        assert till.visits == [("Ravi Menon", "1 Flat white, 1 Croissant"), ("Gordon Blume", "1 Cortado")]
        assert till.box == "ana"

    journey(path, steps, size=(120, 40))


def test_leaving_the_counter_waits_for_visits_that_wait(path, hurried):
    async def steps(till):
        with import_at_another_till(path) as done:
            await till.type("rav<enter><enter>")
            threading.Timer(0.3, done).start()
            till.app.exit()
            await asyncio.to_thread(till.app.kept.finish)

    journey(path, steps)
    assert visits_today(path) == [("Ravi Menon", "1 Flat white, 1 Croissant")]


def taken_away(other):
    """As another till that forgets somebody."""
    other.execute("DELETE FROM customers WHERE id = ?", (shop.RAVI,))
    other.execute("COMMIT")


NOT_LOGGED = "Not logged: Ravi Menon · the usual · 08:41: There is no customer"


def test_a_visit_that_cannot_be_logged_any_more_stands_there_until_somebody_has_read_it(path, hurried):
    async def steps(till):
        with closing(sqlite3.connect(path, isolation_level=None, check_same_thread=False)) as other:
            other.execute("BEGIN IMMEDIATE")
            await till.type("rav<enter><enter><f11>")
            taken_away(other)
        for _ in range(100):
            await asyncio.sleep(0.05)
            if till.app.kept.lost:
                break
        till.app.clear_notifications()
        await till.type("<f1><escape><escape>gordon<enter><enter>")
        assert NOT_LOGGED in till.words
        assert "F8 once read" in till.words
        await till.type("<f8>")
        assert NOT_LOGGED not in till.words
        assert any(NOT_LOGGED in each for each in till.said)
        assert till.visits == [("Gordon Blume", "1 Cortado")]
        await till.type("<f8>")
        assert till.visits == []

    journey(path, steps, size=(120, 40))


def test_a_visit_that_cannot_be_logged_as_somebody_leaves_is_told_by_the_program(path, hurried):
    async def steps(till):
        with closing(sqlite3.connect(path, isolation_level=None, check_same_thread=False)) as other:
            other.execute("BEGIN IMMEDIATE")
            await till.type("rav<enter><enter>")
            threading.Timer(0.3, taken_away, [other]).start()
            till.app.exit()
            await asyncio.to_thread(till.app.kept.finish)
        return till.app

    app = journey(path, steps)
    assert NOT_LOGGED in app.failure.sentence
    assert app.failure.exit_code == 1


def test_a_form_that_waits_for_an_import_saves_itself_and_may_be_left(path, hurried):
    async def steps(till):
        with import_at_another_till(path) as done:
            await till.type("rav<enter>nMoved to Elm Street<enter>")
            assert "Another till is writing" in till.trouble
            await till.type("<escape>")
            assert till.opened == "Ravi Menon"
            await till.type("nMoved to Oak Street<enter>")
            done()
        await seen(till, "note written", within=5)
        assert of_ravi(till, "note") == "Lent us a ladder\nMoved to Oak Street"

    journey(path, steps, size=(120, 40))


def test_a_command_waits_for_another_till_says_so_and_overwrites_nothing_that_came_meanwhile(path):
    words = [sys.executable, "-m", "frontdesk", "--db", str(path), "edit", str(shop.RAVI), "--alert", "owes 3.20"]
    home = {"HOME": str(path.parent), "XDG_STATE_HOME": str(path.parent)}
    with (
        closing(sqlite3.connect(path, isolation_level=None)) as other,
        Terminal(words, columns=300, env=home) as command,
    ):
        other.execute("BEGIN IMMEDIATE")
        command.wait_for("Waiting for another till")
        other.execute("UPDATE customers SET alert = 'paid 3.20' WHERE id = ?", (shop.RAVI,))
        other.execute("COMMIT")
        assert command.wait_exit() == 1
        said = " ".join(command.text().split())
    assert "alert is “paid 3.20” now, not “owes 3.20”. Nothing was saved." in said
    assert "locked" not in said


def test_two_counters_on_one_file_see_each_other_and_ask_about_what_both_changed(tmp_path):
    path = tmp_path / "shop.db"
    shop.build(path, datetime.now(UTC))
    with counter(path, "Mina") as one, counter(path, "Joe") as two:
        for each in (one, two):
            each.wait_for("Corner Café", timeout=30)
            each.settled(0.3)
        one.send("ravi\r")
        one.wait_for("⏎ the usual", timeout=20)
        two.send("ravi\r")
        two.wait_for("⏎ the usual", timeout=20)
        two.send("e" + "\r" * TO_ALERT)
        two.settled(0.3)
        two.send("by the window")
        one.send("n\x1b[Bowes 3.20\r")
        one.wait_for("alert written", timeout=20)
        two.send(F2)
        two.wait_for(lambda text: "owes 3.20" in text and "by the window" in text, timeout=20)
        two.send("\x1b[C\r")
        two.wait_for("changed", timeout=20)
        one.wait_for("by the window", timeout=10)
        two.send("\r")
        one.wait_for("1 visit today", timeout=10)
