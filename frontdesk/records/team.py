"""The people who serve."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from frontdesk.records.reports import Happiness
    from frontdesk.records.voices import Feedback


@dataclass(frozen=True, slots=True)
class Staff:
    """Somebody who works here; `pin` says whether they have one, which nothing ever tells."""

    id: int
    name: str
    role: str = ""
    active: bool = True
    version: int = 1
    pin: bool = False


@dataclass(frozen=True, slots=True)
class Fares:
    """How somebody of the team fares in a span; without `staff` it is what was said of the whole team.

    `praise` is for what nobody thanked them yet, `thanked` for what somebody did. `complaints` are the owner's to see:
    empty for everybody else.
    """

    staff: Staff | None
    happiness: Happiness
    praise: tuple[Feedback, ...] = ()
    thanked: tuple[Feedback, ...] = ()
    complaints: tuple[Feedback, ...] = ()
