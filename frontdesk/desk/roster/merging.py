"""Two customers who are one person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.desk.lookup import NoSuchCustomer
from frontdesk.desk.roster.choosing import checked
from frontdesk.errors import BadInput
from frontdesk.records.deeds import Done
from frontdesk.store.journal.handing import MERGE
from frontdesk.store.people import customers, merging

if TYPE_CHECKING:
    from collections.abc import Mapping

    from frontdesk.desk.desk import Desk
    from frontdesk.store.tables import CustomerRow
    from frontdesk.store.unit import Work


class SamePerson(BadInput):
    """These are the same customer already."""


def merge(desk: Desk, kept_id: int, gone_id: int, keep: Mapping[str, str] | None = None) -> Done:
    """Hand everything of one customer to another, as one action that undo takes back at any later time.

    Args:
        desk: who merges, and where.
        kept_id: who stays ("a").
        gone_id: who becomes one with them ("b").
        keep: by field (`choosing.FIELDS`) whose value stands: "a" or "b", and the other's is left behind; "both",
            which holds where nothing is said: the kept one's, or the other's where that is empty, and whatever else
            was written goes into the note; the earlier `since`.

    Raises:
        NoSuchCustomer: one of the two is not there.
        SamePerson: they are one already.
        UnknownField, UnknownChoice: as their sentences say.
        TooLong: the notes of both together are too long for one.
    """
    chosen = checked(keep or {})
    with desk.store.writing(desk.deed(MERGE, "Customers merged")) as work:
        kept, gone = _row(work, kept_id), _row(work, gone_id)
        if kept.id == gone.id:
            raise SamePerson
        merging.merge(work, kept, gone, chosen)
        return Done(kept_id, work.action_id)


def _row(work: Work, customer_id: int) -> CustomerRow:
    row = customers.row(work.session, customer_id)
    if row is None or row.merged_into is not None:
        raise NoSuchCustomer(f"There is no customer {customer_id}.")
    return row
