"""What staff do for the customer in front of them: log the usual or another order, rate the visit, pin."""

from __future__ import annotations

from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from frontdesk.tui.screens.asking import Asking

if TYPE_CHECKING:
    from frontdesk.records.orders import Logged
    from frontdesk.records.people import CustomerCard

_STILL_AT_THE_COUNTER = 30 * 60.0
"""Seconds after which + = - in the empty box no longer mean the visit logged last."""


class Acting(Asking, part=True):
    """A screen with a card on it, whose customer the acts are about."""

    logged: Logged | None = None
    last_customer: int | None = None
    """Whose the visit logged last is; None for a walk-in."""
    _logged_at = 0.0
    _unhappy: int | None = None
    """The visit just called bad from the empty box, until something else is done there."""

    async def subject_card(self) -> CustomerCard | None:
        """The card of the customer that an act is about; None when nobody is chosen."""
        if self.opened is not None:
            return await self.read_card(self.opened)
        chosen = await self.subject()
        return await self.read_card(chosen.id) if chosen is not None else None

    # The usual, and other orders.

    def action_usual(self) -> None:
        """Log the usual."""
        self.call_next(self.log_usual)

    async def log_usual(self) -> None:
        """Log the usual, now, by me; when it must be asked about, ask with the order already written."""
        with self.plainly():
            card = await self.subject_card()
            if card is None:
                return
            if card.usual is None or card.usual.ask:
                self._order(card)
                return
            await self._log(card.customer.id, None)

    async def _log(self, customer_id: int | None, order: str | None, *, pin: bool = False) -> None:
        from frontdesk.desk.ordering import visits

        at = self.app.desk.clock.now() if self.app.desk is not None else None
        known = self.view.card.customer.name if customer_id and self.view.card else "Walk-in"
        log = partial(visits.log, customer_id=customer_id, order=order, pin=pin, at=at)
        logged = await self.app.kept.log(log, known, order)
        self.logged, self._logged_at, self.last_customer = logged, monotonic(), customer_id
        self._unhappy = None
        self.back_to_box()
        self.status.waits(self.app.kept.words, self.app.kept.lost)
        if logged is None:
            self.status.done("")
            return
        who = logged.customer_name or "Walk-in"
        self.status.done(f"{who} · {logged.order or 'a visit without an order'}")
        for name, nearest in logged.unlisted:
            near = f" Nearest: {', '.join(nearest)}." if nearest else ""
            self.say(f"“{name}” is not on the list; kept as written.{near}")

    def action_order(self) -> None:
        """Log another order."""
        self.call_next(self._order_for_subject)

    async def _order_for_subject(self) -> None:
        with self.plainly():
            card = await self.subject_card()
            if card is not None:
                self._order(card, fresh=True)

    def _order(self, card: CustomerCard, *, fresh: bool = False) -> None:
        from frontdesk.tui.screens.dialogs.order import OrderDialog, typed

        usual = card.usual.lines if card.usual is not None and not fresh else ()
        self.app.push_screen(
            OrderDialog(
                card.customer.name,
                typed(usual),
                save=partial(self._save_order, card.customer.id),
                why=_why(card, fresh=fresh),
            )
        )

    async def _save_order(self, customer_id: int | None, order: str, pin: bool) -> None:
        await self._log(customer_id, order, pin=pin)

    def action_walk_in(self) -> None:
        """Log somebody who has no card."""
        from frontdesk.tui.screens.dialogs.order import OrderDialog

        self.app.push_screen(OrderDialog("Walk-in", "", save=partial(self._save_order, None), pinnable=False))

    def action_pin(self) -> None:
        """Pin an order as the usual."""
        self.call_next(self._pin_for_subject)

    async def _pin_for_subject(self) -> None:
        from frontdesk.desk.ordering.usuals import pinned_order
        from frontdesk.tui.screens.dialogs.order import OrderDialog, typed

        with self.plainly():
            card = await self.subject_card()
            if card is None:
                return
            seen = await self.at_desk(partial(pinned_order, customer_id=card.customer.id))
            lines = card.usual.lines if card.usual else card.last.lines if card.last else ()
            self.app.push_screen(
                OrderDialog(
                    card.customer.name,
                    typed(lines),
                    save=partial(self._save_pin, card.customer.id, seen),
                    title="Pin the usual of",
                    pinnable=False,
                )
            )

    async def _save_pin(self, customer_id: int, seen: str, order: str, _pin: bool) -> None:
        from frontdesk.desk.ordering import usuals

        await self.at_desk(partial(usuals.pin, customer_id=customer_id, order=order, seen=seen))
        self.status.done("Usual pinned")
        await self.show_again()

    def action_rate(self, happiness: str) -> None:
        """Say how the visit just logged was."""
        self.call_next(self.rate, happiness)

    async def rate(self, happiness: str) -> None:
        """Rate the visit just logged, or the open customer's visit of today."""
        from frontdesk.desk.ordering import visits

        with self.plainly():
            visit_id = await self._just_logged()
            if visit_id is None:
                self.say("There is no visit of today to rate yet.")
                return
            await self.at_desk(partial(visits.rate, visit_id=visit_id, happiness=happiness))
            words = {"+": "good", "=": "so-so", "-": "bad"}[happiness]
            bad = happiness == "-"
            self._unhappy = visit_id if bad and self.opened is None else None
            asks = f"{'f' if self.opened else 'F2'} writes down what went wrong" if bad else ""
            self.status.done(f"That visit was {words}", then=asks)
            if self.opened is not None:
                await self.open_card(self.opened)
            self.count_owed()

    async def unhappy_visit(self) -> int | None:
        """The visit that was just called bad, while nobody else has been looked for since."""
        if self.opened is not None or self.box.value or self.people.chosen or self._unhappy is None:
            return None
        return self._unhappy if await self._just_logged() == self._unhappy else None

    def happier(self) -> None:
        """What went wrong on that visit is written down."""
        self._unhappy = None

    async def _just_logged(self) -> int | None:
        if self.opened is not None:
            card = await self.read_card(self.opened)
            today = self.app.desk.clock.today() if self.app.desk else None
            return card.last.id if card.last is not None and card.last.day == today else None
        fresh = self.logged is not None and monotonic() - self._logged_at < _STILL_AT_THE_COUNTER
        return self.logged.visit_id if self.logged is not None and fresh else None

    async def undo_last(self) -> None:
        """Take back the last deed; the visit just logged is no longer the one to rate."""
        self.logged, self._unhappy = None, None
        self.status.done("")
        await super().undo_last()


def _why(card: CustomerCard, *, fresh: bool) -> str:
    if fresh:
        return ""
    if card.usual is None:
        return "No usual yet. What is it today?"
    return f"Ask: {card.usual.why_ask}."
