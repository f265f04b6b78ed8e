"""The people who serve."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Staff:
    """Somebody who works here."""

    id: int
    name: str
    role: str = ""
    active: bool = True
    version: int = 1
