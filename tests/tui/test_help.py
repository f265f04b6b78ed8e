"""Help: what the keys do on the screen below."""

import pytest

from tests.tui.till import SIZES, journey

SCREENS = {"<ctrl+t>": "Today", "<ctrl+b>": "People", "<ctrl+g>": "Items", "<ctrl+r>": "History"}


@pytest.mark.parametrize(
    ("way", "group", "size"),
    [
        *((way, group, (80, 24)) for way, group in SCREENS.items()),
        *(("<ctrl+t>", "Today", size) for size in SIZES[::2]),
    ],
)
def test_the_keys_of_the_screen_come_first_and_those_of_everywhere_last(path, way, group, size):
    async def steps(till):
        await till.type(f"{way}<f1>")
        assert group in till.words
        assert till.dialog == "Help"
        if size[0] < 100:
            await till.type("<end>")
        assert "Leave Front Desk" in till.words
        await till.type("<f1>")
        assert till.dialog != "Help"

    journey(path, steps, size=size)


def test_help_of_the_box_does_not_speak_of_the_card(path):
    async def steps(till):
        await till.type("<f1>")
        assert "Counter, in the box" in till.words
        assert "Counter, on the card" not in till.words
        await till.type("<escape>rav<enter>?")
        assert "Counter, on the card" in till.words

    journey(path, steps, size=(120, 40))
