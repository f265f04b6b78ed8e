"""What follow-ups can hang on: dates, visits, complaints and birthdays, asked for by day or by customer."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy import String, cast, func, literal, or_, select
from sqlmodel import col

from frontdesk.records.anchors import Anchor, Stem
from frontdesk.records.voices import FeedbackKind
from frontdesk.store.journal.acts import known_since
from frontdesk.store.tables import (
    ActionRow,
    CustomerRow,
    FeedbackRow,
    FollowUpRow,
    KeyDateRow,
    SettingRow,
    SpanRow,
    VisitRow,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date, datetime

    from sqlalchemy import ColumnElement
    from sqlmodel import Session

    from frontdesk.records.promises import DateKind


_OWNERS: dict[Stem, tuple[Any, Any]] = {
    Stem.DATE: (col(KeyDateRow.id), col(KeyDateRow.customer_id)),
    Stem.VISIT: (col(VisitRow.id), col(VisitRow.customer_id)),
    Stem.FEEDBACK: (col(FeedbackRow.id), col(FeedbackRow.customer_id)),
}


@dataclass(frozen=True, slots=True)
class Bulk:
    """Rows that one import brought: from which id to which, and before which shop day an anchor of theirs is past."""

    first: int
    last: int
    past: date

    def apart(self, day: Any, row_id: Any) -> ColumnElement[bool]:
        """What is not past in it, as a condition on a day's and an id's column."""
        return or_(day >= self.past, row_id < self.first, row_id > self.last)


@dataclass(frozen=True, slots=True)
class Within:
    """Which anchors are asked for: by their shop day, both ends included, and by customer; None leaves it open.

    `owners` says who has what once belonged to somebody else. `bulk` is an import so large that what is past in it is
    not to be read at all.
    """

    start: date | None = None
    end: date | None = None
    who: Collection[int] | None = None
    owners: Mapping[int, int] = field(default_factory=dict)
    bulk: Bulk | None = None

    def holds(self, day: date) -> bool:
        """Whether a day lies within."""
        return (self.start is None or day >= self.start) and (self.end is None or day <= self.end)

    def owner(self, customer_id: int) -> int:
        """Whose it is now."""
        return self.owners.get(customer_id, customer_id)

    def of(self, day: Any, who: Any) -> list[ColumnElement[bool]]:
        """The same as conditions on a day's and a customer's column."""
        found: list[ColumnElement[bool]] = []
        if self.start is not None:
            found.append(day >= self.start)
        if self.end is not None:
            found.append(day <= self.end)
        if self.who is not None:
            found.append(who.in_(self.who))
        return found


def dates(session: Session, kind: DateKind, within: Within, *, open_only: bool) -> list[Anchor]:
    """Dates of a kind."""
    query = select(*DATE).where(
        col(KeyDateRow.kind) == kind.value, *within.of(col(KeyDateRow.day), col(KeyDateRow.customer_id))
    )
    if open_only:
        query = query.where(col(KeyDateRow.done_at).is_(None))
    return [of_date(within, row) for row in session.execute(query)]


DATE = (col(KeyDateRow.id), col(KeyDateRow.customer_id), col(KeyDateRow.day), col(KeyDateRow.what), col(KeyDateRow.at))
"""What makes an anchor of a date: whole rows would take five times as long to read."""


def of_date(within: Within, row: Any) -> Anchor:
    """A date as an anchor, from the columns of `DATE`."""
    key, customer_id, day, what, at = row
    return Anchor(Stem.DATE, key, within.owner(customer_id), day, what, at)


def complaints(session: Session, within: Within, *, open_only: bool) -> list[Anchor]:
    """Complaints whose customer is known."""
    day, who = col(FeedbackRow.day), col(FeedbackRow.customer_id)
    query = select(col(FeedbackRow.id), who, day).where(
        col(FeedbackRow.kind) == FeedbackKind.COMPLAINT.value, who.is_not(None), *within.of(day, who)
    )
    if open_only:
        query = query.where(col(FeedbackRow.closed_at).is_(None))
    return [Anchor(Stem.FEEDBACK, key, within.owner(whose), on) for key, whose, on in session.execute(query)]


def visits(session: Session, within: Within, rule: int | None) -> list[Anchor]:
    """Visits of known customers, but those about which a `rule`'s follow-up is done."""
    key, day, who = col(VisitRow.id), col(VisitRow.day), col(VisitRow.customer_id)
    query = select(key, who, day).where(who.is_not(None), *within.of(day, who))
    if within.bulk is not None:
        query = query.where(within.bulk.apart(day, key))
    if rule is not None:
        query = query.where(~done_about(rule, col(FollowUpRow.anchor) == visit_name()))
    return [Anchor(Stem.VISIT, number, within.owner(whose), on) for number, whose, on in session.execute(query)]


