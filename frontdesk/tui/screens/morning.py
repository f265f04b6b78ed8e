"""Morning: the minute before the door opens, on one page."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from textual import getters

from frontdesk.records.found import CustomerLine
from frontdesk.records.ideas import ToTell
from frontdesk.records.promises import FollowUp, KeyDate
from frontdesk.tui.bindings.lists import LIST, MORNING
from frontdesk.tui.screens import morning_parts
from frontdesk.tui.screens.paged import PagedScreen
from frontdesk.tui.screens.promising import Promising
from frontdesk.tui.widgets.headline import Headline

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from textual.widget import Widget

    from frontdesk.desk.desk import Desk
    from frontdesk.records.promises import Way
    from frontdesk.records.reports import Morning as Report

_NOTHING = (
    "Who comes today and what is promised will stand here.\n"
    "Regulars grow from visits: ctrl+o goes to the counter.\n"
    "r on a card promises something."
)


class Morning(PagedScreen, Promising):
    """What to know before opening; every line leads to its customer."""

    NAMED = "Morning"
    BINDINGS = [*MORNING, *LIST]

    headline = getters.query_one(Headline)

    def above(self) -> Iterator[Widget]:
        """The sentence that says what the day holds."""
        yield Headline()

    async def show_again(self) -> None:
        """Read the morning again."""
        with self.plainly():
            report, wishes, greeting = await self.at_desk(_read)
            self._show(report, wishes, greeting)

    def _show(self, report: Report, wishes: Mapping[int, FollowUp], greeting: str) -> None:
        to_do, who = morning_parts.parts(report, wishes, masked=self.app.masked)
        shown = (*to_do, *who)
        self.headline.show(morning_parts.headline(report, greeting), morning_parts.none_of(shown) if shown else "")
        self.page.show(to_do, who, nothing=_NOTHING)
        self.refresh_bindings()

    async def open_row(self) -> None:
        """Show the customer at the counter, or the rest of a part."""
        if self.page.open_part() or self.page.row is None:
            return
        customer = _customer_of(self.page.row)
        if customer is None:
            self.say("Nobody knows who said it.")
        else:
            self.open_at_counter(customer)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What cannot be done with the marked line has no key."""
        del parameters
        row = self.page.row if self.is_mounted else None
        if action == "done":
            return isinstance(row, (FollowUp, KeyDate))
        if action == "told":
            return isinstance(row, ToTell)
        if action == "contact":
            return row is not None and _customer_of(row) is not None
        return True

    # Acts.

    def action_done(self) -> None:
        """It is done."""
        row = self.page.row
        if isinstance(row, FollowUp):
            self.ask_how_it_went(row)
        elif isinstance(row, KeyDate):
            self.call_next(self._date_done, row)

    async def _date_done(self, dated: KeyDate) -> None:
        from frontdesk.desk.promising import dates

        with self.plainly():
            await self.at_desk(partial(dates.done, date_id=dated.id))
            self.status.done(f"{dated.customer_name} · {dated.what or dated.kind.value}: done")
        await self.show_again()

    def action_told(self) -> None:
        """They were told."""
        self.call_next(self._told)

    async def _told(self) -> None:
        from frontdesk.desk.listening import ideas

        if isinstance(tell := self.page.row, ToTell):
            with self.plainly():
                await self.at_desk(partial(ideas.told, idea_id=tell.idea_id, customer_id=tell.customer_id))
                self.status.done(f"{tell.customer_name} was told")
            await self.show_again()

    def action_contact(self) -> None:
        """See how to reach them."""
        self.call_next(self._contact)

    async def _contact(self) -> None:
        row = self.page.row
        if isinstance(row, FollowUp):
            self.show_ways(row.customer_name, row.ways)
        elif (customer := _customer_of(row)) is not None:
            news = row.words if isinstance(row, ToTell) else ""
            with self.plainly():
                self.show_ways(*await self.at_desk(partial(_ways, customer_id=customer, news=news)))


def _read(desk: Desk) -> tuple[Report, dict[int, FollowUp], str]:
    """The morning, the promises to wish those well whose birthday it is, by customer, and a greeting.

    Such a promise and its birthday are one line: it is left out of the other promises.
    """
    from frontdesk.desk.morning import morning
    from frontdesk.desk.promising.arising import meant_by
    from frontdesk.records.anchors import Stem

    report = morning(desk)
    whose = {birthday.customer_id for birthday in report.birthdays}
    of_birthdays = {each.id for each in report.follow_ups if (meant := meant_by(each.id)) and meant[1] is Stem.BIRTHDAY}
    wishes = {
        each.customer_id: each for each in report.follow_ups if each.id in of_birthdays and each.customer_id in whose
    }
    others = tuple(each for each in report.follow_ups if each not in wishes.values())
    part, who = desk.clock.part_of_day(desk.clock.now()), desk.staff
    return replace(report, follow_ups=others), wishes, f"Good {part}{f', {who.name}' if who else ''}."


def _ways(desk: Desk, customer_id: int, news: str) -> tuple[str, tuple[Way, ...]]:
    """Whom it is about, and how they can be reached with a message that begins with the news, if there is any."""
    from frontdesk.desk.greeting import card
    from frontdesk.desk.promising.reaching import ways

    customer = card(desk, customer_id).customer
    return customer.name, ways(customer, f"Hello {customer.goes_by or customer.name}, {news or _from(desk)}")


def _from(desk: Desk) -> str:
    return f"this is {desk.shop.name}. "


def _customer_of(row: Any) -> int | None:
    """Whom a line is about."""
    found: int | None = row.id if isinstance(row, CustomerLine) else row.customer_id
    return found
