"""Saved stays saved when the program is killed, and what was not saved is not there in part."""

from __future__ import annotations

import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass
from itertools import cycle, islice
from typing import TYPE_CHECKING

from frontdesk.errors import FrontdeskError
from tests.promises import shifts
from tests.promises.product import environment, scratch
from tests.promises.promise import Outcome, Promise, Size, outcome
from tests.promises.shifts import SHIFTS, Shift
from tests.promises.shops import Content, bad_copies, content, unsound
from tests.promises.warm import Ran, Warm, warm

if TYPE_CHECKING:
    from pathlib import Path

SEED = 11
_COLD = """import sys, time_machine
time_machine.travel(float(sys.argv[1]), tick=False).start()
from frontdesk.__main__ import main
sys.exit(main(sys.argv[2:]))
"""


@dataclass(frozen=True, slots=True)
class Known:
    """A shift, what the shop holds after each of its acts, how long it takes, and of how many events it consists."""

    shift: Shift
    states: list[Content | None]
    seconds: float
    events: int


def check(size: Size) -> Outcome:
    """Kill every write path at moments and at statements drawn by lot, a few times in a program that starts cold."""
    kills, cold = size.of(60, 1_000), size.of(4, 60)
    dice, faults, seen = random.Random(SEED), [], Counter[str]()
    with warm() as program, shifts.staged(program) as staged:
        known = [_known(shift, staged, program) for shift in SHIFTS]
        empty, start = shifts.empty(), _cold_start()
        for number, one in enumerate(islice(cycle(known), kills)):
            with scratch(in_memory=True) as folder:
                shifts.lay_out(one.shift, staged, folder)
                if number < cold:
                    ran = _killed_cold(folder, one.shift, dice.uniform(0.5, 1.1) * start)
                elif number // len(known) % 2:
                    ran = program.run(folder, one.shift.commands, at=shifts.LATER, kill=dice.uniform(0, one.seconds))
                else:
                    ran = program.run(folder, one.shift.commands, at=shifts.LATER, last=dice.randint(1, one.events))
                wrong = _wrong(one, folder, ran, empty, program)
            seen.update(acknowledged=len(ran.answers), midway=len(ran.codes) < len(one.shift.commands))
            seen.update(kind for kind, _ in wrong)
            faults += [f"kill {number}, {one.shift.name}: {kind}: {what}" for kind, what in wrong]
    figures = (
        f"{kills:,} kills, {seen['acknowledged']:,} acts acknowledged: {seen['lost']} lost, {seen['damaged']} damaged, "
        f"{seen['half done']} half done"
    )
    return outcome(figures, faults, enough=seen["midway"] > kills // 4 and seen["acknowledged"] > kills // 4)


def _known(shift: Shift, staged: Path, program: Warm) -> Known:
    return Known(shift, *shifts.states(shift, staged, program), shifts.events(shift, staged, program))


def _cold_start() -> float:
    with scratch(in_memory=True) as folder:
        return _killed_cold(folder, SHIFTS[0], None).seconds


def _killed_cold(folder: Path, shift: Shift, wait: float | None) -> Ran:
    """The first command alone, in a process that has loaded nothing yet."""
    command = [sys.executable, "-c", _COLD, str(shifts.LATER), *shift.commands[0]]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, env=environment(folder), cwd=folder, stdout=pipe, stderr=pipe, text=True) as process:
        began = time.monotonic()
        try:
            out, err = process.communicate(timeout=wait)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            out, err = process.communicate()
    codes = (process.returncode,) if process.returncode >= 0 else ()
    return Ran(out, err, codes, time.monotonic() - began)


def _wrong(one: Known, folder: Path, ran: Ran, empty: Content | None, program: Warm) -> list[tuple[str, str]]:
    """What is lost, damaged or half done after a kill: of what kind each is, and what."""
    shop = folder / "shop" / "shop.db"
    try:
        found = content(shop)
        broken = unsound(shop) if found is not None else []
    except (FrontdeskError, sqlite3.Error, ValueError) as error:
        return [("damaged", f"{type(error).__name__}: {error}")]
    acknowledged = len(ran.answers)
    if found in one.states[:acknowledged] and found not in one.states[acknowledged:]:
        return [("lost", f"{acknowledged} acts were acknowledged, {one.states.index(found)} are there")]
    if found not in one.states and not (found == empty and not acknowledged):
        return [("half done", _apart(one.states[acknowledged], found))]
    return [("damaged", each) for each in [*broken, *bad_copies(shop), *_bad_manners(folder, program)]]


def _apart(due: Content | None, found: Content | None) -> str:
    if due is None or found is None:
        return f"there is {'no' if found is None else 'a'} shop"
    return ", ".join(sorted(name for name in {*due, *found} if due.get(name) != found.get(name)))


def _bad_manners(folder: Path, program: Warm) -> list[str]:
    """The program itself must find the shop well, and go on in it."""
    again = program.run(folder, [["add", "Goes on", "--json"], ["doctor", "--json"]])
    if again.codes == (0, 0) and again.answers[-1]["well"]:
        return []
    ill = (
        [each["finding"] for each in again.answers[-1].get("checks", []) if each["level"] == "bad"]
        if again.answers
        else []
    )
    return [f"{again.codes} {again.err.strip()} {ill}"]


PROMISE = Promise(1, "“Saved” stays saved when the program is killed", check)
