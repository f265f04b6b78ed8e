"""What the box asks the desk; what answers it is imported when it is first asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from frontdesk.desk.desk import Desk
    from frontdesk.records.found import CustomerLine, Found
    from frontdesk.records.people import CustomerCard


def look_up(desk: Desk, words: str) -> Found:
    """Who is meant by these words."""
    from frontdesk.desk.lookup import find

    return find(desk, words)


def who_comes(desk: Desk) -> tuple[datetime, tuple[CustomerLine, ...]]:
    """Who usually comes now, or next, and when that is (aware)."""
    from frontdesk.desk.rhythm.expected import expected_next

    return expected_next(desk)


def card_of(desk: Desk, customer_id: int) -> CustomerCard:
    """All about one customer.

    Raises:
        NoSuchCustomer: there is nobody of this id.
    """
    from frontdesk.desk.greeting import card

    return card(desk, customer_id)


def first_card(desk: Desk, found: Found) -> CustomerCard | None:
    """The card of the first who was found; None when nobody was."""
    if not found.lines:
        return None
    return card_of(desk, found.lines[0].id)
