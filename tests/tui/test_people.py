"""The People screen: the whole book by group, found, edited and merged."""

from contextlib import closing
from datetime import timedelta

import pytest

from frontdesk.store.file.connection import connect
from frontdesk.tui.widgets.pages import PAGE
from tests.tui import shop
from tests.tui.till import SIZES, journey


def names(till):
    screen = till.app.screen
    return [screen.rows._rows[place].name for place in range(len(screen.rows))]


@pytest.mark.parametrize("size", SIZES)
def test_everybody_stands_in_the_book_by_name(path, size):
    async def steps(till):
        await till.type("<ctrl+b>")
        assert names(till) == sorted(person.name for person in shop.PEOPLE)
        assert "everybody 7" in till.words
        assert "▲ Ravi Menon" in till.words
        assert "Ravi Menon “Rav”" in till.words or size[0] < 70
        assert "12 yesterday" in till.words

    journey(path, steps, size=size)


def test_the_first_of_many_found_are_not_said_to_be_all(path, monkeypatch):
    for module in ("leafing", "turning"):
        monkeypatch.setattr(f"frontdesk.tui.screens.{module}.MOST_FOUND", 2)

    async def steps(till):
        await till.type("<ctrl+b>/rav")
        assert "found for “rav” 1" in till.words
        await till.type("<escape>/g")
        assert "first for “g” 2" in till.words

    journey(path, steps)


def test_f_goes_from_group_to_group_and_back(path):
    async def steps(till):
        await till.type("<ctrl+b>f")
        assert names(till) == ["Ana Gómez", "Bea Lindt", "Gordon Blume", "Ravi Menon", "Tom Weaver"]
        await till.type("f")
        assert till.app.screen.group.name == "empty chairs"
        assert "Nobody here yet: regulars who should have come by now." in till.words
        await till.type("f")
        assert till.app.screen.group.name == "lapsed"
        await till.type("FFF")
        assert len(names(till)) == 7

    journey(path, steps)


@pytest.mark.parametrize("size", SIZES)
def test_who_stays_away_stands_with_the_evidence(path, size):
    async def steps(till):
        await till.type("<ctrl+b>ff")
        assert names(till) == ["Tom Weaver", "Gordon Blume", "Ravi Menon"]
        assert "Their rhythm" in till.words
        assert "every 2–3 days, silent for 10" in till.words
        assert "every 1–5 days, silent for 12" in till.words
        assert ("cortado" in till.words) == (size[0] >= 100)
        await till.type("F")
        assert names(till) == ["Ana Gómez", "Bea Lindt"]
        assert "Known by" in till.words or size[0] < 76

    journey(path, steps, size=size, now=shop.NOW + timedelta(days=8))


def test_a_click_on_a_group_lists_it(path):
    async def steps(till):
        await till.type("<ctrl+b>")
        column = till.picture.splitlines()[2].index("regulars")
        await till.pilot.click(offset=(column + 1, 2))
        await till.rest()
        assert till.app.screen.group.name == "regulars"

    journey(path, steps)


def test_the_box_finds_as_the_counter_does_and_arrows_move_meanwhile(path):
    async def steps(till):
        await till.type("<ctrl+b>/blue golf<down>")
        assert sorted(names(till)) == ["Ana Gómez", "Ravi Menon"]
        assert till.app.screen.rows.chosen == 1
        await till.type("<enter><enter>")
        assert till.opened in {"Ana Gómez", "Ravi Menon"}

    journey(path, steps)


def test_escape_empties_the_box_then_leaves_it_then_goes_to_the_counter(path):
    async def steps(till):
        await till.type("<ctrl+b>/rav<escape>")
        assert len(names(till)) == 7
        assert till.app.focused is till.app.screen.rows
        await till.type("<escape>")
        assert till.at_the_box

    journey(path, steps)


@pytest.mark.parametrize("size", SIZES)
def test_two_marked_people_become_one_and_two_again(path, size):
    async def steps(till):
        await till.type("<ctrl+b><space><space>m")
        assert "Are these two one person?" in till.words
        assert "✓ is kept" in till.words
        await till.type("<enter>")
        assert "✓ Bea Lindt joined Ana Gómez" in till.words
        assert "Bea Lindt" not in names(till)
        await till.type("u")
        assert len(names(till)) == 7
        assert till.said[0].startswith("Taken back: Customers merged · ")

    journey(path, steps, size=size)


def test_the_other_one_can_be_kept(path):
    async def steps(till):
        await till.type("<ctrl+b><space><space>m<right><enter>")
        assert "✓ Ana Gómez joined Bea Lindt" in till.words
        assert "Ana Gómez" not in names(till)

    journey(path, steps)


def test_merging_takes_two(path):
    async def steps(till):
        await till.type("<ctrl+b><space>m")
        assert till.dialog is None
        await till.type("<home><space>")
        assert not till.app.screen.marked

    journey(path, steps)


def test_what_is_known_is_edited_from_the_book(path):
    async def steps(till):
        await till.type("<ctrl+b>e<end> the Second<f2>")
        assert names(till)[0] == "Ana Gómez the Second"

    journey(path, steps)


def test_the_mark_goes_along_with_whoever_gets_another_name(path):
    async def steps(till):
        await till.type("<ctrl+b>e<home>Zoë <f2>")
        assert names(till)[-1] == "Zoë Ana Gómez"
        assert till.app.screen.rows.current.name == "Zoë Ana Gómez"
        await till.type("u")
        assert till.app.screen.rows.current.name == "Ana Gómez"

    journey(path, steps)


def test_pages_of_a_long_book_are_read_when_they_are_looked_at(path):
    with closing(connect(path, reading=False)) as connection:
        connection.executemany(
            "INSERT INTO customers (name, folded, goes_by, company, address, note, alert, birthday, card_code,"
            " created_at, custom, version) VALUES (?, ?, '', '', '', '', '', '', '', '2026-01-01 00:00:00', '[]', 1)",
            [(f"Guest {number:05}", f"guest {number:05}") for number in range(30_000)],
        )
        connection.commit()

    async def steps(till):
        await till.type("<ctrl+b>")
        rows = till.app.screen.rows
        assert len(rows) == 30_007
        assert len(till.app.screen.pages._known) <= 2 * PAGE
        await till.type("<end>")
        await till.pilot.pause()
        await till.rest()
        assert rows.current.name == "Zoe Park"
        assert "Guest 29999" in till.words
        assert len(till.app.screen.pages._known) <= 4 * PAGE
        await till.type("<pageup><enter>")
        assert till.opened.startswith("Guest 299")

    journey(path, steps)
