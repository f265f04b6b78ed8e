import os
import shutil
import subprocess
import sys
from datetime import timedelta

import pytest

from frontdesk.errors import DiskFull
from frontdesk.keeping.elsewhere import CameOutDifferent, Folder, NoRclone, NoSuchPlace, PlaceRefused, place_at
from frontdesk.keeping.making import NotElsewhere, SamePlace, make, would_make
from frontdesk.keeping.prune import Policy
from frontdesk.keeping.restore import restore
from frontdesk.keeping.sealing import NeedsKey, NoEncryption, UnreadableKey, WrongKey
from frontdesk.keeping.verify import BackupDamaged, unspoiled, verified
from frontdesk.passphrases import NEW_VARIABLE, PIN_VARIABLE, VARIABLE
from frontdesk.records.copies import Key, Seal
from frontdesk.store.tables import CustomerRow
from tests.store.shop import NOW, deed, every_row, open_shop

pyrage = pytest.importorskip("pyrage")
with_rclone = pytest.mark.skipif(shutil.which("rclone") is None, reason="rclone is not installed")


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    store = open_shop(tmp_path_factory.mktemp("made") / "shop.db")
    with store.writing(deed()) as work:
        people = [{"name": f"Name {n}", "folded": f"name {n}", "created_at": NOW} for n in range(100)]
        work.add_many(CustomerRow, people)
    store.close()
    return store.path


@pytest.fixture
def shop(made, tmp_path):
    (tmp_path / "stick").mkdir()
    return shutil.copy(made, tmp_path / "shop.db")


@pytest.fixture
def key(tmp_path):
    pair = pyrage.x25519.Identity.generate()
    (tmp_path / "key.txt").write_text(f"# public key: {pair.to_public()}\n{pair}\n")
    return Seal((str(pair.to_public()),)), Key(tmp_path / "key.txt")


@pytest.fixture
def remote(tmp_path, monkeypatch):
    """What rclone calls a remote, on this disk; it needs no settings of anybody's."""
    monkeypatch.setenv("RCLONE_CONFIG", str(tmp_path / "rclone.conf"))
    monkeypatch.setenv("RCLONE_CONFIG_FAR_TYPE", "local")
    return f"far:{tmp_path}/far away/here"


def inside(folder):
    return sorted(file.name for file in folder.iterdir())


def test_a_second_copy_lies_in_another_folder_with_its_checksum_and_is_a_backup_itself(shop, tmp_path):
    done = make(shop, tmp_path / "backups", NOW, to=str(tmp_path / "stick"))
    assert inside(tmp_path / "stick") == inside(tmp_path / "backups")
    copy = tmp_path / "stick" / done.copy.path.name
    assert (done.elsewhere, copy.stat().st_mode & 0o777) == (str(tmp_path / "stick"), 0o600)
    assert verified(copy).sha256 == done.copy.sha256
    restore(tmp_path / "new.db", copy, NOW)
    assert every_row(tmp_path / "new.db") == every_row(shop)


def test_old_copies_go_there_as_they_go_here(shop, tmp_path):
    for day in (50, 40, 1, 0):
        done = make(shop, tmp_path / "backups", NOW - timedelta(days=day), to=str(tmp_path / "stick"))
        assert {*done.removed} == {*done.removed_elsewhere}
    assert inside(tmp_path / "stick") == inside(tmp_path / "backups")
    assert len(inside(tmp_path / "stick")) == 4


def test_a_stick_that_is_not_there_costs_no_backup_here_and_no_folder_is_made_for_it(shop, tmp_path):
    with pytest.raises(NotElsewhere, match=r"was made here .* but not copied") as found:
        make(shop, tmp_path / "backups", NOW, to=str(tmp_path / "unplugged"))
    assert "plug the stick in" in found.value.hint
    assert len(inside(tmp_path / "backups")) == 2
    assert not (tmp_path / "unplugged").exists()


def test_the_folder_of_the_backups_is_no_second_place(shop, tmp_path):
    (tmp_path / "link").symlink_to(tmp_path / "stick")
    for place in (tmp_path / "stick", tmp_path / "link", tmp_path / "stick" / ".." / "stick"):
        with pytest.raises(SamePlace):
            make(shop, tmp_path / "stick", NOW, to=str(place))


