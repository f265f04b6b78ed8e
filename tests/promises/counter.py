"""The counter without its screen: one desk that stays open while visit after visit is logged at it."""

from __future__ import annotations

import json
import resource
from contextlib import closing
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from frontdesk.records.orders import Logged

NAME, UNTIL_FULL, FALL = "@counter", "@until full", "@fall"
PEOPLE = 40


def serve(shop: Path, visits: int, said: Callable[[str], object]) -> int:
    """Log visits of one customer after the other; each is printed as JSON, and `said`, once it is saved."""
    from frontdesk.desk.desk import open_desk
    from frontdesk.desk.ordering.visits import log

    with closing(open_desk(shop, till="counter", create=True)) as desk:
        for number in range(visits):
            done = log(desk, number % PEOPLE + 1, "1 flat white")
            told(done)
            said(f"visit {done.visit_id}")
    return 0


def serve_until_full(shop: Path, room: int) -> int:
    """Log visits until no file may grow beyond so many bytes any more, then one more once it may; 1 if it never came.

    What is acknowledged is printed, and the sentence that was shown when it was full.
    """
    from frontdesk.desk.desk import open_desk
    from frontdesk.desk.ordering.visits import log
    from frontdesk.errors import DiskFull

    free = resource.getrlimit(resource.RLIMIT_FSIZE)
    with closing(open_desk(shop, till="counter")) as desk:
        told(log(desk, 1, "1 flat white"))
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, free[1]))
        try:
            for number in range(400):
                told(log(desk, number % PEOPLE + 1, "1 flat white"))
        except DiskFull as full:
            print(json.dumps({"sentence": full.sentence}), flush=True)
            resource.setrlimit(resource.RLIMIT_FSIZE, free)
            told(log(desk, 1, "1 flat white"))
            return 0
    return 1


def told(done: Logged) -> None:
    """Say that a visit is saved."""
    print(json.dumps({"id": done.visit_id, "action": done.action_id}), flush=True)


def fall(shop: Path) -> int:
    """What a counter does that falls: it keeps what was being typed, and logs the error."""
    from datetime import UTC, datetime

    from frontdesk.keeping import drafts
    from frontdesk.mishaps import logged
    from frontdesk.records.drafts import Draft

    kept = drafts.keep(shop, [Draft("customer", "", "", (("name", "Ann"),), datetime.now(UTC))])
    return 0 if kept and logged(RuntimeError()).log else 1
