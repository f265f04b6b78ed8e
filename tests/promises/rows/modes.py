"""Everything the program makes is its owner's alone, whatever the shell says, and planted links are not followed."""

from __future__ import annotations

import os
import pickle
import re
import stat
from itertools import groupby
from typing import TYPE_CHECKING

from tests.promises import counter, shifts
from tests.promises.product import scratch
from tests.promises.promise import Outcome, Promise, Size, outcome
from tests.promises.shifts import BACKUP
from tests.promises.warm import Warm, warm

if TYPE_CHECKING:
    from pathlib import Path

    from tests.promises.shifts import Shift

PRECIOUS = b"precious\n"
_PIDS = 200
"""How many names that bear a process's number are planted, beginning with the next."""

_MAKING = (
    ("lived", "add Ann --json"),
    ("lived", "import customers bad.csv --source list --json"),
    ("lived", "backup --to stick --json"),
    ("lived", "export customers -o out/people.csv"),
    ("lived", "export customers -o out/tables/ --format csv"),
    ("lived", "export customers -o out/people.xlsx"),
    ("lived", "export customers -o out/people.vcf"),
    ("lived", "export archive -o out/archive"),
    ("lived", "export archive -o out/archive.zip"),
    ("lived", "followups export -o out/promises.ics"),
    ("lived", "review --week --html out/week.html"),
    ("lived", "held 1 -o out/held.txt"),
    ("lived", "settings theme counter-light --json"),
    ("lived", "forget 2 --yes --json"),
    ("lived", f"restore {BACKUP} --yes --json"),
    ("lived", counter.FALL),
    ("aged", "find Name1 --json"),
    ("none", "add Ann --json"),
    ("none", "import archive archive --json"),
)
_BESIDE = ("-wal", "-shm", "-journal")


def check(size: Size) -> Outcome:
    """Make one of everything under umask 000, and plant a link at every name that it then has."""
    made, planted, faults = 0, 0, []
    with warm() as program, shifts.staged(program) as staged:
        for bare in (False, True):
            for kind, line in _MAKING:
                found, wrong = _modes(_shift(kind, line), staged, program, bare=bare)
                made += found
                faults += wrong
        for kind, line in _MAKING:
            found, wrong = _links(_shift(kind, line), staged, program, size)
            planted += found
            faults += wrong
    ill, followed = (sum(word in fault for fault in faults) for word in ("is open", "link was followed"))
    figures = f"{made} files and folders, {ill} open to others; {planted} links planted, {followed} followed"
    return outcome(figures, faults, enough=made > 150 and planted > 60)


def _shift(kind: str, line: str) -> Shift:
    return shifts.Shift(line, kind, (tuple(line.split(" ")),))


def _modes(shift: Shift, staged: Path, program: Warm, *, bare: bool) -> tuple[int, list[str]]:
    """How many files and folders an act makes, those of an open shop among them, and which are open to others."""
    with scratch(in_memory=True) as folder:
        shifts.lay_out(shift, staged, folder)
        there = {*folder.rglob("*")}
        ran = program.run(folder, shift.commands, at=shifts.LATER, umask=0, bare=bare)
        if ran.codes not in ((0,), (4,)):
            return 0, [f"{shift.name}: {ran.codes} {ran.err.strip()}"]
        program.run(folder, [[counter.NAME, "100000"]], at=shifts.LATER, umask=0, bare=bare, kill=0.1)
        made = [path for path in folder.rglob("*") if path not in there]
        ill = [path for path in made if path.lstat().st_mode & 0o077]
        told = [f"{path.relative_to(folder)} is open ({stat.filemode(path.lstat().st_mode)})" for path in ill]
    return len(made), [f"{shift.name}{', umask aside' if bare else ''}: {each}" for each in told]


def _links(shift: Shift, staged: Path, program: Warm, size: Size) -> tuple[int, list[str]]:
    """Plant links at the names that an act will make; how many, and through which something was written."""
    names, faults = sorted(_names(shift, staged, program), key=_kind), []
    for group in [[name] for name in names] if size is Size.RELEASE else [[*some] for _, some in groupby(names, _kind)]:
        with scratch(in_memory=True) as folder, scratch(in_memory=True) as elsewhere:
            shifts.lay_out(shift, staged, folder)
            victim = elsewhere / "victim"
            victim.write_bytes(PRECIOUS)
            victim.chmod(0o644)
            for place in [place for name in group for place in _predicted(folder / name)]:
                place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
                place.symlink_to(victim)
            program.run(folder, shift.commands, at=shifts.LATER, umask=0)
            if victim.read_bytes() != PRECIOUS or stat.S_IMODE(victim.stat().st_mode) != 0o644:
                faults.append(f"{shift.name}: a link was followed, one of {group}")
    return len(names), faults


def _kind(name: str) -> str:
    """In every run of the tests links of one kind are planted together, before a release each alone."""
    return next((end for end in (*_BESIDE, ".part", ".sha256") if name.endswith(end)), "")


def _names(shift: Shift, staged: Path, program: Warm) -> set[str]:
    """Every new file's name that an act makes, for a moment or to stay."""
    with scratch(in_memory=True) as folder, scratch() as noted:
        shifts.lay_out(shift, staged, folder)
        program.run(folder, shift.commands, at=shifts.LATER, umask=0, record=noted / "events")
        names = set()
        for word, *rest in pickle.loads((noted / "events").read_bytes()):
            if word in ("made", "renamed", "linked"):
                names.add(rest[-1])
            elif word == "opened":
                names |= {f"{rest[1]}{end}" for end in _BESIDE}

    return {name for name in names if not os.path.lexists(staged / shift.kind / name)}


def _predicted(place: Path) -> list[Path]:
    """The names to plant for one that was seen: it may bear the number of a process, of which the next is guessed."""
    number = re.search(r"\.([0-9]+)\.part", place.name)
    if number is None or len(number[1]) > 8:
        return [place]
    first = int(number[1])
    return [place.with_name(place.name.replace(number[1], str(guess))) for guess in range(first + 1, first + _PIDS)]


PROMISE = Promise(11, "Files 0600, folders 0700 under umask 000; planted links not followed", check)
