"""`python -m tests.promises.tills SHOP TILLS WRITES THINK`: tills that all write to one shop at once, a process each.

Each logs visits of people whom the others serve as well, and every fourth time reads a number, adds one and writes it
back. For each till a line of JSON says how long its writes took and which errors it saw.
"""

from __future__ import annotations

import json
import os
import random
import sys
import time
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from frontdesk.desk.desk import open_desk
from frontdesk.desk.ordering.visits import log
from frontdesk.errors import FrontdeskError
from frontdesk.store.tables import CustomerRow

if TYPE_CHECKING:
    from frontdesk.desk.desk import Desk

PEOPLE = 20
COUNTED = 1
"""Whose birthday holds the number."""


def _till(shop: Path, number: int, writes: int, think: float) -> None:
    dice, took, errors = random.Random(number), [], Counter[str]()
    with closing(open_desk(shop, till=f"till {number}")) as desk:
        for turn in range(writes):
            began = time.monotonic()
            try:
                _write(desk, turn, dice)
            except FrontdeskError as error:
                errors[type(error).__name__] += 1
            took.append(time.monotonic() - began)
            time.sleep(dice.uniform(0, 2 * think))
    os.write(1, f"{json.dumps({'took': took, 'errors': errors})}\n".encode())


def _write(desk: Desk, turn: int, dice: random.Random) -> None:
    if turn % 4:
        log(desk, dice.randint(1, PEOPLE), "1 tea")
        return
    with desk.store.writing(desk.deed("test", "Counted")) as work:
        row = work.session.get(CustomerRow, COUNTED)
        assert row is not None
        work.change(row, birthday=str(int(row.birthday or 0) + 1))


def main() -> None:
    """Fork the tills once all is loaded and before anything is open."""
    shop, tills, writes, think = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4])
    children = []
    for number in range(tills):
        child = os.fork()
        if not child:
            try:
                _till(shop, number, writes, think)
            finally:
                os._exit(0)
        children.append(child)
    for child in children:
        os.waitpid(child, 0)


if __name__ == "__main__":
    main()
