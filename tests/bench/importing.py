"""Importing a CSV file of customers: checked, journalled and searchable, beside programs that check nothing."""

from __future__ import annotations

import csv
import random
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench import names
from tests.bench.figures import Goal, absent, paired, pairs, rounds
from tests.bench.program import frontdesk, ran

if TYPE_CHECKING:
    from tests.bench.figures import Figure

PART = "import"
_GOAL = Goal(1, 0.8)
_PEER = "sqlite-utils insert --csv, enable-fts"
_NO_GOAL = Goal(None)
_SHELL = "sqlite3 .import --csv, fts5"
_COLUMNS = ("id", "name", "phone", "email", "birthday", "note", "car", "kids")
_SEARCHED = ("name", "phone", "email", "note", "car", "kids")


def figures(size: int, folder: Path, *, quick: bool = False) -> list[Figure]:
    """The rows of the table."""
    people, what = folder / "people.csv", f"{size:,} customers from CSV"
    write(people, size)
    times = rounds(1 if quick else 3, size)
    return [_beside_sqlite_utils(what, people, folder, times), _beside_the_shell(what, people, folder, times)]


def _beside_sqlite_utils(what: str, people: Path, folder: Path, times: int) -> Figure:
    peer = sqlite_utils()
    if peer is None:
        return absent(PART, what, _PEER, _GOAL, "sqlite-utils cannot be had")
    ours, theirs = pairs(lambda: _ours(people, folder), lambda: _theirs(peer, people, folder), times, warm=times > 1)
    return paired(PART, what, _PEER, _GOAL, ours, theirs)


def _beside_the_shell(what: str, people: Path, folder: Path, times: int) -> Figure:
    shell = shutil.which("sqlite3")
    if shell is None:
        return absent(f"{PART} shell", what, _SHELL, _NO_GOAL, "there is no sqlite3 shell")
    ours, theirs = pairs(lambda: _ours(people, folder), lambda: _bare(shell, people, folder), times, warm=times > 1)
    return paired(f"{PART} shell", what, _SHELL, _NO_GOAL, ours, theirs)


def write(path: Path, size: int) -> None:
    """Write a file of customers as shops export them."""
    die = random.Random(size)
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(_COLUMNS)
        rows.writerows(_row(die, number) for number in range(1, size + 1))


def _row(die: random.Random, number: int) -> tuple[str, ...]:
    first, family = names.dealt(die)
    return (
        f"C{number}",
        f"{first} {family}",
        f"+49 15{die.randrange(10, 80)} {die.randrange(1_000_000, 9_999_999)}",
        f"person{number}@example.org" if die.random() < 1 / 2 else "",
        f"19{die.randrange(40, 99)}-{die.randrange(1, 13):02}-{die.randrange(1, 29):02}"
        if die.random() < 1 / 4
        else "",
        "prefers the table at the window" if die.random() < 1 / 10 else "",
        f"blue Golf B-{die.randrange(1000, 9999)}" if die.random() < 1 / 4 else "",
        names.dealt(die)[0] if die.random() < 1 / 4 else "",
    )


def _ours(people: Path, folder: Path) -> float:
    shop = folder / "imported" / "shop.db"
    shop.parent.mkdir()
    try:
        return ran(frontdesk(shop, "import", "customers", str(people)))
    finally:
        shutil.rmtree(shop.parent)


def _theirs(peer: Path, people: Path, folder: Path) -> float:
    into = folder / "peer.db"
    try:
        return ran([str(peer), "insert", str(into), "people", str(people), "--csv"]) + ran(
            [str(peer), "enable-fts", str(into), "people", *_SEARCHED]
        )
    finally:
        into.unlink(missing_ok=True)


def sqlite_utils() -> Path | None:
    """The peer's program: the machine's, else one installed for the bench alone; None when it cannot be had."""
    if there := shutil.which("sqlite-utils"):
        return Path(there)
    home = Path(tempfile.gettempdir()) / "frontdesk-bench" / "peers"
    program = home / "bin" / "sqlite-utils"
    if not program.exists():
        try:
            subprocess.run([sys.executable, "-m", "venv", str(home)], check=True, capture_output=True)
            subprocess.run([home / "bin" / "pip", "install", "sqlite-utils"], check=True, capture_output=True)
        except (subprocess.CalledProcessError, OSError):
            return None
    return program


def _bare(shell: str, people: Path, folder: Path) -> float:
    into, columns = folder / "bare.db", ", ".join(_SEARCHED)
    steps = (
        f".import --csv {people} people",
        f"CREATE VIRTUAL TABLE found USING fts5({columns}, content='people')",
        f"INSERT INTO found (rowid, {columns}) SELECT rowid, {columns} FROM people",
    )
    try:
        return ran([shell, str(into), *steps])
    finally:
        into.unlink(missing_ok=True)