def owner_of(session: Session, stem: Stem, row_id: int) -> int | None:
    """Whose an anchor's row is, under the id that it holds; None when it is nobody's, or not there."""
    if stem is Stem.BIRTHDAY:
        return row_id
    key, owner = _OWNERS[stem]
    found: int | None = session.scalar(select(owner).where(key == row_id))
    return found


def visit_name() -> ColumnElement[str]:
    """What a visit is called as an anchor, as SQL."""
    return literal(f"{Stem.VISIT}:") + cast(col(VisitRow.id), String)


def done_about(rule: int, *about: ColumnElement[bool]) -> ColumnElement[bool]:
    """Whether a rule's follow-up is done that these conditions name.

    It spares reading the thousands that are done to find the few that are not.
    """
    rows = select(col(FollowUpRow.id)).where(
        *about, col(FollowUpRow.rule) == rule, col(FollowUpRow.done_at).is_not(None)
    )
    return rows.exists()


def born_on(session: Session, days: Collection[str] | None, who: Collection[int] | None) -> list[tuple[int, str]]:
    """Whose birthday is one of these ("11-25", None for any): id, and the birthday as it is kept."""
    birthday = col(CustomerRow.birthday)
    query = select(col(CustomerRow.id), birthday).where(col(CustomerRow.merged_into).is_(None), birthday != "")
    if days is not None:
        query = query.where(func.substr(birthday, -len("11-25")).in_(days))
    if who is not None:
        query = query.where(col(CustomerRow.id).in_(who))
    return [(key, kept) for key, kept in session.execute(query) if key is not None]


def imports(session: Session, name: str) -> list[tuple[int, int, datetime]]:
    """Which rows of a table came in bulk: from which id to which, and when; the ranges ascend and never overlap.

    An import that was undone and done again has two spans over the same rows: the first tells when they came.
    """
    query = (
        select(col(SpanRow.first_id), col(SpanRow.last_id), col(ActionRow.at))
        .join(ActionRow, col(ActionRow.id) == col(SpanRow.action_id))
        .where(col(SpanRow.name) == name, col(SpanRow.removed).is_(None))
        .order_by(col(SpanRow.first_id), col(SpanRow.last_id).desc())
    )
    found: list[tuple[int, int, datetime]] = []
    for first, last, at in session.execute(query):
        if found and last <= found[-1][1]:
            found[-1] = (*found[-1][:2], min(at, found[-1][2]))
        else:
            found.append((first, last, at))
    return found


def setting_since(session: Session, name: str) -> datetime | None:
    """Since when a setting of the shop has stood as it does; None when nobody ever set it."""
    row = session.scalar(select(col(SettingRow.id)).where(col(SettingRow.name) == name))
    return None if row is None else known_since(session, "settings", [row], frozenset({"value"})).get(row)


def begun(session: Session) -> datetime | None:
    """When the first act stands in the journal."""
    return session.scalar(select(col(ActionRow.at)).order_by(col(ActionRow.id)).limit(1))
