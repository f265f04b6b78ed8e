"""The shop's own settings, which live in its database and are the same at every till."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shop:
    """What is true for the whole shop.

    `zone` is an IANA name, `day_ends` "HH:MM" in it (03:00 lets the evening run past midnight); `currency` is an ISO
    4217 code, `country` an ISO 3166 code by which phone numbers are read; `opening_days` are weekday numbers,
    Monday 0.

    The standards of a complaint: the first step within `first_action_days` opening days (0 is the same day), closed
    within `close_days`, and solved at first contact when closed within `first_contact_minutes`. What staff may give
    to make good without asking: `make_good_each` at a time and `make_good_month` in a month, in minor units.

    Whoever has been silent for more than `retention_months` is listed by `retain`; 0 is no such limit.

    Where PINs are in use, a counter that nobody touched for `idle_lock` minutes asks for one again; 0 is never.
    """

    name: str = "My shop"
    zone: str = "UTC"
    day_ends: str = "00:00"
    currency: str = "EUR"
    country: str = "DE"
    trade: str = "café"
    opening_days: tuple[int, ...] = (0, 1, 2, 3, 4, 5, 6)
    first_action_days: int = 0
    close_days: int = 3
    first_contact_minutes: int = 10
    make_good_each: int = 1_000
    make_good_month: int = 15_000
    retention_months: int = 0
    idle_lock: int = 5
