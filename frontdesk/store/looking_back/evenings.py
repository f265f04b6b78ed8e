"""What an evening counts beyond the figures of a review: by day, hour, staff and item, from the sums of the days."""

from __future__ import annotations

import json
from collections import Counter
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import String, cast, func, select
from sqlmodel import col

from frontdesk.records.evening import HappinessOf, Sureness
from frontdesk.records.reports import Happiness
from frontdesk.store.derived import day_sums
from frontdesk.store.tables import DayHourRow, DayItemRow, DayStaffRow, DaySumRow, ItemRow, StaffRow, StandingRow

if TYPE_CHECKING:
    from datetime import date

    from sqlmodel import Session

    from frontdesk.clock import Clock


class OfItem(NamedTuple):
    """In how many visits an item was had, and how these were rated."""

    id: int
    name: str
    visits: int
    happiness: Happiness


def days(session: Session, start: date, end: date) -> dict[date, int]:
    """How many visits each shop day had, in order, days without any left out."""
    sums = day_sums.within(session, DaySumRow, start, end).c
    query = select(sums.day, sums.visits).order_by(sums.day)
    return {day: visits for day, visits in session.execute(query)}  # noqa: C416  # a result has keys of its own


def hours(session: Session, clock: Clock, start: date, end: date) -> Counter[tuple[int, int]]:
    """How many visits fell on each weekday of the shop (Monday 0) and hour of its clock; only known times count."""
    sums = day_sums.within(session, DayHourRow, start, end).c
    found: Counter[tuple[int, int]] = Counter()
    for day, quarter, visits in session.execute(select(sums.day, sums.quarter, sums.visits)):
        begun = clock.local(datetime.fromisoformat(quarter).replace(tzinfo=UTC))
        found[day.weekday(), begun.hour] += visits
    return found


def by_staff(session: Session, start: date, end: date) -> tuple[HappinessOf, ...]:
    """How the visits were rated that each member of the team served, by name; last those of which nobody is noted."""
    sums = day_sums.within(session, DayStaffRow, start, end).c
    rated = [func.sum(sums[mark]) for mark in ("good", "so_so", "bad")]
    query = select(col(StaffRow.id), col(StaffRow.name), *rated).join(StaffRow, col(StaffRow.id) == sums.staff_id)
    rows = session.execute(query.group_by(col(StaffRow.id), col(StaffRow.name)).order_by(col(StaffRow.folded)))
    known = [HappinessOf(who, name, Happiness(*map(int, marks))) for who, name, *marks in rows]
    whole = happiness(session, start, end)
    rest = Happiness(
        whole.good - sum(each.happiness.good for each in known),
        whole.so_so - sum(each.happiness.so_so for each in known),
        whole.bad - sum(each.happiness.bad for each in known),
    )
    return (*known, HappinessOf(None, "", rest)) if rest.n else tuple(known)


def by_item(session: Session, start: date, end: date) -> tuple[OfItem, ...]:
    """In how many visits each item of the list was had, and how these were rated; the commonest first."""
    sums = day_sums.within(session, DayItemRow, start, end).c
    visits, rated = func.sum(sums.visits), [func.sum(sums[mark]) for mark in ("good", "so_so", "bad")]
    query = select(col(ItemRow.id), col(ItemRow.name), visits, *rated).join(ItemRow, col(ItemRow.id) == sums.item_id)
    query = query.group_by(col(ItemRow.id), col(ItemRow.name)).order_by(visits.desc(), col(ItemRow.folded))
    return tuple(
        OfItem(item, name, int(times), Happiness(*map(int, marks)))
        for item, name, times, *marks in session.execute(query)
    )


def happiness(session: Session, start: date, end: date) -> Happiness:
    """How the visits of these shop days were rated, both included."""
    good, so_so, bad = _totals(session, start, end, "good", "so_so", "bad")
    return Happiness(good, so_so, bad)


def sureness(session: Session, start: date, end: date) -> Sureness:
    """How often the desk was sure of the usual, and how often it was what they had."""
    return Sureness(*_totals(session, start, end, "offered", "taken"))


def _totals(session: Session, start: date, end: date, *names: str) -> list[int]:
    sums = day_sums.within(session, DaySumRow, start, end).c
    return [int(total or 0) for total in session.execute(select(*(func.sum(sums[name]) for name in names))).one()]


def usual_of_regulars(session: Session) -> Counter[int]:
    """How many regulars have each item in what they always have, by the item's id.

    Orders repeat: each different one is read once, however many have it.
    """
    usual = cast(col(StandingRow.usual), String)
    query = select(usual, func.count()).where(col(StandingRow.missed_from).is_not(None)).group_by(usual)
    found: Counter[int] = Counter()
    for order, people in session.execute(query):
        for item in {line[1] for line in json.loads(order or "[]") if line[1] is not None}:
            found[item] += people
    return found
