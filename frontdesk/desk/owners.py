"""Whoever has what is a customer's: they themselves, or who took them over in a merge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.desk.lookup import NoSuchCustomer
from frontdesk.store.people import customers

if TYPE_CHECKING:
    from sqlmodel import Session

    from frontdesk.records.people import Customer


def owner_of(session: Session, customer_id: int) -> int:
    """Under which id a customer is kept.

    Raises:
        NoSuchCustomer: there is nobody of this id.
    """
    kept = customers.kept_as(session, customer_id)
    if kept is None:
        raise NoSuchCustomer(f"There is no customer {customer_id}.")
    return kept


def customer_in(session: Session, customer_id: int) -> Customer:
    """A customer's own record, or that of whoever took them over in a merge.

    Raises:
        NoSuchCustomer: there is nobody of this id.
    """
    found = customers.read(session, owner_of(session, customer_id))
    if found is None:
        raise NoSuchCustomer(f"There is no customer {customer_id}.")
    return found
