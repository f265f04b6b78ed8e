"""Text that would be markup, a command or a reversal elsewhere: on every list it is what it is."""

import pytest

from frontdesk.desk.ordering import items, usuals, visits
from frontdesk.desk.ordering.visits import Remarks
from frontdesk.desk.roster import adding
from frontdesk.records.people import NewCustomer
from frontdesk.words.display import shown
from tests.tui import shop
from tests.tui.till import BY_DAY, journey

HOSTILE = ("Bob [/nope]", "[@click=app.quit]x", "\x1b[31mred", "a\u202eolleh", "[vip] Anna", "山田[b]👩‍👩‍👧")


@pytest.fixture(scope="module")
def made_hostile(made, tmp_path_factory):
    path = shop.copied(made, tmp_path_factory.mktemp("hostile"))
    for text in HOSTILE:
        shop.another_till(path, lambda desk, text=text: _all_of(desk, text))
    return path


@pytest.fixture
def hostile(made_hostile, tmp_path):
    return shop.copied(made_hostile, tmp_path)


def _all_of(desk, text):
    new = NewCustomer(text, goes_by=text, cues=(("car", text),), allergies=(text,), tags=(text,), alert=text)
    who = adding.add(desk, new).id
    items.add(desk, text, "1", text)
    said = Remarks(happiness="-", note=text, next_note=text, branch=text)
    for _ in range(3):
        visits.log(desk, who, f"1 {text.replace(';', '').replace(',', '')}", remarks=said)
    usuals.pin(desk, who, "1 Tea")


@pytest.mark.parametrize("size", BY_DAY)
@pytest.mark.parametrize("way", ["<ctrl+t>", "<ctrl+b>", "<ctrl+g>", "<ctrl+r>"])
def test_every_list_shows_what_was_typed_and_runs_nothing(hostile, way, size):
    async def steps(till):
        await till.type(way)
        seen = till.picture
        await till.type("<end>")
        seen += till.picture
        for key in ("<enter>", "<escape>", "<f1>", "<escape>"):
            await till.type(key)
            seen += till.picture
        assert "\x1b" not in seen
        assert "\u202e" not in seen
        return seen

    seen = journey(hostile, steps, size=size)
    if way in {"<ctrl+b>", "<ctrl+g>"}:
        assert shown(HOSTILE[1])[:9] in seen
        assert "[/nope]" in seen


@pytest.mark.parametrize("size", BY_DAY)
def test_dialogs_on_the_lists_show_what_was_typed(hostile, size):
    async def steps(till):
        await till.type("<ctrl+b>")
        for key in ("<space>", "<down>", "<space>", "m", "<left>", "<escape>", "h", "<enter>", "<escape>", "<escape>"):
            await till.type(key)
        await till.type("<ctrl+g>/nope<enter>x")
        assert "Bob [/nope]" in till.words
        await till.type("<escape>e<f2>")
        await till.type("<ctrl+t>n<escape>e<escape>x")
        assert "visit taken out" in till.words

    journey(hostile, steps, size=size)
