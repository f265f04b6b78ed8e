"""`python -m tests.promises.guards`: takes one guard out of a copy of the program at a time; what watches it must fail.

A promise that holds without the mechanism behind it was never tried. The table stands in CONTRIBUTING.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
_LEFT_OUT = shutil.ignore_patterns(".*", "__pycache__", "dist", "build")
_LONGEST = 900
"""Seconds until what still runs without its guard counts as not having failed."""


@dataclass(frozen=True, slots=True)
class Cut:
    """One place of a guard: a piece of text that stands in a file just once, and what stands there without it."""

    file: str
    there: str
    instead: str


@dataclass(frozen=True, slots=True)
class Guard:
    """A mechanism that a promise rests on, how it is taken out, and what must fail then.

    `watch` is what follows `python -m`: a row of the promises, or tests.
    """

    name: str
    cuts: tuple[Cut, ...]
    watch: tuple[str, ...]


def _row(name: str) -> tuple[str, ...]:
    return ("tests.promises", "--only", name)


def _tests(*places: str) -> tuple[str, ...]:
    return ("pytest", "-n0", "-q", "-x", *places)


GUARDS = (
    Guard(
        "synchronous = FULL",
        (Cut("store/file/connection.py", "PRAGMA synchronous = FULL;", "PRAGMA synchronous = OFF;"),),
        _row("power"),
    ),
    Guard(
        "BEGIN IMMEDIATE",
        (Cut("store/file/engine.py", 'beneath.execute("BEGIN IMMEDIATE")', 'beneath.execute("BEGIN")'),),
        _row("tills"),
    ),
    Guard(
        "the door for human text",
        (Cut("words/display.py", "return re.sub(_HIDDEN, _stand_in, text)", "return text"),),
        _row("hostile"),
    ),
    Guard(
        "the formula codec",
        (Cut("exchange/guarding.py", "return _GUARD + text if text[:1] in STARTS and text else text", "return text"),),
        _row("round_trip"),
    ),
    Guard(
        "the pause after wrong PINs",
        (Cut("desk/guessing.py", "    if wrong < FREE:\n", "    if wrong < 10**9:\n"),),
        _row("pins"),
    ),
    Guard(
        "a folder is synced",
        (Cut("store/file/connection.py", "        os.fsync(descriptor)\n", "        pass\n"),),
        _row("power"),
    ),
    Guard(
        "a backup is verified",
        (
            Cut(
                "store/file/copying.py",
                "soundness.broken_pages(copy) or soundness.broken_references(copy)",
                "not copy",
            ),
        ),
        _tests("tests/keeping/test_backup.py"),
    ),
    Guard(
        "the index lets go of forgotten words",
        (Cut("store/search/merging.py", "VALUES ('optimize')", "VALUES ('integrity-check')"),),
        _row("erased"),
    ),
    Guard(
        "only names of our pattern are backups",
        (Cut("keeping/backup.py", "    name = _NAME.fullmatch(file.name)\n", "    name = _NAME.search(file.name)\n"),),
        _tests("tests/keeping"),
    ),
    Guard(
        "files are 0600",
        (
            Cut("store/file/creation.py", "os.O_NOFOLLOW, 0o600", "os.O_NOFOLLOW, 0o644"),
            Cut("__main__.py", "    os.umask(0o077)\n", ""),
        ),
        _row("modes"),
    ),
)  # fmt: skip


def main(arguments: list[str] | None = None) -> int:
    """Take out the guards asked for, one at a time; 1 when something still holds without one."""
    parser = argparse.ArgumentParser(prog="python -m tests.promises.guards", description=__doc__)
    parser.add_argument("--only", metavar="WORD", default="", help="those whose name holds this")
    wanted = parser.parse_args(arguments).only
    blind = [guard for guard in GUARDS if wanted in guard.name and not _tell(guard)]
    return 1 if blind else 0


def _tell(guard: Guard) -> bool:
    missed = is_missed(guard)
    found = "holds, and fails without it" if missed else "DOES NOT SHOW IT"
    print(f"{guard.name:40} {' '.join(guard.watch):44} {found}", flush=True)
    return missed


def is_missed(guard: Guard) -> bool:
    """Whether what watches a guard passes on a copy of the program, and fails once the guard is taken out of it."""
    with tempfile.TemporaryDirectory(prefix="frontdesk-") as folder:
        copy = Path(folder) / "main"
        shutil.copytree(ROOT, copy, ignore=_LEFT_OUT)
        if _watched(guard, copy) != 0:
            return False
        for cut in guard.cuts:
            take_out(cut, copy)
        return _watched(guard, copy) == 1


def _watched(guard: Guard, root: Path) -> int:
    env = {**os.environ, "PYTHONPATH": str(root), "PYTHONDONTWRITEBYTECODE": "1"}
    argv = [sys.executable, "-m", *guard.watch]
    return subprocess.run(argv, cwd=root, env=env, capture_output=True, timeout=_LONGEST, check=False).returncode


def take_out(cut: Cut, root: Path) -> None:
    """Take a piece of a guard out of the program that lies in a folder.

    Raises:
        LookupError: the piece does not stand there just once.
    """
    file = root / "frontdesk" / cut.file
    text = file.read_text(encoding="utf-8")
    if text.count(cut.there) != 1:
        raise LookupError(f"{cut.there!r} stands {text.count(cut.there)} times in {cut.file}")
    file.write_text(text.replace(cut.there, cut.instead), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
