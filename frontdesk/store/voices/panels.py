"""Panels: something to ask a few regulars, whom, and what they answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, func, select
from sqlmodel import col

from frontdesk.records.panels import Ask, Panel, PanelMember
from frontdesk.records.voices import FeedbackKind
from frontdesk.store.file.portions import portions
from frontdesk.store.people import to_call
from frontdesk.store.tables import (
    CustomerRow,
    FeedbackRow,
    PanelMemberRow,
    PanelRow,
    StaffRow,
    StandingRow,
    VisitLineRow,
    VisitRow,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from sqlmodel import Session

    from frontdesk.store.unit import Work


@dataclass(frozen=True, slots=True)
class Wanted:
    """Whom a panel is for: regulars on `today` who came since a shop day, at most `size` of them.

    `gaps` are the days between their visits, more than the first and at most the second; `item_id` what they had.
    Whoever was asked since `asked_since`, or still is to be by a panel of that time, is left in peace.
    """

    today: date
    since: date
    asked_since: datetime
    size: int
    item_id: int | None = None
    gaps: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Regular:
    """Somebody to ask: how many times they came, or had the item, since which shop day."""

    customer_id: int
    times: int
    first: date


def regulars(session: Session, wanted: Wanted) -> list[Regular]:
    """Whom to ask, who came (or had the item) most often first, among equals who was here last."""
    visit, standing, who = col(VisitRow.id), col(StandingRow.customer_id), col(VisitRow.customer_id)
    times = func.count(visit.distinct())
    query: Select[int | None, int, date] = (
        select(who, times, func.min(col(VisitRow.day)))
        .join(StandingRow, standing == who)
        .join(CustomerRow, col(CustomerRow.id) == who)
        .where(
            col(VisitRow.day) >= wanted.since,
            col(StandingRow.gap).is_not(None),
            col(StandingRow.lapsed_from) > wanted.today,
            col(CustomerRow.merged_into).is_(None),
            who.not_in(_left_in_peace(wanted.asked_since)),
        )
        .group_by(who)
        .order_by(times.desc(), func.max(col(VisitRow.at)).desc(), who)
    )
    if wanted.gaps is not None:
        query = query.where(col(StandingRow.gap) > wanted.gaps[0], col(StandingRow.gap) <= wanted.gaps[1])
    if wanted.item_id is not None:
        query = query.join(VisitLineRow, col(VisitLineRow.visit_id) == visit)
        query = query.where(col(VisitLineRow.item_id) == wanted.item_id)
    return [Regular(*row) for row in session.execute(query.limit(wanted.size))]


def _left_in_peace(since: datetime) -> Select[int]:
    asked, waiting = col(PanelMemberRow.asked_at), col(PanelMemberRow.asked_at).is_(None)
    on_a_list = waiting & (col(PanelRow.at) >= since) & col(PanelRow.closed_at).is_(None)
    query = select(col(PanelMemberRow.customer_id)).join(PanelRow, col(PanelRow.id) == col(PanelMemberRow.panel_id))
    return query.where((asked >= since) | on_a_list)


def add(work: Work, question: str) -> int:
    """Begin a panel; its id."""
    row = PanelRow(question=question, at=work.deed.at, staff_id=work.deed.staff_id)
    return work.add(row).id or 0


def add_member(work: Work, panel_id: int, customer_id: int, why: str) -> None:
    """Put a customer on a panel."""
    work.add(PanelMemberRow(panel_id=panel_id, customer_id=customer_id, why=why))


def answered(work: Work, panel_id: int, customer_id: int, feedback_id: int) -> None:
    """Write down with which feedback a customer on the panel answered."""
    row = _member(work.session, panel_id, customer_id)
    if row is not None:
        work.change(row, asked_at=work.deed.at, asked_by=work.deed.staff_id, feedback_id=feedback_id)


def member(session: Session, panel_id: int, customer_id: int) -> PanelMember | None:
    """A customer on a panel, without name and answer; None when they are not on it."""
    row = _member(session, panel_id, customer_id)
    return None if row is None else PanelMember(customer_id, "", row.why, (), row.asked_at, row.feedback_id)


def _member(session: Session, panel_id: int, customer_id: int) -> PanelMemberRow | None:
    query = select(PanelMemberRow).where(
        col(PanelMemberRow.panel_id) == panel_id, col(PanelMemberRow.customer_id) == customer_id
    )
    return session.scalar(query)


def close(work: Work, panel_id: int) -> None:
    """Ask nobody of this panel any more."""
    row = work.session.get(PanelRow, panel_id)
    if row is not None:
        work.change(row, closed_at=work.deed.at)


def alone(session: Session, panel_id: int) -> Panel | None:
    """A panel without its members."""
    row = session.get(PanelRow, panel_id)
    return None if row is None else Panel(panel_id, row.question, row.at, closed_at=row.closed_at)


def listed(session: Session, *, open_only: bool = False, panel_id: int | None = None) -> list[Panel]:
    """Panels with their members, the newest first; only those still open, or only one, when asked for."""
    query = select(PanelRow, col(StaffRow.name)).outerjoin(StaffRow, col(StaffRow.id) == col(PanelRow.staff_id))
    if open_only:
        query = query.where(col(PanelRow.closed_at).is_(None))
    if panel_id is not None:
        query = query.where(col(PanelRow.id) == panel_id)
    rows = session.execute(query.order_by(col(PanelRow.at).desc(), col(PanelRow.id).desc())).all()
    members = _members(session, [row.id or 0 for row, _ in rows])
    return [
        Panel(row.id or 0, row.question, row.at, who or "", row.closed_at, tuple(members.get(row.id or 0, ())))
        for row, who in rows
    ]


def _members(session: Session, panels: Iterable[int]) -> dict[int, list[PanelMember]]:
    rows: list[Any] = []
    stays_the_owners = (col(FeedbackRow.kind) == FeedbackKind.COMPLAINT) & col(FeedbackRow.about_id).is_not(None)
    answer_of = (col(FeedbackRow.id) == col(PanelMemberRow.feedback_id)) & ~stays_the_owners
    is_here = col(CustomerRow.merged_into).is_(None) | col(PanelMemberRow.feedback_id).is_not(None)
    for part in portions(list(panels)):
        query = (
            select(PanelMemberRow, col(CustomerRow.name), col(FeedbackRow.text))
            .join(CustomerRow, col(CustomerRow.id) == col(PanelMemberRow.customer_id))
            .outerjoin(FeedbackRow, answer_of)
            .where(col(PanelMemberRow.panel_id).in_(part), is_here)
            .order_by(col(PanelMemberRow.id))
        )
        rows += session.execute(query).all()
    numbers = to_call.numbers(session, {row.customer_id for row, _, _ in rows})
    found: dict[int, list[PanelMember]] = {}
    for row, name, answer in rows:
        phones = numbers.get(row.customer_id, ())
        one = PanelMember(row.customer_id, name, row.why, phones, row.asked_at, row.feedback_id, answer or "")
        found.setdefault(row.panel_id, []).append(one)
    return found


def asks(session: Session, customer_id: int) -> tuple[Ask, ...]:
    """What a customer is still to be asked, by the oldest panel first."""
    query = (
        select(col(PanelRow.id), col(PanelRow.question))
        .join(PanelMemberRow, col(PanelMemberRow.panel_id) == col(PanelRow.id))
        .where(
            col(PanelMemberRow.customer_id) == customer_id,
            col(PanelMemberRow.asked_at).is_(None),
            col(PanelRow.closed_at).is_(None),
        )
        .order_by(col(PanelRow.id))
    )
    return tuple(Ask(panel or 0, question) for panel, question in session.execute(query))
