"""A full disk costs nothing that was saved, and is said in one plain sentence."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import cycle, islice
from typing import TYPE_CHECKING

from frontdesk.errors import FrontdeskError
from tests.promises import counter, shifts
from tests.promises.product import scratch
from tests.promises.promise import Outcome, Promise, Size, outcome
from tests.promises.shifts import BACKUP, Shift
from tests.promises.shops import HOUR, Content, bad_copies, content, unsound
from tests.promises.warm import Ran, Warm, warm

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

STEP = 4096
"""Bytes between two sizes of a disk: SQLite's page."""

_LATER = shifts.LATER + HOUR


@dataclass(frozen=True, slots=True)
class Act:
    """A command, the largest file that it makes, and what the shop holds before and after."""

    shift: Shift
    room: int
    before: Content | None
    after: Content | None


def _act(line: str, room: int, kind: str = "lived") -> tuple[Shift, int]:
    return Shift(line, kind, (tuple(line.split(" ")),)), room


ACTS = (
    _act("add Ann --phone 0305551 --json", 120_000),
    _act("import customers people.csv --source list --json", 240_000),
    _act("backup --json", 640_000),
    _act("export customers -o out.csv", 40_000),
    _act("export archive -o out.zip", 40_000),
    _act("forget 2 --yes --json", 640_000),
    _act("settings theme counter-light --json", 2_000),
    _act("visit 1 --json", 160_000),
    _act("import visits visits.csv --source list --create-customers --json", 360_000),
    _act("merge 5 6 --json", 160_000),
    _act("undo --json", 120_000),
    _act(f"restore {BACKUP} --yes --json", 640_000),
    _act("review --week --html out.html", 40_000),
    _act("find Name1 --json", 640_000, kind="aged"),
    _act("add Ann --json", 640_000, kind="none"),
    _act("import archive archive --json", 640_000, kind="none"),
)


