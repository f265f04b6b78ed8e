"""Evening: one look back, and everybody behind its figures."""

import re
from itertools import pairwise

import pytest

from frontdesk.desk.desk import open_desk
from frontdesk.desk.listening import feedback
from frontdesk.desk.ordering import visits
from frontdesk.records.voices import NewFeedback
from frontdesk.tui.widgets.bars import lying, standing
from frontdesk.tui.widgets.big_number import big
from frontdesk.tui.widgets.heat_map import HeatMap
from tests.tui import looking_back, shop
from tests.tui.shop import NOW
from tests.tui.till import SIZES, journey

TITLES = (
    "Who came",
    "When they came",
    "Empty chairs",
    "Came back",
    "Said and promised",
    "Happy, by who served",
    "To thank",
    "Items",
    "Coming again",
)


@pytest.fixture(scope="module")
def made_full(made, tmp_path_factory):
    path = shop.copied(made, tmp_path_factory.mktemp("full"))
    looking_back.evening(path)
    return path


@pytest.fixture
def full(made_full, tmp_path):
    return shop.copied(made_full, tmp_path)


def head(till):
    return " ".join(till.app.screen.head.render().plain.split())


def marked(till):
    line = till.app.screen.board.current
    return line.panel, line.key.removeprefix(f"{line.panel} ")


def lines(till, panel=""):
    """Everything on the board, or in a panel of it, whatever page it is on."""
    board = till.app.screen.board
    return [
        " ".join("".join(text for text, _ in slot.line.parts).split())
        for page in board._pages
        for row in page
        for slot in row
        if panel in ("", slot.line.panel)
    ]


async def go_to(till, panel, key):
    """Mark a line of a panel."""
    await till.type("<home>")
    board = till.app.screen.board
    for _ in range(len(board._marks)):
        if marked(till) == (panel, key):
            return
        await till.type("j")
    raise AssertionError([marked(till), lines(till)])


@pytest.mark.parametrize("size", SIZES)
def test_the_number_of_visits_is_the_biggest_thing(full, size):
    async def steps(till):
        await till.type("<ctrl+e>")
        seen = till.picture.splitlines()
        for place, row in enumerate(big(14)):
            assert any(row in line for line in seen[1:8]), (place, till.picture)
        assert "visits so far" in head(till)
        assert "1 the day before" in head(till)
        assert "1 complaint overdue · 1 empty chair" in head(till)
        assert "1 to thank" in head(till) or size[0] < 70

    journey(full, steps, by="Joe", size=size)


@pytest.mark.parametrize("size", SIZES)
def test_all_of_an_evening_is_told_at_every_size(full, size):
    async def steps(till):
        await till.type("<ctrl+e>")
        seen = "\n".join(lines(till))
        for words in (
            "customers 5 1",
            "walk-ins 1 0",
            "happy 82 % of 11 1 of 1",
            "usual was right",
            "Sun 1 19",
            "Omar Said every 2 days, silent for 22",
            "Mina",
            "90 % of 10",
            "0 of 1",
            "heard 3",
            "closed 2",
            "complaints overdue 1",
            "made good 1 for 3.20",
            "promises open 4",
            "promises overdue 1",
            "“knew my name” Gordon Blume",
            "Tea 12 0 +12",
            "came again within 60 days",
            "Oct 2026",
        ):
            assert words in seen, seen

    journey(full, steps, by="Joe", size=size)


@pytest.mark.parametrize("size", [*SIZES, (100, 24), (80, 50), (200, 60), (40, 12)])
def test_no_line_is_cut_off_the_board(full, size):
    async def steps(till):
        await till.type("<ctrl+e>m")
        board = till.app.screen.board
        for page in board._pages:
            assert len(page) <= board.size.height
            for row in page:
                ends = [(slot.left, slot.left + slot.width) for slot in row]
                assert all(before[1] <= after[0] for before, after in pairwise(ends))
                assert not ends or ends[-1][1] <= board.size.width
        there = "\n".join(lines(till))
        for title in TITLES:
            assert title in there

    journey(full, steps, size=size)


def test_tab_goes_through_the_parts_and_their_pages(full):
    async def steps(till):
        await till.type("<ctrl+e>")
        seen = [marked(till)[0]]
        for _ in TITLES[1:]:
            await till.type("<tab>")
            seen.append(marked(till)[0])
            assert marked(till)[0] in till.picture
        assert sorted(seen) == sorted(TITLES)
        await till.type("<tab>")
        assert marked(till)[0] == seen[0]
        await till.type("<shift+tab>")
        assert marked(till)[0] == seen[-1]

    journey(full, steps)


