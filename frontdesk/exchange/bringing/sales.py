"""A visit out of a file, checked and in the form in which it waits for its customer, staff and items to be found."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

from frontdesk.clock import Clock, ImpossibleTime
from frontdesk.errors import BadInput
from frontdesk.exchange.bringing.amounts import in_minor_units
from frontdesk.words.fields import LONGEST, TooLong
from frontdesk.words.phones import read_phone

if TYPE_CHECKING:
    from datetime import date, tzinfo

    from frontdesk.records.incoming import IncomingLine, IncomingVisit
    from frontdesk.records.shop import Shop

LEEWAY = timedelta(days=1)
"""Clocks differ, and so do zones: what lies further ahead than a day is no visit yet."""


class NotYet(BadInput):
    """A visit cannot be in the future."""


SaleLine = tuple[int, str | None, str, tuple[str, ...], int | None, int | None]
"""One line of a visit: quantity, the item's id and name in the source, modifiers, price and amount in minor units."""


class Sale(NamedTuple):
    """One visit as staged; `at` is UTC, `day` the shop's day, `lines_at` the physical lines of its rows."""

    line: int
    key: str
    digest: str
    lines_at: tuple[int, ...]
    customer: str | None
    customer_name: str
    at: datetime
    day: date
    timed: bool
    staff: str | None
    staff_name: str
    branch: str
    lines: tuple[SaleLine, ...]
    total: int | None
    party_size: int | None
    happiness: str
    note: str
    next_note: str
    email: str = ""
    phone: tuple[str, str | None, str] | None = None


class Till:
    """What turns visits as a file tells them into visits of this shop: its clock and its currency."""

    def __init__(self, clock: Clock, shop: Shop) -> None:
        self._clock, self._currency, self._country = clock, shop.currency, shop.country
        self._latest = clock.now() + LEEWAY
        self._zones: dict[str, tzinfo] = {}

    def sale(self, one: IncomingVisit) -> Sale:
        """The visit of some rows.

        Raises:
            UnknownZone, ImpossibleTime, NotYet, TooLong: as their sentences say.
        """
        for what in ("note", "next_note"):
            if len(getattr(one, what)) > LONGEST:
                raise TooLong(f"the {what.replace('_', ' ')} has {len(getattr(one, what)):,} characters")
        at, day = self._moment(one)
        if at > self._latest:
            raise NotYet(f"the visit lies in the future ({one.day})")
        said = (
            one.customer_id,
            one.customer_name,
            at,
            day,
            one.at is not None,
            one.staff_id,
            one.staff,
            one.branch,
            tuple([self._line(line) for line in one.lines]),
            in_minor_units(one.total, self._currency),
            one.party_size,
            one.happiness,
            one.note,
            one.next_note,
        )
        phone = read_phone(one.customer_phone, self._country) if one.customer_phone else None
        reached = (one.customer_email, (one.customer_phone, phone.e164, phone.digits) if phone else None)
        digest = _digest((*said, *reached) if any(reached) else said)
        return Sale(one.line, one.key, digest, one.lines_at, *said, *reached)

    def _line(self, line: IncomingLine) -> SaleLine:
        price = in_minor_units(line.unit_price, self._currency)
        amount = in_minor_units(line.amount, self._currency)
        if amount is None and price is not None:
            amount = price * line.quantity
        return line.quantity, line.item_id, line.item, line.modifiers, price, amount

    def _moment(self, one: IncomingVisit) -> tuple[datetime, date]:
        """When it was, in UTC, and on which day of the shop; of a day alone the shop's first instant stands for all."""
        if one.at is None:
            return self._clock.bounds(one.day)[0], one.day
        zone = self._zone(one.zone or self._clock.zone)
        try:
            at = datetime.combine(one.day, one.at, zone).astimezone(UTC)
            return at, self._clock.day_of(at)
        except OverflowError:
            raise ImpossibleTime(f"There is no such time as {one.day} {one.at}.") from None

    def _zone(self, name: str) -> tzinfo:
        if name not in self._zones:
            self._zones[name] = _offset(name) or ZoneInfo(Clock(zone=name).zone)
        return self._zones[name]


def _offset(name: str) -> tzinfo | None:
    """A zone that is told by its hours: "+02:00"."""
    with suppress(ValueError):
        return datetime.strptime(name, "%z").tzinfo if name[0] in "+-" else None
    return None


def _digest(said: tuple[object, ...]) -> str:
    return blake2b(repr(said).encode("utf-8", "surrogatepass"), digest_size=10).hexdigest()
