"""What is known of some customers up to a day: their name, their visits, and what they said last."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select
from sqlmodel import col

from frontdesk.store.file.portions import portions
from frontdesk.store.tables import CustomerRow, FeedbackRow, VisitRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime

    from sqlmodel import Session


@dataclass(frozen=True, slots=True)
class Came:
    """A visit: its shop day, and what it came to in minor units, None where its order has no prices."""

    id: int
    day: date
    total: int | None


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody said, on a shop day; `about_staff` marks what concerns a member of the team."""

    kind: str
    text: str
    day: date
    about_staff: bool


def names(session: Session, ids: Iterable[int]) -> dict[int, str]:
    """Customers' names by id."""
    found: dict[int, str] = {}
    for part in portions(sorted(ids)):
        query = select(col(CustomerRow.id), col(CustomerRow.name)).where(col(CustomerRow.id).in_(part))
        found.update({who or 0: name for who, name in session.execute(query)})
    return found


def visits(session: Session, ids: Iterable[int], since: date, day: date) -> dict[int, list[Came]]:
    """The visits of some customers on the shop days from `since` to `day`, both included, newest first."""
    found: dict[int, list[Came]] = defaultdict(list)
    for part in portions(sorted(ids)):
        query = select(col(VisitRow.customer_id), col(VisitRow.id), col(VisitRow.day), col(VisitRow.total))
        query = query.where(col(VisitRow.customer_id).in_(part), col(VisitRow.day).between(since, day))
        for who, visit, on, total in session.execute(
            query.order_by(col(VisitRow.customer_id), col(VisitRow.at).desc(), col(VisitRow.id).desc())
        ):
            found[who or 0].append(Came(visit or 0, on, total))
    return found


def last_words(session: Session, ids: Iterable[int], until: datetime) -> dict[int, Said]:
    """The last feedback of some customers before an instant; those who never said anything are left out."""
    found: dict[int, Said] = {}
    for part in portions(sorted(ids)):
        for row in _last_rows(session, part, until):
            found[row.customer_id or 0] = Said(row.kind, row.text, row.day, row.about_id is not None)
    return found


def _last_rows(session: Session, part: Sequence[int], until: datetime) -> Iterable[FeedbackRow]:
    customer, at = col(FeedbackRow.customer_id), col(FeedbackRow.at)
    place = func.row_number().over(partition_by=customer, order_by=(at.desc(), col(FeedbackRow.id).desc()))
    said = (
        select(col(FeedbackRow.id).label("id"), place.label("place")).where(customer.in_(part), at < until).subquery()
    )
    return session.scalars(select(FeedbackRow).join(said, said.c.id == col(FeedbackRow.id)).where(said.c.place == 1))
