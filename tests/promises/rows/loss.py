"""When the shop's disk dies no more is lost than what came since the last copy elsewhere: a day, or an hour."""

from __future__ import annotations

import random
import re
import shutil
from typing import TYPE_CHECKING

from tests.promises import shifts
from tests.promises.product import ROOT, scratch
from tests.promises.promise import Outcome, Promise, Size, outcome
from tests.promises.shops import HOUR, NOW, content
from tests.promises.warm import Warm, warm

if TYPE_CHECKING:
    from pathlib import Path

SEED = 15
PLANS = {"nightly": 24, "hourly": 1}
"""How many hours lie between two backups."""

_LINES = {
    "nightly": re.compile(r"^[0-9]+ [0-9]+ \* \* \* frontdesk backup\b", re.MULTILINE),
    "hourly": re.compile(r"^[0-9]+ \* \* \* \* frontdesk backup\b", re.MULTILINE),
}
_CODES = (("none yet", None, 1), ("new", 0.0, 0), ("of 47 hours", 47.0, 0), ("of 49 hours", 49.0, 1))


def check(size: Size) -> Outcome:
    """Let the disk die some while after a copy, by both plans that the documentation gives, and bring the shop back."""
    deaths, dice, faults, most = size.of(2, 25), random.Random(SEED), [], dict.fromkeys(PLANS, 0.0)
    told = (ROOT / "docs" / "backups.md").read_text(encoding="utf-8")
    faults += [f"docs/backups.md gives no {plan} line" for plan, line in _LINES.items() if not line.search(told)]
    with warm() as program, shifts.staged(program) as staged:
        for plan, hours in PLANS.items():
            for number in range(deaths):
                with scratch(in_memory=True) as folder:
                    lost, wrong = _died(staged, folder, hours, dice.uniform(0, hours * HOUR), program)
                most[plan] = max(most[plan], lost / HOUR)
                faults += [f"{plan}, death {number}: {each}" for each in wrong]
        faults += _codes(program)
    figures = ", ".join(f"{plan} copies: {hours:.1f} h of work at most" for plan, hours in most.items())
    return outcome(f"{2 * deaths} dead disks; {figures}", faults)


def _died(staged: Path, folder: Path, hours: int, after: float, program: Warm) -> tuple[float, list[str]]:
    """Serve people between and after two copies, and lose the disk.

    The seconds of work that are gone, and what is wrong.
    """
    shutil.copytree(staged / "lived", folder, dirs_exist_ok=True)
    program.run(folder, [["settings", "backup_to", "stick"]], at=NOW)
    served = [NOW + 60 + hours * HOUR * part / 4 for part in range(8)]
    copied = NOW + hours * HOUR
    dies = copied + after
    for at in [at for at in served if at <= copied]:
        program.run(folder, [["visit", "7", "--order", "tea", "--json"]], at=at)
    program.run(folder, [["backup"]], at=copied)
    due = content(folder / "shop" / "shop.db")
    gone = [at for at in served if copied < at <= dies]
    for at in gone:
        program.run(folder, [["visit", "7", "--order", "tea", "--json"]], at=at)
    shutil.rmtree(folder / "shop")
    newest = max((folder / "stick").glob("*.db"))
    back = program.run(folder, [["restore", str(newest), "--yes", "--json"]], at=dies)
    wrong = [] if back.codes == (0,) else [back.err.strip()]
    if content(folder / "shop" / "shop.db") != due:
        wrong.append("what came back is not what was copied")
    return dies - min(gone, default=dies), wrong


def _codes(program: Warm) -> list[str]:
    """`backup --check` ends with 0 while the newest good backup is fresh, else with 1, so that a script can tell."""
    faults = []
    for what, age, due in _CODES:
        with scratch(in_memory=True) as folder:
            program.run(folder, [["add", "Ann"]], at=NOW)
            if age is not None:
                program.run(folder, [["backup"]], at=NOW)
            codes = program.run(folder, [["backup", "--check"]], at=NOW + (age or 0.0) * HOUR).codes
            faults += [f"`backup --check` with one {what} ended with {codes}"] if codes != (due,) else []
            for made in (folder / "shop").rglob("*Z.db") if age == 0 else ():
                made.write_bytes(made.read_bytes()[:-1])
                codes = program.run(folder, [["backup", "--check"]], at=NOW).codes
                faults += [f"`backup --check` with a spoiled one ended with {codes}"] if codes != (1,) else []
    return faults


PROMISE = Promise(15, "Disk death costs at most a day of work, an hour with hourly copies", check)
