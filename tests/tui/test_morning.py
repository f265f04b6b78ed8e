"""Morning: one page that says what the day holds."""

import pytest

from tests.tui import said, shop
from tests.tui.till import SIZES, journey


@pytest.fixture
def busy(path):
    said.morning(path)
    return path


def headline(till):
    return " ".join(till.app.screen.headline.render().plain.replace("▌", " ").split())


def marked(till):
    current = till.app.screen.page.current
    return current.part, current.key.split()[0]


def lines(till):
    """Everything on the page, also what would have to be scrolled to."""
    return [
        "".join(text for text, _ in line.parts)
        for column in till.app.screen.page._placed
        for line in column.lines
        if line.key
    ]


@pytest.mark.parametrize("size", SIZES)
def test_the_day_stands_in_a_sentence_and_on_a_page(busy, size):
    async def steps(till):
        await till.type("<ctrl+a>")
        assert "Good morning, Mina." in headline(till)
        assert "1 complaint is overdue" in headline(till)
        assert "3 promises are due and 1 person hopes for news of an idea" in headline(till)
        page = "\n".join(" ".join(line.split()) for line in lines(till))
        for words in (
            "to mend ▲ Ana Gómez the soup was",
            "promised ▲ Ana Gómez ring: is the machine",
            "today Bea Lindt the long table",
            "to tell Ana Gómez you asked: oat milk",
            "expected 08:00 Ravi Menon",
            "birthdays Gordon Blume turns 36",
            "to thank Mina",
        ):
            assert words in page

    journey(busy, steps, size=size)


def test_all_of_it_fits_eighty_columns_and_stands_in_two_from_a_hundred(busy):
    async def steps(till):
        await till.type("<ctrl+a>")
        page = till.app.screen.page
        assert len(page._placed[0].lines) <= page.size.height
        return len(page._placed)

    assert journey(busy, steps, size=(80, 24)) == 1
    assert journey(busy, steps, size=(100, 24)) == 2
    assert journey(busy, steps, size=(120, 40)) == 2


@pytest.mark.parametrize("size", SIZES)
def test_every_line_leads_to_its_customer(busy, size):
    async def steps(till):
        await till.type("<ctrl+a>")
        names = []
        for place in range(6):
            await till.type("<ctrl+a><home>" + "<tab>" * place + "<enter>")
            names.append(till.opened)
            await till.type("<escape><ctrl+a>")
        return names

    seen = journey(busy, steps, size=size)
    assert seen[:4] == ["Ana Gómez", "Ana Gómez", "Bea Lindt", "Ana Gómez"]
    assert seen[5] == "Gordon Blume"


def test_up_and_down_go_through_the_lines_and_tab_through_the_parts(busy):
    async def steps(till):
        await till.type("<ctrl+a>")
        assert marked(till) == ("to mend", "feedback")
        await till.type("jj")
        assert marked(till) == ("promised", "promise")
        await till.type("<tab>")
        assert marked(till) == ("today", "date")
        await till.type("<shift+tab><shift+tab><shift+tab>")
        assert marked(till) == ("to thank", "thanks")
        await till.type("G<tab>")
        assert marked(till) == ("to mend", "feedback")

    journey(busy, steps)


def test_a_promise_is_done_from_here(busy):
    async def steps(till):
        await till.type("<ctrl+a><tab>xall quiet<enter>")
        assert "✓ Ana Gómez · ring: is the machine quiet now?: done" in till.words
        assert till.read("SELECT outcome FROM follow_ups WHERE done_at IS NOT NULL") == [("all quiet",)]
        assert "2 promises are due" in headline(till)
        assert marked(till) == ("promised", "promise")

    journey(busy, steps)


def test_a_birthday_and_the_promise_to_wish_them_well_are_one_line(busy):
    async def steps(till):
        await till.type("<ctrl+a><shift+tab><shift+tab>")
        assert marked(till) == ("birthdays", "birthday")
        assert "\n".join(lines(till)).count("wish them a happy birthday") == 1
        await till.type("x<enter>")
        assert "✓ Gordon Blume · wish them a happy birthday: done" in till.words
        assert marked(till) == ("birthdays", "birthday")
        assert "happy birthday" not in "\n".join(lines(till))

    journey(busy, steps)


