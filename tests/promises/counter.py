"""The counter without its screen: one desk that stays open while visit after visit is logged at it."""

from __future__ import annotations

import json
from contextlib import closing
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NAME = "@counter"
PEOPLE = 40


def serve(shop: Path, visits: int, said: Callable[[str], object]) -> int:
    """Log visits of one customer after the other; each is printed as JSON, and `said`, once it is saved."""
    from frontdesk.desk.desk import open_desk
    from frontdesk.desk.ordering.visits import log

    with closing(open_desk(shop, till="counter", create=True)) as desk:
        for number in range(visits):
            done = log(desk, number % PEOPLE + 1, "1 flat white")
            print(json.dumps({"id": done.visit_id, "action": done.action_id}), flush=True)
            said(f"visit {done.visit_id}")
    return 0
