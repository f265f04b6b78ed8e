"""The Data screen: what comes in after a look, what goes out, backups, and work that goes on while one looks away."""

import asyncio
import json
import os
from datetime import timedelta
from threading import Event

import pytest

from frontdesk import passphrases
from frontdesk.desk.roster import editing
from frontdesk.keeping import encrypting
from frontdesk.keeping.backup import back_up
from frontdesk.records.people import CustomerChanges
from frontdesk.store.file import cipher
from frontdesk.tui.screens.jobs import Ended, Job
from tests import encrypted
from tests.tui import shop
from tests.tui.shop import NOW
from tests.tui.till import SIZES, journey, read, till

PEOPLE = "Name,Mobile,Shoe size,Birthday\nIvo Quist,020 7946 0999,44,1980-12-24\nMia Lund,020 7946 0111,38,1991-01-30\n"
DOUBT = "Name,Birthday\nIvo Quist,04/05/1980\nMia Lund,01/02/1991\n"
ODD = "Spalte A,Spalte B\nx,Ivo Quist\ny,Mia Lund\n"
FLAWED = 'Name,Mobile\nIvo Quist,020 7946 0999\n,,,\nMia "Mimi" Lund,"020\n'


@pytest.fixture
def file(tmp_path):
    """A file of one's own, and the keys that look at it."""

    def written(text, name="people.csv"):
        place = tmp_path / name
        place.write_bytes(text if isinstance(text, bytes) else text.encode())
        return place

    return written


async def look(one, place):
    """Look at a file: its path is pasted behind the ~/ that stands there."""
    await one.type("<ctrl+x>i")
    await one.paste(str(place))
    await one.type("<enter>")


def customers(one):
    return [name for (name,) in one.read("SELECT name FROM customers ORDER BY id")][7:]


@pytest.mark.parametrize("size", SIZES)
def test_a_file_is_looked_at_imported_and_taken_back(path, file, size):
    place = file(PEOPLE)

    async def steps(one):
        await look(one, place)
        assert "new customers" in one.words
        assert "people.csv 2 rows plain table UTF-8" in one.words
        assert all(words in one.words for words in ("Shoe size kept as it is 44 38", "Mobile phone", "Ivo Quist"))
        assert customers(one) == []
        await one.type("<enter>")
        assert "✓ Customers from people.csv are in: 2 new." in one.words
        assert "Customers imported from people" in one.words
        assert customers(one) == ["Ivo Quist", "Mia Lund"]
        await one.type("u")
        assert "Taken back: Customers imported from people" in one.words
        assert customers(one) == []

    journey(path, steps, size=size)


def test_a_look_writes_nothing_and_escape_leaves_the_path_for_another_try(path, file):
    place = file(PEOPLE)

    async def steps(one):
        await look(one, place)
        await one.type("<escape>i")
        assert one.box == str(place)
        assert customers(one) == []
        assert one.read("SELECT count(*) FROM actions WHERE kind LIKE 'import%'") == [(0,)]

    journey(path, steps)


def test_a_column_goes_where_one_says_and_the_look_is_made_anew(path, file):
    place = file(PEOPLE)

    async def steps(one):
        await look(one, place)
        await one.type("jjftag<enter>")
        assert "Shoe size tags 44 38" in one.words
        await one.type("jx")
        await one.type("<enter>")
        assert one.read("SELECT tag FROM tags ORDER BY tag") == [("38",), ("44",)]
        assert one.read("SELECT birthday FROM customers WHERE name = 'Ivo Quist'") == [("",)]

    journey(path, steps)


def test_dates_that_can_be_read_both_ways_are_asked_about(path, file):
    place = file(DOUBT)

    async def steps(one):
        await look(one, place)
        assert "can be read both ways (04/05/1980)" in one.words
        assert "d is day first, m month first." in one.words
        await one.type("<enter>")
        assert customers(one) == []
        await one.type("d")
        await one.type("<enter>")
        assert one.read("SELECT birthday FROM customers WHERE name = 'Ivo Quist'") == [("1980-05-04",)]

    journey(path, steps)


def test_a_file_whose_letters_look_wrong_is_read_in_another_encoding(path, file):
    place = file("Name,Ort\nŽofie Šťastná,Plzeň\nJiří Dvořák,Zlín\n".encode("cp1250"))

    async def steps(one):
        await look(one, place)
        await one.type("ewestern<enter>")
        assert "▲ You said cp1252, but that is not so" in one.words
        await one.type("ecentral<enter>")
        assert "Žofie Šťastná" in one.words
        await one.type("<enter>")
        assert customers(one) == ["Žofie Šťastná", "Jiří Dvořák"]

    journey(path, steps)