def test_a_full_stick_gets_no_half_copy(shop, tmp_path, limited):
    done = make(shop, tmp_path / "backups", NOW)
    with limited(100_000), pytest.raises(DiskFull):
        Folder(tmp_path / "stick").take(done.copy.path, done.copy.path.name, done.copy.sha256)
    assert inside(tmp_path / "stick") == []


def test_what_comes_out_different_gets_no_name(shop, tmp_path):
    done = make(shop, tmp_path / "backups", NOW)
    with pytest.raises(CameOutDifferent):
        Folder(tmp_path / "stick").take(done.copy.path, done.copy.path.name, "0" * 64)
    assert inside(tmp_path / "stick") == []


def test_links_planted_in_the_second_place_are_not_followed(shop, tmp_path):
    precious = tmp_path / "precious"
    precious.write_text("precious")
    name = would_make(shop, tmp_path / "backups", NOW, Policy())[0].name
    (tmp_path / "stick" / f"{name}.part").symlink_to(precious)
    with pytest.raises(NotElsewhere, match="part already"):
        make(shop, tmp_path / "backups", NOW, to=str(tmp_path / "stick"))
    (tmp_path / "stick" / f"{name}.part").rename(tmp_path / "stick" / name)
    with pytest.raises(PlaceRefused, match="already"):
        Folder(tmp_path / "stick").take(precious, name, "")
    assert precious.read_text() == "precious"


@pytest.mark.parametrize("said", ["far:shop", "far:", ":local:/srv", "my remote@home:x"])
def test_a_remote_without_rclone_is_one_clear_sentence(said, monkeypatch):
    monkeypatch.setenv("PATH", "")
    with pytest.raises(NoRclone, match="rclone, which is not installed"):
        place_at(said)


@pytest.mark.parametrize("said", ["/srv/x:y", "./far:shop", "C:\\backups", "~/none:x", "-far:x", "../far:x"])
def test_a_folder_with_a_colon_is_no_remote(said):
    with pytest.raises(NoSuchPlace, match="There is no folder /"):
        place_at(said)


def test_rclone_is_told_neither_passphrase_nor_pin(shop, tmp_path, monkeypatch):
    (tmp_path / "bin").mkdir()
    rclone = tmp_path / "bin" / "rclone"
    rclone.write_text(f"#!/bin/sh\nexport >> '{tmp_path}/seen'\n")
    rclone.chmod(0o700)
    monkeypatch.setenv("PATH", f"{rclone.parent}:{os.environ['PATH']}")
    monkeypatch.setenv("RCLONE_CONFIG", "its own")
    for name in (VARIABLE, NEW_VARIABLE, PIN_VARIABLE):
        monkeypatch.setenv(name, "canary 1234")
    with pytest.raises(CameOutDifferent):
        place_at("far:shop").take(shop, "shop.db", "0" * 64)
    seen = (tmp_path / "seen").read_text()
    assert seen.count("its own") == len(("lsf", "copyto", "cat", "deletefile"))
    assert "canary" not in seen


@with_rclone
def test_a_remote_takes_reads_back_prunes_and_gives_back(shop, tmp_path, remote):
    days = [make(shop, tmp_path / "backups", NOW - timedelta(days=day), to=remote) for day in (50, 1, 0)]
    far = tmp_path / "far away" / "here"
    assert inside(far) == inside(tmp_path / "backups")
    assert [len(each.removed_elsewhere) for each in days] == [0, 1, 0]
    assert verified(far / days[-1].copy.path.name).sha256 == days[-1].copy.sha256


@with_rclone
def test_a_remote_that_refuses_says_so_and_what_comes_out_different_gets_no_name(shop, tmp_path, remote):
    done = make(shop, tmp_path / "backups", NOW)
    with pytest.raises(CameOutDifferent):
        place_at(remote).take(done.copy.path, done.copy.path.name, "0" * 64)
    assert inside(tmp_path / "far away" / "here") == []
    with pytest.raises(NotElsewhere, match=r"nobody:x refused: .*didn't find section"):
        make(shop, tmp_path / "backups", NOW, to="nobody:x")


