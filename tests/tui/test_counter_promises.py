"""What staff promise at the counter, with the day said back, and give because it was earned."""

import pytest

from tests.tui import owed, shop
from tests.tui.till import BY_DAY, journey


def promises(till):
    return till.read("SELECT text, due, customer_id FROM follow_ups ORDER BY id")


def kept(till):
    return till.read("SELECT kind, day, what, reading FROM key_dates ORDER BY id DESC LIMIT 1")


@pytest.mark.parametrize("way", ["<enter>r", "<f10>"])
@pytest.mark.parametrize("size", BY_DAY)
def test_a_follow_up_says_its_day_back_while_it_is_typed(path, size, way):
    async def steps(till):
        await till.type(f"gord{way}ring about the party<enter>")
        assert till.dialog == "FollowUpDialog"
        await till.type("next friday")
        assert "Fri 27 Nov, in 5 days" in till.words
        await till.type("<enter>")
        assert till.dialog is None
        assert promises(till) == [("ring about the party", "2026-11-27", shop.GORDON)]
        assert till.opened == "Gordon Blume"
        assert till.status.startswith("✓ Follow-up: Fri 27 Nov, in 5 days")
        await till.type("<f8>")
        assert promises(till) == []

    journey(path, steps, size=size)


def test_tab_goes_from_field_to_field(path):
    async def steps(till):
        await till.type("gord<enter>r<tab>tomorrow<tab>ring<enter>")
        assert promises(till) == [("ring", "2026-11-23", shop.GORDON)]

    journey(path, steps)


@pytest.mark.parametrize(
    ("what", "on", "sentence"),
    [
        ("ring", "soonish", "Nobody can tell which day “soonish” is. Type a day"),
        ("ring", "2026-11-21", "“2026-11-21” is already past."),
        ("ring", "31 feb", "There is no such day as “31 feb”."),
        ("x" * 10_001, "tomorrow", "10,001 characters"),
    ],
)
@pytest.mark.parametrize("size", BY_DAY)
def test_what_cannot_be_promised_is_said_and_kept(path, what, on, sentence, size):
    async def steps(till):
        await till.type("gord<enter>r")
        till.app.focused.value = what
        await till.type(f"<tab>{on}<enter>")
        assert till.dialog == "FollowUpDialog"
        assert sentence in till.trouble
        assert till.words.count("Nobody can tell") <= 1
        assert "Esc leave" in till.words
        assert till.app.screen.values == {"what": what, "when": on}
        assert promises(till) == []
        await till.type("<ctrl+u>")
        assert till.trouble == ""

    journey(path, steps, size=size)


def test_a_promise_without_a_day_asks_for_it(path):
    async def steps(till):
        await till.type("gord<enter>rring<enter><enter>")
        assert till.dialog == "FollowUpDialog"
        assert till.trouble
        assert promises(till) == []

    journey(path, steps)


def test_a_promise_that_is_due_stands_on_the_card(path):
    async def steps(till):
        await till.type("gord<enter>rbring the receipt<enter>today<enter>")
        assert "next bring the receipt, promised for today" in till.words

    journey(path, steps)


# Days.


@pytest.mark.parametrize(("turns", "kind"), [(0, "booked"), (1, "ready"), (3, "renewal")])
@pytest.mark.parametrize("size", BY_DAY)
def test_d_keeps_a_day_of_something_of_theirs(path, size, turns, kind):
    async def steps(till):
        await till.type("gord<enter>d" + "<down>" * turns + "in 2 weeks")
        assert "Sun 6 Dec, in 2 weeks" in till.words
        await till.type("<tab>blue Golf<tab>48,000 km<enter>")
        assert kept(till) == [(kind, "2026-12-06", "blue Golf", 48_000)]
        assert till.status.startswith(f"✓ {kind.capitalize()}: Sun 6 Dec, in 2 weeks")

    journey(path, steps, size=size)


def test_what_was_collected_was_collected_on_a_day_that_may_be_past(path):
    async def steps(till):
        await till.type("gord<enter>d<up><up>")
        await till.type("yesterday<tab>coat<enter>")
        assert kept(till) == [("collected", "2026-11-21", "coat", None)]

    journey(path, steps)


def test_the_thing_that_has_a_day_already_is_proposed(path):
    owed.booked(path, shop.GORDON, what="winter coat")

    async def steps(till):
        await till.type("gord<enter>dfriday<enter>")
        assert kept(till) == [("booked", "2026-11-27", "winter coat", None)]

    journey(path, steps)


@pytest.mark.parametrize(
    ("on", "reading", "sentence"),
    [
        ("yesterday", "", "“yesterday”"),
        ("friday", "many", "“many” is no reading."),
        ("friday", "9" * 40, "is no reading."),
        ("friday", "-5", "“-5” is no reading."),
    ],
)
@pytest.mark.parametrize("size", BY_DAY)
def test_a_day_that_cannot_be_kept_is_said_and_what_was_typed_stays(path, on, reading, sentence, size):
    async def steps(till):
        await till.type(f"gord<enter>d{on}<tab>coat<tab>{reading}<enter>")
        assert till.dialog == "DateDialog"
        assert sentence in till.trouble
        assert "Esc leave" in till.words
        assert till.app.screen.values == {"kind": "booked", "when": on, "what": "coat", "reading": reading}
        assert kept(till) == []

    journey(path, steps, size=size)


# Perks.


@pytest.mark.parametrize("size", BY_DAY)
def test_g_gives_what_they_have_earned(path, size):
    owed.rewarded(path)

    async def steps(till):
        await till.type("gord<enter>")
        assert "from the 3rd visit on: a coffee on us" in till.words
        assert "g give" in till.words
        await till.type("g")
        assert till.status.startswith("✓ Given: a coffee on us")
        assert till.read("SELECT customer_id, what FROM rewards") == [(shop.GORDON, "a coffee on us")]
        assert "g give" not in till.words
        await till.type("g")
        assert till.said == ["There is nothing that they have earned today."]
        await till.type("u")
        assert till.read("SELECT * FROM rewards") == []
        assert "g give" in till.words

    journey(path, steps, size=size)


@pytest.mark.parametrize("key", ["f10", "ctrl+k", "ctrl+d"])
def test_an_act_on_nobody_does_nothing(path, key):
    async def steps(till):
        await till.type(f"zzznobody<{key}>")
        assert till.dialog is None
        assert till.box == "zzznobody"

    journey(path, steps)


@pytest.mark.parametrize("key", "frmd")
def test_esc_leaves_and_writes_nothing(path, key):
    async def steps(till):
        before = till.read("SELECT count(*) FROM actions")
        await till.type(f"gord<enter>{key}something<escape>")
        assert till.opened == "Gordon Blume"
        assert till.read("SELECT count(*) FROM actions") == before

    journey(path, steps)