def test_a_header_that_nobody_knows_asks_which_column_is_the_name(path, file):
    place = file(ODD)

    async def steps(one):
        await look(one, place)
        assert "Mark a column, and f says where it goes." in one.words
        await one.type("jfname<enter>")
        await one.type("<enter>")
        assert customers(one) == ["Ivo Quist", "Mia Lund"]

    journey(path, steps)


def test_rows_that_stay_out_are_counted_told_with_their_reason_and_kept(path, file):
    place = file(FLAWED)

    async def steps(one):
        await look(one, place)
        assert "1 row stays out" in one.words
        await one.type("r")
        assert "Line 4: a quote" in one.words
        await one.type("<escape><enter>")
        assert "1 row stays out, kept with line and reason in" in one.words
        assert len(list((path.parent / "rejects").iterdir())) == 1

    journey(path, steps)


def test_possible_duplicates_are_added_updated_or_skipped_as_one_says(path, file):
    place = file("Name,Mobile\nRavi Menon,020 7946 4417\n")

    async def steps(one):
        await look(one, place)
        assert "1 possible duplicate, added" in one.words
        await one.type("pp")
        assert "1 skipped · 1 possible duplicate, skipped" in one.words
        await one.type("<enter>")
        assert customers(one) == []
        assert one.dialog == "PreviewScreen"

    journey(path, steps)


def test_the_file_says_what_its_rows_are_and_a_key_says_otherwise(path, file):
    place = file("Product,Price\nOat latte,4.20\n", "menu.csv")

    async def steps(one):
        await look(one, place)
        assert "new item" in one.words
        await one.type("N")
        assert "new item" not in one.words
        await one.type("n")
        await one.type("<enter>")
        assert one.read("SELECT price FROM items WHERE name = 'Oat latte'") == [(420,)]

    journey(path, steps)


def test_visits_of_unknown_customers_come_in_with_their_customers_when_one_says_so(path, file):
    place = file("date,customer id,item\n2026-11-01,77,Tea\n2026-11-02,78,Tea\n", "visits.csv")

    async def steps(one):
        before = one.read("SELECT count(*) FROM visits")[0][0]
        await look(one, place)
        assert "2 rows stay out" in one.words
        await one.type("c")
        await one.type("<enter>")
        assert one.read("SELECT count(*) FROM visits") == [(before + 2,)]
        assert len(customers(one)) == 2

    journey(path, steps)


TROUBLES = {
    "missing": (lambda folder: folder / "nobody.csv", "There is no file"),
    "folder": (lambda folder: folder, "is a folder. Choose a file in it."),
    "empty": (lambda folder: _made(folder / "empty.csv", b""), "The file is empty"),
    "binary": (lambda folder: _made(folder / "photo.csv", bytes(range(256)) * 40), "NUL"),
    "locked": (lambda folder: _made(folder / "locked.csv", b"Name\nIvo\n", mode=0), "cannot be opened"),
}


def _made(place, content, mode=0o600):
    place.write_bytes(content)
    place.chmod(mode)
    return place


@pytest.mark.parametrize("trouble", TROUBLES)
def test_a_file_that_cannot_be_read_is_said_in_a_sentence_and_its_path_stays(path, tmp_path, trouble):
    if trouble == "locked" and os.geteuid() == 0:
        pytest.skip("nothing is locked to root")
    make, sentence = TROUBLES[trouble]
    place = make(tmp_path)

    async def steps(one):
        await look(one, place)
        assert sentence in " ".join(one.trouble.split())
        assert "--" not in one.trouble
        assert one.box == f"~/{place}"

    journey(path, steps)


def test_a_name_is_completed_while_it_is_typed(path, file, monkeypatch):
    monkeypatch.setenv("HOME", str(path.parent))
    file(PEOPLE, "Ümlaut people.csv")
    (path.parent / "umbrella").mkdir()

    async def steps(one):
        await one.type("<ctrl+x>ium")
        assert "umbrella/ folder" in one.words
        assert "Ümlaut people.csv" in one.words
        await one.type("<down><tab>")
        assert one.box == "~/Ümlaut people.csv"
        await one.type("<enter>")
        assert "new customers" in one.words

    journey(path, steps)


def test_a_name_that_is_only_begun_means_the_one_file_that_fits(path, file, monkeypatch):
    monkeypatch.setenv("HOME", str(path.parent))
    file(PEOPLE)

    async def steps(one):
        await one.type("<ctrl+x>ipeo<enter>")
        assert "new customers" in one.words
        await one.type("<escape>i<ctrl+a><ctrl+k>~/<down><enter>")
        assert "There is no file" not in one.words

    journey(path, steps)