def test_an_encrypted_copy_is_opened_by_its_key_alone_and_comes_back(shop, tmp_path, key):
    seal, opens = key
    make(shop, tmp_path / "backups", NOW, to=str(tmp_path / "stick"), seal=seal)
    (sealed,) = (tmp_path / "stick").glob("*.age")
    assert inside(tmp_path / "stick") == [sealed.name, f"{sealed.name}.sha256"]
    assert [name for name in inside(tmp_path / "backups") if "age" in name] == []
    assert b"Name 7" not in sealed.read_bytes()
    assert verified(sealed, opens).contents.rows["customers"] == 100
    other = tmp_path / "other.txt"
    other.write_text(str(pyrage.x25519.Identity.generate()))
    new = tmp_path / "new.db"
    for wrong, error in ((None, NeedsKey), (Key(), NeedsKey), (Key(other), WrongKey), (Key(shop), UnreadableKey)):
        with pytest.raises(error):
            restore(new, sealed, NOW, key=wrong)
    assert not new.exists()
    assert restore(new, sealed, NOW, key=opens).taken_at == NOW
    assert every_row(new) == every_row(shop)
    assert not list(tmp_path.rglob("*.part"))


def test_a_passphrase_opens_what_it_encrypted(shop, tmp_path):
    words = tmp_path / "words"
    words.write_text("tea and two bagels\nnot this line")
    make(shop, tmp_path / "backups", NOW, to=str(tmp_path / "stick"), seal=Seal(passphrase_file=words))
    (sealed,) = (tmp_path / "stick").glob("*.age")
    restore(tmp_path / "new.db", sealed, NOW, key=Key(passphrase_file=words))
    assert every_row(tmp_path / "new.db") == every_row(shop)


@pytest.mark.skipif(shutil.which("age") is None, reason="age is not installed")
def test_the_age_program_opens_an_encrypted_copy(shop, tmp_path, key):
    made = make(shop, tmp_path / "backups", NOW, to=str(tmp_path / "stick"), seal=key[0])
    (sealed,) = (tmp_path / "stick").glob("*.age")
    opened = subprocess.run(["age", "-d", "-i", key[1].identity_file, sealed], capture_output=True, check=True)
    assert opened.stdout == made.copy.path.read_bytes()


def test_a_flipped_bit_in_an_encrypted_copy_is_found_without_the_key(shop, tmp_path, key):
    make(shop, tmp_path / "backups", NOW, to=str(tmp_path / "stick"), seal=key[0])
    (sealed,) = (tmp_path / "stick").glob("*.age")
    assert unspoiled(sealed)
    whole = bytearray(sealed.read_bytes())
    whole[len(whole) // 2] ^= 16
    sealed.write_bytes(whole)
    for check in (unspoiled, lambda file: restore(shop, file, NOW, key=key[1])):
        with pytest.raises(BackupDamaged):
            check(sealed)


@pytest.mark.parametrize("words", [None, "", "\nsecond line", b"\xff\xfe"])
def test_a_passphrase_that_is_none_is_refused_before_anything_is_made(shop, tmp_path, words):
    file = tmp_path / "words"
    if words is not None:
        file.write_bytes(words if isinstance(words, bytes) else words.encode())
    with pytest.raises(UnreadableKey):
        make(shop, tmp_path / "backups", NOW, to=str(tmp_path / "stick"), seal=Seal(passphrase_file=file))
    assert not (tmp_path / "backups").exists()


def test_without_the_extra_one_sentence_says_what_to_install(shop, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyrage", None)
    with pytest.raises(NoEncryption, match="extra") as found:
        make(shop, tmp_path / "backups", NOW, to=str(tmp_path / "stick"), seal=Seal(("age1",)))
    assert "frontdesk[encrypt]" in found.value.hint
    assert not (tmp_path / "backups").exists()


def test_a_dry_run_touches_nothing(shop, tmp_path):
    for day in (50, 40):
        make(shop, tmp_path / "backups", NOW - timedelta(days=day))
    before = inside(tmp_path / "backups")
    target, gone = would_make(shop, tmp_path / "backups", NOW, Policy())
    assert (target.name, len(gone)) == (f"shop-{NOW:%Y%m%d-%H%M%SZ}.db", 2)
    assert inside(tmp_path / "backups") == before
    assert os.path.lexists(target) is False