def test_pages_are_turned_and_counted(full):
    async def steps(till):
        await till.type("<ctrl+e>")
        many = int(re.search(r"page 1 of (\d)", head(till)).group(1))
        for page in range(2, many + 1):
            await till.type("<pagedown>")
            assert f"page {page} of {many}" in head(till)
        await till.type("<pagedown><home>")
        assert f"page 1 of {many}" in head(till)

    journey(full, steps)


def test_day_week_and_month_stand_beside_as_many_days_before(full):
    async def steps(till):
        await till.type("<ctrl+e>w")
        assert "Mon 16 Nov – Sun 22 Nov" in head(till)
        assert "the week before" in head(till)
        assert "most 14 on Sun 22 Nov" in head(till)
        await till.type("m")
        assert "November 2026" in head(till)
        assert "the 30 days before" in head(till)
        await till.type("<left>")
        assert "October 2026" in head(till)
        assert "so far" not in head(till)
        assert "the 31 days before" in head(till)
        await till.type("d")
        assert "Saturday 31 October 2026" in head(till)
        await till.type("t")
        assert "Sunday 22 November 2026" in head(till)
        await till.type("<right>")
        assert "Sunday 22 November 2026" in head(till)

    journey(full, steps)


def test_a_click_chooses_the_kind_of_span_and_two_open_a_line(full):
    async def steps(till):
        await till.type("<ctrl+e>")
        await till.click(8, 1)
        assert "Mon 16 Nov – Sun 22 Nov" in head(till)
        row = next(place for place, line in enumerate(till.picture.splitlines()) if "returning" in line)
        await till.click(5, row)
        assert marked(till) == ("Who came", "returning")
        await till.pilot.click(offset=(5, row), times=2)
        await till.rest()
        assert till.dialog == "Behind"

    journey(full, steps)


@pytest.mark.parametrize(
    ("panel", "key", "names"),
    [
        ("Who came", "customers", ["Tom Weaver", "Zoe Park", "Ana Gómez", "Ravi Menon", "Bea Lindt"]),
        ("Who came", "new", []),
        ("Who came", "regulars", ["Tom Weaver", "Ana Gómez", "Ravi Menon", "Bea Lindt"]),
        ("Who came", "walk-ins", ["walk-in"]),
        ("Who came", "happy", ["Zoe Park", "Ana Gómez", "Tom Weaver"]),
        ("When they came", "Monday", ["Gordon Blume"]),
        ("Said and promised", "heard", ["Omar Said", "Ravi Menon", "Gordon Blume"]),
        ("Said and promised", "closed", ["Ravi Menon"]),
        ("Said and promised", "complaints overdue", ["Bea Lindt"]),
        ("Said and promised", "made good", ["Ana Gómez"]),
        ("Said and promised", "promises open", ["Ana Gómez", "Tom Weaver", "Ravi Menon", "Noor Haddad"]),
        ("Said and promised", "promises overdue", ["Ana Gómez"]),
        ("Said and promised", "decided", ["anonymous"]),
        ("Happy, by who served", "2", ["Ana Gómez"]),
        ("Items", "3", ["Tom Weaver", "Zoe Park", "Ana Gómez"]),
        ("Coming again", "2026-10-01", ["Omar Said", "Ravi Menon", "Ana Gómez"]),
    ],
)
def test_every_figure_opens_who_stands_behind_it(full, panel, key, names):
    async def steps(till):
        await till.type("<ctrl+e>")
        await go_to(till, panel, key)
        await till.type("<enter>")
        assert till.dialog == "Behind"
        listed = list(dict.fromkeys(row.name for row in till.app.screen.rows._rows))
        assert [name for name in listed if name in names] == listed[: len(names)]
        assert set(names) <= set(listed), listed
        if not names:
            assert "Nothing stands behind it." in till.words
            return
        await till.type("<escape>")
        assert till.dialog is None
        assert marked(till) == (panel, key)

    journey(full, steps, by="Joe", size=(120, 40))


@pytest.mark.parametrize("size", SIZES)
def test_whoever_stands_behind_a_figure_is_opened_at_the_counter(full, size):
    async def steps(till):
        await till.type("<ctrl+e><enter><enter>")
        assert till.opened == "Tom Weaver"
        await till.type("<escape><ctrl+e>")
        assert marked(till) == ("Who came", "customers")

    journey(full, steps, size=size)


