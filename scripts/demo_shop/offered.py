"""What the desk would have offered at the latest visits: its own answer, asked of a shop laid out from the files."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlmodel import col

from demo_shop.days import LAST_DAY, TODAY
from frontdesk.desk.desk import Desk, open_desk
from frontdesk.desk.ordering.usuals import LOOKED_AT, usual_in
from frontdesk.desk.ordering.visits import taken
from frontdesk.exchange.demo_shop import lay_out
from frontdesk.store.orders import visits
from frontdesk.store.tables import VisitRow

if TYPE_CHECKING:
    from sqlmodel import Session

FIRST = TODAY - timedelta(weeks=8)
"""Before it the shop had no such desk: nothing was offered."""

_MOST = 200
"""Visits that nobody makes in so many weeks."""


def answers(files: Path) -> dict[int, bool]:
    """Whether they had what the desk was sure of, by visit, as it would have said when each was logged.

    Visits at which it was sure of nothing are missing. The shop stands as on the book's last evening, so that no day
    moves.
    """
    now = datetime.combine(LAST_DAY, time(23, 59)).astimezone()
    with TemporaryDirectory() as folder:
        shop = Path(folder) / "shop.db"
        lay_out(shop, now, files)
        desk = open_desk(shop, till="demo shop", now=lambda: now)
        try:
            with desk.store.reading() as session:
                return _answers(desk, session)
        finally:
            desk.close()


def _answers(desk: Desk, session: Session) -> dict[int, bool]:
    served = select(col(VisitRow.customer_id)).where(col(VisitRow.day) >= FIRST, col(VisitRow.customer_id).is_not(None))
    found: dict[int, bool] = {}
    for who in session.scalars(served.distinct()):
        came = visits.of_customer(session, who or 0, LOOKED_AT + _MOST)
        for place, visit in enumerate(came):
            if visit.day < FIRST:
                break
            usual = usual_in(desk, session, who or 0, came[place + 1 :][:LOOKED_AT], visit.at, visit.party_size)
            if (answer := taken(usual, visit.lines)) is not None:
                found[visit.id] = answer
    return found
