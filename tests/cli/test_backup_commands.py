from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pexpect
import pytest
import time_machine

from tests.cli.shell import spawn

NOW = datetime(2026, 11, 22, 22, 30, tzinfo=UTC)


@pytest.fixture
def kept(shell):
    """A shop with one backup."""
    with time_machine.travel(NOW, tick=False):
        shell("add", "Ravi Menon")
        return Path(shell.json("backup")["id"])


def test_a_backup_says_where_it_is_and_what_it_holds(shell, kept):
    with time_machine.travel(NOW + timedelta(hours=1), tick=False):
        ran = shell("backup")
        told = shell.json("backup")
    assert kept == shell.home / "shop-backups" / "shop-20261122-223000Z.db"
    assert "holds 1 customer and is verified" in ran.out
    assert {"id", "action", "sha256", "size", "removed", "elsewhere"} <= told.keys()
    assert (told["action"], told["rows"]["customers"]) == (None, 1)


def test_a_folder_a_setting_and_the_place_beside_the_shop_are_where_it_goes(shell, kept, tmp_path):
    shell("settings", "backup_folder", str(tmp_path / "set"))
    assert Path(shell.json("backup")["id"]).parent == tmp_path / "set"
    assert Path(shell.json("backup", str(tmp_path / "said"))["id"]).parent == tmp_path / "said"


def test_a_second_place_may_stand_in_the_settings(shell, kept, tmp_path):
    shell("settings", "backup_to", str(tmp_path / "stick"))
    ran = shell("backup")
    assert ran.code == 1
    assert "was made here" in ran.err
    assert "plug the stick in" in ran.err
    (tmp_path / "stick").mkdir()
    assert shell.json("backup")["elsewhere"] == str(tmp_path / "stick")
    assert shell("settings", "backup_to", "").out == "backup_to is now as usual.\n"
    assert shell.json("backup")["elsewhere"] is None


def test_the_check_is_one_line_and_an_exit_code(shell, kept):
    for hours, code in ((0, 0), (47, 0), (49, 1)):
        with time_machine.travel(NOW + timedelta(hours=hours), tick=False):
            ran = shell("backup", "--check")
            assert (ran.code, ran.out.count("\n"), ran.err) == (code, 1, "")
            assert shell("backup", "--check", "--json").data["fresh"] is (code == 0)
    assert f"2 days old: {kept.name}" in ran.out
    with time_machine.travel(NOW, tick=False):
        kept.write_bytes(kept.read_bytes()[:-1] + b"x")
        ran = shell("backup", "--check")
        assert (ran.code, ran.out.count("\n")) == (1, 1)
        assert "its checksum differs" in ran.out
        assert shell("backup", "--check", "/none").out == "There is no verified backup in /none.\n"


def test_a_dry_run_says_what_would_go_and_does_nothing(shell, kept):
    with time_machine.travel(NOW + timedelta(days=40), tick=False):
        ran = shell("backup", "--dry-run")
        assert ran.out.splitlines()[1] == f"Would remove {kept.name}."
        assert kept.exists()
        assert shell.json("backup", "--dry-run", "--keep-daily", "0", "--keep-weekly", "0")["removed"] == []
        assert shell.json("backup")["removed"] == [kept.name]
    assert not kept.exists()


def test_a_shop_is_rebuilt_by_commands_alone(shell, kept, tmp_path):
    there = tmp_path / "stick"
    shutil.copytree(kept.parent, there)
    shell.shop.unlink()
    shutil.rmtree(kept.parent)
    assert shell("verify", str(there / kept.name)).out.endswith("is whole and holds 1 customer and 0 visits.\n")
    ran = shell("restore", str(there / kept.name))
    assert (ran.code, ran.err) == (0, "")
    assert "as of 2026-11-22 22:30 UTC" in ran.out
    assert shell.json("find", "ravi")[0]["name"] == "Ravi Menon"
    assert shell("doctor").code in (0, 1)


def test_a_restore_asks_unless_it_is_told_to(shell, kept):
    shell("add", "Later")
    ran = shell("restore", str(kept))
    assert ran.code == 2
    assert "--yes" in ran.err
    told = shell.json("restore", str(kept), "--yes")
    assert (told["action"], told["rows"]["customers"]) == (None, 1)
    assert shell("find", "later").code == 3
    back = shell("restore", told["set_aside"], "--yes")
    assert "What lay there is kept in" in back.err
    assert shell("find", "later").code == 0


@pytest.mark.parametrize(("said", "code"), [("yes", 0), ("no", 1), ("", 1)])
def test_at_a_terminal_it_asks(shell, kept, said, code):
    child = pexpect.spawn(sys.executable, ["-m", "frontdesk", "restore", str(kept)], env={**os.environ}, timeout=30)
    child.expect("Type yes to go on")
    child.sendline(said)
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == code
    assert bool(list(shell.home.glob("*before-restore*.db"))) == (code == 0)


def test_an_open_till_keeps_its_shop(shell, kept):
    from frontdesk.desk.desk import open_desk

    desk = open_desk(shell.shop, till="1")
    ran = spawn("restore", str(kept), "--yes")
    desk.close()
    assert ran.code == 5
    assert "open at a till" in ran.err


