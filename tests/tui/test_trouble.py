import asyncio
import os
import resource
import sqlite3
from contextlib import asynccontextmanager, closing
from datetime import timedelta

import pytest

from frontdesk.keeping.backup import back_up
from frontdesk.paths import backup_folder
from frontdesk.settings import Settings
from frontdesk.tui.app import FrontDesk
from tests.tui.shop import NOW
from tests.tui.till import BY_DAY, Till, journey, read


@asynccontextmanager
async def opening(path, size=(80, 24), by="Mina"):
    settings = Settings(till="till 1")
    app = FrontDesk(
        database=path, settings_file=path.with_name("s.toml"), settings=settings, by=by, create=True, now=lambda: NOW
    )
    async with app.run_test(size=size, notifications=True) as pilot:
        one = Till(app, pilot, path)
        await one.rest()
        yield one


def begun(path, steps, **how):
    async def run():
        async with opening(path, **how) as one:
            await steps(one)

    asyncio.run(run())


def backed_up(path):
    return back_up(path, backup_folder(path), NOW - timedelta(hours=14)).path


def head_gone(path):
    path.write_bytes(bytes(100) + path.read_bytes()[100:])


def notes(path):
    return [note for (note,) in read(path, "SELECT note FROM customers WHERE note LIKE '%window%'")]


@pytest.mark.parametrize("size", BY_DAY)
def test_a_damaged_file_is_named_at_the_start_and_one_key_brings_the_backup_back(path, size):
    backed_up(path)
    head_gone(path)
    spoiled = path.read_bytes()

    async def steps(till):
        for words in ("no longer one.", "Last verified backup: Sat 21 Nov 18:41, 14 h ago.", "F2", "Bring that backup"):
            assert words in till.words
        assert path.read_bytes() == spoiled
        await till.type("rav<enter>")  # whoever types ahead, or a scanner, brings nothing back
        assert path.read_bytes() == spoiled
        await till.type("<f2>")
        assert "The shop is back, as it was Sat 21 Nov 18:41." in till.words
        (aside,) = path.parent.glob("shop-before-restore-*.db")
        assert aside.name in till.words.replace(" ", "")
        assert aside.read_bytes() == spoiled
        await till.type("<enter>")
        assert till.dialog is None
        assert till.app.failure is None

    begun(path, steps, size=size)


def test_a_look_at_the_backup_is_marked_and_every_write_says_that_it_is_one(path):
    before = backed_up(path).read_bytes()
    head_gone(path)

    async def steps(till):
        await till.type("<f3>")
        assert till.picture.startswith(" READ ONLY  the backup of Sat 21 Nov 18:41")
        await till.type("rav<enter><enter>")
        assert any("only a look at the backup of Sat 21 Nov 18:41; nothing can be saved" in each for each in till.said)
        assert till.dialog is None

    begun(path, steps)
    assert backed_up_again(path) == before


def backed_up_again(path):
    (backup,) = backup_folder(path).glob("*.db")
    return backup.read_bytes()


def test_try_again_opens_what_was_put_there_meanwhile_and_says_so_while_it_is_not(path):
    backed_up(path)
    kept = path.with_name("kept.db")
    path.rename(kept)

    async def steps(till):
        assert "The shop's file is not there." in till.words
        await till.type("<f5>")
        assert "It is still so." in till.words
        kept.rename(path)
        await till.type("<f5>")
        assert till.at_the_box

    begun(path, steps)


def test_whoever_leaves_is_told_once_more_and_the_program_ends_with_5(path):
    path.write_bytes(b"")

    async def steps(till):
        assert "The shop's file is empty." in till.words
        assert "Bring" not in till.words  # there is no backup
        await till.type("<ctrl+q>")
        assert till.app.failure is not None
        assert till.app.failure.exit_code == 5

    begun(path, steps)
    assert path.read_bytes() == b""


@pytest.mark.parametrize("size", BY_DAY)
def test_a_file_that_goes_while_a_note_is_written_is_put_back_and_the_note_saved(path, size):
    async def steps(till):
        await till.type("rav<enter>nsits at the window")
        for end in ("", "-wal", "-shm"):
            path.with_name(f"shop.db{end}").unlink()
        await till.type("<enter>")
        assert "The shop's file is not there." in till.words
        await till.type("<escape>")
        assert till.box == "sits at the window"
        await asyncio.sleep(1.1)
        await till.type("<enter>")
        await till.type("<f4>")
        assert "The shop is back where it was." in till.words
        await till.type("<enter>")
        assert till.box == "sits at the window"
        await till.type("<enter>")
        assert till.dialog is None

    journey(path, steps, size=size)
    assert len(notes(path)) == 1


def test_a_file_that_goes_is_noticed_by_a_quiet_look(path):
    async def steps(till):
        path.unlink()
        till.app._look_quietly()
        await till.rest()
        assert "The shop's file is not there." in till.words
        await till.type("<f4>")
        assert "The shop is back where it was." in till.words

    journey(path, steps)


def test_on_a_full_disk_nothing_typed_is_lost_and_the_same_counter_goes_on_once_there_is_room(path):
    async def steps(till):
        await till.type("rav<enter>nsits at the window")
        least, most = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, most))
        try:
            await till.type("<enter>")
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (least, most))
        assert "The disk is full." in till.words
        await till.type("<f5>")
        assert till.box == "sits at the window"
        assert "The disk is full; nothing was saved." in till.trouble
        assert "What you typed is still here." in till.trouble
        await till.type("<enter>")
        assert till.dialog is None

    journey(path, steps)
    assert len(notes(path)) == 1


def test_damage_that_shows_while_the_counter_runs_is_got_over_with_one_key(path):
    backed_up(path)

    async def steps(till):
        with path.open("r+b") as file:
            for page in range(1, path.stat().st_size // 4096):
                file.seek(page * 4096)
                file.write(os.urandom(4096))
        await till.type("bea<enter>")
        assert "The shop's file is damaged." in till.words
        await till.type("<f2>")
        assert "The shop is back" in till.words
        await till.type("<enter><escape>rav<enter>")
        assert till.opened == "Ravi Menon"

    journey(path, steps)


def test_a_damaged_search_index_costs_no_backup(path):
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE search_entries_data SET block = zeroblob(20) WHERE id > 10")

    async def steps(till):
        await till.type("rav")
        assert "The search index is damaged; the customers are not." in till.words
        await till.type("<f6>")
        assert "The search is whole again." in till.words
        await till.type("<enter>")
        assert "Ravi Menon" in till.words

    journey(path, steps)


def test_a_way_on_can_be_clicked(path):
    backed_up(path)
    head_gone(path)

    async def steps(till):
        row = next(place for place, line in enumerate(till.picture.splitlines()) if "Look at that backup" in line)
        await till.click(12, row)
        assert "READ ONLY" in till.words

    begun(path, steps)