def test_a_walk_in_has_no_card_and_anonymous_words_are_read(full):
    async def steps(till):
        await till.type("<ctrl+e>")
        await go_to(till, "Who came", "walk-ins")
        await till.type("<enter><enter>")
        assert "Nobody's card stands behind this." in till.said
        await till.type("<escape>w")
        await go_to(till, "Said and promised", "heard")
        await till.type("<enter>")
        rows = till.app.screen.rows
        await till.type(
            "j" * next(place for place, row in enumerate(rows._rows) if row.name == "anonymous") + "<enter>"
        )
        assert till.dialog == "Sheet"

    journey(full, steps, notifications=True)


def test_an_empty_chair_says_its_worth_and_what_they_said_last(full):
    async def steps(till):
        await till.type("<ctrl+e>")
        await go_to(till, "Empty chairs", str(looking_back.GONE))
        seen = "\n".join(lines(till))
        assert "Omar Said every 2 days, silent for 22 43.50" in seen
        assert "cortado\nquestion: do you open on Mondays?, 22 Nov" in "\n".join(lines(till, "Empty chairs"))
        await till.type("<enter>")
        assert till.opened == "Omar Said"

    journey(full, steps, size=(120, 40))


def test_who_is_missed_is_reached_and_promised_to(full):
    async def steps(till):
        await till.type("<ctrl+e>")
        await go_to(till, "Empty chairs", str(looking_back.GONE))
        await till.type("c")
        assert "Reach Omar Said" in till.words
        await till.type("<escape>rring him<tab>tomorrow<enter>")
        assert "✓ Omar Said · promised for Mon 23 Nov, tomorrow" in till.words
        assert till.read("SELECT text FROM follow_ups WHERE customer_id = ?", looking_back.GONE) == [("ring him",)]

    journey(full, steps)


def test_whoever_earned_it_is_thanked_with_a_reward_in_words(full):
    async def steps(till):
        await till.type("<ctrl+e>")
        await go_to(till, "To thank", "9")
        await till.type("xa free evening<enter>")
        assert "✓ Mina · thanked" in till.words
        assert till.read("SELECT outcome FROM feedback WHERE id = 9") == [("a free evening",)]
        assert "To thank" in "\n".join(lines(till))
        assert "knew my name" not in "\n".join(lines(till))
        await till.type("u")
        assert "“knew my name” Gordon Blume" in "\n".join(lines(till))

    journey(full, steps)


def test_the_mark_stays_among_those_to_thank_when_the_last_of_them_was_thanked(full):
    async def steps(till):
        feedback.add(till.app.desk, NewFeedback("compliment", "so quick", shop.ANA, about_id=1))
        await till.type("<ctrl+e>")
        thanks = [
            each.key.removeprefix("To thank ") for _, each in till.app.screen.board._marks if each.panel == "To thank"
        ]
        assert len(thanks) == 2
        await go_to(till, "To thank", thanks[-1])
        await till.type("xa free evening<enter>")
        assert marked(till) == ("To thank", thanks[0])

    journey(full, steps)


def test_keys_that_do_not_fit_the_line_do_nothing(full):
    async def steps(till):
        await till.type("<ctrl+e>xcr")
        assert till.dialog is None

    journey(full, steps)


def test_a_rate_is_shown_with_how_many_were_asked_and_none_under_ten(full):
    async def steps(till):
        await till.type("<ctrl+e>")
        for row in lines(till):
            for share, of in re.findall(r"(\d+) % of ([\d,]+)", row):
                assert int(of.replace(",", "")) >= 10, row
                assert int(share) <= 100
            assert not re.search(r"\d+ %(?! of)", row), row

    journey(full, steps)


def test_complaints_about_staff_stand_behind_the_owners_figures_alone(full):
    async def steps(till):
        await till.type("<ctrl+e>w")
        await go_to(till, "Said and promised", "heard")
        await till.type("<enter>")
        return till.words + "\n".join(row.words for row in till.app.screen.rows._rows)

    assert "good morning" not in journey(full, steps, by="Mina")
    assert "good morning" in journey(full, steps, by="Joe")