def test_keys_quicker_than_the_list_of_names_never_take_what_fitted_before(path, file, monkeypatch):
    monkeypatch.setenv("HOME", str(path.parent))
    file(PEOPLE)
    file("Product,Price\nOat latte,4.20\n", "menu.csv")

    async def steps(one):
        await one.type("<ctrl+x>i")
        await one.scan("peo<tab>")
        assert one.box == "~/people.csv"
        await one.scan("<ctrl+a><ctrl+k>~/peo<ctrl+a><ctrl+k>~/<down><tab>")
        assert one.box == "~/people.csv"
        await one.scan("<ctrl+a><ctrl+k>~/peox<enter>")
        assert "There is no file ~/peox." in one.words

    journey(path, steps)


def test_a_later_change_stands_in_the_way_of_taking_back_and_the_rest_can_go(path, file):
    place = file(PEOPLE)

    async def steps(one):
        await look(one, place)
        await one.type("<enter>")
        change = shop.doing(editing.edit, 8, CustomerChanges(note="pays in cash"))
        shop.another_till(path, change)
        await one.type("jjjx")
        assert "Take back the rest?" in one.words
        await one.type("y")
        assert customers(one) == ["Ivo Quist"]

    journey(path, steps)


def test_an_old_backup_is_the_biggest_thing_and_a_key_makes_a_new_one(path):
    back_up(path, path.parent / "shop-backups", NOW - timedelta(days=9, hours=3))

    async def steps(one):
        await one.type("<ctrl+x>")
        assert "days since the last verified backup" in one.words
        await one.type("b")
        assert "✓ Last verified backup just now" in one.words
        assert "Backed up, and checked from end to end." in one.words
        await one.type("<end>v")
        assert "is whole: 7 customers" in one.words

    journey(path, steps)


