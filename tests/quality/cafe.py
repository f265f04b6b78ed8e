"""The sample café, whose customers order at random: the desk must not claim to know what they always have."""

from __future__ import annotations

import os
import tempfile
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from frontdesk.desk.ordering.usuals import LOOKED_AT, usual_in
from frontdesk.exchange.importing import import_file
from frontdesk.store.looking_back import attendance
from frontdesk.store.orders import visits
from tests.quality.figures import Figure, share
from tests.quality.shop_desk import desk_at

if TYPE_CHECKING:
    from frontdesk.desk.desk import Desk

PART = "cafe"
TITLE = "The sample café, whose items are random: for what part of the customers a usual is claimed"
_GOAL = 0.02
_FILES = {"customers": "customers", "items": "products", "visits": "sales-receipts"}
_ASKED_AT = [
    datetime.fromisoformat(f"{wall}Z") for wall in ("2019-04-30 08:30", "2019-04-30 15:00", "2019-05-04 10:00")
]
"""A weekday's morning and afternoon, and a Saturday, after the month of the receipts."""


def figures() -> list[Figure]:
    """Of how many customers the desk is sure at any of three times, and of how many it shows anything at all."""
    samples = os.environ.get("FRONTDESK_SAMPLES")
    rows = {"it is sure": "sure", "it is sure or asks": "shown"}
    if not samples:
        return [
            Figure(TITLE, "café of 2019", what, goal=_GOAL, below=True, missing="FRONTDESK_SAMPLES is not set")
            for what in rows
        ]
    claimed, everybody = _claims(Path(samples) / "cafe")
    return [
        Figure(TITLE, "café of 2019", what, share(len(claimed[name]), everybody), everybody, (), _GOAL, below=True)
        for what, name in rows.items()
    ]


def _claims(folder: Path) -> tuple[dict[str, set[int]], int]:
    with tempfile.TemporaryDirectory(prefix="frontdesk-quality-") as place, desk_at(Path(place), _ASKED_AT[-1]) as made:
        desk = made[0]
        for noun, name in _FILES.items():
            import_file(desk, noun, folder / f"{name}.csv", source="cafe")
        return _asked(desk)


def _asked(desk: Desk) -> tuple[dict[str, set[int]], int]:
    claimed: dict[str, set[int]] = {"sure": set(), "shown": set()}
    with desk.store.reading() as session:
        people = [each.customer_id for each in attendance.until(session, desk.clock.today())]
        for who in people:
            latest = visits.of_customer(session, who, LOOKED_AT)
            for at in _ASKED_AT:
                usual = usual_in(desk, session, who, latest, at)
                claimed["shown"] |= {who} if usual else set()
                claimed["sure"] |= {who} if usual and not usual.ask else set()
    return claimed, len(people)
