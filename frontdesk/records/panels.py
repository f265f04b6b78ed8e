"""What a few regulars are asked, and what they answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class Ask:
    """A question of a panel that somebody at the counter is to be asked."""

    panel_id: int
    question: str


@dataclass(frozen=True, slots=True)
class PanelMember:
    """A regular on a panel: why they were chosen, and what they answered."""

    customer_id: int
    customer_name: str
    why: str = ""
    phones: tuple[str, ...] = ()
    asked_at: datetime | None = None
    feedback_id: int | None = None
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Panel:
    """Something to ask a few regulars, and whom; `action_id` takes it back when it was made just now."""

    id: int
    question: str
    at: datetime
    by: str = ""
    closed_at: datetime | None = None
    members: tuple[PanelMember, ...] = ()
    action_id: int | None = None

    @property
    def answered(self) -> int:
        """How many have answered."""
        return sum(member.feedback_id is not None for member in self.members)
