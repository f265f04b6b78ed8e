"""How today stands, at a glance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.store.shop import glance

if TYPE_CHECKING:
    from frontdesk.desk.desk import Desk


def visits_today(desk: Desk) -> int:
    """How many visits were logged today."""
    with desk.store.looking() as connection:
        return glance.visits_on(connection, desk.clock.today())
