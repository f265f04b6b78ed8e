"""What can be done from the evening: reach who is missed, promise to ring them, thank who earned it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual import getters

from frontdesk.records.evening import CameBack, EmptyChair
from frontdesk.records.voices import Feedback
from frontdesk.tui.screens.promising import Promising
from frontdesk.tui.screens.thanking import Thanking
from frontdesk.tui.widgets.board import Board
from frontdesk.words.phrases import echoed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from frontdesk.desk.desk import Desk
    from frontdesk.records.promises import Way


class EveningActs(Thanking, Promising):
    """A board of figures and people, and what is done about a marked one of them."""

    board = getters.query_one(Board)

    @property
    def who(self) -> tuple[int, str] | None:
        """Id and name of the customer on the marked line."""
        row = self.board.row if self.is_mounted else None
        if isinstance(row, (EmptyChair, CameBack)):
            return row.id, row.name
        if isinstance(row, Feedback) and row.customer_id is not None:
            return row.customer_id, row.customer_name
        return None

    @property
    def praise(self) -> Feedback | None:
        """The compliment on the marked line."""
        row = self.board.row if self.is_mounted else None
        return row if isinstance(row, Feedback) else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What cannot be done with the marked line has no key."""
        if action in {"contact", "promise"}:
            return self.who is not None
        return super().check_action(action, parameters)

    def action_contact(self) -> None:
        """See how to reach them."""
        self.call_next(self._contact)

    async def _contact(self) -> None:
        if self.who is not None:
            customer, name = self.who
            with self.plainly():
                self.show_ways(name, await self.at_desk(partial(_ways, customer_id=customer)))

    def action_promise(self) -> None:
        """Promise to come back to them."""
        from frontdesk.tui.screens.dialogs.follow_up import FollowUpDialog

        if self.who is not None:
            customer, name = self.who
            self.app.push_screen(FollowUpDialog(name, save=partial(self._save_promise, customer, name)))

    async def _save_promise(self, customer: int, name: str, values: Mapping[str, str]) -> None:
        from frontdesk.desk.promising import followups

        what, on = values["what"], values["when"]
        made = await self.at_desk(partial(followups.add, customer_id=customer, text=what, on=on))
        today = self.app.desk.clock.today() if self.app.desk is not None else made.day
        self.status.done(f"{name} · promised for {echoed(made.day, today)}")


def _ways(desk: Desk, customer_id: int) -> tuple[Way, ...]:
    """How somebody can be reached, with a greeting to begin a message."""
    from frontdesk.desk.greeting import card
    from frontdesk.desk.promising.reaching import ways

    customer = card(desk, customer_id).customer
    return ways(customer, f"Hello {customer.goes_by or customer.name}, this is {desk.shop.name}. ")
