"""The whole book as it is scrolled: everybody in their place and nobody twice, whatever other tills do meanwhile."""

import random
from contextlib import closing

import pytest

from frontdesk.desk.ordering import visits
from frontdesk.desk.roster import adding, editing, forgetting, merging, order
from frontdesk.errors import StoreBusy
from frontdesk.records.people import CustomerChanges, NewCustomer
from frontdesk.store.file.connection import connect
from frontdesk.tui.messages import Elsewhere
from frontdesk.tui.screens import turning
from frontdesk.tui.widgets.pages import PAGE, Pages
from tests.tui import shop
from tests.tui.till import journey

GUESTS = 2 * order.FIRST
_ADDED = (
    "INSERT INTO customers (name, folded, goes_by, company, address, note, alert, birthday, card_code, created_at,"
    " custom, version) VALUES (?, ?, '', '', '', '', '', '', '', '2026-01-01 00:00:00', '[]', 1)"
)
_BY_NAME = "SELECT name FROM customers WHERE merged_into IS NULL ORDER BY folded, id LIMIT ? OFFSET ?"


@pytest.fixture(scope="module")
def long_book(made, tmp_path_factory):
    path = shop.copied(made, tmp_path_factory.mktemp("long"))
    dealt = random.Random(1).sample(range(GUESTS), GUESTS)
    with closing(connect(path, reading=False)) as connection:
        connection.executemany(_ADDED, [(f"Guest {number:05}", f"guest {number:05}") for number in dealt])
        connection.commit()
    return path


@pytest.fixture
def path(long_book, tmp_path):
    return shop.copied(long_book, tmp_path)


def guest(till, number):
    return till.read("SELECT id FROM customers WHERE name = ?", f"Guest {number:05}")[0][0]


async def news(till):
    till.app.screen.post_message(Elsewhere())
    await till.rest()


def is_right(till):
    """The marked name, once the rows in view are those that the file has in these places, as the screen shows them."""
    rows = till.app.screen.rows
    expected = [name for (name,) in till.read(_BY_NAME, len(rows.seen), rows.seen.start)]
    assert [rows._rows[place].name for place in rows.seen] == expected
    assert len(rows) == till.read("SELECT count(*) FROM customers WHERE merged_into IS NULL")[0][0]
    assert all(name in till.words for name in expected)
    return rows.current.name


def test_home_end_and_pages_show_who_stands_there(path):
    async def steps(till):
        await till.type("<ctrl+b><end>")
        assert is_right(till) == "Zoe Park"
        await till.type("<pageup><pageup><up>")
        assert is_right(till).startswith("Guest 039")
        await till.type("<home>")
        assert is_right(till) == "Ana Gómez"
        await till.scan("<pagedown>" * 60)
        is_right(till)
        await till.scan("<up>" * 300)
        is_right(till)

    journey(path, steps)


def test_the_end_is_there_although_it_was_asked_for_before_the_book_was_read(path):
    async def steps(till):
        await till.scan("<ctrl+b><end><up>")
        assert is_right(till) == "Tom Weaver"

    journey(path, steps)


def test_rows_that_could_not_be_read_once_are_read_after_scrolling(path, monkeypatch):
    async def steps(till):
        await till.type("<ctrl+b>")
        busy = iter([StoreBusy()])

        def once_refused(desk, **told):
            for error in busy:
                raise error
            return turning.lines_for(desk, **told)

        monkeypatch.setattr("frontdesk.tui.screens.leafing.lines_for", once_refused)
        await till.type("<end>")
        assert till.app.screen.rows.current is None
        await till.type("<pageup><pageup>")
        is_right(till)

    journey(path, steps)


def test_what_is_passed_by_while_the_scrollbar_is_dragged_is_not_read(path):
    async def steps(till):
        await till.type("<ctrl+b>")
        screen = till.app.screen
        for place in range(200, GUESTS, 100):
            screen.rows.scroll_to(y=place, animate=False)
        await till.rest()
        is_right(till)
        assert len(screen.pages._known) <= 6 * PAGE

    journey(path, steps)


