"""Customers as they travel between floors: a card about one person, and what it is made of."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime

    from frontdesk.records.ideas import ToTell
    from frontdesk.records.orders import Usual, Visit
    from frontdesk.records.panels import Ask
    from frontdesk.records.promises import FollowUp, KeyDate, PerkDue
    from frontdesk.records.voices import Recovery


class CueKind(StrEnum):
    """By what staff recognise somebody."""

    CAR = "car"
    FAMILY = "family"
    PET = "pet"
    LOOKS = "looks"
    PLACE = "place"
    OTHER = "other"


class LinkKind(StrEnum):
    """How one customer belongs to another, read from the first to the second: Ravi is *parent* of Asha."""

    HOUSEHOLD = "household"
    PARENT = "parent"
    CHILD = "child"
    PARTNER = "partner"
    PAYS_FOR = "pays for"
    COLLECTS_FOR = "collects for"
    BROUGHT = "brought"


class PreferenceKind(StrEnum):
    """What a customer likes, dislikes, and how they take it."""

    LIKES = "likes"
    DISLIKES = "dislikes"
    TAKES = "takes"


@dataclass(frozen=True, slots=True)
class Phone:
    """One number of a customer's: as typed, and E.164 where it could be read."""

    raw: str
    e164: str | None = None
    id: int | None = None


@dataclass(frozen=True, slots=True)
class Email:
    """One e-mail address of a customer's, as typed."""

    address: str
    id: int | None = None


@dataclass(frozen=True, slots=True)
class Remark:
    """Something dated that staff wrote about a customer: a cue, a preference or an allergy.

    `kind` is a CueKind or PreferenceKind, and empty for an allergy. `at` is UTC, `by` the writer's name.
    """

    id: int
    kind: str
    text: str
    at: datetime
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A tie to another customer, read from the one whose card it stands on."""

    id: int
    kind: str
    other_id: int
    other_name: str


@dataclass(frozen=True, slots=True)
class Customer:
    """All that a customer's own record holds; `version` grows with every change to it."""

    id: int
    name: str
    goes_by: str = ""
    company: str = ""
    address: str = ""
    note: str = ""
    alert: str = ""
    birthday: str = ""
    card_code: str = ""
    since: date | None = None
    created_at: datetime | None = None
    merged_into: int | None = None
    version: int = 1
    phones: tuple[Phone, ...] = ()
    emails: tuple[Email, ...] = ()
    tags: tuple[str, ...] = ()
    consents: tuple[tuple[str, bool], ...] = ()
    custom: tuple[tuple[str, str], ...] = ()

    @property
    def answers(self) -> tuple[str, ...]:
        """Whether they may be reached by each channel that they were asked about: "phone no", "email yes"."""
        return tuple(f"{channel} {'yes' if given else 'no'}" for channel, given in self.consents)


@dataclass(frozen=True, slots=True)
class CustomerCard:
    """Everything the counter shows about one person, ready to be read from top to bottom."""

    customer: Customer
    say: str
    cues: tuple[Remark, ...] = ()
    links: tuple[Link, ...] = ()
    preferences: tuple[Remark, ...] = ()
    allergies: tuple[Remark, ...] = ()
    usual: Usual | None = None
    last: Visit | None = None
    latest: tuple[Visit, ...] = ()
    visits: int = 0
    first_visit: datetime | None = None
    rhythm: str = ""
    weeks: tuple[int, ...] = ()
    next_notes: tuple[str, ...] = ()
    next: str = ""
    recoveries: tuple[Recovery, ...] = ()
    tells: tuple[ToTell, ...] = ()
    asks: tuple[Ask, ...] = ()
    promises: tuple[FollowUp, ...] = ()
    dates: tuple[KeyDate, ...] = ()
    perks: tuple[PerkDue, ...] = ()

    @property
    def known_since(self) -> date | None:
        """Since when they come: the day on their record, or that of their first visit (UTC) if it is earlier."""
        first = self.first_visit.date() if self.first_visit else None
        return min(filter(None, (self.customer.since, first)), default=None)

    @property
    def recovery(self) -> str | None:
        """The RECOVERY line: what went wrong last, what we did, what to ask; None when there is nothing."""
        more = f" (and {len(self.recoveries) - 1} more)" if len(self.recoveries) > 1 else ""
        return f"{self.recoveries[0].words}{more}" if self.recoveries else None

    @property
    def tell(self) -> tuple[str, ...]:
        """The TELL lines: what became of their ideas."""
        return tuple(each.words for each in self.tells)


@dataclass(frozen=True, slots=True)
class NewCustomer:
    """What somebody typed or a file said about a person who is to be added.

    Remarks are (kind, text) pairs, links (kind, other customer's id) pairs.
    """

    name: str
    goes_by: str = ""
    company: str = ""
    address: str = ""
    note: str = ""
    alert: str = ""
    birthday: str = ""
    card_code: str = ""
    since: date | None = None
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    cues: tuple[tuple[str, str], ...] = ()
    links: tuple[tuple[str, int], ...] = ()
    preferences: tuple[tuple[str, str], ...] = ()
    allergies: tuple[str, ...] = ()
    consents: tuple[tuple[str, bool], ...] = ()
    custom: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class CustomerChanges:
    """What an edit changes: fields left None stay as they are, remarks are added.

    `consents` are (channel, answer) pairs; None takes an answer back. `seen` is the customer that the editor saw: what
    somebody else changed since is never overwritten. Phones, e-mails and tags replace all that were seen, or all there
    are; `more_*` add to what there is.
    """

    name: str | None = None
    goes_by: str | None = None
    company: str | None = None
    address: str | None = None
    note: str | None = None
    alert: str | None = None
    birthday: str | None = None
    card_code: str | None = None
    phones: tuple[str, ...] | None = None
    emails: tuple[str, ...] | None = None
    tags: tuple[str, ...] | None = None
    more_phones: tuple[str, ...] = ()
    more_emails: tuple[str, ...] = ()
    more_tags: tuple[str, ...] = ()
    more_note: str = ""
    cues: tuple[tuple[str, str], ...] = ()
    links: tuple[tuple[str, int], ...] = ()
    preferences: tuple[tuple[str, str], ...] = ()
    allergies: tuple[str, ...] = ()
    consents: tuple[tuple[str, bool | None], ...] = ()
    drop: tuple[tuple[str, int], ...] = field(default=())
    seen: Customer | None = None
