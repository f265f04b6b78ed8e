"""The list of any length: its columns, its mark, its pages."""

import asyncio
from time import perf_counter

from textual.app import App

from frontdesk.tui.text import cells
from frontdesk.tui.themes import DARK
from frontdesk.tui.widgets.columns import Column, laid_out, widths
from frontdesk.tui.widgets.pages import PAGE, Pages
from frontdesk.tui.widgets.rows import Rows
from tests.tui.picture import picture

COLUMNS = (Column("Name", 6, share=1), Column("More", 6, since=40), Column("Count", 5, right=True))


class Listing(App):
    def __init__(self, rows, nothing=""):
        super().__init__()
        self.register_theme(DARK)
        self.theme = DARK.name
        self.given, self.nothing, self.opened = rows, nothing, []

    def compose(self):
        yield Rows(COLUMNS, lambda row: [[(row, "")], [("x", "")], [(str(len(row)), "")]], key=str)

    def on_mount(self):
        self.query_one(Rows).show(self.given, nothing=self.nothing)

    def on_rows_opened(self, message):
        self.opened.append(message.row)


def shown_with(rows, steps, *, size=(60, 10), nothing=""):
    async def run():
        app = Listing(rows, nothing)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            return await steps(app, app.query_one(Rows), pilot)

    return asyncio.run(run())


def test_every_line_is_as_wide_as_the_list_whatever_its_width():
    for width in (10, 20, 30, 39, 40, 60, 120):
        row = [[("山田太郎" * 5, "")], [("x", "")], [("12345678", "")]]
        assert sum(cells(text) for text, _ in laid_out(COLUMNS, row, width, marked=True)) == width


def test_a_column_goes_when_the_list_is_too_narrow_for_it():
    assert widths(COLUMNS, 39)[1] == 0
    assert widths(COLUMNS, 40)[1] == 6


def test_figures_stand_on_the_right():
    line = "".join(text for text, _ in laid_out((Column("Count", 5, right=True),), [[("12", "")]], 20))
    assert line == "     12" + 13 * " "


def test_a_hundred_thousand_rows_open_as_fast_as_ten():
    async def steps(app, rows, pilot):
        began = perf_counter()
        rows.show([f"row {number}" for number in range(10)])
        await pilot.pause()
        few = perf_counter() - began
        many = [f"row {number}" for number in range(100_000)]
        began = perf_counter()
        rows.show(many)
        await pilot.pause()
        return few, perf_counter() - began

    few, many = shown_with([], steps)
    assert many < few + 0.25


def test_the_marked_row_is_always_in_view():
    async def steps(app, rows, pilot):
        for row in (50, 99, 3, 0):
            rows.choose(row)
            await pilot.pause()
            line = next(line for line in picture(app).splitlines() if line.startswith("▌"))
            assert line.split()[1:3] == ["row", str(row)]

    shown_with([f"row {number}" for number in range(100)], steps)


def test_the_mark_stays_on_its_row_when_the_list_is_read_again():
    async def steps(app, rows, pilot):
        rows.choose(1)
        rows.show(["new", "a", "b", "c"])
        assert rows.current == "b"
        rows.show(["new", "a", "c"])
        assert rows.current == "c"

    shown_with(["a", "b", "c"], steps)


def test_rows_are_there_whether_their_scrollbar_comes_or_goes():
    async def steps(app, rows, pilot):
        for many in (3, 100, 3, 0, 100, 0, 3):
            rows.show([f"row {number}" for number in range(many)])
            assert ("row 0" in picture(app)) == (many > 0)
            await pilot.pause()
            assert ("row 2" in picture(app)) == (many > 0)
            assert {len(strip.text) for strip in app.screen._compositor.render_strips()} == {60}

    shown_with([], steps)


def test_a_row_is_laid_out_once_while_it_only_moves():
    laid_out = []

    async def steps(app, rows, pilot):
        rows._show_row = lambda row: laid_out.append(row) or [[(row, "")]]
        for _ in range(30):
            rows.move(1)
            await pilot.pause()
        await pilot.pause(0.1)
        before = len(laid_out)
        assert before <= 2 * 40  # with the mark and without it
        rows.redraw()
        await pilot.pause()
        assert len(laid_out) == before + 9

    shown_with([f"row {number}" for number in range(100)], steps)


def test_the_next_page_is_laid_out_while_nobody_waits_for_it():
    laid_out = []

    async def steps(app, rows, pilot):
        rows._show_row = lambda row: laid_out.append(row) or [[(row, "")]]
        for start, step in ((100, 1), (200, -1)):
            rows.choose(start)
            rows.page(step)
            rows.page(step)
            seen = rows.seen
            following = {f"row {place + step * len(seen)}" for place in seen}
            assert not following & set(laid_out)
            for _ in range(40):
                await pilot.pause(0.05)
                if following <= set(laid_out):
                    break
            assert following <= set(laid_out)
            assert len(laid_out) < 40
            laid_out.clear()

    shown_with([f"row {number}" for number in range(300)], steps)


def test_a_click_marks_and_a_second_one_opens():
    async def steps(app, rows, pilot):
        await pilot.click(Rows, offset=(5, 2))
        await pilot.pause()
        assert rows.current == "b"
        assert app.opened == []
        await pilot.click(Rows, offset=(5, 3), times=2)
        await pilot.pause()
        assert app.opened == [2]

    shown_with(["a", "b", "c"], steps)


def test_an_empty_list_says_what_will_come():
    async def steps(app, rows, pilot):
        return picture(app)

    seen = shown_with([], steps, nothing="Visits will stand here.\nw begins.")
    assert "  Visits will stand here.\n  w begins." in seen


def test_a_row_that_is_still_being_read_is_an_ellipsis_and_is_asked_for():
    asked = []
    rows_read = Pages(range(100_000), 100_000, lambda: asked.append(1))

    async def steps(app, rows, pilot):
        assert "…" in picture(app)
        assert asked
        rows.choose(50_000)
        wanted = rows_read.wanted(rows.seen)
        assert len(wanted) == PAGE
        rows_read.put(wanted, {number: f"row {number}" for number in wanted})
        asked.clear()
        rows.refresh()
        await pilot.pause()
        assert asked == []
        return picture(app)

    seen = shown_with(rows_read, steps)
    assert "row 50000" in seen
    assert "…" not in seen
