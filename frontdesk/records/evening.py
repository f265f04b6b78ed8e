"""What the owner looks at in the evening, beyond the counted figures: who is missing, who came back, and when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from frontdesk.records.reports import Happiness, Review, share_of

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class EmptyChair:
    """A regular who should have come and did not.

    `evidence` says it in words ("every 3–4 days, silent for 19"). `unusual` is the silence in long gaps of their own.
    `worth` is what they are worth a month in minor units, None where their orders have no prices; `visits_a_month` is
    the same in visits. `last_feedback` is the last thing they said, in few words.
    """

    id: int
    name: str
    gap_days: float
    silent_days: int
    unusual: float
    last_visit: date
    evidence: str = ""
    usual: str = ""
    visits_a_month: float = 0.0
    worth: int | None = None
    last_feedback: str = ""


@dataclass(frozen=True, slots=True)
class Chairs:
    """The regulars at the end of a span: how many keep to their rhythm, should have come and did not, count as lapsed.

    `seen` is how many of all these came in the span.
    """

    seen: int = 0
    kept: int = 0
    empty: int = 0
    lapsed: int = 0


@dataclass(frozen=True, slots=True)
class CameBack:
    """A regular who came again in the span after an empty chair; `after` is what the shop did before, if anything."""

    id: int
    name: str
    day: date
    silent_days: int
    gap_days: float
    after: str = ""


@dataclass(frozen=True, slots=True)
class HappinessOf:
    """How visits were that a member of staff served, or that had an item."""

    id: int | None
    name: str
    happiness: Happiness


@dataclass(frozen=True, slots=True)
class Hour:
    """How many visits fell on an hour of a weekday (Monday 0) of the shop's clock."""

    weekday: int
    hour: int
    visits: int


@dataclass(frozen=True, slots=True)
class Cohort:
    """Those whose first visit was in one calendar month; `back` counts who came in that month and each one after."""

    month: date
    people: int
    back: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Loyalty:
    """How many customers came again within a while, and how many of them to the same person.

    The `customers` came from `start` to `end`: long enough ago that each had the whole while to come again. Of
    those who came `again`, both visits of `served` say who served them. The while is of `days` days.
    """

    customers: int = 0
    again: int = 0
    same_person: int = 0
    served: int = 0
    start: date | None = None
    end: date | None = None
    days: int = 60

    @property
    def again_share(self) -> float | None:
        """The share that came back to the shop, None under ten customers."""
        return share_of(self.again, self.customers)

    @property
    def same_person_share(self) -> float | None:
        """Of those who came back and were served by somebody named, the share of the same person; None under ten."""
        return share_of(self.same_person, self.served)


@dataclass(frozen=True, slots=True)
class Sureness:
    """How often the usual that the desk was sure of was what they had."""

    offered: int = 0
    taken: int = 0

    @property
    def share(self) -> float | None:
        """The share that was right, None under ten."""
        return share_of(self.taken, self.offered)


@dataclass(frozen=True, slots=True)
class ItemTrend:
    """How often an item was ordered in a span and in the one before, and how many regulars have it as their usual."""

    id: int
    name: str
    now: int
    before: int
    regulars: int = 0


@dataclass(frozen=True, slots=True)
class Evening:
    """The owner's look back on a span of shop days: the figures, and the people behind them.

    `regulars` came in the span; `lapsed` is how many regulars count as lapsed by its end, and `chairs` how those of all
    stand then: there can be more empty ones than `empty_chairs` names. `days` holds each day's visits, those without
    any left out, `hours` the weekday-and-hour map of the visits whose time is known.
    """

    review: Review
    regulars: int = 0
    regulars_before: int = 0
    lapsed: int = 0
    chairs: Chairs = Chairs()
    empty_chairs: tuple[EmptyChair, ...] = ()
    came_back: tuple[CameBack, ...] = ()
    by_staff: tuple[HappinessOf, ...] = ()
    by_item: tuple[HappinessOf, ...] = ()
    days: tuple[tuple[date, int], ...] = ()
    hours: tuple[Hour, ...] = ()
    cohorts: tuple[Cohort, ...] = ()
    loyalty: Loyalty = Loyalty()
    usual: Sureness = Sureness()
    items: tuple[ItemTrend, ...] = ()
