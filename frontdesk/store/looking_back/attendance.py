"""On which days everybody came, read in one go."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import func, select
from sqlmodel import col

from frontdesk.store.tables import CustomerRow, OriginRow, VisitRow

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sqlmodel import Session

_AT_ONCE = 5_000


class Attendance(NamedTuple):
    """One customer's visits, and the different shop days they fell on, oldest first."""

    customer_id: int
    visits: int
    days: tuple[date, ...]


def until(session: Session, day: date) -> Iterator[Attendance]:
    """Everybody who came on a shop day or before it, by id."""
    customer, on = col(VisitRow.customer_id), col(VisitRow.day)
    query = select(customer, on, func.count()).where(customer.is_not(None), on <= day)
    rows = session.execute(query.group_by(customer, on).order_by(customer, on).execution_options(yield_per=_AT_ONCE))
    for who, found in groupby(rows, key=itemgetter(0)):
        each = [(on, count) for _, on, count in found]
        yield Attendance(who or 0, sum(count for _, count in each), tuple(on for on, _ in each))


def names(session: Session) -> dict[int, str]:
    """Everybody's name by id, those taken over in a merge left out."""
    query = select(col(CustomerRow.id), col(CustomerRow.name)).where(col(CustomerRow.merged_into).is_(None))
    return {who or 0: name for who, name in session.execute(query)}


def external_ids(session: Session) -> dict[int, str]:
    """The id that each imported customer had where they came from; of several sources the first."""
    query = select(col(OriginRow.row_id), col(OriginRow.external_id)).where(col(OriginRow.noun) == "customers")
    return dict(reversed([(who, external) for who, external in session.execute(query.order_by(col(OriginRow.id)))]))
