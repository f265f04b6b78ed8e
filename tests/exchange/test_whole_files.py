from __future__ import annotations

import os
import random
import sqlite3
from pathlib import Path

import pytest

from frontdesk.exchange.whole_files import whole_file


def test_a_second_export_to_one_place_is_refused_and_the_first_comes_whole(tmp_path):
    place = tmp_path / "people.csv"
    place.write_text("old")
    with whole_file(place) as first:
        first.write("one")
        first.flush()
        with pytest.raises(OSError, match="somebody else is writing it"), whole_file(place) as second:
            second.write("two")
        assert place.read_text() == "old"
        first.write(" and all")
    assert place.read_text() == "one and all"
    assert [*tmp_path.iterdir()] == [place]


@pytest.mark.parametrize("left", ["file", "link"])
def test_what_a_killed_export_left_is_no_hindrance(tmp_path, left):
    place, other = tmp_path / "people.csv", tmp_path / "other"
    other.write_text("mine")
    part = tmp_path / "people.csv.part"
    part.symlink_to(other) if left == "link" else part.write_text("half")
    with whole_file(place) as file:
        file.write("whole")
    assert (place.read_text(), other.read_text(), part.exists()) == ("whole", "mine", False)
    assert place.stat().st_mode & 0o777 == 0o600


def test_an_export_that_fails_leaves_what_was_there_and_lets_the_next_one_in(tmp_path):
    place = tmp_path / "people.csv"
    place.write_text("old")
    with pytest.raises(ZeroDivisionError), whole_file(place) as file:
        print("half", 1 / 0, file=file)
    assert (place.read_text(), [*tmp_path.iterdir()]) == ("old", [place])
    with whole_file(place) as file:
        file.write("new")
    assert place.read_text() == "new"


def _written(place):
    with whole_file(place) as file:
        file.write("mine")


@pytest.mark.parametrize("name", ["shop.db", "shop.db-wal", "shop.db-shm", "linked.csv"])
def test_no_export_takes_the_place_of_a_shop_or_of_the_log_beside_it(tmp_path, name):
    shop = tmp_path / "shop.db"
    with sqlite3.connect(shop) as connection:
        connection.execute("CREATE TABLE people (name)")
    connection.close()
    whole = shop.read_bytes()
    (tmp_path / "linked.csv").symlink_to(shop)
    with pytest.raises(FileExistsError, match=r"belongs to|another database"):
        _written(tmp_path / name)
    assert shop.read_bytes() == whole


def test_no_export_takes_the_place_of_an_encrypted_shop_but_of_an_older_workbook(tmp_path):
    shop, book = tmp_path / "shop.csv", tmp_path / "old.xlsx"
    noise = random.Random(6).randbytes(8_192)
    shop.write_bytes(noise)
    book.write_bytes(b"PK\x03\x04" + noise)
    with pytest.raises(FileExistsError, match="a shop"):
        _written(shop)
    _written(book)
    assert book.read_text() == "mine"


def test_no_export_takes_the_place_of_a_pipe_or_a_device(tmp_path):
    pipe = tmp_path / "out.csv"
    os.mkfifo(pipe)
    for place in (pipe, Path(os.devnull), Path("/dev/stdout")):
        with pytest.raises(FileExistsError, match="no file"):
            _written(place)
    assert pipe.is_fifo()
