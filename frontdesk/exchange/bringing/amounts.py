"""Money out of a file, in the smallest unit of the shop's currency."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from frontdesk.desk.ordering.items import minor_units
from frontdesk.records.incoming import MinorUnits

HIGHEST = 10**12


@lru_cache(maxsize=4_096, typed=True)
def in_minor_units(amount: Decimal | None, currency: str) -> int | None:
    """An amount in whole units of the currency as cents; None where there is none, or more than anybody charges.

    What is finer than a cent is rounded: a price for each of three may well be a third of something.
    """
    if amount is None or abs(amount) > HIGHEST:
        return None
    if isinstance(amount, MinorUnits):
        return int(amount)
    return int((amount * _units(currency)).to_integral_value(ROUND_HALF_UP))


@lru_cache(maxsize=16)
def _units(currency: str) -> int:
    return minor_units("1", currency) or 1
