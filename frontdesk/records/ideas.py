"""What customers proposed, what the shop decided about it, and who is still to be told."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime

    from frontdesk.records.voices import Feedback


class Decision(StrEnum):
    """What the shop decided about an idea; done and no make a tell list."""

    TRYING = "trying"
    DOING = "doing"
    DONE = "done"
    NO = "no"


@dataclass(frozen=True, slots=True)
class ToTell:
    """Somebody who still has to be told what became of their idea; `words` can be said as they stand."""

    idea_id: int
    customer_id: int
    customer_name: str
    words: str
    asked_on: date
    phones: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Idea:
    """What one or more customers proposed; `voices` are their own words, oldest first.

    `decision` is empty as long as nothing was decided. `told` counts who was told of the present decision.
    """

    id: int
    title: str
    at: datetime
    decision: str = ""
    because: str = ""
    decided_at: datetime | None = None
    decided_by: str = ""
    voices: tuple[Feedback, ...] = ()
    to_tell: tuple[ToTell, ...] = ()
    told: int = 0
    version: int = 1

    @property
    def askers(self) -> int:
        """How many different customers asked, each anonymous voice counted as one."""
        known = {voice.customer_id for voice in self.voices if voice.customer_id is not None}
        return len(known) + sum(voice.customer_id is None for voice in self.voices)


@dataclass(frozen=True, slots=True)
class IdeaFigures:
    """How ideas fared in a span of shop days; `median_days` is from the first voice to the decision."""

    heard: int
    decided: int
    told: int
    to_tell: int
    median_days: float | None