def check(size: Size) -> Outcome:
    """Let every act find the disk full at one size after the other, and do it again once there is room."""
    seen, faults = Counter[str](), []
    with warm() as program, shifts.staged(program) as staged:
        acts = [_known(shift, room, staged, program) for shift, room in ACTS]
        for act, room in _sizes(acts, size):
            with scratch(in_memory=True) as folder:
                shifts.lay_out(act.shift, staged, folder)
                ran = program.run(folder, act.shift.commands, at=shifts.LATER, room=room)
                seen.update(sizes=1, full=ran.codes != (0,))
                faults += [f"{act.shift.name}, {room:,} bytes: {each}" for each in _wrong(act, folder, ran, program)]
        for room in range(4096, 500_000, size.of(99_000, 4096)):
            seen.update(sizes=1, full=1)
            faults += [f"an open counter, {room:,} bytes: {each}" for each in _going_on(room, staged, program)]
        figures = f"{seen['sizes']:,} sizes, {seen['full']:,} times full: {len(faults)} faults"
        if size is Size.RELEASE:
            figures += f"; {_on_small_disks(acts, staged, program, faults)}"
    return outcome(figures, faults, enough=seen["full"] > seen["sizes"] // 3)


def _known(shift: Shift, room: int, staged: Path, program: Warm) -> Act:
    (before, after), _ = shifts.states(shift, staged, program)
    return Act(shift, room, before, after)


def _sizes(acts: list[Act], size: Size) -> Iterator[tuple[Act, int]]:
    """Every act at some sizes: at nine in ten of them there is less room than it needs."""
    if size is Size.RELEASE:
        yield from ((act, room) for act in acts for room in range(0, act.room, STEP))
        yield from ((act, room) for act in acts for room in (1, 100, 1_000))
        return
    for number, act in enumerate(islice(cycle(acts), 6 * len(acts))):
        turn = number // len(acts)
        yield act, act.room * turn // 6


def _wrong(act: Act, folder: Path, ran: Ran, program: Warm) -> list[str]:
    """What is wrong after an act that may have found the disk full, and after the same once there is room."""
    shop = folder / "shop" / "shop.db"
    try:
        found = content(shop)
    except FrontdeskError as error:
        return [f"the shop is damaged ({ran.codes}): {error.sentence}"]
    wrong = [*_said_badly(ran), *(unsound(shop) if found is not None else []), *bad_copies(shop)]
    if ran.codes == (0,) and found != act.after:
        wrong.append("it was acknowledged, and is not there")
    if ran.codes != (0,) and found not in (act.before, shifts.empty() if act.before is None else act.before):
        wrong.append("it was refused, and something was done")
    wrong += [f"{each.name} is left" for each in folder.rglob("*.part*") if "frontdesk" not in each.parts]
    if ran.codes != (0,):
        again = program.run(folder, act.shift.commands, at=_LATER)
        if again.codes != (0,):
            wrong.append(f"with room again: {again.codes} {again.err.strip()}")
    return wrong


def _said_badly(ran: Ran) -> list[str]:
    if ran.codes == (0,):
        return []
    said = ran.err.strip().splitlines() or [""]
    plain = said[-1].startswith("frontdesk: ") and any(
        word in said[-1] for word in ("full", "could not be saved", "free")
    )
    ill = [f"it said {said[-1]!r}"] if not plain else []
    if "Traceback" in ran.err or "Error" in ran.err:
        ill.append("it showed a traceback")
    if ran.codes != (1,):
        ill.append(f"its exit code is {ran.codes}")
    if ran.answers:
        ill.append("it said that it was done")
    return ill


def _going_on(room: int, staged: Path, program: Warm) -> list[str]:
    """A counter that stays open while the disk is full, and goes on when it no longer is."""
    with scratch(in_memory=True) as folder:
        shifts.lay_out(shifts.SHIFTS[1], staged, folder)
        shop = folder / "shop" / "shop.db"
        before = content(shop) or {}
        ran = program.run(folder, [[counter.UNTIL_FULL, str(room)]], at=shifts.LATER)
        acknowledged = {each["id"] for each in ran.answers if "id" in each}
        told = [each["sentence"] for each in ran.answers if "sentence" in each]
        found = content(shop) or {}
        visits = {row[0] for row in found.get("visits", [])} - {row[0] for row in before.get("visits", [])}
        wrong = unsound(shop)
    if ran.codes != (0,) or not told or "full" not in told[0]:
        wrong.append(f"{ran.codes} {told} {ran.err.strip()}")
    if visits != acknowledged:
        wrong.append(f"{len(acknowledged)} visits were acknowledged, {len(visits)} are there")
    return wrong


def _on_small_disks(acts: list[Act], staged: Path, program: Warm, faults: list[str]) -> str:
    """The same on a disk that is really full, where this machine lets us make one."""
    tried = 0
    for act in acts:
        for room in range(0, act.room, 8 * STEP):
            with scratch() as place, _disk(place, 16_000_000) as made:
                if not made:
                    return "no small disk could be made here"
                shifts.lay_out(act.shift, staged, place)
                free = os.statvfs(place)
                (place / "filler").write_bytes(bytes(max(0, free.f_bavail * free.f_frsize - room)))
                ran = program.run(place, act.shift.commands, at=shifts.LATER)
                (place / "filler").unlink()
                faults += [f"{act.shift.name}, {room:,} free: {each}" for each in _wrong(act, place, ran, program)]
                tried += 1
    return f"{tried:,} disks of that size"


@contextmanager
def _disk(place: Path, size: int) -> Iterator[bool]:
    """A disk of its own at a folder; False where only an administrator may make one."""
    mount, away = shutil.which("mount"), shutil.which("umount")
    if mount is None or away is None or os.geteuid() != 0:
        yield False
        return
    made = subprocess.run(
        [mount, "-t", "tmpfs", "-o", f"size={size}", "none", str(place)], capture_output=True, check=False
    )
    try:
        yield made.returncode == 0
    finally:
        if made.returncode == 0:
            subprocess.run([away, str(place)], check=True)


PROMISE = Promise(4, "A full disk costs nothing that was saved; one plain sentence, no traceback", check)
