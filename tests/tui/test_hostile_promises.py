"""Whatever customers say and are promised stands at the counter as what it is, on the card and in every dialog."""

from contextlib import suppress

import pytest

from frontdesk.desk import perks
from frontdesk.desk.greeting import card
from frontdesk.desk.listening import feedback, ideas, make_goods, panels
from frontdesk.desk.promising import dates, followups
from frontdesk.errors import FrontdeskError
from frontdesk.records.panels import Ask
from frontdesk.records.voices import Budget, NewFeedback
from frontdesk.tui.screens.dialogs.date import DateDialog
from frontdesk.tui.screens.dialogs.feedback import FeedbackDialog
from frontdesk.tui.screens.dialogs.follow_up import FollowUpDialog
from frontdesk.tui.screens.dialogs.make_good import MakeGoodDialog
from frontdesk.tui.widgets.alike_ideas import AlikeIdeas
from frontdesk.tui.widgets.card_lines import CardLines
from frontdesk.words.display import shown
from tests.tui import hostile, owed, shop
from tests.tui.hostile import NASTY, PAYLOADS, harmless
from tests.tui.till import BY_DAY, journey

TEXTS = tuple(text for text in NASTY if "\x00" not in text)


async def nothing(*_):
    """What a dialog does when it has saved."""


def everything_is_called(text):
    """Everything that a customer can be owed, called so."""

    def act(desk):
        told = feedback.add(desk, NewFeedback("complaint", text, shop.ANA, item=text))
        feedback.answer(desk, told.id, text)
        make_goods.give(desk, text, feedback_id=told.id)
        wished = feedback.add(desk, NewFeedback("idea", text, shop.ANA))
        ideas.decide(desk, wished.idea_id, "no", text)
        perks.add(desk, "from", text, 2)
        with suppress(panels.NobodyToAsk):  # a regular is asked one thing at a time
            panels.ask(desk, text)
        followups.add(desk, shop.ANA, text, "today")
        dates.add(desk, shop.ANA, "booked", "tomorrow", text)

    return act


def owing(path, text):
    """Let the shop owe all of that; what the desk refuses for its length it owes in short."""
    try:
        owed.earlier(path, everything_is_called(text), days=0, by="Joe")
    except FrontdeskError:
        owed.earlier(path, everything_is_called(text[:500]), days=0, by="Joe")


@pytest.mark.parametrize("size", BY_DAY)
@pytest.mark.parametrize("text", [*PAYLOADS[:2], "[@click=app.quit]x", "Bob [/nope]", "a\nb\r\nc\td", "宽" * 500])
def test_a_card_shows_what_was_said_and_promised_as_it_is(path, text, size):
    owing(path, text)

    async def steps(till):
        await till.type("ana<enter>")
        seen = harmless(till.app)
        assert shown(" ".join(text.split()))[:8] in seen
        for key in ("s", "t", "g", "t", "m"):
            await till.type(key)
            harmless(till.app)
        await till.type("<escape>")
        assert till.app.is_running
        assert till.app.return_code is None

    journey(path, steps, size=size, notifications=True)


def test_every_text_fits_every_card(path):
    for text in TEXTS[::2]:
        owing(path, text)

    def drawn(desk):
        lines = CardLines(card(desk, shop.ANA), desk)
        return {(width, height): lines.fitted(width, height) for width in (30, 56, 76) for height in (6, 14, 40)}

    for (width, height), seen in shop.another_till(path, drawn).items():
        assert len(seen.split("\n")) <= height
        assert {row.cell_length for row in seen.split("\n")} == {width}
        assert not hostile._RAW.search(seen.plain.replace("\n", ""))


@pytest.mark.parametrize("size", BY_DAY)
def test_every_dialog_takes_any_text_and_shows_it_harmlessly(path, size):
    async def steps(till):
        for text in TEXTS[::2] if size == (80, 24) else TEXTS[:6:2]:
            for dialog in (
                FeedbackDialog(text, asks=(Ask(1, text),), answering=True, save=nothing),
                FollowUpDialog(text, what=text, save=nothing),
                DateDialog(text, what=text, save=nothing),
                MakeGoodDialog(text, budget=Budget(1, 2, 1), currency=text[:9], why=text, save=nothing),
            ):
                await till.app.push_screen(dialog)
                dialog.trouble(text)
                await till.paste(text)
                for key in ("<tab>", "<down>", "<f4>"):
                    await till.type(key)
                    await till.paste(text[:40])
                    harmless(till.app)
                await till.type("<escape>")
        assert till.app.is_running

    journey(path, steps, size=size)


@pytest.mark.parametrize("size", BY_DAY)
def test_ideas_of_any_title_are_offered_as_the_same(path, size):
    for text in TEXTS[:12]:
        owed.wished(path, shop.RAVI, f"oat milk {text}", days=1)
    found = shop.another_till(path, shop.doing(ideas.listed))

    async def steps(till):
        await till.type("ana<enter>f<down><down>oat milk<f3>")
        harmless(till.app)
        for start in range(0, len(found), 3):
            till.app.screen.query_one(AlikeIdeas).show_ideas(found[start : start + 3])
            harmless(till.app)
        await till.type("<enter>")
        harmless(till.app)
        assert till.opened == "Ana Gómez"

    journey(path, steps, size=size)
