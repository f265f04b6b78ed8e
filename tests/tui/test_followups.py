"""Follow-ups: what was promised, done, put off, or said to whom it is for."""

import webbrowser

import pytest

from frontdesk.desk.promising import followups
from frontdesk.tui.app import FrontDesk
from frontdesk.words.display import shown
from tests.tui import said, shop
from tests.tui.till import BY_DAY, journey


@pytest.fixture
def ids(path):
    return said.promises(path)


@pytest.fixture
def opened(monkeypatch):
    """What the machine's browser, which opens e-mails too, was asked to open."""
    asked = []

    class Listening(webbrowser.BaseBrowser):
        def open(self, url, new=0, autoraise=True):
            asked.append(url)
            return True

    monkeypatch.setattr(webbrowser, "_tryorder", ["listening"])
    monkeypatch.setitem(webbrowser._browsers, "listening", [None, Listening()])
    return asked


def texts(till):
    return [promise.text for promise in till.app.screen.rows._rows]


def in_full(till):
    return " ".join(till.app.screen.detail.render().plain.replace("▌", " ").split())


@pytest.mark.parametrize("size", BY_DAY)
def test_what_is_late_stands_on_top_and_in_full(path, ids, size):
    async def steps(till):
        await till.type("<ctrl+l>")
        assert texts(till) == ["ring: is the machine quiet now?", "set a bagel aside"]
        assert "due 2 overdue 1 coming 2 done" in till.words
        assert "▲ Fri 20 Nov, 2 days ago" in till.words
        assert "Sun 22 Nov, today" in till.words
        assert "▲ was due Fri 20 Nov, 2 days ago" in in_full(till)
        assert "promised by Joe" in in_full(till)

    journey(path, steps, size=size)


def test_f_shows_the_late_the_coming_and_the_done(path, ids):
    async def steps(till):
        await till.type("<ctrl+l>f")
        assert texts(till) == ["ring: is the machine quiet now?"]
        await till.type("f")
        assert texts(till) == ["ask about the ladder", "write about the course"]
        assert "Fri 27 Nov, in 5 days" in till.words
        await till.type("f")
        assert "What was done will stand here" in till.words
        await till.type("F")
        assert texts(till)[0] == "ask about the ladder"

    journey(path, steps)


def test_done_with_what_came_of_it_and_taken_back(path, ids):
    async def steps(till):
        await till.type("<ctrl+l>xall quiet<enter>")
        assert "✓ Ana Gómez · ring: is the machine quiet now?: done" in till.words
        assert texts(till) == ["set a bagel aside"]
        assert till.read("SELECT outcome, done_by FROM follow_ups WHERE id = ?", ids["late"]) == [
            ("all quiet", said.MINA)
        ]
        await till.type("fff")
        assert "all quiet" in till.words
        await till.type("u")
        assert texts(till) == []
        await till.type("f")
        assert texts(till)[0] == "ring: is the machine quiet now?"

    journey(path, steps, size=(120, 40))


def test_done_needs_no_words(path, ids):
    async def steps(till):
        await till.type("<ctrl+l>x<enter>x<enter>")
        assert till.read("SELECT count(*) FROM follow_ups WHERE done_at IS NOT NULL") == [(2,)]
        assert "f shows 2 promises still to come." in till.words

    journey(path, steps)


@pytest.mark.parametrize("size", BY_DAY)
def test_a_promise_is_put_off_by_a_phrase_that_is_said_back(path, ids, size):
    async def steps(till):
        await till.type("<ctrl+l>z")
        assert "Mon 23 Nov, tomorrow" in till.words
        await till.type("next fri")
        assert "Fri 27 Nov, in 5 days" in till.words
        await till.type("<enter>")
        assert "✓ Put off to Fri 27 Nov, in 5 days" in till.words
        assert texts(till) == ["set a bagel aside"]

    journey(path, steps, size=size)


def test_a_usual_phrase_is_two_keys(path, ids):
    async def steps(till):
        await till.type("<ctrl+l>z<down><enter>")
        return till.read("SELECT due FROM follow_ups WHERE id = ?", ids["late"])

    assert journey(path, steps) == [("2026-11-25",)]


def test_a_phrase_nobody_understands_is_kept_and_said(path, ids):
    async def steps(till):
        await till.type("<ctrl+l>zsoonish")
        assert "Nobody can tell which day “soonish” is." in till.words
        await till.type("<enter>")
        assert "Type a day such as tomorrow" in till.trouble
        assert till.box == "soonish"
        await till.type("<ctrl+u>yesterday<enter>")
        assert till.dialog == "Snoozing"
        assert till.read("SELECT due FROM follow_ups WHERE id = ?", ids["late"]) == [("2026-11-20",)]

    journey(path, steps)


