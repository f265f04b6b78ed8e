"""A PIN stands in the shop's file as a hash, in one table, and nowhere else."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import timedelta
from io import StringIO

import pytest

from frontdesk.desk import pins, team, undo
from frontdesk.desk.desk import open_desk
from frontdesk.desk.roster import adding, holding
from frontdesk.desk.roster.forgetting import forget
from frontdesk.exchange.archive.bringing import import_archive
from frontdesk.exchange.archive.writing import export_archive
from frontdesk.exchange.held_page import lines
from frontdesk.exchange.leaving.exporting import NOUNS, Request, export_to
from frontdesk.mishaps import logged
from frontdesk.records.people import NewCustomer
from frontdesk.records.pins import Tally
from frontdesk.store.migrations.head import HEAD
from frontdesk.store.shop import pins as rows
from frontdesk.store.store import Store
from tests.store.shop import CLOCK, NOW, deed, every_row, open_shop, with_older_indexes

PIN = "a very rare pin 73519"


@pytest.fixture(scope="module")
def guarded(tmp_path_factory):
    """A shop whose owner has a PIN and guessed wrong, in which somebody was added, and everything that left it."""
    folder = tmp_path_factory.mktemp("guarded")
    with closing(open_desk(folder / "shop.db", till="counter", create=True, now=lambda: NOW)) as desk:
        team.add(desk, "Zoë", "owner")
        who = adding.add(desk, NewCustomer("Ravi", note="kind")).id
        pins.set_pin(desk.by("Zoë"), 1, PIN)
        zoe = pins.prove(desk, "Zoë", PIN)
        with pytest.raises(pins.WrongPin) as wrong:
            pins.prove(desk, "Zoë", f"{PIN}0")
        said = [
            str(wrong.value),
            wrong.value.hint,
            repr(zoe),
            repr(team.everybody(desk)),
            *lines(holding.held(zoe, who)),
        ]
        for noun in NOUNS:
            for style in ("csv", "json", "ndjson"):
                export_to(zoe, Request(noun, style), out := StringIO())
                said.append(out.getvalue())
        said += [repr(undo.action(zoe, each.id)) for each in undo.history(zoe)]
        export_archive(zoe, folder / "archive")
        said += [file.read_text() for file in (folder / "archive").iterdir()]
    return folder, "\n".join(said)


def hashes(path):
    with closing(sqlite3.connect(path)) as connection:
        return [hashed for (hashed,) in connection.execute("SELECT hash FROM pins")]


def test_neither_the_pin_nor_its_hash_is_in_anything_that_leaves_the_shop(guarded):
    folder, said = guarded
    (hashed,) = hashes(folder / "shop.db")
    assert hashed.startswith("$argon2id$")
    assert "Ravi" in said
    assert "PIN set" in said
    for secret in (PIN, "argon2", *hashed.split("$")[-2:]):
        assert secret not in said


def test_in_the_file_the_hash_stands_in_its_own_table_alone_and_the_pin_nowhere(guarded):
    path = guarded[0] / "shop.db"
    found = every_row(path)
    assert [name for name, each in found.items() if "argon2" in repr(each)] == ["pins"]
    raw = b"".join(file.read_bytes() for file in path.parent.glob("shop.db*"))
    assert PIN.encode() not in raw
    assert raw.count(b"$argon2id$") == 1


def test_a_log_of_what_went_wrong_with_a_pin_holds_neither(guarded, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    (hashed,) = hashes(guarded[0] / "shop.db")
    said = logged(RuntimeError(PIN, hashed))
    written = "".join(file.read_text() for file in tmp_path.rglob("*") if file.is_file())
    assert said.log is not None
    assert "RuntimeError" in written
    assert not [secret for secret in (PIN, hashed) if secret in written]


def test_a_shop_made_of_an_archive_has_no_pins_and_counts_no_guesses(guarded, tmp_path):
    report = import_archive(tmp_path / "shop.db", guarded[0] / "archive")
    assert report.rows["staff"] == 1
    assert not {"pins", "guesses"} & report.rows.keys()
    with closing(open_desk(tmp_path / "shop.db", till="counter")) as desk:
        assert not desk.guarded
        assert desk.by("Zoë").owner
    found = every_row(tmp_path / "shop.db")
    assert (found["pins"], found["guesses"]) == ([], [])


def test_the_journal_says_who_set_whose_pin_and_nothing_else(guarded):
    with closing(open_desk(guarded[0] / "shop.db", till="counter")) as desk:
        done = next(each for each in undo.history(desk) if each.kind == pins.PIN)
        (change,) = undo.action(desk, done.id).changes
    assert (done.who, done.label) == ("Zoë", "PIN set")
    assert (change.table, change.row_id, change.before, change.after) == ("staff", 1, {}, {})


def test_a_shop_from_before_pins_gets_their_tables_and_asks_for_none(tmp_path):
    path = tmp_path / "shop.db"
    with closing(open_desk(path, till="counter", create=True)) as desk:
        team.add(desk, "Zoë", "owner")
    with closing(sqlite3.connect(path)) as old:
        with_older_indexes(old)
        old.execute("DROP TABLE pins")
        old.execute("DROP TABLE guesses")
        old.execute("PRAGMA user_version = 8")
        old.commit()
    with closing(open_desk(path, till="counter", by="Zoë")) as desk:
        assert desk.owner
        assert not desk.guarded
        pins.set_pin(desk, 1, PIN)
        assert pins.prove(desk, "Zoë", PIN).owner
    with closing(sqlite3.connect(path)) as new:
        assert new.execute("PRAGMA user_version").fetchone() == (HEAD,)


def test_forgetting_a_customer_leaves_pins_and_tallies_as_they_are(guarded, tmp_path):
    path = tmp_path / "shop.db"
    path.write_bytes((guarded[0] / "shop.db").read_bytes())
    before = every_row(path)
    with closing(open_desk(path, till="counter", now=lambda: NOW)) as desk:
        forget(pins.prove(desk, "Zoë", PIN), [1])
        assert desk.guarded
    after = every_row(path)
    assert after["pins"] == before["pins"]


def test_tallies_are_no_acts_and_nothing_to_undo(tmp_path):
    path = tmp_path / "shop.db"
    with closing(open_shop(path)) as store:
        for wrong in (1, 2, 0, 3):
            with store.writing(deed("pin.guess")) as work:
                rows.keep_tally(work.session, Tally("till bar", wrong, NOW, NOW + timedelta(seconds=30)))
                assert work.action_id is None
    found = every_row(path)
    assert len(found["guesses"]) == 1
    assert (found["actions"], found["changes"]) == ([], [])
    with closing(Store.open(path, CLOCK)) as store, store.reading() as session:
        assert rows.tally(session, "till bar") == Tally("till bar", 3, NOW, NOW + timedelta(seconds=30))
        assert rows.tally(session, "till of nobody") is None
