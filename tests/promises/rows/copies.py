"""A backup under its final name is whole and verified; a spoiled one is known to be; one that is needed works."""

from __future__ import annotations

import random
import shutil
import sqlite3
import time
from contextlib import closing
from pathlib import Path

from frontdesk.errors import StoreDamaged
from frontdesk.keeping.verify import verified
from tests.promises import shops
from tests.promises.product import ran as ran_cold
from tests.promises.product import scratch
from tests.promises.promise import Outcome, Promise, Size, outcome
from tests.promises.shops import HOUR, NOW, bad_copies, content, unsound
from tests.promises.warm import Warm, warm

SEED = 7
FLIPS = 400
LARGE, LONGEST = 20_000, 30.0
"""Customers of the shop that is restored before a release, and the seconds it may take."""

_STICK = "stick"
PAGE = 4096
_BACKUPS = "shop/shop-backups"


def check(size: Size) -> Outcome:
    """Kill backups, flip bits of one, and bring a large one back."""
    with warm() as program, scratch(in_memory=True) as folder:
        shops.lived(folder, program, people=200)
        kills = size.of(40, 500)
        faults, midway, told = _killed(folder, program, kills)
        caught = _flipped(folder, program, faults)
        faults += _of_damaged(folder, program)
    figures = f"{kills} kills, {midway} midway, {told} told of: {len(faults)} bad files"
    figures += f"; {caught} of {FLIPS} flipped bits caught"
    if size is Size.RELEASE:
        seconds = _restored(faults)
        figures += f"; {LARGE:,} customers restored in {seconds:.1f} s"
    return outcome(figures, faults, enough=caught == FLIPS and midway > kills // 10 and told > kills // 20)


def _killed(folder: Path, program: Warm, kills: int) -> tuple[list[str], int, int]:
    """Backups here and to a stick, killed at moments drawn by lot.

    What is wrong, how many left half a file, and of how many it was said that they are made.
    """
    dice, faults, midway, acknowledged = random.Random(SEED), [], 0, []
    backup = ["backup", "--to", _STICK, "--keep-daily", "0", "--keep-weekly", "0", "--json"]
    whole = program.run(folder, [backup], at=NOW + 2)
    before = content(folder / "shop" / "shop.db")
    for number in range(kills):
        at = NOW + 10 * (number + 1)
        ran = program.run(folder, [backup], at=at, kill=dice.uniform(0, 1.2 * whole.seconds))
        acknowledged += [each["id"] for each in ran.answers]
        midway += not ran.codes and any(folder.rglob("*.part"))
        for half in folder.rglob("*.part"):
            half.unlink()
    faults += [f"{name} was acknowledged, and is not there" for name in acknowledged if not Path(name).exists()]
    faults += [*bad_copies(folder / "shop" / "shop.db"), *_bad_on_stick(folder / _STICK)]
    if content(folder / "shop" / "shop.db") != before or unsound(folder / "shop" / "shop.db"):
        faults.append("the shop itself was changed by its backups")
    return faults, midway, len(acknowledged)


def _bad_on_stick(stick: Path) -> list[str]:
    wrong = []
    for file in stick.glob("*.db"):
        if not file.with_name(f"{file.name}.sha256").exists():
            wrong.append(f"{file.name} on the stick has no checksum")
            continue
        try:
            verified(file)
        except StoreDamaged as error:
            wrong.append(error.sentence)
    return wrong


def _flipped(folder: Path, program: Warm, faults: list[str]) -> int:
    """Flip one bit at a time of a backup; how many are caught, some of them by the command."""
    made = max((folder / _BACKUPS).glob("*.db"))
    good, dice, caught = made.read_bytes(), random.Random(SEED), 0
    for number in range(FLIPS):
        spoiled = bytearray(good)
        spoiled[dice.randrange(len(good))] ^= 1 << dice.randrange(8)
        made.write_bytes(spoiled)
        try:
            verified(made)
        except StoreDamaged:
            caught += 1
        if number % 100 == 0:
            codes = program.run(folder, [["verify", str(made), "--json"]], at=NOW + HOUR).codes
            faults += [f"flip {number}: `verify` ended with {codes}"] if codes != (5,) else []
            codes = program.run(folder, [["restore", str(made), "--yes", "--json"]], at=NOW + HOUR).codes
            faults += [f"flip {number}: `restore` ended with {codes}"] if codes != (5,) else []
    made.write_bytes(good)
    return caught


def _of_damaged(folder: Path, program: Warm) -> list[str]:
    """A shop of which a page is rubbish gives no backup, and costs none of those there are."""
    shop, dice = folder / "shop" / "shop.db", random.Random(SEED)
    with closing(sqlite3.connect(shop)) as connection:
        tables = ("customers", "visits", "changes")
        query = "SELECT rootpage FROM sqlite_master WHERE name = ?"
        pages = [connection.execute(query, (name,)).fetchone()[0] for name in tables]
    there, good, wrong = {*folder.rglob("*.db*")}, shop.read_bytes(), []
    for name, page in zip(tables, pages, strict=True):
        shop.write_bytes(good[: (page - 1) * PAGE] + dice.randbytes(PAGE) + good[page * PAGE :])
        ran = program.run(folder, [["backup", "--json"]], at=NOW + 2 * HOUR)
        if ran.codes != (5,) or {*folder.rglob("*.db*")} - there:
            wrong.append(f"rubbish in {name}: `backup` ended with {ran.codes}, {ran.err.strip()}")
    shop.write_bytes(good)
    return wrong


def _restored(faults: list[str]) -> float:
    """Bring a large shop back on a machine that has nothing but the backup, by a cold command; the seconds."""
    with scratch() as folder:
        shops.lists(folder, LARGE)
        for command in (["import", "customers", "first.csv", "--source", "list"], ["backup", "copies"]):
            done = ran_cold(folder, *command)
            faults += [f"{command}: {done.stderr.strip()}"] if done.returncode else []
        made = next((folder / "copies").glob("*.db"))
        shutil.rmtree(folder / "shop")
        began = time.monotonic()
        done = ran_cold(folder, "restore", str(made), "--yes")
        seconds = time.monotonic() - began
        found = content(folder / "shop" / "shop.db") if not done.returncode else None
        if found is None or len(found["customers"]) != LARGE or seconds > LONGEST:
            faults.append(f"restored in {seconds:.1f} s: {done.returncode} {done.stderr.strip()}")
    return seconds


PROMISE = Promise(7, "A backup under its final name is whole and verified", check)