def test_what_is_booked_today_is_done_with_one_key_and_taken_back(busy):
    async def steps(till):
        await till.type("<ctrl+a><tab><tab>x")
        assert "✓ Bea Lindt · the long table: done" in till.words
        assert till.read("SELECT count(*) FROM key_dates WHERE done_at IS NOT NULL") == [(1,)]
        await till.type("u")
        assert till.read("SELECT count(*) FROM key_dates WHERE done_at IS NOT NULL") == [(0,)]

    journey(busy, steps)


def test_whoever_asked_is_told_with_one_key(busy):
    async def steps(till):
        await till.type("<ctrl+a><tab><tab><tab>")
        assert marked(till) == ("to tell", "tell")
        await till.type("t")
        assert "✓ Ana Gómez was told" in till.words
        assert till.read("SELECT count(*) FROM tells") == [(1,)]

    journey(busy, steps)


def test_they_are_reached_with_the_news(busy):
    async def steps(till):
        await till.type("<ctrl+a><tab><tab><tab>c")
        assert "Reach Ana Gómez" in till.words
        assert "call 020 7946 0018" in till.words
        await till.type("<enter>")
        assert till.app.clipboard == "020 7946 0018"

    journey(busy, steps)


def test_keys_that_do_not_fit_the_line_do_nothing(busy):
    async def steps(till):
        await till.type("<ctrl+a>xt")
        assert till.dialog is None
        assert till.read("SELECT count(*) FROM tells") == [(0,)]

    journey(busy, steps)


def test_a_long_part_is_cut_and_opens(path):
    for number in range(30):
        said.promise(path, shop.TOM, f"promise {number}", "today")

    async def steps(till):
        await till.type("<ctrl+a>")
        assert "30 promises are due" in headline(till)
        page = till.app.screen.page
        assert len(page._placed[0].lines) <= page.size.height
        cut = len(lines(till))
        place = next(place for place, line in enumerate(page._marks()) if line.more)
        await till.type("<home>" + "j" * place + "<enter>")
        assert len(lines(till)) > cut
        assert "promise 29" in "\n".join(lines(till))
        await till.type("<end>")
        await till.type("<home>")
        assert page.scroll_offset.y == 0

    journey(path, steps)


def test_a_click_marks_a_line_and_a_second_opens_it(busy):
    async def steps(till):
        await till.type("<ctrl+a>")
        row = next(place for place, line in enumerate(till.picture.splitlines()) if "the long table" in line)
        await till.click(20, row)
        assert marked(till) == ("today", "date")
        await till.pilot.click(offset=(20, row), times=2)
        await till.rest()
        assert till.opened == "Bea Lindt"

    journey(busy, steps)


def test_complaints_about_staff_are_for_the_owner_alone(busy):
    async def steps(till):
        await till.type("<ctrl+a>")
        return "\n".join(lines(till))

    assert "good morning" not in journey(busy, steps, by="Mina", size=(200, 40))
    assert "good morning" in journey(busy, steps, by="Joe", size=(200, 40))


def test_a_screen_that_faces_the_queue_hides_what_was_said(busy):
    async def steps(till):
        await till.type("<ctrl+a><f12>")
        assert "soup" not in till.words
        assert "smile" not in till.words
        assert "•••" in till.words

    journey(busy, steps)


def test_parts_that_are_empty_are_one_quiet_line(path):
    async def steps(till):
        await till.type("<ctrl+a>")
        assert "nothing to mend · nothing promised · nobody to tell · no birthdays · nobody to thank" in headline(till)
        assert "expected 08:00 Ravi Menon" in till.words

    journey(path, steps)


@pytest.mark.parametrize("size", SIZES)
def test_a_new_shop_says_what_will_stand_here(tmp_path, size):
    async def steps(till):
        await till.type("<ctrl+a>")
        assert "Nothing waits; the day is free." in headline(till)
        assert "Who comes today and what is promised will stand here." in till.words
        await till.type("<enter>xtc<tab>jk<end>")
        assert till.dialog is None

    desk = shop.open_desk(tmp_path / "shop.db", till="another till", create=True)
    desk.close()
    journey(tmp_path / "shop.db", steps, size=size, by=None)
