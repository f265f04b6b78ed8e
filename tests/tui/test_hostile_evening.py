"""Whatever people, items and words are called: the evening, what stands behind it and the team show it as it is."""

import pytest

from frontdesk.desk.desk import open_desk
from frontdesk.errors import BadInput
from frontdesk.words.display import shown
from tests.tui import hostile, shop
from tests.tui.hostile import PAYLOADS, harmless
from tests.tui.shop import NOW
from tests.tui.till import BY_DAY, journey

TEXTS = ("Bob [/nope]", "[@click=app.quit]x", *PAYLOADS, "a\nb\r\nc\td", "$quiet $NAME ${name}", "宽" * 500, "[" * 500)


@pytest.fixture(scope="module")
def made_nasty(tmp_path_factory):
    path = tmp_path_factory.mktemp("nasty") / "shop.db"
    desk = open_desk(path, till="another till", create=True, now=lambda: NOW)
    for text in TEXTS:
        try:
            hostile.live_as(desk, text)
        except BadInput:
            continue
    desk.close()
    return path


@pytest.fixture
def nasty(made_nasty, tmp_path):
    return shop.copied(made_nasty, tmp_path)


@pytest.mark.parametrize("size", BY_DAY)
@pytest.mark.parametrize("kind", "dm")
def test_every_page_of_the_evening_is_harmless(nasty, size, kind):
    async def steps(till):
        await till.type(f"<ctrl+e>{kind}")
        seen = harmless(till.app)
        for _ in range(till.app.screen.board.page[1]):
            await till.type("<pagedown>")
            seen += harmless(till.app)
        return seen

    seen = journey(nasty, steps, size=size, by=None)
    assert "[/nope]" in seen
    assert shown(PAYLOADS[0])[:8] in seen or size != (120, 40)


def test_whatever_stands_behind_a_figure_is_harmless(nasty):
    async def steps(till):
        await till.type("<ctrl+e>")
        board = till.app.screen.board
        for place in range(len(board._marks)):
            board.choose(place)
            if not hasattr(board.row, "read"):
                continue
            await till.type("<enter>")
            assert till.dialog == "Behind"
            harmless(till.app)
            await till.type("<end>")
            harmless(till.app)
            await till.type("v")
            harmless(till.app)
            await till.type("<escape>")
            while till.dialog is not None:
                await till.type("<escape>")

    journey(nasty, steps, by=None)


@pytest.mark.parametrize("size", BY_DAY)
def test_the_team_and_its_dialogs_are_harmless(nasty, size):
    async def steps(till):
        await till.type("<ctrl+o><f11>")
        seen = ""
        for _ in range(len(till.app.screen.rows)):
            seen += harmless(till.app)
            for key in "xe":
                await till.type(key)
                harmless(till.app)
                await till.type("<escape>")
            await till.type("j")
        await till.type("<home>x<enter>")
        harmless(till.app)
        return seen

    seen = journey(nasty, steps, size=size, by=None)
    assert "[/nope]" in seen


def test_no_click_runs_what_a_name_says(nasty):
    async def steps(till):
        await till.type("<ctrl+e>")
        for row in range(1, 23):
            for column in (4, 30, 60):
                await till.click(column, row)
                if till.dialog is not None:
                    await till.type("<escape>")
        assert till.app.is_running
        harmless(till.app)

    journey(nasty, steps, by=None)


def test_what_is_done_for_a_nasty_name_is_told_harmlessly(nasty):
    async def steps(till):
        await till.type("<ctrl+e>")
        board = till.app.screen.board
        for place in range(len(board._marks)):
            board.choose(place)
            if board.current.panel in {"Empty chairs", "Came back", "To thank"} and not hasattr(board.row, "read"):
                for keys in ("c", "rring<tab>tomorrow<enter>", "x<escape>"):
                    await till.type(keys)
                    harmless(till.app)
                    while till.dialog is not None:
                        await till.type("<escape>")

    journey(nasty, steps, by=None)
