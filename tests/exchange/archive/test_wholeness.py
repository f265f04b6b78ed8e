import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
import zipfile

import pytest

from frontdesk.desk import team
from frontdesk.desk.roster import adding
from frontdesk.errors import Exit, OwnersAlone
from frontdesk.exchange.archive import placing
from frontdesk.exchange.archive.bringing import import_archive
from frontdesk.exchange.archive.refusals import NoPlace, NotReplaced, NotWritten, ShopThereAlready
from frontdesk.exchange.archive.writing import export_archive
from frontdesk.exchange.refusals import WholeShop
from frontdesk.records.people import NewCustomer
from frontdesk.store.exchange import archive as stores
from frontdesk.store.exchange import unpacking
from tests.exchange.archive.shops import NIGHTLY, at, back, out, stored, sums
from tests.exchange.shops import bring, shop


class Enough(Exception):
    """What a person's patience raises."""


def stop(_done, _whole):
    raise Enough


def test_an_archive_that_stands_there_is_replaced_whole(lived, tmp_path):
    with at(tmp_path / "small.db", create=True) as desk:
        adding.add(desk, NewCustomer("Ravi"))
    for place in (tmp_path / "archive", tmp_path / "archive.zip"):
        out(tmp_path / "small.db", place)
        small = stored(back(place, tmp_path / f"{place.name}.small"))
        out(lived[0], place)
        assert stored(back(place, tmp_path / f"{place.name}.large")) == stored(lived[0]) != small
    assert sums(tmp_path / "archive") == sums(lived[1])
    assert (tmp_path / "archive").stat().st_mode & 0o777 == 0o700
    assert {file.stat().st_mode & 0o777 for file in (tmp_path / "archive").iterdir()} == {0o600}
    assert (tmp_path / "archive.zip").stat().st_mode & 0o777 == 0o600
    assert not list(tmp_path.glob("*.part")) + list(tmp_path.glob("*.before"))


def test_what_is_no_archive_is_never_replaced(lived, tmp_path):
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "novel.txt").write_text("Chapter one")
    (tmp_path / "other.zip").write_bytes(b"PK not ours")
    (tmp_path / "file").write_text("x")
    (tmp_path / "link").symlink_to(folder)
    theirs = shutil.copytree(lived[1], tmp_path / "theirs")
    (theirs / "novel.txt").write_text("Chapter two")
    for name in ("papers", "other.zip", "file", "link", "theirs"):
        with pytest.raises(NotReplaced) as caught:
            out(lived[0], tmp_path / name)
        assert caught.value.exit_code == Exit.FAILED
    assert (folder / "novel.txt").read_text() == "Chapter one"
    assert (theirs / "novel.txt").read_text() == "Chapter two"
    assert (tmp_path / "other.zip").read_bytes() == b"PK not ours"
    (folder / "novel.txt").unlink()
    out(lived[0], folder)
    assert sums(folder) == sums(lived[1])


@pytest.mark.parametrize("place", ["", ".", "..", "-"])
def test_a_place_that_is_none_is_refused(lived, tmp_path, place):
    with pytest.raises(NoPlace):
        out(lived[0], tmp_path / place if place == "-" else type(tmp_path)(place))


def test_an_archive_that_is_taken_for_a_list_is_told_what_it_is(lived, tmp_path):
    place = out(lived[0], tmp_path / "archive.zip").place
    with shop(tmp_path) as desk, pytest.raises(WholeShop, match="archive of a whole shop"):
        bring(desk, "customers", place.read_bytes())


@pytest.mark.parametrize("name", ["archive", "archive.zip"])
def test_an_export_that_ends_early_leaves_what_was_there(lived, tmp_path, name, monkeypatch):
    place = out(lived[0], tmp_path / name).place
    before = sums(place) if place.is_dir() else place.read_bytes()
    monkeypatch.setattr("frontdesk.exchange.archive.writing._TOLD_EVERY", 5)
    with at(lived[0]) as desk, pytest.raises(Enough):
        export_archive(desk, place, progress=stop)
    assert (sums(place) if place.is_dir() else place.read_bytes()) == before
    assert [each.name for each in tmp_path.iterdir()] == [name]


