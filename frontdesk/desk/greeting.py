"""The card: everything the counter shows about one person, the sentence to say first."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from frontdesk.desk.lookup import NoSuchCustomer
from frontdesk.desk.ordering.usuals import usual_in
from frontdesk.desk.rhythm.own import rhythm_words, weeks
from frontdesk.desk.saying import sentence
from frontdesk.records.people import CustomerCard
from frontdesk.store import customers, links, remarks, visits
from frontdesk.words.phrases import ahead, ordinal, short_date

if TYPE_CHECKING:
    from sqlmodel import Session

    from frontdesk.desk.desk import Desk

_LATEST = 40
_SPARK = timedelta(weeks=52)
_ROUND = 50
_NEAR_ROUND = 3
_NEAR_DAYS = 7


def card(desk: Desk, customer_id: int) -> CustomerCard:
    """All about one customer, as the counter shows it now.

    Raises:
        NoSuchCustomer: there is nobody of this id.
    """
    with desk.store.reading() as session:
        return card_in(desk, session, customer_id)


def card_in(desk: Desk, session: Session, customer_id: int) -> CustomerCard:
    """The same within an open session; a merged customer's card is that of whoever took them over."""
    kept = customers.kept_as(session, customer_id)
    found = customers.read(session, kept) if kept else None
    if found is None:
        raise NoSuchCustomer(f"There is no customer {customer_id}.")
    now, today = desk.clock.now(), desk.clock.today()
    latest = visits.of_customer(session, found.id, _LATEST)
    days = visits.days_of(session, found.id, today - _SPARK)
    usual = usual_in(desk, session, found.id, latest, now)
    cues = remarks.read(session, "cue", found.id)
    count, first = visits.sums_of(session, found.id)
    here = bool(latest and latest[0].day == today)
    return CustomerCard(
        customer=found,
        say=sentence(found, desk.clock.part_of_day(now), usual, latest, cues, been_here_today=here),
        cues=cues,
        links=links.read(session, found.id),
        preferences=remarks.read(session, "preference", found.id),
        allergies=remarks.read(session, "allergy", found.id),
        usual=usual,
        last=latest[0] if latest else None,
        visits=count,
        first_visit=first,
        rhythm=rhythm_words(days),
        weeks=weeks(days, today),
        next_notes=tuple(visit.next_note for visit in latest[:1] if visit.next_note),
        next=_next(count, found.birthday, today),
    )


def _next(visits_so_far: int, birthday: str, today: date) -> str:
    """What is just ahead: a round visit, a birthday within a week; empty when nothing is."""
    ahead_words = []
    to_go = _ROUND - visits_so_far % _ROUND
    if visits_so_far and to_go <= _NEAR_ROUND:
        following = f"in {to_go}" if to_go > 1 else "with this one"
        ahead_words.append(f"{ordinal(visits_so_far + to_go)} visit {following}")
    day = next_birthday(birthday, today)
    if day is not None and (day - today).days <= _NEAR_DAYS:
        when = "today" if day == today else f"{short_date(day, today)}, {ahead(day, today)}"
        ahead_words.append(f"birthday {when}")
    return " · ".join(ahead_words)


def next_birthday(birthday: str, today: date) -> date | None:
    """The next day on which a birthday ("1990-04-22" or "--04-22") is kept; the 29th of February on the 28th."""
    try:
        month, day = (int(part) for part in birthday.removeprefix("--").split("-")[-2:])
        for year in (today.year, today.year + 1):
            leap_day = (month, day) == (2, 29) and not _is_leap(year)
            kept = date(year, month, 28 if leap_day else day)
            if kept >= today:
                return kept
    except ValueError:
        return None
    return None


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
