"""What the customer at the counter has earned, and what is just ahead of them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from frontdesk.desk.owners import customer_in
from frontdesk.desk.perks.earning import Standing, ahead_of, earned
from frontdesk.records.promises import Perk, PerkDue, PerkKind, Perks
from frontdesk.store.orders import visits as visits_made
from frontdesk.store.promises import perks

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from sqlmodel import Session

    from frontdesk.desk.desk import Desk
    from frontdesk.records.orders import Visit
    from frontdesk.records.people import Customer
    from frontdesk.records.promises import Reward

DEFAULT_CAP = 12
"""So often in a year one customer may have a perk that names no cap: indulge, but never overdo."""

CAPPED_OVER = timedelta(days=365)
_RAREST_FIRST = (PerkKind.BIRTHDAY, PerkKind.ANNIVERSARY, PerkKind.FRIEND, PerkKind.EVERY, PerkKind.FROM)


def of(desk: Desk, customer_id: int) -> Perks:
    """What a customer has earned now and was not given, and what is just ahead.

    Raises:
        NoSuchCustomer: there is nobody of this id.
    """
    with desk.store.reading() as session:
        return now_in(desk, session, customer_in(session, customer_id))


def of_in(
    desk: Desk,
    session: Session,
    customer: Customer,
    visits: int,
    first_visit: datetime | None,
    latest: Sequence[Visit],
) -> Perks:
    """The same within an open session, from what a card has read already.

    `visits` is how many they made, `latest` those made last, newest first. The visit that is being made counts; who
    has been here today is making that one. What the cap of a perk forbids is not due.
    """
    there = perks.everything(session)
    if not there:
        return Perks()
    standing = standing_of(desk, session, customer, there, (visits, first_visit, latest))
    given = perks.rewards(session, customer.id)
    due: list[PerkDue] = []
    words: list[str] = []
    for perk in sorted(there, key=lambda each: (_RAREST_FIRST.index(each.kind), each.id)):
        left = (perk.cap or DEFAULT_CAP) - had(given, perk, standing.today)
        if left <= 0:
            continue
        open_ones = not_given(session, perk, standing, given)[:left]
        due += open_ones
        words += filter(None, [ahead_of(perk, standing)] if not open_ones else [])
    return Perks(tuple(due), tuple(words))


def now_in(desk: Desk, session: Session, customer: Customer) -> Perks:
    """The same, read from the beginning."""
    return of_in(desk, session, customer, *_seen(session, customer))


def capped(desk: Desk, session: Session, customer: Customer, perk: Perk) -> bool:
    """Whether only its cap keeps a perk from being due."""
    standing = standing_of(desk, session, customer, [perk], _seen(session, customer))
    given = perks.rewards(session, customer.id)
    return bool(not_given(session, perk, standing, given)) and had(given, perk, standing.today) >= (
        perk.cap or DEFAULT_CAP
    )


def standing_of(
    desk: Desk,
    session: Session,
    customer: Customer,
    there: Sequence[Perk],
    seen: tuple[int, datetime | None, Sequence[Visit]],
) -> Standing:
    """What these perks of a customer's are worked out from; `seen`: how many visits, the first, the latest ones."""
    made, first, latest = seen
    today, kinds = desk.clock.today(), {perk.kind for perk in there}
    stamps = made + perks.corrections(session, customer.id)
    counting = [perk.id for perk in there if perk.kind == PerkKind.EVERY and perk.since]
    here = bool(latest) and latest[0].day == today
    return Standing(
        today=today,
        stamps=stamps,
        reached=stamps if here else stamps + 1,
        birthday=customer.birthday,
        first_day=desk.clock.day_of(first) if first else None,
        begun=perks.begun(session, customer.id, counting) if counting else {},
        friends=perks.friends(session, customer.id) if PerkKind.FRIEND in kinds else (),
    )


def not_given(session: Session, perk: Perk, standing: Standing, given: Sequence[Reward]) -> list[PerkDue]:
    """The occasions of a perk that are due and of which nothing was given yet."""
    used = {reward.occasion for reward in given if reward.perk_id == perk.id}
    if perk.kind == PerkKind.FRIEND:
        used = perks.kept_friends(session, used)
    return [due for due in earned(perk, standing) if due.occasion not in used]


def had(given: Sequence[Reward], perk: Perk, today: date) -> int:
    """How often a perk was given within the year before this day."""
    return sum(reward.perk_id == perk.id and reward.day > today - CAPPED_OVER for reward in given)


def _seen(session: Session, customer: Customer) -> tuple[int, datetime | None, Sequence[Visit]]:
    made, first = visits_made.sums_of(session, customer.id)
    return made, first, visits_made.of_customer(session, customer.id, 1)
