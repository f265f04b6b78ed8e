"""What the shop sells and what people had: items, usuals and visits."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime

    from frontdesk.records.order_lines import OrderLine


class Happiness(StrEnum):
    """How a visit was, in one key."""

    GOOD = "+"
    SO_SO = "="
    BAD = "-"


@dataclass(frozen=True, slots=True)
class Item:
    """Something the shop sells. `price` is in minor units of the shop's currency (cents)."""

    id: int
    name: str
    price: int | None = None
    category: str = ""
    active: bool = True
    replaced_by: int | None = None
    version: int = 1
    usuals: int = 0


class Strength(StrEnum):
    """How sure the desk is of a usual."""

    PINNED = "pinned"
    STRONG = "strong"
    WEAK = "weak"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Usual:
    """What somebody always has, with the evidence for it.

    `ask` says that it must be asked, not assumed; `why_ask` says why in a few words.
    """

    lines: tuple[OrderLine, ...]
    strength: Strength
    evidence: str = ""
    ask: bool = False
    why_ask: str = ""
    label: str = ""
    holds: str = "always"
    id: int | None = None
    pinned_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Visit:
    """One visit of a customer's, or of a walk-in's (`customer_id` None).

    `at` is UTC; `day` is the shop's own day; `timed` is False when only the day is known. `total` is in minor units.
    """

    id: int
    at: datetime
    day: date
    customer_id: int | None = None
    customer_name: str = ""
    timed: bool = True
    staff: str = ""
    branch: str = ""
    lines: tuple[OrderLine, ...] = ()
    party_size: int | None = None
    happiness: str = ""
    note: str = ""
    next_note: str = ""
    total: int | None = None
    version: int = 1


@dataclass(frozen=True, slots=True)
class NewVisit:
    """A visit to be logged; `at` is aware, `staff_id` who served.

    `usual_taken` says whether they had the usual that the desk was sure of; None where it was not sure of any.
    """

    at: datetime
    customer_id: int | None = None
    lines: tuple[OrderLine, ...] = ()
    staff_id: int | None = None
    branch: str = ""
    party_size: int | None = None
    happiness: str = ""
    note: str = ""
    next_note: str = ""
    total: int | None = None
    timed: bool = True
    usual_taken: bool | None = None


@dataclass(frozen=True, slots=True)
class Logged:
    """What came of logging a visit: its id, the action that takes it back, and the words nobody sells.

    `unlisted` pairs each line that is kept as written with the nearest items' names.
    """

    visit_id: int
    action_id: int
    order: str
    customer_name: str = ""
    unlisted: tuple[tuple[str, tuple[str, ...]], ...] = ()