def test_a_key_asks_the_shop_nothing_while_its_row_is_there(path):
    async def steps(till):
        await till.type("<ctrl+b>")
        asked = []
        with till.app.desk.store.looking() as connection:
            connection.set_trace_callback(asked.append)
        asked.clear()
        await till.scan("<down>" * 30)
        assert asked == []
        await till.scan("<down>" * 90)
        assert len([each for each in asked if each.startswith("SELECT")]) in range(1, 12)
        assert is_right(till)

    journey(path, steps)


def test_the_others_stay_on_their_lines_when_another_till_adds_somebody_above(path):
    async def steps(till):
        await till.type("<ctrl+b><pagedown><pagedown><pagedown>")
        before, name = till.picture.splitlines()[4:-3], is_right(till)
        shop.another_till(path, lambda desk: [adding.add(desk, NewCustomer(f"Aaron {number}")) for number in range(3)])
        await news(till)
        assert is_right(till) == name
        assert [line[:30] for line in till.picture.splitlines()[4:-3]] == [line[:30] for line in before]

    journey(path, steps)


def test_whoever_is_renamed_merged_or_forgotten_elsewhere_stands_in_one_place_or_none(path):
    async def steps(till):
        await till.type("<ctrl+b><down><down><down><down>")
        assert is_right(till) == "Guest 00001"
        one, two, three, four = (guest(till, number) for number in (2, 1, 3, 4))
        shop.another_till(path, lambda desk: editing.edit(desk, two, CustomerChanges(name="Yolanda")))
        await news(till)
        assert is_right(till) == "Yolanda"
        await till.type("<home><down><down>")
        shop.another_till(path, lambda desk: merging.merge(desk, one, three))
        shop.another_till(path, lambda desk: forgetting.forget(desk.by("Joe"), [four]))
        await news(till)
        assert is_right(till) == "Gordon Blume"
        assert "Guest 00003" not in till.words
        assert "Guest 00004" not in till.words
        await till.type("<end>")
        assert is_right(till) == "Zoe Park"

    journey(path, steps)


def test_a_visit_at_another_till_shows_and_the_order_is_not_read_again(path):
    async def steps(till):
        await till.type("<ctrl+b><down><down>")
        who, before = guest(till, 0), till.app.screen.pages.order
        shop.another_till(path, lambda desk: visits.log(desk, who, "1 Tea"))
        await news(till)
        assert till.app.screen.pages.order is before
        assert next(line for line in till.picture.splitlines() if "Guest 00000" in line).split()[-2:] == ["1", "today"]
        await till.type("f<end>f")
        await till.type("FF")
        assert is_right(till) == "Ana Gómez"

    journey(path, steps)


def test_news_do_not_call_back_whoever_looks_elsewhere_with_the_mouse(path):
    async def steps(till):
        await till.type("<ctrl+b>")
        rows = till.app.screen.rows
        rows.scroll_to(y=1_000, animate=False)
        await till.rest()
        await news(till)
        assert rows.scroll_offset.y == 1_000
        assert is_right(till) == "Ana Gómez"

    journey(path, steps)


def test_rows_are_read_around_what_is_seen_then_ahead_then_behind_and_old_ones_let_go():
    pages = Pages(range(10_000), 10_000, lambda: None)
    looks = ((range(20), 0), (range(20), 100), (range(500, 520), 460), (range(545, 565), 560), (range(545, 565), 660))
    for seen, first in (*looks, (range(545, 565), 360), (range(545, 565), None), (range(400, 420), 260)):
        wanted = pages.wanted(seen)
        assert (wanted[0] if wanted else None) == first
        pages.put(wanted, {number: number for number in wanted})
    for start in range(0, 10_000, PAGE):
        pages.put(range(start, start + PAGE), {})
    assert len(pages._known) == 2_000
    assert pages.lacks(range(7_990, 8_010)) == 7_990


def test_a_row_that_is_gone_is_not_asked_for_again():
    asked = []
    pages = Pages([1, 2], 2, lambda: asked.append(1))
    pages.put([1, 2], {1: "one"})
    assert pages[:] == ["one", None]
    assert asked == []
    assert pages.wanted(range(2)) == ()
