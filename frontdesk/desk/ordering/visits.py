"""Visits: the usual in two keys, another order, a walk-in, and how it was."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from frontdesk.desk.lookup import NoSuchCustomer
from frontdesk.desk.ordering import orders, usuals
from frontdesk.desk.ordering.written import together
from frontdesk.errors import BadInput, NothingFound
from frontdesk.records.deeds import Done
from frontdesk.records.habits import signature
from frontdesk.records.order_lines import OrderLine, in_full
from frontdesk.records.orders import Happiness, Logged, NewVisit
from frontdesk.store.orders import visits
from frontdesk.store.people import customers
from frontdesk.words.fields import field

if TYPE_CHECKING:
    from datetime import date, datetime

    from sqlmodel import Session

    from frontdesk.desk.desk import Desk
    from frontdesk.records.orders import Usual, Visit

LARGEST_PARTY = 999


class NoUsual(BadInput):
    """There is no usual to log yet."""

    hint = 'Say what it was with --order "1 flat white", or in the counter with o.'


class NotInTheFuture(BadInput):
    """A visit cannot be in the future."""


class NoSuchVisit(NothingFound):
    """There is no such visit."""


class UnknownHappiness(BadInput):
    """Happiness is one of + = -."""


@dataclass(frozen=True, slots=True)
class Remarks:
    """What may be said about a visit when it is logged."""

    happiness: str = ""
    note: str = ""
    next_note: str = ""
    branch: str = ""
    party_size: int | None = None


def log(
    desk: Desk,
    customer_id: int | None,
    order: str | None = None,
    *,
    at: datetime | None = None,
    remarks: Remarks = Remarks(),
    pin: bool = False,
) -> Logged:
    """Log a visit: this order, or the usual when no order is given; of a customer, or of a walk-in (None).

    Args:
        desk: who logs it, and where.
        customer_id: the customer, None for a walk-in.
        order: as people type it; empty text is a visit of which no order is known.
        at: aware; now unless given.
        remarks: happiness, notes, branch and party.
        pin: make a customer's order their usual as well, in the same action, so that one undo takes back both.

    Raises:
        NoUsual: no order was given and there is no usual.
        UnreadableOrder, NotInTheFuture, UnknownHappiness, NoSuchCustomer, TooLong: as their sentences say.
    """
    said = _checked(remarks)
    deed = desk.deed("visit.log", "Visit logged" if customer_id else "Walk-in logged")
    when = at or deed.at
    if when > deed.at:
        raise NotInTheFuture(f"{desk.clock.local(when):%Y-%m-%d %H:%M} is in the future.")
    with desk.store.writing(deed) as work:
        name = _name(work.session, customer_id)
        usual = _usual(desk, work.session, customer_id, when, said.party_size)
        lines, unlisted = _lines(work.session, customer_id, order, usual)
        new = NewVisit(
            at=when,
            customer_id=customer_id,
            lines=lines,
            staff_id=deed.staff_id,
            total=orders.total(lines),
            happiness=said.happiness,
            note=said.note,
            next_note=said.next_note,
            branch=said.branch,
            party_size=said.party_size,
            usual_taken=taken(usual, lines),
        )
        visit_id = visits.add(work, new, desk.clock.day_of(when))
        if pin and customer_id is not None and lines:
            usuals.pin_in(work, customer_id, lines)
        return Logged(visit_id, work.begin(), in_full(lines), name, unlisted)


def _name(session: Session, customer_id: int | None) -> str:
    if customer_id is None:
        return ""
    found = customers.living_name(session, customer_id)
    if found is None:
        raise NoSuchCustomer(f"There is no customer {customer_id}.")
    return found


def _usual(desk: Desk, session: Session, customer_id: int | None, at: datetime, party: int | None) -> Usual | None:
    if customer_id is None:
        return None
    latest = visits.of_customer(session, customer_id, usuals.LOOKED_AT)
    return usuals.usual_in(desk, session, customer_id, latest, at, party)


def _lines(
    session: Session, customer_id: int | None, order: str | None, usual: Usual | None
) -> tuple[tuple[OrderLine, ...], orders.Unlisted]:
    if order is not None:
        return orders.read(session, order) if order.strip() else ((), ())
    if customer_id is None:
        return (), ()
    if usual is None:
        raise NoUsual
    return tuple(
        OrderLine(line.quantity, line.name, line.modifiers, line.item_id, line.price, _amount(line))
        for line in usual.lines
    ), ()


def taken(usual: Usual | None, lines: tuple[OrderLine, ...]) -> bool | None:
    """Whether they had what the desk was sure of, which is how it learns whether to trust itself.

    None where it was sure of nothing, and where nobody knows what they had.
    """
    if not lines or usual is None or usual.ask:
        return None
    return signature(usual.lines) == signature(lines)


def _amount(line: OrderLine) -> int | None:
    return None if line.price is None else line.price * line.quantity


def _checked(remarks: Remarks) -> Remarks:
    if remarks.happiness and remarks.happiness not in set(Happiness):
        raise UnknownHappiness(f"“{remarks.happiness}” is no happiness; it is one of + = -.")
    if remarks.party_size is not None and not 0 < remarks.party_size <= LARGEST_PARTY:
        raise BadInput(f"A party has 1 to {LARGEST_PARTY} people.")
    return Remarks(
        remarks.happiness,
        field(remarks.note, "note"),
        field(remarks.next_note, "note for the next visit"),
        field(remarks.branch, "branch"),
        remarks.party_size,
    )


def rate(desk: Desk, visit_id: int, happiness: str) -> Done:
    """Say how a visit was: + = or -.

    Raises:
        UnknownHappiness, NoSuchVisit: as their sentences say.
    """
    if happiness not in set(Happiness):
        raise UnknownHappiness(f"“{happiness}” is no happiness; it is one of + = -.")
    return change(desk, visit_id, happiness=happiness, label="Visit rated")


def change(
    desk: Desk,
    visit_id: int,
    *,
    order: str | None = None,
    label: str = "Visit changed",
    seen: Visit | None = None,
    **values: Any,
) -> Done:
    """Change a visit: its order as people type it, its time (`at`, aware), note, next_note, happiness, customer_id.

    Raises:
        TwoVersions: another till changed its order or note since it was `seen`; nothing was overwritten.
        NoSuchVisit: it is not there, or was taken out.
        UnreadableOrder, NotInTheFuture, TooLong: as their sentences say.
    """
    texts: dict[str, str] = {
        name: field(values[name], name.replace("_", " ")) for name in ("note", "next_note") if name in values
    }
    if "at" in values:
        if values["at"] > desk.clock.now():
            raise NotInTheFuture
        values["day"] = desk.clock.day_of(values["at"])
    with desk.store.writing(desk.deed("visit.change", label)) as work:
        now, beside = visits.read(work.session, visit_id), ""
        if now is None:
            raise NoSuchVisit(f"There is no visit {visit_id}.")
        if seen is not None:
            typed = texts if order is None else {**texts, "order": order}
            mine, beside = together(desk, work, (seen, now), typed, partial(_change_again, now, label))
            order, texts = mine.pop("order", None), mine
        lines = None if order is None else orders.read(work.session, order)[0]
        if lines is not None:
            values["total"] = orders.total(lines)
        visits.change(work, visit_id, lines, **(values | texts))
        return Done(visit_id, work.action_id, beside)


def _change_again(now: Visit, label: str, desk: Desk, kept: dict[str, Any]) -> Done:
    return change(desk, now.id, label=label, seen=now, **kept)


def remove(desk: Desk, visit_id: int) -> Done:
    """Take a visit out; undo brings it back.

    Raises:
        NoSuchVisit: it is not there.
    """
    with desk.store.writing(desk.deed("visit.remove", "Visit taken out")) as work:
        if not visits.remove(work, visit_id):
            raise NoSuchVisit(f"There is no visit {visit_id}.")
        return Done(visit_id, work.action_id)


def of_day(desk: Desk, day: date | None = None) -> list[Visit]:
    """The visits of a shop day, today unless given, newest first."""
    with desk.store.reading() as session:
        return visits.of_day(session, day or desk.clock.today())


def of_customer(desk: Desk, customer_id: int, limit: int = 50) -> list[Visit]:
    """A customer's latest visits, newest first."""
    with desk.store.reading() as session:
        return visits.of_customer(session, customer_id, limit)
