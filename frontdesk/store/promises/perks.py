"""Perks, the rewards given of them, and corrections of how many visits count."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select
from sqlmodel import col

from frontdesk.records.promises import Perk, PerkKind, Reward
from frontdesk.store.people.kept import belonging, names
from frontdesk.store.tables import LinkRow, PerkRow, RewardRow, StaffRow, StampRow, StandingRow, VisitRow

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date, datetime

    from sqlmodel import Session

    from frontdesk.records.promises import PerkDue
    from frontdesk.store.unit import Work


def add(work: Work, perk: Perk, since: datetime) -> int:
    """Let a perk begin at an instant; its id."""
    row = PerkRow(kind=perk.kind.value, what=perk.what, number=perk.number, cap=perk.cap, since=since)
    return work.add(row).id or 0


def change(work: Work, perk_id: int, **values: Any) -> bool:
    """Change columns of a perk; False when there is none or nothing is new."""
    row = work.session.get(PerkRow, perk_id)
    return row is not None and work.change(row, **values)


def read(session: Session, perk_id: int) -> Perk | None:
    """One perk, retired ones included."""
    row = session.get(PerkRow, perk_id)
    return _perk(row) if row else None


def everything(session: Session, *, retired: bool = False) -> tuple[Perk, ...]:
    """The perks in the order they were made, those no longer given only when asked for."""
    query = select(PerkRow).order_by(col(PerkRow.id))
    return tuple(_perk(row) for row in session.scalars(query if retired else query.where(col(PerkRow.active))))


def _perk(row: PerkRow) -> Perk:
    return Perk(row.id or 0, PerkKind(row.kind), row.what, row.number, row.cap, row.since, row.active, row.version)


def reward(work: Work, customer_id: int, due: PerkDue, day: date) -> int:
    """Note that a perk was given; the reward's id."""
    row = RewardRow(
        perk_id=due.perk_id,
        customer_id=customer_id,
        occasion=due.occasion,
        what=due.what,
        at=work.deed.at,
        day=day,
        staff_id=work.deed.staff_id,
    )
    return work.add(row).id or 0


def rewards(
    session: Session, customer_id: int | None = None, start: date | None = None, end: date | None = None
) -> tuple[Reward, ...]:
    """What was given, newest first: to one customer or to all, on shop days from `start` to `end`, both included."""
    query = (
        select(RewardRow, col(StaffRow.name))
        .outerjoin(StaffRow, col(StaffRow.id) == col(RewardRow.staff_id))
        .order_by(col(RewardRow.at).desc(), col(RewardRow.id).desc())
    )
    if customer_id is not None:
        query = query.where(col(RewardRow.customer_id).in_(belonging(session, [customer_id])))
    if start is not None:
        query = query.where(col(RewardRow.day) >= start)
    if end is not None:
        query = query.where(col(RewardRow.day) <= end)
    rows = session.execute(query).all()
    kept = names(session, (row.customer_id for row, _ in rows))
    return tuple(
        Reward(row.id or 0, row.perk_id, *kept[row.customer_id], row.what, row.occasion, row.at, row.day, by or "")
        for row, by in rows
    )


def correct(work: Work, customer_id: int, number: int, why: str) -> int:
    """Let so many more visits count for a customer, or fewer when negative; the correction's id."""
    row = StampRow(customer_id=customer_id, number=number, why=why, at=work.deed.at, staff_id=work.deed.staff_id)
    return work.add(row).id or 0


def corrections(session: Session, customer_id: int) -> int:
    """How many visits more, or fewer, count for a customer than were logged."""
    theirs = col(StampRow.customer_id).in_(belonging(session, [customer_id]))
    query = select(func.coalesce(func.sum(col(StampRow.number)), 0)).where(theirs)
    return int(session.scalar(query) or 0)


def begun(session: Session, customer_id: int, among: Collection[int]) -> dict[int, int]:
    """How many visits of a customer's, corrected, lay before each of these perks began."""
    made = select(func.count()).where(col(VisitRow.customer_id) == customer_id, col(VisitRow.at) < col(PerkRow.since))
    corrected = select(func.coalesce(func.sum(col(StampRow.number)), 0)).where(
        col(StampRow.customer_id).in_(belonging(session, [customer_id])), col(StampRow.at) < col(PerkRow.since)
    )
    before = made.correlate(PerkRow).scalar_subquery() + corrected.correlate(PerkRow).scalar_subquery()
    query = select(col(PerkRow.id), before).where(col(PerkRow.id).in_(list(among)))
    return {perk: int(number) for perk, number in session.execute(query)}


def friends(session: Session, customer_id: int) -> tuple[tuple[int, str], ...]:
    """Whom a customer brought along and who came at least once, by id and name, in the order it was written down."""
    brought = (
        select(col(LinkRow.other_id))
        .where(col(LinkRow.customer_id).in_(belonging(session, [customer_id])), col(LinkRow.kind) == "brought")
        .order_by(col(LinkRow.id))
    )
    links = list(session.scalars(brought))
    kept = names(session, links)
    found = dict.fromkeys(kept[who] for who in links)
    came = select(col(StandingRow.customer_id)).where(
        col(StandingRow.customer_id).in_([who for who, _ in found]), col(StandingRow.visits) > 0
    )
    seen = set(session.scalars(came))
    return tuple((who, name) for who, name in found if who in seen and who != customer_id)


def kept_friends(session: Session, occasions: Iterable[str]) -> set[str]:
    """Friends' occasions as they read now: two friends who turned out to be one are thanked for once."""
    used = set(occasions)
    kept = names(session, (int(each) for each in used if each.isdecimal()))
    return {str(kept[int(each)][0]) if each.isdecimal() and int(each) in kept else each for each in used}
