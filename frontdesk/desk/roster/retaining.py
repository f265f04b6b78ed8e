"""Who has been silent longer than the shop wants to keep them."""

from __future__ import annotations

from calendar import monthrange
from typing import TYPE_CHECKING

from frontdesk.errors import BadInput
from frontdesk.records.forgetting import Silent
from frontdesk.store.people import silence

if TYPE_CHECKING:
    from datetime import date

    from frontdesk.desk.desk import Desk

_DECEMBER = 12
LONGEST = 600
"""Months: fifty years."""


class NoRetention(BadInput):
    """The shop has not said how long it keeps whoever stays away."""

    hint = "Say it once with `frontdesk settings retention_months 36`, or here with --months."


def silent(desk: Desk, months: int | None = None) -> tuple[Silent, ...]:
    """Customers of whom nothing was heard for more than so many months, the longest silent first.

    Heard of is who came, was added, said something, was given, told or promised something. Nobody who has a booked day
    or a promise to come is among them.

    Args:
        desk: where.
        months: how many; the shop's `retention_months` unless given.

    Raises:
        NoRetention: neither was said.
    """
    kept = months or desk.shop.retention_months
    if not kept:
        raise NoRetention
    today = desk.clock.today()
    before = desk.clock.bounds(back(today, kept))[0]
    with desk.store.reading() as session:
        found = silence.silent_since(session, before, today)
    day = desk.clock.day_of
    return tuple(
        Silent(each.id, each.name, day(each.at), each.visits, day(each.came) if each.came else None) for each in found
    )


def back(day: date, months: int) -> date:
    """The same day of the month so many months before; the month's last where it is shorter."""
    number = day.year * _DECEMBER + day.month - 1 - months
    year, month = max(number // _DECEMBER, 1), number % _DECEMBER + 1
    return day.replace(year=year, month=month, day=min(day.day, monthrange(year, month)[1]))
