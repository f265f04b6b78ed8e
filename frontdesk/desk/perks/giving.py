"""Giving what is due, and setting right how many visits count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.desk.owners import customer_in
from frontdesk.desk.perks.defining import UnusableNumber, read_in
from frontdesk.desk.perks.noticing import DEFAULT_CAP, capped, now_in
from frontdesk.errors import NotAllowed
from frontdesk.records.deeds import Done
from frontdesk.records.voices import Given
from frontdesk.store.orders import visits
from frontdesk.store.promises import perks
from frontdesk.words.fields import field
from frontdesk.words.phrases import count

if TYPE_CHECKING:
    from datetime import date

    from sqlmodel import Session

    from frontdesk.desk.desk import Desk
    from frontdesk.records.people import Customer
    from frontdesk.records.promises import Reward

_MOST_STAMPS = 10_000


class NothingDue(NotAllowed):
    """No perk is due to this customer now."""

    hint = "If a visit was forgotten, log it or correct their stamps."


class CapReached(NotAllowed):
    """This customer has had that as often as a year allows."""

    hint = "Raise the perk's cap if it was meant to be more."


def give(desk: Desk, customer_id: int, perk_id: int | None = None) -> Given:
    """Give a customer a perk that is due, the rarest first unless one is named; once for each occasion.

    Raises:
        NothingDue: none is due, or not the one that is named.
        CapReached: one would be, but they have had it as often as a year allows.
        NoSuchCustomer, NoSuchPerk: as their sentences say.
    """
    with desk.store.writing(desk.deed("perk.give", "Perk given")) as work:
        customer = customer_in(work.session, customer_id)
        if perk_id is not None:
            read_in(work.session, perk_id)
        due = [each for each in now_in(desk, work.session, customer).due if perk_id in {None, each.perk_id}]
        if not due:
            raise _refusal(desk, work.session, customer, perk_id)
        reward = perks.reward(work, customer.id, due[0], desk.clock.today())
        return Given(reward, work.begin(), due[0].what)


def correct(desk: Desk, customer_id: int, number: int, why: str = "") -> Done:
    """Let so many more visits count for a customer's perks than were logged, or fewer when `number` is negative.

    Raises:
        UnusableNumber: it is nought, absurd, or would leave less than none.
        NoSuchCustomer, TooLong: as their sentences say.
    """
    if not 0 < abs(number) <= _MOST_STAMPS:
        raise UnusableNumber(f"A correction is a number of visits from 1 to {_MOST_STAMPS:,}, or as many fewer.")
    reason = field(why, "reason")
    with desk.store.writing(desk.deed("perk.correct", "Stamps corrected")) as work:
        customer = customer_in(work.session, customer_id)
        counted = visits.sums_of(work.session, customer.id)[0] + perks.corrections(work.session, customer.id)
        if counted + number < 0:
            raise UnusableNumber(f"There are no {-number:,} to take off: {count(counted, 'visit')} so far.")
        return Done(perks.correct(work, customer.id, number, reason), work.action_id)


def rewards(
    desk: Desk, customer_id: int | None = None, start: date | None = None, end: date | None = None
) -> tuple[Reward, ...]:
    """What was given, newest first: to one customer or to all, on shop days from `start` to `end`, both included.

    Raises:
        NoSuchCustomer: there is nobody of this id.
    """
    with desk.store.reading() as session:
        who = customer_in(session, customer_id).id if customer_id is not None else None
        return perks.rewards(session, who, start, end)


def _refusal(desk: Desk, session: Session, customer: Customer, perk_id: int | None) -> NotAllowed:
    """Why nothing is given: because nothing is due, or because the cap is reached."""
    for perk in perks.everything(session):
        if perk_id in {None, perk.id} and capped(desk, session, customer, perk):
            times = count(perk.cap or DEFAULT_CAP, "time")
            return CapReached(f"{customer.name} has had this perk {times} within a year, which is its cap.")
    return NothingDue(f"No perk is due to {customer.name} now.")
