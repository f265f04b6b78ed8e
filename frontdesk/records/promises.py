"""What was promised: dates of customers' things, follow-ups and the rules that make them, perks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime


class DateKind(StrEnum):
    """What a day of something of a customer's is."""

    BOOKED = "booked"
    READY = "ready"
    COLLECTED = "collected"
    RENEWAL = "renewal"


@dataclass(frozen=True, slots=True)
class KeyDate:
    """A day of something of a customer's: `what` is the car, the coat, the policy; `reading` its kilometres."""

    id: int
    customer_id: int
    customer_name: str
    kind: DateKind
    day: date
    what: str = ""
    reading: int | None = None
    at: datetime | None = None
    by: str = ""
    done_at: datetime | None = None
    done_by: str = ""
    version: int = 1


@dataclass(frozen=True, slots=True)
class Dated:
    """What came of writing a date down; `day` is what the phrase came to, to be said back."""

    id: int
    action_id: int | None
    day: date


class Trigger(StrEnum):
    """What a rule counts from."""

    BOOKED = "booked"
    READY = "ready"
    COLLECTED = "collected"
    RENEWAL = "renewal"
    VISIT = "visit"
    FIRST_VISIT = "first visit"
    CONTACT = "last contact"
    COMPLAINT = "complaint"
    BIRTHDAY = "birthday"


@dataclass(frozen=True, slots=True)
class Rule:
    """When a follow-up is due by itself.

    So many `days` (negative: before) or calendar `months` after its trigger; with a `reading`, sooner if the
    customer's readings say that so much more will have been driven. `until_done` drops it once the date is done.
    `number` tells the rule from the others and never changes. `since` is the shop day on which it came into force,
    where that is later than the shop's first: it makes nothing of what was past by then.
    """

    number: int
    trigger: Trigger
    text: str
    days: int = 0
    months: int = 0
    reading: int | None = None
    until_done: bool = False
    active: bool = True
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Way:
    """A way to reach somebody: the channel (phone, sms, email), the address as shown, and the link that opens it."""

    channel: str
    shown: str
    uri: str


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A promise to somebody: what is to be done and by which shop day.

    `why` says what it follows from; `rule` is the number of the rule that made it, None for one made by hand.
    """

    id: int
    customer_id: int
    customer_name: str
    text: str
    due: date
    overdue: bool = False
    why: str = ""
    rule: int | None = None
    feedback_id: int | None = None
    by: str = ""
    snoozed: bool = False
    ways: tuple[Way, ...] = ()
    done_at: datetime | None = None
    done_by: str = ""
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class Due:
    """How many promises wait: due today or earlier, and of those the overdue; and complaints past their clock."""

    follow_ups: int
    overdue: int
    recoveries: int


class PerkKind(StrEnum):
    """When a perk is earned."""

    EVERY = "every"
    FROM = "from"
    BIRTHDAY = "birthday"
    ANNIVERSARY = "anniversary"
    FRIEND = "friend"


@dataclass(frozen=True, slots=True)
class Perk:
    """What regulars get without asking.

    `number` is N for every Nth visit and from N visits on. `cap` is how often one customer may have it in a year.
    """

    id: int
    kind: PerkKind
    what: str
    number: int | None = None
    cap: int | None = None
    since: datetime | None = None
    active: bool = True
    version: int = 1


@dataclass(frozen=True, slots=True)
class PerkDue:
    """A perk that the customer at the counter has earned: for which occasion, and why in words ("150th visit")."""

    perk_id: int
    what: str
    occasion: str
    why: str


@dataclass(frozen=True, slots=True)
class Perks:
    """What a customer's perks come to now: earned and not given, and what is just ahead, in words."""

    due: tuple[PerkDue, ...] = ()
    ahead: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reward:
    """A perk that was given."""

    id: int
    perk_id: int
    customer_id: int
    customer_name: str
    what: str
    occasion: str
    at: datetime
    day: date
    by: str = ""
