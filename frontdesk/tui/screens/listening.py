"""What staff write down of what customers say, and what they do about it at once: sorry, make good, tell."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from frontdesk.tui.screens.knowing import Knowing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from frontdesk.desk.desk import Desk
    from frontdesk.records.people import CustomerCard
    from frontdesk.records.voices import Given, Heard
    from frontdesk.tui.screens.dialogs.feedback import Said

_NEXT = {"complaint": "m makes good, s sorry, c closes"}
"""What usually follows, by the kind of what was said."""


class Listening(Knowing, part=True):
    """A screen with a card on it, whose customer says something."""

    # What was said.

    def action_feedback(self) -> None:
        """Write down what they said."""
        self.call_next(self._listen)

    async def _listen(self) -> None:
        from frontdesk.tui.screens.dialogs.feedback import FeedbackDialog

        with self.plainly():
            visit_id = await self.unhappy_visit()
            card = await self._who_speaks(visit_id)
            if card is None:
                self.app.push_screen(FeedbackDialog("", save=partial(self._save_said, None, visit_id)))
                return
            answering = any(ask.question in card.say for ask in card.asks[:1])
            save = partial(self._save_said, card.customer.id, visit_id)
            self.app.push_screen(FeedbackDialog(card.customer.name, asks=card.asks, answering=answering, save=save))

    async def _who_speaks(self, visit_id: int | None) -> CustomerCard | None:
        """Whoever has just called a visit bad; else whom the acts are about; None for somebody unnamed."""
        if visit_id is None:
            return await self.subject_card()
        return await self.read_card(self.last_customer) if self.last_customer is not None else None

    async def _save_said(self, customer_id: int | None, visit_id: int | None, said: Said) -> None:
        who = None if said.unnamed else customer_id
        heard = await self.at_desk(partial(_write, said=said, customer_id=who, visit_id=visit_id))
        self.happier()
        if said.same_as is not None:
            with self.plainly():  # what was said is written down, whatever becomes of the grouping
                await self.at_desk(partial(_group, said=said, heard=heard))
        if heard.unlisted:
            near = f" Nearest: {', '.join(heard.nearest)}." if heard.nearest else ""
            self.say(f"“{heard.unlisted}” is not on the list; kept as written.{near}")
        what = f"{said.kind.capitalize()} written down"
        if who is None:
            self.status.done(what)
        else:
            await self.written(who, what, then=_NEXT.get(said.kind, ""))

    # What is done about it.

    def action_sorry(self) -> None:
        """Somebody said sorry."""
        self.call_next(self._say_sorry)

    async def _say_sorry(self) -> None:
        from frontdesk.desk.listening import feedback

        with self.plainly():
            card = await self.subject_card()
            if card is None:
                return
            unsaid = next((each for each in card.recoveries if not each.said), None)
            if unsaid is None:
                self.say("Sorry has been said." if card.recoveries else "There is nothing to be sorry for.")
                return
            await self.at_desk(partial(feedback.say_sorry, feedback_id=unsaid.feedback_id))
            await self.written(card.customer.id, f"Sorry said: {self.hidden(unsaid.about)}")

    def action_make_good(self) -> None:
        """Give something for what went wrong."""
        self.call_next(self._make_good)

    async def _make_good(self) -> None:
        from frontdesk.desk.listening import make_goods
        from frontdesk.tui.screens.dialogs.make_good import MakeGoodDialog

        with self.plainly():
            card = await self.subject_card()
            if card is None:
                return
            wrong = card.recoveries[0] if card.recoveries else None
            self.app.push_screen(
                MakeGoodDialog(
                    card.customer.name,
                    budget=await self.at_desk(make_goods.budget),
                    currency=self.app.desk.shop.currency if self.app.desk else "",
                    why=self.hidden(wrong.about) if wrong else "",
                    save=partial(self._save_made_good, card.customer.id, wrong.feedback_id if wrong else None),
                )
            )

    async def _save_made_good(self, customer_id: int, feedback_id: int | None, values: Mapping[str, str]) -> None:
        given = await self.at_desk(partial(_give, values=values, customer_id=customer_id, feedback_id=feedback_id))
        await self.written(customer_id, f"Made good: {given.what}")

    def action_close_said(self) -> None:
        """Close what went wrong, and say how it ended."""
        self.call_next(self._close_said)

    async def _close_said(self) -> None:
        from frontdesk.tui.screens.dialogs.replying import Replying

        with self.plainly():
            card = await self.subject_card()
            if card is None:
                return
            wrong = next((each for each in card.recoveries if each.open), None)
            if wrong is None:
                self.say("Nothing that went wrong is open.")
                return
            save = partial(self._save_closed, card.customer.id, wrong.feedback_id)
            name, hint = card.customer.name, "how it ended: replaced, made again, money back"
            self.app.push_screen(Replying("Close", name, quote=wrong.about, proposed=wrong.gave, hint=hint, save=save))

    async def _save_closed(self, customer_id: int, feedback_id: int, outcome: str) -> None:
        from frontdesk.desk.listening import feedback

        closed = await self.at_desk(partial(feedback.close, feedback_id=feedback_id, outcome=outcome))
        await self.written(customer_id, "Closed: solved at first contact" if closed.first_contact else "Closed")

    def action_told(self) -> None:
        """They were told what became of their idea."""
        self.call_next(self._tell)

    async def _tell(self) -> None:
        from frontdesk.desk.listening import ideas

        with self.plainly():
            card = await self.subject_card()
            if card is None:
                return
            if not card.tells:
                self.say("There is nothing to tell them.")
                return
            first = card.tells[0]
            await self.at_desk(partial(ideas.told, idea_id=first.idea_id, customer_id=card.customer.id))
            more = len(card.tells) > 1 and self.opened is not None
            await self.written(
                card.customer.id, f"{card.customer.name} was told", then="t tells the next" if more else ""
            )


def _write(desk: Desk, said: Said, customer_id: int | None, visit_id: int | None) -> Heard:
    from frontdesk.desk import team
    from frontdesk.desk.listening import feedback, panels
    from frontdesk.records.voices import NewFeedback

    if said.panel_id is not None and customer_id is not None:
        return panels.answer(desk, said.panel_id, customer_id, said.text)
    return feedback.add(
        desk,
        NewFeedback(
            kind=said.kind,
            text=said.text,
            customer_id=customer_id,
            item=said.item,
            about_id=team.named(desk, said.about).id if said.about else None,
            visit_id=visit_id,
        ),
    )


def _group(desk: Desk, said: Said, heard: Heard) -> None:
    from frontdesk.desk.listening import ideas

    if said.same_as is not None and said.same_as.voices:
        ideas.group(desk, [said.same_as.voices[0].id, heard.id])


def _give(desk: Desk, values: Mapping[str, str], customer_id: int, feedback_id: int | None) -> Given:
    from frontdesk.desk.listening import make_goods
    from frontdesk.desk.ordering.items import minor_units

    amount = minor_units(values["cost"], desk.shop.currency)
    return make_goods.give(desk, values["what"], amount=amount, customer_id=customer_id, feedback_id=feedback_id)
