"""Two customers who are one person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.desk.lookup import NoSuchCustomer
from frontdesk.errors import BadInput
from frontdesk.records.deeds import Done
from frontdesk.store import customers, merging

if TYPE_CHECKING:
    from frontdesk.desk.desk import Desk
    from frontdesk.store.tables import CustomerRow
    from frontdesk.store.unit import Work


class SamePerson(BadInput):
    """These are the same customer already."""


def merge(desk: Desk, kept_id: int, gone_id: int) -> Done:
    """Hand everything of one customer to another, as one action that undo takes back whole.

    Raises:
        NoSuchCustomer: one of the two is not there.
        SamePerson: they are one already.
    """
    with desk.store.writing(desk.deed("customer.merge", "Customers merged")) as work:
        kept, gone = _row(work, kept_id), _row(work, gone_id)
        if kept.id == gone.id:
            raise SamePerson
        merging.merge(work, kept, gone)
        return Done(kept_id, work.action_id)


def _row(work: Work, customer_id: int) -> CustomerRow:
    row = customers.row(work.session, customer_id)
    if row is None or row.merged_into is not None:
        raise NoSuchCustomer(f"There is no customer {customer_id}.")
    return row
