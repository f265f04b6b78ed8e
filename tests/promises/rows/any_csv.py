"""Any CSV file is taken, or refused with its line and reason, in little memory."""

from __future__ import annotations

import os
import random
from typing import TYPE_CHECKING

from frontdesk.errors import FrontdeskError
from tests.exchange.tables import read
from tests.promises.mutations import SEEDS, mutated
from tests.promises.product import scratch, started
from tests.promises.promise import Outcome, Promise, Size, outcome

if TYPE_CHECKING:
    from pathlib import Path

_FILES = (5_000, 200_000)
_HUGE = 50_000_000
"""Bytes of the largest file, which is brought in before a release."""
_MEMORY = 200
"""Megabytes that may take."""


def _check(size: Size) -> Outcome:
    many = size.of(*_FILES)
    taken, refused, faults = _read_all(many)
    figures = f"{many:,} mutilated files: {taken:,} read, {refused:,} refused, {len(faults)} crashes"
    if size is Size.RELEASE:
        with scratch() as folder:
            memory = _memory(folder)
        figures += f"; 50 MB in {memory} MB of memory"
        if memory > _MEMORY:
            faults.append(f"50 MB took {memory} MB of memory")
    return outcome(figures, faults, enough=taken > many // 100 and refused > many // 200)


def _read_all(many: int) -> tuple[int, int, list[str]]:
    """Read what became of each list; a refusal has a reason, and each row that is refused its line."""
    taken = refused = 0
    faults: list[str] = []
    for raw, noun, tenths in SEEDS:
        for seed in range(many * tenths // 10):
            try:
                good, bad = read(mutated(raw, random.Random(seed)), noun, date_order=None)
            except FrontdeskError as error:
                refused += 1
                if not error.sentence.endswith("."):
                    faults.append(f"{noun} {seed}: {error.sentence}")
                continue
            except Exception as error:  # noqa: BLE001  # any of them is what is looked for
                faults.append(f"{noun} {seed}: {type(error).__name__} {error}")
                continue
            taken += bool(good)
            faults += [f"{noun} {seed}: {one}" for one in bad if not one.reason or one.line < 1]
    return taken, refused, faults


def _memory(folder: Path) -> int:
    """The megabytes that bringing in a huge list takes at most, as the system counts them."""
    with (folder / "huge.csv").open("w", encoding="utf-8") as file:
        file.write("id,name,phone,email,note\n")
        for number in range(10**9):
            row = f"{number},Name{number} Of{number % 997},030 55{number:07},n{number}@example.org,{'likes tea ' * 9}\n"
            file.write(row)
            if number % 10_000 == 0 and file.tell() > _HUGE:
                break
    process = started(folder, "import", "customers", "huge.csv", "--json")
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    for stream in (process.stdin, process.stdout, process.stderr):
        if stream is not None:
            stream.close()
    return used.ru_maxrss // 1024 if process.returncode == 0 else 10**6


PROMISE = Promise(5, "Any CSV file: taken, or refused with line and reason", _check)