def test_an_encrypted_copy_is_checked_with_its_key_and_without(shell, kept, tmp_path):
    pyrage = pytest.importorskip("pyrage")
    pair, stick = pyrage.x25519.Identity.generate(), tmp_path / "stick"
    stick.mkdir()
    (tmp_path / "key").write_text(str(pair))
    assert shell("settings", "backup_recipient", "nonsense").code == 2
    assert shell("settings", "backup_recipient", str(pair.to_public())).code == 0
    assert shell("backup").code == 0, "there is no second place yet, which is no reason to have none here"
    assert shell("backup", "--recipient", str(pair.to_public())).code == 2
    assert shell("backup", "--to", str(stick)).code == 0
    (sealed,) = map(str, stick.glob("*.age"))
    assert "more cannot be seen" in shell("verify", sealed).out
    assert shell.json("verify", sealed)["rows"] is None
    assert shell.json("verify", sealed, "--identity", str(tmp_path / "key"))["rows"]["customers"] == 1
    assert shell("restore", sealed, "--yes").code == 2
    assert shell("restore", sealed, "--yes", "--identity", str(tmp_path / "key")).code == 0


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (("backup", "--keep-daily", "x"), 2),
        (("backup", "--keep-weekly", "-1"), 2),
        (("backup", "--to", "no/such/folder"), 1),
        (("backup", "--recipient", "age1nonsense", "--to", "."), 2),
        (("backup", "--passphrase-file", "none", "--to", "."), 2),
        (("backup", "/proc/nothing"), 5),
        (("backup", "/dev/null"), 5),
        (("backup", "--check", "/dev/null"), 1),
        (("verify", "none.db"), 5),
        (("verify", "/"), 5),
        (("verify", "/dev/zero"), 5),
        (("verify",), 2),
        (("restore", "none.db", "--yes"), 5),
        (("restore", "/dev/zero", "--yes"), 5),
        (("restore", "\x1b[31mred", "--yes"), 5),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_leaves_the_shop(shell, kept, tmp_path, monkeypatch, call, code):
    monkeypatch.chdir(tmp_path)
    before = shell.shop.read_bytes()
    ran = shell(*call)
    assert (ran.code, shell.shop.read_bytes()) == (code, before)
    assert len(f"{ran.out}{ran.err}".splitlines()) == 1


@pytest.mark.parametrize("name", ["file:x?mode=memory", "../climbing", "a b", "\x1b[31mred", "-rf"])
def test_a_shop_and_a_folder_of_any_name_get_a_backup_that_lies_there(shell, tmp_path, monkeypatch, name):
    (tmp_path / "below").mkdir()
    monkeypatch.chdir(tmp_path / "below")
    shop = Path(f"{name}.db")
    assert shell("add", "Ana", f"--db={shop}").code == 0
    made = Path(shell("backup", f"--db={shop}", "--json", "--", name).data["id"])
    assert made.parent.resolve() == (Path.cwd() / name).resolve()
    assert made.exists()
    assert shell("verify", str(made)).code == 0


def test_without_a_shop_nothing_is_made(shell):
    for call in (("backup",), ("backup", "--dry-run")):
        assert shell(*call).code == 5
    assert shell("backup", "--check").code == 1
    assert list(shell.home.iterdir()) == []


def test_the_drill_of_the_documents_works_as_it_stands(shell, kept):
    documents = (Path(__file__).parents[2] / "docs" / "backups.md").read_text(encoding="utf-8")
    drill = documents.partition("## The drill")[2].partition("```sh\n")[2].partition("```")[0]
    program = f"frontdesk() {{ '{sys.executable}' -m frontdesk \"$@\"; }}\nset -e\n"
    ran = subprocess.run(["sh", "-c", program + drill], cwd=shell.home, capture_output=True, text=True, check=False)
    assert (ran.returncode, "Ravi" in ran.stderr) == (0, False), ran.stderr
    assert "whole and holds 1 customer" in ran.stdout
    assert sorted(file.name for file in shell.home.iterdir()) == ["shop-backups", "shop.db"]


def test_every_option_that_the_documents_name_is_there(shell):
    documents = (Path(__file__).parents[2] / "docs" / "backups.md").read_text(encoding="utf-8")
    known = "".join(shell(name, "--help").out for name in ("backup", "verify", "restore"))
    ours = {option for option in re.findall(r"--[a-z-]+", documents) if option not in ("--user", "--now")}
    assert len(ours) > 7
    assert {option for option in ours if option not in known} <= {"--db", "--month"}


def test_the_doctor_tells_of_a_file_that_cannot_be_opened_what_is_seen_from_outside(shell):
    shell("add", "Ana")
    shell.shop.write_text("my shopping list")
    ran = shell("doctor", "--json")
    told = json.loads(ran.out)
    assert ran.code == 5
    assert not told["well"]
    assert told["checks"][0]["level"] == "bad"
    assert {"permissions", "disk", "clock", "sqlite"} <= {check["name"] for check in told["checks"]}


@pytest.mark.parametrize("call", [("backup",), ("export", "customers", "-o"), ("export", "archive", "-o")])
def test_what_could_not_be_written_leaves_no_empty_folder(shell, tmp_path, call):
    shell("add", "Ana")
    whole = shell.shop.read_bytes()
    shell.shop.write_bytes(whole[: len(whole) // 2])
    folder = tmp_path / "new"
    target = folder / "all.zip" if "archive" in call else folder
    assert shell(*call, str(target)).code == 5
    assert not folder.exists()


def test_an_import_that_is_refused_leaves_no_empty_shop(shell, tmp_path):
    (tmp_path / "people.csv").write_bytes(b"PK\x03\x04 a workbook")
    assert shell("import", "customers", str(tmp_path / "people.csv")).code == 2
    assert not shell.shop.exists()
