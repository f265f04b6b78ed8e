"""What staff promise to the customer in front of them, and give them because they have earned it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from frontdesk.tui.screens.listening import Listening

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from frontdesk.desk.desk import Desk
    from frontdesk.records.promises import Dated

_MOST_DIGITS = 12
"""More of them are no reading of anything, and the desk says how many kilometres there may be."""


class Owing(Listening, part=True):
    """A screen with a card on it, whose customer the promises are made to."""

    def action_follow_up(self) -> None:
        """Promise to come back to them."""
        self.call_next(self._promise)

    async def _promise(self) -> None:
        from frontdesk.tui.screens.dialogs.follow_up import FollowUpDialog

        with self.plainly():
            card = await self.subject_card()
            if card is not None:
                save = partial(self._save_promise, card.customer.id)
                self.app.push_screen(FollowUpDialog(card.customer.name, save=save))

    async def _save_promise(self, customer_id: int, values: Mapping[str, str]) -> None:
        from frontdesk.desk.promising import followups

        what, on = values["what"], values["when"]
        made = await self.at_desk(partial(followups.add, customer_id=customer_id, text=what, on=on))
        await self.written(customer_id, f"Follow-up: {self._echoed(made.day)}")

    def action_date(self) -> None:
        """Keep a day of something of theirs."""
        self.call_next(self._date)

    async def _date(self) -> None:
        from frontdesk.tui.screens.dialogs.date import DateDialog

        with self.plainly():
            card = await self.subject_card()
            if card is not None:
                what = card.dates[0].what if card.dates else ""
                save = partial(self._save_date, card.customer.id)
                self.app.push_screen(DateDialog(card.customer.name, what=what, save=save))

    async def _save_date(self, customer_id: int, values: Mapping[str, str]) -> None:
        kept = await self.at_desk(partial(_keep, customer_id=customer_id, values=values))
        await self.written(customer_id, f"{values['kind'].capitalize()}: {self._echoed(kept.day)}")

    def action_give(self) -> None:
        """Give them what they have earned."""
        self.call_next(self._give)

    async def _give(self) -> None:
        from frontdesk.desk import perks

        with self.plainly():
            card = await self.subject_card()
            if card is None:
                return
            if not card.perks:
                self.say("There is nothing that they have earned today.")
                return
            due = card.perks[0]
            given = await self.at_desk(partial(perks.give, customer_id=card.customer.id, perk_id=due.perk_id))
            await self.written(card.customer.id, f"Given: {given.what}, {due.why}")

    def _echoed(self, day: date) -> str:
        from frontdesk.words.phrases import echoed

        return echoed(day, self.app.desk.clock.today()) if self.app.desk else ""


def _keep(desk: Desk, customer_id: int, values: Mapping[str, str]) -> Dated:
    from frontdesk.desk.promising import dates

    return dates.add(
        desk, customer_id, values["kind"], values["when"], what=values["what"], reading=_kilometres(values["reading"])
    )


def _kilometres(text: str) -> int | None:
    """A reading as people write it: "48,000 km"; None when there is none.

    Raises:
        NoSuchReading: it is no number.
    """
    from frontdesk.desk.promising.dates import NoSuchReading

    digits = text.lower().removesuffix("km").translate(dict.fromkeys(map(ord, " ,.'\u00a0\u202f")))
    if not digits:
        return None
    if not digits.isdecimal() or len(digits) > _MOST_DIGITS:
        raise NoSuchReading(f"“{text[:40]}” is no reading.")
    return int(digits)
