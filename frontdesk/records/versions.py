"""One thing in two versions: what another till made of it while somebody was changing it here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import datetime

Side = Literal["theirs", "mine", "both"]


@dataclass(frozen=True, slots=True)
class Version:
    """One field in its versions, as text: when it was opened, as another till left it, as it was typed here.

    `joinable` says that both may stand, one below the other.
    """

    field: str
    label: str
    before: str
    theirs: str
    mine: str
    joinable: bool = False


@dataclass(frozen=True, slots=True)
class LastChange:
    """Who changed something last, at which till, and when (UTC); `who` is empty when nobody had said who they are."""

    who: str
    till: str
    at: datetime