def test_a_number_is_copied_and_hidden_from_the_queue(path, ids, opened):
    async def steps(till):
        await till.type("<ctrl+l>c")
        assert "call 020 7946 0018" in till.words
        await till.type("<escape><f12>c")
        assert "call •••" in till.words
        await till.type("<enter>")
        assert till.said == ["Copied."]
        assert till.app.clipboard == "020 7946 0018"
        assert "020 7946" not in till.words

    journey(path, steps)
    assert opened == []


def test_in_a_browser_an_email_is_copied_and_nothing_is_opened_on_the_machine_of_the_shop(
    path, ids, opened, monkeypatch
):
    monkeypatch.setattr(FrontDesk, "is_web", True)

    async def steps(till):
        await till.type("<ctrl+l>c")
        assert "opens an e-mail" not in till.words
        await till.type("e-mail<enter>")
        assert till.said[0].startswith("Copied")

    journey(path, steps)
    assert opened == []


def test_an_email_opens_in_the_machines_own_program(path, ids, opened):
    async def steps(till):
        await till.type("<ctrl+l>ce-mail<enter>")
        assert till.app.clipboard == "ana@example.com"

    journey(path, steps)
    assert len(opened) == 1
    assert opened[0].startswith("mailto:ana@example.com?subject=")


def test_whoever_cannot_be_reached_is_said_to_be(path, ids):
    async def steps(till):
        await till.type("<ctrl+l>jc")
        assert till.said == ["No phone or e-mail is known, or they asked not to be reached."]

    journey(path, steps)


def test_phones_stand_in_the_list_where_there_is_room(path, ids):
    async def steps(till):
        await till.type("<ctrl+l>")
        return till.words.count("020 7946 0018")

    assert journey(path, steps, size=(98, 24)) == 2
    assert journey(path, steps, size=(80, 24)) == 1
    assert journey(path, steps, size=(98, 24), mask=True) == 0


@pytest.mark.parametrize("size", BY_DAY)
def test_the_first_promise_is_made_from_here(path, size):
    async def steps(till):
        await till.type("<ctrl+l>")
        assert "Promises will stand here on the day they are due." in till.words
        assert "a promises something to somebody" in till.words
        await till.type("agordon<enter>keep the paper<tab>in 2 days<enter>")
        assert "✓ Tue 24 Nov, in 2 days · Gordon" in till.words
        await till.type("ff")
        assert texts(till) == ["keep the paper"]

    journey(path, steps, size=size)


def test_a_promise_is_said_in_other_words(path, ids):
    async def steps(till):
        await till.type("<ctrl+l>e<ctrl+u>ring Ana<enter>")
        assert texts(till)[0] == "ring Ana"

    journey(path, steps)


def test_enter_opens_the_card_at_the_counter(path, ids):
    async def steps(till):
        await till.type("<ctrl+l><enter>")
        assert till.opened == "Ana Gómez"

    journey(path, steps)


def test_what_another_till_did_meanwhile_is_said_and_nothing_is_done_twice(path, ids):
    async def steps(till):
        await till.type("<ctrl+l>x")
        shop.another_till(path, shop.doing(followups.done, ids["late"], "rang"))
        await till.type("again<enter>")
        assert "This was done already" in till.trouble
        assert till.box == "again"

    journey(path, steps)


def test_keys_struck_in_a_row_never_act_on_the_one_before(path, ids):
    async def steps(till):
        await till.type("<ctrl+l>xone<enter>xtwo<enter>")
        return till.read("SELECT outcome FROM follow_ups WHERE done_at IS NOT NULL ORDER BY id")

    assert journey(path, steps) == [("one",), ("two",)]


@pytest.mark.parametrize("size", BY_DAY)
def test_what_looks_like_a_command_is_shown_as_it_was_typed(path, size):
    said.promise(path, shop.ANA, "[@click=app.quit]x[/] \x1b[31mred a\u202eolleh", "today")

    async def steps(till):
        await till.type("<ctrl+l>")
        seen = till.picture
        for key in ("x", "<escape>", "z", "<escape>", "e", "<escape>"):
            await till.type(key)
            seen += till.picture
        assert "\x1b" not in seen
        assert "\u202e" not in seen
        assert shown("[@click=app.quit]") in seen

    journey(path, steps, size=size)


@pytest.mark.parametrize("size", BY_DAY)
def test_a_dialog_always_shows_its_keys_and_what_is_wrong(path, size):
    said.promise(path, shop.ANA, "ring, and ask whether all of it is well again by now " * 9, "today")

    async def steps(till):
        await till.type("<ctrl+l>")
        for keys in ("x", "z", "c", "e", "a"):
            await till.type(keys)
            seen = await said.in_trouble(till)
            assert "What is wrong." in seen, keys
            assert "Esc leave" in seen, keys
            await till.type("<escape>")

    journey(path, steps, size=size)