def test_the_second_place_of_the_settings_gets_its_copy(path, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()

    async def steps(one):
        await one.type("<ctrl+x>b")
        assert "read back from there" in one.words
        assert [each.suffix for each in sorted(stick.iterdir())] == [".db", ".sha256"]

    journey(path, steps, backup_to=str(stick))


def test_a_flipped_bit_in_a_backup_is_found(path):
    copy = back_up(path, path.parent / "shop-backups", NOW).path
    raw = bytearray(copy.read_bytes())
    raw[5000] ^= 1
    copy.write_bytes(raw)

    async def steps(one):
        await one.type("<ctrl+x><end>v")
        await seen(one, "is not what was backed up: its checksum differs")
        assert "▲" in one.picture

    journey(path, steps)


def test_the_shop_comes_back_from_a_backup_only_when_its_word_is_typed(path):
    back_up(path, path.parent / "shop-backups", NOW)

    async def steps(one):
        await one.type("rav<enter><enter><ctrl+x><end>rno<enter>")
        assert "Type restore to go on" in one.trouble
        assert len(one.visits) == 1
        await one.type("<ctrl+u>restore<enter>")
        assert "The shop is back: 7 customers" in one.words
        assert one.visits == []
        assert one.app.desk.staff.name == "Mina"
        await one.type("<ctrl+o>rav<enter><enter>")
        assert len(one.visits) == 1

    journey(path, steps)


@pytest.mark.skipif(encrypted.ALL, reason="turns encryption on by itself")
def test_a_backup_from_before_encryption_is_said_to_undo_it_before_and_after(path):
    folder = path.parent / "shop-backups"
    back_up(path, folder, NOW - timedelta(hours=1))
    passphrases.remember("correct horse battery staple")
    encrypting._relocked(path, folder, NOW, cipher.lock_of("correct horse battery staple", b"salt of one test"))

    async def steps(one):
        await one.type("<ctrl+x><end>r")
        assert "It is not encrypted: afterwards the shop will NOT be either." in one.words
        await one.type("restore<enter>")
        assert "That backup is not encrypted: the shop is NOT encrypted now." in one.words

    try:
        journey(path, steps, size=(120, 40))
    finally:
        passphrases.forget_all()


def test_what_goes_out_is_named_written_and_its_place_is_told(path, tmp_path):
    async def steps(one):
        await one.type("<ctrl+x>e")
        assert one.box.endswith("/customers-2026-11-22.csv")
        await one.type("<f4><f4><ctrl+a><ctrl+k>")
        await one.paste(f"{tmp_path}/out/everybody")
        await one.type("<enter>")
        assert "✓ Written:" in one.words
        assert len(json.loads((tmp_path / "out" / "everybody.json").read_text())) == 7

    journey(path, steps)


def test_a_file_that_is_there_is_only_written_over_when_enter_is_struck_twice(path, file):
    place = file("mine", "customers.csv")

    async def steps(one):
        await one.type("<ctrl+x>e<ctrl+a><ctrl+k>")
        await one.paste(str(place))
        await one.type("<enter>")
        assert "Enter again writes over it." in one.trouble
        assert place.read_text() == "mine"
        await one.type("<enter>")
        assert "Ravi Menon" in place.read_text()

    journey(path, steps)


def test_everything_goes_out_into_one_archive(path, tmp_path):
    async def steps(one):
        await one.type("<ctrl+x>e<f3><f3><f3><f3><f3><f3><f3>")
        assert one.box.endswith("/shop-2026-11-22.zip")
        await one.type("<ctrl+a><ctrl+k>")
        await one.paste(f"{tmp_path}/all.zip")
        await one.type("<enter>")
        assert "Everything is in" in one.words
        assert (tmp_path / "all.zip").is_file()

    journey(path, steps, by="Joe")


def test_whoever_is_not_the_owner_is_told_so_and_no_archive_is_written(path, tmp_path):
    async def steps(one):
        await one.type("<ctrl+x>e<f3><f3><f3><f3><f3><f3><f3><ctrl+a><ctrl+k>")
        await one.paste(f"{tmp_path}/all.zip")
        await one.type("<enter>")
        assert "owner" in one.words
        assert not (tmp_path / "all.zip").exists()

    journey(path, steps)


async def seen(one, words):
    """Wait until words stand on the screen while work goes on, which `rest` would wait for."""
    for _ in range(500):
        if words in one.words:
            return
        await asyncio.sleep(0.01)
    raise AssertionError(one.picture)


def strike(one, key):
    one._strike(key, "", 0.1)


def test_work_goes_on_while_one_looks_elsewhere_and_its_end_is_told_there(path):
    go = Event()

    def work(desk, progress):
        progress(500, 1000)
        assert go.wait(10)
        return Ended("All 1,000 rows are in.")

    async def steps():
        async with till(path, notifications=True) as one:
            await one.type("<ctrl+x>")
            data = one.app.screen
            assert data.start(Job("Importing big.csv", unit="row", stoppable=True), work)
            await seen(one, "Importing big.csv")
            await seen(one, "500 of 1,000 rows")
            assert "Esc stop" in one.words
            assert not data.start(Job("Another"), work)
            strike(one, "ctrl+o")
            await seen(one, "visits today")
            go.set()
            await seen(one, "All 1,000 rows are in.")
            await one.type("<ctrl+x>")
            assert "✓ All 1,000 rows are in." in one.words

    asyncio.run(steps())


def test_escape_stops_an_import_and_nothing_is_written(path, file):
    place = file("Name\n" + "".join(f"Person {number}\n" for number in range(8_000)), "many.csv")

    async def steps(one):
        await look(one, place)
        strike(one, "enter")
        await seen(one, "Importing many.csv")
        strike(one, "escape")
        await seen(one, "Stopped: importing many.csv. Nothing was written.")
        await one.rest()
        assert customers(one) == []
        await one.type("<escape>")
        assert one.at_the_box

    journey(path, steps)


def test_whoever_leaves_the_program_stops_the_import_and_nothing_is_written(path, file):
    place = file("Name\n" + "".join(f"Person {number}\n" for number in range(8_000)), "many.csv")

    async def steps():
        async with till(path) as one:
            await look(one, place)
            strike(one, "enter")
            await seen(one, "Importing many.csv")
            strike(one, "ctrl+q")
            while one.app.is_running:  # noqa: ASYNC110  # the app has no event for its end
                await asyncio.sleep(0.01)

    asyncio.run(steps())
    assert read(path, "SELECT count(*) FROM customers") == [(7,)]


def test_on_a_masked_screen_the_cells_of_a_file_are_hidden(path, file):
    place = file(PEOPLE)

    async def steps(one):
        await one.type("<f12>")
        await look(one, place)
        assert "Ivo Quist" not in one.picture
        assert "•••" in one.picture

    journey(path, steps)


def test_hostile_cells_and_names_are_shown_and_do_nothing(path, file):
    place = file('[@click=app.quit]x,Name\n"Bob [/nope]",\x1b]0;owned\x07\n=1+1,Ann\n', "[b]odd\x1b.csv")

    async def steps(one):
        await look(one, place)
        assert "Bob [/nope]" in one.picture
        assert "[@click=app." in one.picture
        assert "\x1b" not in one.picture
        await one.type("<enter>")
        assert "[b]odd␛.csv" in one.words

    journey(path, steps)
