"""Make-goods: what anybody at the counter may give after the shop failed, up to the budget."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from frontdesk.desk.desk import OWNER
from frontdesk.desk.listening.inbox import shown, there
from frontdesk.desk.ordering.items import price_words
from frontdesk.desk.owners import owner_of
from frontdesk.errors import BadInput, NotAllowed
from frontdesk.records.voices import Budget, Given
from frontdesk.store.voices import make_goods
from frontdesk.words.fields import filled
from frontdesk.words.folding import folded

if TYPE_CHECKING:
    from sqlmodel import Session

    from frontdesk.desk.desk import Desk
    from frontdesk.records.voices import MakeGood
    from frontdesk.store.unit import Work

MOST_AT_ONCE = 10**12

NEVER_SAID = "something"
"""What anybody but the owner is told was given for a complaint about a member of the team."""

_NO_OWNER = "Nobody on the team is the owner yet: `frontdesk team add NAME --role owner`, or raise the budget."


class OverBudget(NotAllowed):
    """That is more than staff may give without asking; nothing was written."""

    hint = "The owner may give it, as whoever is at the till: F9 at the counter, --by in a command."


class UngivableAmount(BadInput):
    """Nobody can give that much, or less than nothing."""

    hint = "Type what it cost, such as 3.50."


class SomebodyElses(BadInput):
    """That feedback is another customer's."""


def give(
    desk: Desk, what: str, *, amount: int | None = None, customer_id: int | None = None, feedback_id: int | None = None
) -> Given:
    """Write down what was given to make good; `amount` in minor units, None when it cost nothing worth counting.

    It belongs to the feedback's customer unless another is named for feedback that is anonymous.

    Raises:
        OverBudget: it costs more than staff may give at a time, or than is left of the month; the owner may.
        NoSuchFeedback, NoSuchCustomer, SomebodyElses, UngivableAmount, MissingText, TooLong: as their sentences say.
    """
    given = filled(what, "make-good")
    if amount is not None and not 0 <= amount <= MOST_AT_ONCE:
        raise UngivableAmount
    deed, sees_all = desk.deed("makegood.add", "Make-good given"), desk.sees_all
    with desk.store.writing(deed) as work:
        customer = _whose(work, customer_id, feedback_id, sees_all=sees_all)
        day = desk.clock.day_of(deed.at)
        over = _reason_against(_budget(desk, work.session, day), amount or 0, desk.shop.currency)
        if over and not _owner(desk):
            raise OverBudget(over, hint=_NO_OWNER if desk.owner else "")
        made = make_goods.add(
            work,
            what=given,
            amount=amount,
            day=day,
            customer_id=customer,
            feedback_id=feedback_id,
            over_budget=bool(over),
        )
        return Given(made, work.begin(), given, _budget(desk, work.session, day))


def listed(
    desk: Desk, start: date | None = None, end: date | None = None, *, customer_id: int | None = None
) -> tuple[MakeGood, ...]:
    """What was given on the shop days from `start` to `end`, both included, to one customer or to all; newest first.

    For what it was given stays the owner's to know where that was a complaint about a member of the team.

    Raises:
        NoSuchCustomer: there is nobody of this id.
    """
    with desk.store.reading() as session:
        given = make_goods.listed(session, start, end, _kept(session, customer_id))
        if desk.sees_all:
            return given
        hidden = make_goods.of_complaints_about_staff(session, given)
    return tuple(replace(each, what=NEVER_SAID, feedback_id=None) if each.id in hidden else each for each in given)


def budget(desk: Desk) -> Budget:
    """What staff may give without asking, and what this calendar month's shop days have cost."""
    with desk.store.reading() as session:
        return _budget(desk, session, desk.clock.today())


def _budget(desk: Desk, session: Session, day: date) -> Budget:
    first = day.replace(day=1)
    next_first = (first + timedelta(days=31)).replace(day=1)
    spent = make_goods.spent(session, first, next_first - timedelta(days=1))
    return Budget(desk.shop.make_good_each, desk.shop.make_good_month, spent)


def _reason_against(budget: Budget, amount: int, currency: str) -> str:
    """Why staff may not give so much; empty when they may."""

    def money(units: int) -> str:
        return f"{price_words(units, currency)} {currency}"

    if amount > budget.each:
        return f"{money(amount)} is more than staff may give at a time ({money(budget.each)}); nothing was written."
    if amount > budget.left:
        return (
            f"{money(amount)} is more than is left of this month's {money(budget.month)} "
            f"({money(budget.left)}); nothing was written."
        )
    return ""


def _owner(desk: Desk) -> bool:
    """Whether the owner gives. It takes one by name, also where nobody has that role: a budget nobody keeps is none."""
    return desk.staff is not None and folded(desk.staff.role) == OWNER and desk.owner


def _whose(work: Work, customer_id: int | None, feedback_id: int | None, *, sees_all: bool) -> int | None:
    """Whom it is given to. A complaint about staff is no secret where it is made good from its customer's own card."""
    named = _kept(work.session, customer_id)
    if feedback_id is None:
        return named
    found = there(work.session, feedback_id)
    theirs = named is not None and named == found.customer_id
    shown(found, to=sees_all or theirs or found.heard_by_id == work.deed.staff_id)
    if None not in (named, found.customer_id) and named != found.customer_id:
        raise SomebodyElses(f"Feedback {feedback_id} is not this customer's.")
    return found.customer_id if named is None else named


def _kept(session: Session, customer_id: int | None) -> int | None:
    if customer_id is None:
        return None
    return owner_of(session, customer_id)
