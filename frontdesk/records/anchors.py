"""What follow-ups hang on: the days they count from, and what the shop's file holds about them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime


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