def test_a_disk_that_fills_up_leaves_what_was_there(lived, tmp_path):
    place = out(lived[0], tmp_path / "archive").place
    script = (
        "import resource, sys, pathlib, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "from frontdesk.errors import DiskFull\n"
        "from frontdesk.exchange.archive.writing import export_archive\n"
        "from tests.exchange.archive.shops import at\n"
        "with at(pathlib.Path(sys.argv[1])) as desk:\n"
        "    resource.setrlimit(resource.RLIMIT_FSIZE, (4000, 4000))\n"
        "    for name in ('archive', 'archive.zip'):\n"
        "        try: export_archive(desk, pathlib.Path(sys.argv[2]) / name)\n"
        "        except DiskFull as error: print(error.sentence)\n"
    )
    ended = subprocess.run([sys.executable, "-c", script, lived[0], tmp_path], capture_output=True, check=True)
    assert ended.stdout.decode().splitlines() == ["The disk is full; no archive was written."] * 2
    assert sums(place) == sums(lived[1])
    assert [each.name for each in tmp_path.iterdir()] == ["archive"]


def test_a_folder_that_may_not_be_written_to_is_named(lived, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(NotWritten):
        out(lived[0], tmp_path / "file" / "archive")


def test_what_a_killed_export_left_is_cleared_away_or_put_back(lived, tmp_path):
    place = out(lived[0], tmp_path / "archive").place
    place.rename(tmp_path / "archive.before")
    (tmp_path / "archive.part").mkdir()
    (tmp_path / "archive.part" / "visits.ndjson").write_text("{")
    with placing.place_for(tmp_path / "other"):
        assert not place.exists()
    shutil.rmtree(tmp_path / "other")
    with at(lived[0]) as desk, pytest.raises(Enough):
        _export_and_stop(desk, place)
    assert sums(place) == sums(lived[1]), "the older archive bears its name again before a new one is begun"
    out(lived[0], place)
    assert [each.name for each in tmp_path.iterdir()] == ["archive"]
    (tmp_path / "archive.part").mkdir()
    (tmp_path / "archive.part" / "novel.txt").write_text("Chapter one")
    with pytest.raises(NotReplaced):
        out(lived[0], place)
    assert (tmp_path / "archive.part" / "novel.txt").exists()


def _export_and_stop(desk, place):
    with placing.place_for(place):
        stop(desk, None)


def test_of_two_exports_to_one_place_one_gives_way(lived, tmp_path):
    with pytest.raises(NotWritten):
        _export_while_another_does(lived[0], tmp_path / "archive")
    assert sums(tmp_path / "archive") == sums(lived[1])


def _export_while_another_does(shop, place):
    with placing.place_for(place) as first:
        with first.file("visits.ndjson") as file:
            file.write(b"{}\n")
        out(shop, place)
        with first.file("manifest.json"):
            pass


def test_an_archive_is_of_one_moment_whatever_is_written_meanwhile(lived, tmp_path, monkeypatch):
    shutil.copy(lived[0], tmp_path / "shop.db")
    real = stores.rows_of

    def busy(connection, table):
        if table.name in {"cues", "customers", "settings"}:
            with at(tmp_path / "shop.db", till="till 2") as other:
                adding.add(other, NewCustomer(f"While {table.name} was written", cues=(("car", "blue"),)))
        return real(connection, table)

    monkeypatch.setattr(stores, "rows_of", busy)
    out(tmp_path / "shop.db", tmp_path / "archive")
    assert sums(tmp_path / "archive") == sums(lived[1])


def test_an_import_that_is_stopped_leaves_nothing(lived, tmp_path, monkeypatch):
    monkeypatch.setattr("frontdesk.exchange.archive.reading._TOLD_EVERY", 50)
    with pytest.raises(Enough):
        import_archive(tmp_path / "home" / "shop.db", lived[1], progress=stop)
    assert not list((tmp_path / "home").iterdir())


def test_a_shop_that_somebody_makes_meanwhile_is_left_as_it_is(lived, tmp_path, monkeypatch):
    real = unpacking.bring_up

    def slow(path):
        with at(tmp_path / "other.db", create=True) as desk:
            team.add(desk, "Mina")
        (tmp_path / "other.db").rename(tmp_path / "shop.db")
        real(path)

    monkeypatch.setattr(unpacking, "bring_up", slow)
    with pytest.raises(ShopThereAlready):
        import_archive(tmp_path / "shop.db", lived[1])
    assert [each.name for each in tmp_path.iterdir()] == ["shop.db"]
    assert stored(tmp_path / "shop.db")[1] == {"actions": 1, "changes": 1, "staff": 1}


def test_an_empty_shop_that_somebody_begins_to_use_meanwhile_is_left_as_it_is(lived, tmp_path, monkeypatch):
    with at(tmp_path / "shop.db", create=True):
        pass
    real = unpacking.move_in

    def slow(new, path):
        with at(tmp_path / "shop.db") as desk:
            team.add(desk, "Mina")
        real(new, path)

    monkeypatch.setattr(unpacking, "move_in", slow)
    with pytest.raises(ShopThereAlready):
        import_archive(tmp_path / "shop.db", lived[1])
    assert stored(tmp_path / "shop.db")[1] == {"actions": 1, "changes": 1, "staff": 1}


@pytest.mark.parametrize("there", ["nothing", "an empty shop"])
def test_an_import_that_is_killed_leaves_no_half_shop(lived, tmp_path, there):
    dice = random.Random(5)
    whole = stored(lived[0])
    for number in range(20 if NIGHTLY else 1):
        shop = tmp_path / f"{number}" / "shop.db"
        shop.parent.mkdir()
        if there != "nothing":
            with at(shop, create=True):
                pass
        code = "import sys, pathlib; from frontdesk.exchange.archive.bringing import import_archive\n"
        code += "import_archive(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))"
        child = subprocess.Popen([sys.executable, "-c", code, shop, lived[1]])
        begun = time.monotonic()
        while time.monotonic() - begun < 20 and not list(shop.parent.glob("*shop.db*-wal")) and child.poll() is None:
            time.sleep(0.002)
        time.sleep(dice.random() * 0.5)
        child.send_signal(signal.SIGKILL)
        child.wait()
        if there == "nothing" and not shop.exists():
            continue
        found = stored(shop)
        assert found == whole or not any(found[0].values())


def test_what_a_killed_import_left_goes_with_the_next_one(lived, tmp_path):
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    for name in (
        f"shop.db.{gone.pid}.part",
        f"shop.db.{gone.pid}.part-wal",
        f"shop.db.{os.getppid()}.part",
        "shop.db.x",
    ):
        (tmp_path / name).write_text("Ann")
    (tmp_path / f".shop.db.{gone.pid}.part-abc").mkdir()
    back(lived[1], tmp_path / "shop.db")
    left = {each.name for each in tmp_path.iterdir()}
    assert left == {"shop.db", "shop.db.x", f"shop.db.{os.getppid()}.part"}


def test_only_the_owner_takes_everything_out(tmp_path):
    with at(tmp_path / "shop.db", create=True) as desk:
        team.add(desk, "Zoë", "owner")
        team.add(desk, "Mina")
        for somebody in (desk, desk.by("Mina")):
            with pytest.raises(OwnersAlone) as caught:
                export_archive(somebody, tmp_path / "archive")
            assert caught.value.exit_code == Exit.FAILED
        assert export_archive(desk.by("Zoë"), tmp_path / "archive").total == 6


def test_every_member_of_a_zip_says_the_same_of_its_making(lived, tmp_path):
    out(lived[0], tmp_path / "a.zip")
    with zipfile.ZipFile(tmp_path / "a.zip") as file:
        members = file.infolist()
        assert {member.date_time for member in members} == {(1980, 1, 1, 0, 0, 0)}
        assert {member.external_attr >> 16 for member in members} == {0o100600}
        assert json.loads(file.read("manifest.json"))["format"] == "frontdesk-archive"
