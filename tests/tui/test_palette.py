"""The palette lists every action that can be done here, by the words of its declaration."""

import asyncio

from textual.command import CommandPalette

from frontdesk.settings import load
from frontdesk.tui.bindings.counter import BOX, CARD, COUNTER, EVERYWHERE
from frontdesk.tui.palette import Everything
from tests.tui.till import journey

_ONLY_MOVE_THE_MARK = {"box.up", "box.down"}
_WANTS_PINS = {"lock"}


async def listed(till):
    provider = Everything(till.app.screen)
    return [hit.text or str(hit.prompt) async for hit in provider.discover()]


def test_every_act_of_the_box_and_everywhere_is_listed(path):
    async def steps(till):
        return await listed(till)

    titles = journey(path, steps)
    for binding in [*EVERYWHERE, *COUNTER, *BOX]:
        if binding.action != "command_palette" and binding.id not in _ONLY_MOVE_THE_MARK | _WANTS_PINS:
            assert binding.tooltip in titles, binding


def test_every_act_of_an_open_card_is_listed(path):
    async def steps(till):
        await till.type("rav<enter>")
        return await listed(till)

    titles = journey(path, steps)
    for binding in CARD:
        assert binding.tooltip in titles, binding


def test_an_act_is_found_by_its_words_and_done(path):
    async def steps(till):
        await till.type("rav<enter><ctrl+p>")
        assert isinstance(till.app.screen, CommandPalette)
        await till.type("another order")
        await asyncio.sleep(0.3)  # the palette waits for a pause in the typing
        await till.rest()
        await till.type("<enter>")
        await asyncio.sleep(0.1)
        await till.rest()
        assert till.dialog == "OrderDialog"

    journey(path, steps)


def test_an_act_of_another_screen_is_found_by_its_words_and_leads_there(path):
    async def steps(till):
        provider = Everything(till.app.screen)
        hits = [hit async for hit in provider.search("forget them")]
        assert (str(hits[0].match_display), hits[0].help) == (
            "People: Forget them for good; asks first",
            "^b, then x",
        )
        await hits[0].command()
        await till.rest()
        assert till.app.screen.NAMED == "People"
        titles = [str(hit.match_display) async for hit in Everything(till.app.screen).search("forget them")]
        assert titles == ["Forget them for good; asks first"]

    journey(path, steps)


def test_a_theme_is_worn_and_remembered(path):
    async def steps(till):
        provider = Everything(till.app.screen)
        hits = [hit async for hit in provider.discover() if "theme" in str(hit.text)]
        other = next(hit for hit in hits if till.app.theme not in str(hit.text))
        await other.command()
        await till.rest()
        return till.app.theme

    theme = journey(path, steps)
    assert load(path.with_name("settings.toml")).theme == theme
