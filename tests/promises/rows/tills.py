"""Several tills at once lose nothing of each other's, and nobody is told that the shop is locked."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from contextlib import closing
from typing import TYPE_CHECKING, Any

from frontdesk.desk.desk import open_desk
from frontdesk.desk.roster.adding import add
from frontdesk.records.people import NewCustomer
from frontdesk.store.derived.rebuilding import standing_faults
from frontdesk.store.file.connection import connect
from frontdesk.store.search import index
from tests.promises.product import ROOT, scratch
from tests.promises.promise import Outcome, Promise, Size, outcome
from tests.promises.shops import unsound
from tests.promises.tills import COUNTED, PEOPLE

if TYPE_CHECKING:
    from pathlib import Path

P99, MOST = 0.25, 2.0
"""Seconds that a write may take on an idle machine, tried before a release."""

_THINK = {Size.CI: 0.002, Size.RELEASE: 0.02}


def check(size: Size) -> Outcome:
    """Let tills write, and count what is there."""
    tills, writes = size.of(4, 8), size.of(100, 1_000)
    with scratch() as folder:
        shop = folder / "shop.db"
        with closing(open_desk(shop, till="first", create=True)) as desk:
            for number in range(PEOPLE):
                add(desk, NewCustomer(f"Name{number}"))
        told = _told(shop, tills, writes, _THINK[size])
        faults = _faults(shop, tills * writes)
    took = sorted(second for each in told for second in each["took"])
    errors = sum((Counter(each["errors"]) for each in told), Counter[str]())
    p99, most = took[int(len(took) * 0.99)], took[-1]
    if errors:
        faults.append(f"errors: {dict(errors)}")
    if size is Size.RELEASE and (p99 > P99 or most > MOST):
        faults.append(f"a write waited too long: p99 {p99:.3f} s, at most {most:.3f} s")
    lost = sum(fault.startswith("lost") for fault in faults)
    figures = f"{tills} x {writes:,} writes: {lost} lost, {errors.total()} errors"
    figures += f", p99 {p99 * 1e3:.0f} ms, max {most * 1e3:.0f} ms"
    return outcome(figures, faults, enough=len(took) == tills * writes)


def _told(shop: Path, tills: int, writes: int, think: float) -> list[dict[str, Any]]:
    command = [sys.executable, "-m", "tests.promises.tills", str(shop), str(tills), str(writes), str(think)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def _faults(shop: Path, writes: int) -> list[str]:
    counted = (writes + 3) // 4
    due = {
        "visits": ("SELECT count(*) FROM visits", writes - counted),
        "visits summed": ("SELECT sum(visits) FROM standings", writes - counted),
        "additions": (f"SELECT birthday FROM customers WHERE id = {COUNTED}", str(counted)),
        "acts": ("SELECT count(*) FROM actions", writes + PEOPLE),
    }
    with closing(connect(shop, reading=True)) as connection:
        found = {name: connection.execute(query).fetchone()[0] for name, (query, _) in due.items()}
    faults = [f"lost {name}: {found[name]} of {count}" for name, (_, count) in due.items() if found[name] != count]
    with closing(connect(shop, reading=False)) as connection:
        faults += [*unsound(shop), *map(str, index.faults(connection))]
    with closing(open_desk(shop, till="last")) as desk:
        return [*faults, *map(str, standing_faults(desk.store))]


PROMISE = Promise(3, "Several tills lose no update, nobody reads “locked”", check)
