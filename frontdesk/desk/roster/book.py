"""The whole book of people, and the groups that it can be read by."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from frontdesk.desk.rhythm import chairs
from frontdesk.records.book import Group
from frontdesk.records.rhythms import NEW_DAYS
from frontdesk.store.looking_back import chairs as empty
from frontdesk.store.people import book
from frontdesk.store.search.lines import lines

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from frontdesk.desk.desk import Desk
    from frontdesk.records.found import CustomerLine

BIRTHDAYS_WITHIN = 7
MOST_TAGS = 30

EVERYBODY = Group("everybody", "everybody in the book, by name")
REGULARS = Group("regulars", "they come by a rhythm of their own")
EMPTY_CHAIRS = Group("empty chairs", "regulars who should have come by now")
LAPSED = Group("lapsed", "regulars who stopped coming")
NEW = Group("new", f"first here in the last {NEW_DAYS} days")
BIRTHDAYS = Group("birthday this week", f"a birthday today or in the next {BIRTHDAYS_WITHIN - 1} days")
ALLERGIC = Group("with an allergy", "an allergy stands on their card")

FIXED = (EVERYBODY, REGULARS, EMPTY_CHAIRS, LAPSED, NEW, BIRTHDAYS, ALLERGIC)
SILENT = (EMPTY_CHAIRS, LAPSED)
"""The groups of those who stay away; their lines say how long, beside how often they came."""


def sizes(desk: Desk) -> dict[Group, int]:
    """Every group there is and how many belong to it: the fixed ones, then one for each tag, the commonest first."""
    with desk.store.reading() as session:
        tags = book.tags(session, MOST_TAGS)
    tagged = {Group(tag, "they bear this tag", tag): bearers for tag, bearers in tags.items()}
    return {group: size(desk, group) for group in FIXED} | tagged


def size(desk: Desk, group: Group) -> int:
    """How many belong to a group."""
    with desk.store.reading() as session:
        if group == EMPTY_CHAIRS:
            missed, lapsed = empty.how_many_missed(session, desk.clock.today())
            return missed - lapsed
        return book.size(session, who_is_in(desk, group))


def lines_of(desk: Desk, group: Group, ids: Sequence[int]) -> tuple[CustomerLine, ...]:
    """The lines of some who belong to a group, in the order given; whoever is in the book no more has none.

    A line of one who stays away has the evidence: "every 3–4 days, silent for 19".
    """
    evidence = None
    if group in SILENT and ids:
        with desk.store.reading() as session:
            evidence = chairs.evidence_of(desk, session, ids)
    with desk.store.looking() as connection:
        return lines(connection, ids, evidence)


def who_is_in(desk: Desk, group: Group) -> book.Who:
    """The question that a group asks, as of now; that of empty chairs has another order, the evening's."""
    today = desk.clock.today()
    if group.tag:
        return book.tagged(group.tag)
    if group == REGULARS:
        return book.regulars(today)
    if group == LAPSED:
        return book.lapsed(today)
    if group == NEW:
        return book.first_here(desk.clock.bounds(today - timedelta(days=NEW_DAYS))[0])
    if group == BIRTHDAYS:
        return book.born_on(birthdays_from(today))
    return book.allergic() if group == ALLERGIC else book.everybody()


def birthdays_from(today: date) -> list[str]:
    """The days of the coming week as birthdays end ("11-25"); where there is no 29th of February, the 28th keeps it."""
    days = [today + timedelta(days=ahead) for ahead in range(BIRTHDAYS_WITHIN)]
    ends: list[str] = []
    for day in days:
        ends.append(f"{day:%m-%d}")
        if (day.month, day.day) == (2, 28) and (day + timedelta(days=1)).month == 3:  # noqa: PLR2004
            ends.append("02-29")
    return ends
