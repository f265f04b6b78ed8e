"""Customers who might be the one being added: a warning, never a block."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.store import customers
from frontdesk.store.search.lines import lines

if TYPE_CHECKING:
    from collections.abc import Iterable

    from frontdesk.desk.desk import Desk
    from frontdesk.records.people import CustomerLine


def alike(desk: Desk, name: str, phones: Iterable[str] = (), emails: Iterable[str] = ()) -> tuple[CustomerLine, ...]:
    """Customers of the same name, phone or e-mail. Families share the latter two, so they are hints and no keys."""
    with desk.store.reading() as session:
        ids = customers.alike(session, name, phones, emails, desk.shop.country)
    with desk.store.looking() as connection:
        return lines(connection, ids)
