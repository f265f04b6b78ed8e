"""What is counted of PINs that were typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class Tally:
    """How many wrong PINs were typed for a person, or at a till, since the last right one.

    `last` is when the newest was typed and `until` before which instant no further one is looked at, both aware UTC;
    `until` is None where nobody has to wait.
    """

    subject: str
    wrong: int
    last: datetime
    until: datetime | None = None
