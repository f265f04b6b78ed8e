"""The card: everything the counter shows about one person, the sentence to say first."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from frontdesk.desk import ahead, perks
from frontdesk.desk.listening import panels, recovery, tells
from frontdesk.desk.ordering.usuals import usual_in
from frontdesk.desk.owners import customer_in
from frontdesk.desk.promising import dates as key_dates
from frontdesk.desk.promising import followups
from frontdesk.desk.rhythm.own import rhythm_words, weeks
from frontdesk.desk.saying import sentence
from frontdesk.records.people import CustomerCard
from frontdesk.store.orders import visits
from frontdesk.store.people import links, remarks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlmodel import Session

    from frontdesk.desk.desk import Desk
    from frontdesk.records.orders import Usual
    from frontdesk.records.voices import Recovery

_LATEST = 40
_SPARK = timedelta(weeks=52)


def card(desk: Desk, customer_id: int) -> CustomerCard:
    """All about one customer, as the counter shows it now.

    Raises:
        NoSuchCustomer: there is nobody of this id.
    """
    with desk.store.reading() as session:
        return card_in(desk, session, customer_id)


def card_in(desk: Desk, session: Session, customer_id: int) -> CustomerCard:
    """The same within an open session; a merged customer's card is that of whoever took them over."""
    known = _known(desk, session, CustomerCard(customer_in(session, customer_id), ""))
    owed = _owed(desk, session, known)
    here = bool(owed.last and owed.last.day == desk.clock.today())
    part = desk.clock.part_of_day(desk.clock.now())
    return replace(owed, say=sentence(owed, part, been_here_today=here, trade=desk.shop.trade))


def _known(desk: Desk, session: Session, card: CustomerCard) -> CustomerCard:
    """What is known about them, and what their visits say."""
    who, now, today = card.customer.id, desk.clock.now(), desk.clock.today()
    latest = visits.of_customer(session, who, _LATEST)
    last = latest[0].day if latest else today
    days = visits.days_of(session, who, last - min(_SPARK, last - last.min))
    count, first = visits.sums_of(session, who)
    recoveries = recovery.recoveries_in(desk, session, who)
    return replace(
        card,
        cues=remarks.read(session, "cue", who),
        links=links.read(session, who),
        preferences=remarks.read(session, "preference", who),
        allergies=remarks.read(session, "allergy", who),
        usual=_carefully(usual_in(desk, session, who, latest, now), recoveries),
        last=latest[0] if latest else None,
        latest=tuple(latest),
        visits=count,
        first_visit=first,
        rhythm=rhythm_words(days, today),
        weeks=weeks(days, today),
        next_notes=tuple(visit.next_note for visit in latest[:1] if visit.next_note),
        recoveries=recoveries,
    )


def _owed(desk: Desk, session: Session, card: CustomerCard) -> CustomerCard:
    """What the shop owes them: answers, promises, perks."""
    who = card.customer
    promises = followups.waiting_for(desk, session, who.id)
    dates = key_dates.in_(session, who.id)
    came, today = card.last.day if card.last else None, desk.clock.today()
    earned = perks.of_in(desk, session, who, card.visits, card.first_visit, card.latest)
    return replace(
        card,
        tells=tells.tells_in(desk, session, who.id),
        asks=panels.asks_in(session, who.id),
        promises=promises,
        dates=dates,
        perks=earned.due,
        next=ahead.words(promises, dates, earned, visits=card.visits, birthday=who.birthday, today=today, came=came),
    )


def _carefully(usual: Usual | None, recoveries: Sequence[Recovery]) -> Usual | None:
    """As long as nobody has said sorry, nothing is taken for granted: the usual is asked about."""
    if usual is None or usual.ask or all(recovery.said for recovery in recoveries):
        return usual
    return replace(usual, ask=True, why_ask="something went wrong lately")
