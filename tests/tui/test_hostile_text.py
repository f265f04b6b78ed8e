"""Whatever people are called stands at the counter as what it is: nothing crashes, nothing runs, no byte gets out."""

from dataclasses import replace

import pytest

from frontdesk.desk.greeting import card
from frontdesk.desk.ordering.items import everything
from frontdesk.store.search.lines import lines
from frontdesk.tui.screens.dialogs.customer import CustomerForm
from frontdesk.tui.screens.dialogs.give_card import GiveCard
from frontdesk.tui.screens.dialogs.order import OrderDialog, typed
from frontdesk.tui.widgets.card_lines import CardLines
from frontdesk.tui.widgets.choices import Choices
from frontdesk.tui.widgets.top_line import TopLine
from frontdesk.words.display import shown
from tests.tui import hostile, shop
from tests.tui.hostile import NASTY, PAYLOADS, harmless
from tests.tui.till import BY_DAY, SIZES, journey

TALL = (120, 60)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    path = tmp_path_factory.mktemp("hostile") / "shop.db"
    hostile.build(path, hostile.every_text(), shop.NOW)
    return path


async def nothing(*_):
    """What a dialog does when it has saved."""


def of_everybody(desk):
    with desk.store.looking() as connection:
        ids = [row[0] for row in connection.execute("SELECT id FROM customers ORDER BY id")]
        return [line for start in range(0, len(ids), 500) for line in lines(connection, ids[start : start + 500])]


@pytest.mark.parametrize("size", [*SIZES, TALL])
def test_every_name_stands_in_the_list(path, size):
    async def steps(till):
        everybody = of_everybody(till.app.desk)
        screen, seen = till.app.screen, ""
        each = screen.people.size.height // 2 - 1 if size[1] > 26 else screen.people.size.height - 1
        for start in range(0, len(everybody), each):
            screen.people.show(tuple(everybody[start : start + each]), title=everybody[start].name, adding="[/x]")
            await till.pilot.app.animator.wait_for_idle()
            seen += harmless(till.app)
        assert len(everybody) >= len(NASTY)
        return seen

    seen = journey(path, steps, size=size)
    for text in ("Bob [/nope]", "[@click=app.quit]x", shown(PAYLOADS[0]), "=1+1"):
        assert text[:12] in seen


@pytest.mark.parametrize("size", BY_DAY)
def test_every_card_shows_what_was_written_as_it_is(path, size):
    async def steps(till):
        desk, seen = till.app.desk, ""
        for place, line in enumerate(of_everybody(desk)):
            one = card(desk, line.id) if place < len(NASTY) or size == (80, 24) else None
            if one is None:
                break
            drawn = CardLines(one, desk).fitted(size[0] - 4, size[1])
            assert not hostile._RAW.search(drawn.plain.replace("\n", "")), repr(drawn.plain)
            assert {row.cell_length for row in drawn.split("\n")} == {size[0] - 4}
            if place < len(NASTY):
                till.app.screen.view.show(one)
                seen += harmless(till.app)
        return seen

    seen = journey(path, steps, size=size)
    if size != (60, 20):  # there the card stands alone, once it is opened
        for text in ("“Bob [/nope]”", "[@click=app.quit]x", shown(PAYLOADS[1])):
            assert text in seen


def test_no_click_upon_a_name_or_a_card_runs_what_it_says(path):
    async def steps(till):
        wanted = [line for line in of_everybody(till.app.desk) if "@click" in line.name]
        till.app.screen.people.show(tuple(wanted), title="[@click=app.quit]x")
        await till.rest()
        for column, row in ((6, 3), (30, 3), (8, 9), (14, 11), (14, 13), (14, 17)):
            await till.click(column, row)
            harmless(till.app)
        assert till.app.is_running
        assert till.app.return_code is None
        assert "@click" in till.opened

    journey(path, steps)


@pytest.mark.parametrize("size", BY_DAY)
def test_every_dialog_about_a_nasty_customer_is_harmless(path, size):
    async def steps(till):
        people = {line.name: line for line in of_everybody(till.app.desk)}
        for text in (*PAYLOADS[:3], "[@click=app.quit]x", "[" * 10_000) if size == (80, 24) else PAYLOADS[:2]:
            await till.app.screen.open_card(people[text].id)
            await till.rest()
            for key in "onelp":
                await till.type(key)
                assert till.dialog is not None, (key, text, till.said, till.opened, till.app.focused)
                await till.rest()
                harmless(till.app)
                await till.type("<escape>")
            assert till.dialog is None
            harmless(till.app)

    journey(path, steps, size=size)


def test_dialogs_that_begin_with_a_nasty_text_are_harmless(path):
    async def steps(till):
        for text in (*PAYLOADS[:2], "Bob [/nope]", "[@click=app.quit]x", "宽" * 5_000):
            for dialog in (
                CustomerForm(None, typed=text, done=nothing),
                GiveCard(text, done=nothing),
                OrderDialog(text, text, save=nothing, why=text, title=text),
            ):
                await till.app.push_screen(dialog)
                dialog.trouble(text)
                await till.rest()
                harmless(till.app)
                await till.type("<escape>")
        assert till.app.is_running

    journey(path, steps)


def test_every_item_and_everybody_of_the_team_may_be_chosen(path):
    async def steps(till):
        desk = till.app.desk
        names = [(item.name, item.category) for item in everything(desk)]
        await till.type("<ctrl+y>")
        choices = till.app.screen.query_one(Choices)
        for start in range(0, len(names), choices.size.height):
            choices.show(names[start : start + choices.size.height])
            harmless(till.app)
        await till.type("<escape><f9>")
        harmless(till.app)
        for _ in range(12):
            await till.type("<down>")
            harmless(till.app)
        await till.type("<enter>")
        harmless(till.app)

    journey(path, steps)


def test_shop_and_staff_of_any_name_stand_in_the_top_line(path):
    async def steps(till):
        desk = till.app.desk
        await till.type("<f9><enter>")
        top = till.app.screen.query_one(TopLine)
        for text in hostile.every_text():
            till.app.desk.shop = replace(desk.shop, name=text)
            drawn = top.render()
            assert drawn.cell_length == 80, repr(text)
            assert not hostile._RAW.search(drawn.plain)
        till.app.desk.shop = replace(desk.shop, name="[@click=app.quit]x")
        top.refresh()
        await till.rest()
        assert "[@click=app.quit]x" in harmless(till.app)

    journey(path, steps)


def test_what_is_said_in_passing_and_what_was_done_is_harmless(path):
    async def steps(till):
        for text in NASTY[::2]:
            till.app.screen.say(text, bad=True)
            till.app.screen.status.done(text)
            await till.rest()
            await till.pilot.pause()
            harmless(till.app)
            till.app.clear_notifications()
        assert till.app.is_running

    journey(path, steps, notifications=True)


def test_any_text_may_be_typed_pasted_and_searched(path):
    async def steps(till):
        for text in (*NASTY[:9], *hostile.every_text()[9::40]):
            await till.paste(text)
            harmless(till.app)
            await till.type("<enter><escape><escape>")
        assert till.at_the_box

    journey(path, steps)


def test_a_usual_of_any_name_is_logged_as_it_is(path):
    async def steps(till):
        people = {line.name: line.id for line in of_everybody(till.app.desk)}
        for text in ("Bob [/nope]", "[@click=app.quit]x", "=1+1"):
            await till.app.screen.open_card(people[text])
            await till.rest()
            await till.type("o" + text.replace("=", "") + "<enter><enter><escape>")
            harmless(till.app)
        assert typed(()) == ""
        assert till.app.is_running

    journey(path, steps)
