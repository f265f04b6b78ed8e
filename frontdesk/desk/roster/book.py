"""The whole book of people, and the groups that it can be read by."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from frontdesk.records.book import Group
from frontdesk.store import book
from frontdesk.store.search.lines import lines

if TYPE_CHECKING:
    from datetime import date, datetime

    from frontdesk.desk.desk import Desk
    from frontdesk.records.people import CustomerLine

REGULAR_VISITS = 6
REGULAR_WITHIN = timedelta(days=90)
"""A regular came six times in the last ninety days: every other week is a habit, less is a liking."""

NEW_WITHIN = timedelta(days=30)

SILENT_FOR = timedelta(days=60)
SILENT_VISITS = 3
"""Whoever came three times meant to come back; after sixty days they are missed."""

BIRTHDAYS_WITHIN = 7
MOST_TAGS = 30

EVERYBODY = Group("everybody", "everybody in the book, by name")
REGULARS = Group("regulars", f"at least {REGULAR_VISITS} visits in the last {REGULAR_WITHIN.days} days")
NEW = Group("new", f"first here in the last {NEW_WITHIN.days} days")
SILENT = Group("not seen lately", f"at least {SILENT_VISITS} visits, but none for {SILENT_FOR.days} days")
BIRTHDAYS = Group("birthday this week", f"a birthday today or in the next {BIRTHDAYS_WITHIN - 1} days")
ALLERGIC = Group("with an allergy", "an allergy stands on their card")

FIXED = (EVERYBODY, REGULARS, NEW, SILENT, BIRTHDAYS, ALLERGIC)


def groups(desk: Desk) -> tuple[Group, ...]:
    """Every group there is: the fixed ones, then one for each tag in use, the commonest first."""
    with desk.store.reading() as session:
        tags = book.tags(session, MOST_TAGS)
    return (*FIXED, *(Group(tag, "they bear this tag", tag) for tag in tags))


def size(desk: Desk, group: Group) -> int:
    """How many belong to a group."""
    with desk.store.reading() as session:
        return book.size(session, _who(desk, group))


def page(desk: Desk, group: Group, offset: int = 0, limit: int = 100) -> tuple[CustomerLine, ...]:
    """Some who belong to a group, in the group's own order: by name, or by what the group is about."""
    with desk.store.reading() as session:
        ids = book.page(session, _who(desk, group), offset, limit)
    with desk.store.looking() as connection:
        return lines(connection, ids)


def _who(desk: Desk, group: Group) -> book.Who:
    """The question that a group asks, as of now."""
    if group.tag:
        return book.tagged(group.tag)
    if group == REGULARS:
        return book.often_here(_start(desk, REGULAR_WITHIN), REGULAR_VISITS)
    if group == NEW:
        return book.first_here(_start(desk, NEW_WITHIN))
    if group == SILENT:
        return book.silent(_start(desk, SILENT_FOR), SILENT_VISITS)
    if group == BIRTHDAYS:
        return book.born_on(birthdays_from(desk.clock.today()))
    return book.allergic() if group == ALLERGIC else book.everybody()


def _start(desk: Desk, before: timedelta) -> datetime:
    """The first instant of the shop day so long before today."""
    return desk.clock.bounds(desk.clock.today() - before)[0]


def birthdays_from(today: date) -> list[str]:
    """The days of the coming week as birthdays end ("11-25"); where there is no 29th of February, the 28th keeps it."""
    days = [today + timedelta(days=ahead) for ahead in range(BIRTHDAYS_WITHIN)]
    ends: list[str] = []
    for day in days:
        ends.append(f"{day:%m-%d}")
        if (day.month, day.day) == (2, 28) and (day + timedelta(days=1)).month == 3:  # noqa: PLR2004
            ends.append("02-29")
    return ends