def test_a_screen_that_faces_the_queue_hides_what_was_said(full):
    async def steps(till):
        await till.type("<ctrl+e><f12>")
        seen = "\n".join(lines(till))
        assert "knew my name" not in seen
        assert "Mondays?" not in seen
        assert "•••" in seen
        await go_to(till, "Said and promised", "heard")
        await till.type("<enter>")
        assert "Mondays?" not in till.words
        assert "•••" in till.words

    journey(full, steps, size=(120, 40))


@pytest.mark.parametrize("size", SIZES)
def test_an_empty_shop_says_what_will_stand_here(tmp_path, size):
    async def steps(till):
        await till.type("<ctrl+e>")
        assert "0 the day before" in head(till)
        seen = "\n".join(lines(till))
        assert "It is too early to miss anybody." in seen
        assert "No visit was rated." in seen
        for key in ("w", "m", "<left>", "<end>", "<enter>", "xcr", "<tab>", "<pagedown>", "t"):
            await till.type(key)
        assert till.dialog is None

    desk = open_desk(tmp_path / "shop.db", till="another till", create=True)
    desk.close()
    journey(tmp_path / "shop.db", steps, size=size, by=None)


def test_one_visit_is_one_visit(tmp_path):
    async def steps(till):
        await till.type("<ctrl+e>")
        assert "visit so far" in head(till)
        assert "visits so far" not in head(till)
        assert "customers 0 0" in "\n".join(lines(till))

    desk = open_desk(tmp_path / "shop.db", till="another till", create=True, now=lambda: NOW)
    visits.log(desk, None, "")
    desk.close()
    journey(tmp_path / "shop.db", steps, by=None)


@pytest.mark.parametrize("kind", "dwm")
def test_no_span_lies_before_the_calendar(full, kind):
    async def steps(till):
        from datetime import date

        from frontdesk.tui.screens.spans import span

        await till.type(f"<ctrl+e>{kind}")
        screen = till.app.screen
        screen._span = span(screen._span.kind, date(1, 1, 20))
        await till.type("<left><left><left><left>")
        assert till.dialog is None
        await till.type("t")
        assert "2026" in head(till) or "22 Nov" in head(till)

    journey(full, steps)


def test_the_marked_line_stays_when_something_was_written(full):
    async def steps(till):
        await till.type("<ctrl+e>")
        await go_to(till, "Items", "3")
        shop.another_till(full, shop.doing(visits.log, shop.NOOR, "1 Tea"))
        await till.type("<ctrl+o><ctrl+e>")
        assert marked(till) == ("Items", "3")
        assert "Tea 13 0" in "\n".join(lines(till))

    journey(full, steps)


def test_a_terminals_own_colours_are_not_mixed(full):
    async def steps(till):
        await till.type("<ctrl+e>")
        styles = {style for _, row in till.app.screen.board._marks for _, style in row.parts}
        return " ".join(styles)

    assert "%" not in journey(full, steps, theme="counter-terminal").replace("$quiet 40%", "")
    assert "on $warm 12%" in journey(full, steps)


def test_no_key_leads_out_of_a_dialog_with_words_in_it(path):
    async def steps(till):
        await till.type("<ctrl+n>Ivo Quist<ctrl+a><ctrl+e><ctrl+u>")
        assert till.dialog == "CustomerForm"
        await till.type("Ada<f2>")
        assert till.opened == "Ada"

    journey(path, steps)


def test_bars_keep_their_measure():
    assert standing([0, 1, 8, 16], 2) == ["   █", " ▁██"]
    assert standing([1, 2], 1, 2, 1) == ["▄▄ ██"]
    assert standing([], 3) == ["", "", ""]
    assert [text for text, _ in lying(1, 4, 8)] == ["━━", "──────"]
    assert [text for text, _ in lying(9, 4, 4)] == ["━━━━", ""]
    assert [text for text, _ in lying(1, 0, 4)] == ["", "────"]


def test_a_great_number_is_three_lines_of_one_width():
    for number in (0, 7, 14, 1_298, 49_894, 2_000_000):
        assert len({len(row) for row in big(number)}) == 1


@pytest.mark.parametrize("width", [20, 30, 44, 60, 100])
@pytest.mark.parametrize("most", [0, 7, 63, 4_711])
def test_a_heat_map_fits_and_names_its_hours(width, most):
    heat = HeatMap({(0, 7): most, (2, 19): most // 2, (6, 23): 1})
    for weekday in range(7):
        row = "".join(text for text, _ in heat.day(weekday, width))
        assert len(row) <= max(width, 4 + len(heat.hours) + 6)
    assert "07" in heat.head(width)[0][0] or not most
