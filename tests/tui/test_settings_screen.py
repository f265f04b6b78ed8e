"""Settings: what is true of the shop and of this till, seen and changed."""

import pytest

from frontdesk.desk import shop as desk_shop
from frontdesk.settings import load
from tests.tui import shop
from tests.tui.till import BY_DAY, journey

SETTINGS = "<ctrl+s>"


def setting(path, name):
    return shop.another_till(path, desk_shop.values)[name]


def marked(till):
    return till.app.screen.setting.name if till.app.screen.setting else None


async def go_to(till, name):
    """Mark a setting, as somebody with arrows would."""
    await till.type("<home>")
    for _ in range(30):
        if marked(till) == name:
            return
        await till.type("<down>")
    raise AssertionError(name)


@pytest.mark.parametrize("size", BY_DAY)
def test_every_setting_of_the_shop_and_of_the_till_has_its_line(path, size):
    async def steps(till):
        await till.type(SETTINGS)
        assert "Corner Café · Settings" in till.picture
        assert "The shop" not in till.words
        seen = set()
        for _ in range(30):
            if till.app.screen.page.current.more:
                await till.type("<enter>")
            seen.add(marked(till))
            await till.type("<down>")
        assert {*desk_shop.NAMES, "till", "theme", "mask", "backup_folder"} <= seen

    journey(path, steps, size=size)


def test_a_setting_of_the_shop_is_typed_and_taken_back(path):
    async def steps(till):
        await till.type(f"{SETTINGS}<enter>Café Roma<enter>")
        assert "✓ Name: Café Roma" in till.words
        assert "Café Roma · Settings" in till.picture
        assert setting(path, "name") == "Café Roma"
        await till.type("u")
        assert setting(path, "name") == "Corner Café"
        assert "Corner Café · Settings" in till.picture

    journey(path, steps)


def test_what_cannot_be_is_said_beside_what_was_typed(path):
    async def steps(till):
        await till.type(SETTINGS)
        await go_to(till, "make_good_each")
        await till.type("<enter>lots<enter>")
        assert "“lots” is no price." in till.trouble
        assert till.box == "lots"
        await till.type("<escape>")
        assert till.dialog is None
        assert setting(path, "make_good_each") == "10.00"

    journey(path, steps)


def test_the_time_zone_is_found_by_a_few_letters_and_moves_the_clock(path):
    async def steps(till):
        await till.type(SETTINGS)
        await go_to(till, "zone")
        await till.type("<enter>berl<enter>")
        assert setting(path, "zone") == "Europe/Berlin"
        assert "09:41" in till.picture.splitlines()[0]

    journey(path, steps)


def test_opening_days_are_typed_in_short_and_said_as_one_says_them(path):
    async def steps(till):
        await till.type(SETTINGS)
        await go_to(till, "opening_days")
        await till.type("<enter>tue wed thu fri sat<enter>")
        assert "Tue to Sat" in till.words
        await till.type("<enter>mon wed<enter>")
        assert "Mon and Wed" in till.words
        await till.type("<enter>")
        assert till.box == "mon wed"

    journey(path, steps)


def test_the_tills_own_settings_are_kept_in_its_file_and_hold_at_once(path):
    file = path.with_name("settings.toml")

    async def steps(till):
        await till.type(SETTINGS)
        await go_to(till, "theme")
        await till.type("<enter>light<enter>")
        assert till.app.theme == load(file).theme == "counter-light"
        await go_to(till, "mask")
        await till.type("<enter>hidden<enter>")
        assert till.app.masked
        assert load(file).mask
        await go_to(till, "till")
        await till.type("<enter>the window<enter>")
        assert load(file).till == "the window"
        await till.type("<ctrl+o>rav<enter><enter>")
        assert till.read("SELECT till FROM actions ORDER BY id DESC LIMIT 1") == [("the window",)]

    journey(path, steps)


def test_a_backup_folder_is_typed_and_given_up_again(path):
    file = path.with_name("settings.toml")
    folder = path.parent / "copies"

    async def steps(till):
        await till.type(SETTINGS)
        await go_to(till, "backup_folder")
        await till.type(f"<enter>{folder}<enter>")
        assert load(file).backup_folder == till.app.settings.backup_folder == folder
        await till.type("<enter><ctrl+u><enter>")
        assert load(file).backup_folder is till.app.settings.backup_folder is None
        assert "beside the shop" in till.words

    journey(path, steps)


def test_each_setting_says_what_it_is_for_and_the_keys_where_they_are_rebound(path):
    async def steps(till):
        await till.type(f"{SETTINGS}<down><down>")
        assert "The clock on the shop's wall." in till.words
        await till.type("<end>")
        assert "each can be another one" in till.words
        assert "settings.toml" in till.words or "rebound in" in till.words
        await till.type("<enter>e")
        assert till.dialog is None

    journey(path, steps)
