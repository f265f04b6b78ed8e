import io
import os
import shutil
import sys
from contextlib import closing

import pexpect
import pytest

from frontdesk import passphrases
from frontdesk.cli.unlocking import said_by
from frontdesk.keeping import encrypting
from frontdesk.store.tables import CustomerRow, PhoneRow
from tests import encrypted
from tests.cli.shell import spawn
from tests.store.shop import NOW, deed, open_shop
from tests.terminal import Terminal

WORDS = "correct horse battery staple"

pytestmark = pytest.mark.skipif(encrypted.ALL, reason="turns encryption on by itself")


@pytest.fixture(autouse=True)
def nothing_known(monkeypatch):
    for name in (passphrases.VARIABLE, "FRONTDESK_NEW_PASSPHRASE"):
        monkeypatch.delenv(name, raising=False)
    passphrases.forget_all()
    yield
    passphrases.forget_all()


@pytest.fixture
def says(monkeypatch):
    """A line on the standard input."""
    return lambda line: monkeypatch.setattr("sys.stdin", io.StringIO(f"{line}\n"))


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A shop of one, encrypted, with the backups that were made on the way."""
    folder = tmp_path_factory.mktemp("made")
    with closing(open_shop(folder / "shop.db")) as store, store.writing(deed()) as work:
        who = work.add(CustomerRow(name="Zebedee Quixotic", folded="zebedee quixotic", created_at=NOW))
        work.add(PhoneRow(customer_id=who.id, raw="0151 123987654", digits="0151123987654"))
    encrypting.encrypt(folder / "shop.db", folder / "shop-backups", NOW, WORDS)
    return folder


def test_rejected_rows_and_kept_forms_that_stay_plain_are_counted(shell, says):
    shell("add", "Zebedee Quixotic")
    for folder in ("rejects", "shop-drafts"):
        (shell.home / folder).mkdir()
        (shell.home / folder / "kept").write_text("Zebedee")
    says(WORDS)
    said = shell("encrypt", "on", "--yes", "--remove-plain-backups").err
    assert "NOT encrypted: 2 files in rejects and shop-drafts." in said
    assert "made before" not in said


@pytest.fixture
def locked(shell, made):
    shutil.copytree(made, shell.home, dirs_exist_ok=True)
    passphrases.forget_all()
    return shell


def test_what_a_lost_passphrase_means_is_said_before_it_is_chosen(shell):
    shell("add", "Zebedee")
    ran = shell("encrypt", "on")
    assert ran.code == 2
    assert "lost the shop and all its encrypted backups" in ran.err
    assert "--yes" in ran.err
    assert shell.json("encrypt")["encrypted"] is False
    assert "is not encrypted: whoever has the disk can read it." in shell("encrypt").out


def test_turned_on_it_names_the_copies_that_are_still_plain_and_removes_them_if_wanted(shell, says):
    shell("add", "Zebedee Quixotic")
    says(WORDS)
    ran = shell("encrypt", "on", "--yes")
    assert ran.code == 0
    assert "NOT encrypted: 1 copy made before" in ran.err
    assert WORDS not in ran.out + ran.err
    plain = shell.json("encrypt")["plain_copies"]
    assert len(plain) == 1
    assert plain[0] in str([*(shell.home / "shop-backups").iterdir()])
    ran = shell("encrypt", "on", "--remove-plain-backups", "--yes")
    assert ran.code == 0
    assert shell.json("encrypt") == {"database": str(shell.shop), "encrypted": True, "plain_copies": []}
    assert not any(b"Quixotic" in file.read_bytes() for file in shell.home.rglob("*.db*"))


def test_without_its_passphrase_every_command_says_so_and_how_to_give_it(locked):
    for line in (["find", "zeb"], ["add", "Ann"], ["backup"], ["encrypt", "off", "--yes"], ["undo"]):
        ran = locked(*line)
        assert (ran.code, ran.out) == (5, "")
        assert "encrypted, and its passphrase was not given" in ran.err
        assert passphrases.VARIABLE in ran.err
        assert len(ran.err.splitlines()) == 1
    assert "BAD" in locked("doctor").out


def test_the_environment_opens_it_also_in_a_process_of_its_own(locked, monkeypatch):
    monkeypatch.setenv(passphrases.VARIABLE, WORDS)
    assert [each["name"] for each in locked.json("find", "quix")] == ["Zebedee Quixotic"]
    assert locked("backup").code == 0
    assert locked("backup", "--check").code == 0
    assert "is encrypted" in locked("doctor").out
    ran = spawn("find", "quix")
    assert (ran.code, "Zebedee" in ran.out) == (0, True)
    assert spawn("find", "quix", FRONTDESK_PASSPHRASE="another one").code == 5


def test_the_tills_command_opens_it(locked):
    (locked.home / "words.txt").write_text(f"{WORDS}\nsecond line\n")
    assert locked("settings", "passphrase_command", f"cat '{locked.home / 'words.txt'}'").code == 0
    assert locked("find", "quix").code == 0
    passphrases.forget_all()
    locked("settings", "passphrase_command", "false")
    ran = locked("find", "quix")
    assert (ran.code, "passphrase_command" in ran.err) == (5, True)


def test_what_a_counter_or_a_command_starts_is_told_neither_passphrase_nor_pin(monkeypatch):
    for name in (passphrases.VARIABLE, passphrases.NEW_VARIABLE, passphrases.PIN_VARIABLE):
        monkeypatch.setenv(name, "canary 1234")
    monkeypatch.setenv("LANG_OF_TESTS", "kept")
    told = said_by(f'{sys.executable} -c "import os; print(sorted(os.environ.items()))"')
    assert ("canary" in told, "kept" in told) == (False, True)
    passphrases.take_in()
    assert "canary" not in str(os.environ)
    assert passphrases.known() == ["canary 1234"]


def test_changed_and_turned_off(locked, says, monkeypatch):
    monkeypatch.setenv(passphrases.VARIABLE, WORDS)
    says("four other words here")
    ran = locked("encrypt", "change", "--yes")
    assert (ran.code, "old passphrase" in ran.err) == (0, True)
    passphrases.forget_all()
    assert locked("find", "quix").code == 5
    monkeypatch.setenv(passphrases.VARIABLE, "four other words here")
    done = locked.json("encrypt", "off", "--yes")
    assert (done["encrypted"], done["id"]) == (False, str(locked.shop))
    monkeypatch.delenv(passphrases.VARIABLE)
    passphrases.forget_all()
    assert locked("find", "quix").code == 0
    assert locked("encrypt", "off", "--yes").code == 2


def test_a_plain_backup_over_an_encrypted_shop_is_said_to_make_it_plain(locked, monkeypatch):
    monkeypatch.setenv(passphrases.VARIABLE, WORDS)
    backup = min((locked.home / "shop-backups").glob("*.db"), key=lambda file: len(file.name))
    ran = locked("restore", str(backup), "--yes")
    assert (ran.code, "NOT encrypted now" in ran.err) == (0, True)


def test_the_passphrase_stands_nowhere_that_lasts(locked, monkeypatch):
    monkeypatch.setenv(passphrases.VARIABLE, WORDS)
    assert WORDS not in locked("--json", "history").out
    assert locked("export", "archive", "-o", str(locked.home / "archive")).code == 0
    for file in locked.home.rglob("*"):
        assert file.is_dir() or WORDS.encode() not in file.read_bytes(), file


def test_a_new_shop_can_be_encrypted_from_its_first_byte(shell, says):
    says(WORDS)
    assert shell("encrypt", "on", "--yes").code == 0
    assert not shell.shop.read_bytes().startswith(b"SQLite")
    assert [file.name for file in shell.home.iterdir() if file.suffix == ".db"] == ["shop.db"]


def test_at_a_terminal_it_is_asked_for_twice_unseen(shell):
    shell("add", "Zebedee Quixotic")
    child = pexpect.spawn(sys.executable, ["-m", "frontdesk", "encrypt", "on"], env={**os.environ}, timeout=60)
    child.expect("lost the shop and all its encrypted backups.*Type yes to go on")
    child.sendline("yes")
    child.expect("New passphrase: ")
    child.sendline("short")
    for prompt, words in (("New passphrase: ", WORDS), ("Once more: ", "another one altogether")):
        child.expect(prompt)
        child.sendline(words)
    child.expect("not the same")
    for prompt in ("New passphrase: ", "Once more: "):
        child.expect(prompt)
        child.sendline(WORDS)
    child.expect("is encrypted now: 1 customer")
    child.expect(pexpect.EOF)
    assert b"horse" not in child.before
    child.close()
    assert child.exitstatus == 0


def test_the_counter_asks_before_its_first_paint(locked):
    with Terminal([sys.executable, "-m", "frontdesk", "--db", str(locked.shop)]) as counter:
        counter.wait_for("Passphrase of shop.db:", timeout=30)
        counter.send("no such words\r")
        counter.wait_for("That does not open it. Passphrase of shop.db:", timeout=30)
        counter.send(f"{WORDS}\r")
        seen = counter.wait_for("visits today", timeout=30)
    assert "horse" not in seen
