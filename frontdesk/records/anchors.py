"""What follow-ups hang on: the days they count from, and what the shop's file holds about them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime


class Stem(StrEnum):
    """What a follow-up can hang on."""

    DATE = "date"
    VISIT = "visit"
    FEEDBACK = "feedback"
    BIRTHDAY = "birthday"


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a follow-up hangs on: a date, a visit, a piece of feedback, or a birthday in a year.

    `id` is the row's, for a birthday the customer's; `day` the shop day to count from. `what` is the thing that a date
    is for, or the birthday as it is kept. `at` tells when it was written down, where its own row says so.
    """

    stem: Stem
    id: int
    customer_id: int
    day: date
    what: str = ""
    at: datetime | None = None

    @property
    def name(self) -> str:
        """What it is called where somebody's act about it is written down: "visit:12", "birthday:2026"."""
        return f"{self.stem}:{self.day.year if self.stem is Stem.BIRTHDAY else self.id}"


@dataclass(frozen=True, slots=True)
class Reading:
    """What the counter of a thing of a customer's showed on a day."""

    what: str
    day: date
    value: int


@dataclass(frozen=True, slots=True)
class Written:
    """A follow-up as the file holds it: one made by hand, or what somebody did about one that a rule made.

    Of a rule's the file knows the rule's number, the anchor ("visit:12") and the day on which that `occurs`.
    `of` names the feedback behind it ("complaint") and `of_day` its day.
    """

    id: int
    customer_id: int
    customer_name: str
    text: str
    due: date
    at: datetime
    by: str = ""
    rule: int | None = None
    anchor: str = ""
    occurs: date | None = None
    feedback_id: int | None = None
    of: str = ""
    of_day: date | None = None
    done_at: datetime | None = None
    done_by: str = ""
    outcome: str = ""
