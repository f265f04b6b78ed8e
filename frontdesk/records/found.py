"""Whom a search finds: apart from all else about people, because the first answer after the start waits for no more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class CustomerLine:
    """One row of a list of customers."""

    id: int
    name: str
    goes_by: str = ""
    phones: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()
    linked: tuple[str, ...] = ()
    usual: str = ""
    visits: int = 0
    last_visit: datetime | None = None
    alerts: tuple[str, ...] = ()
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to a search: the question it belongs to, the lines in order, and how they were found.

    `exact` says that the words were somebody's card code or full phone number; `corrected` holds the words that
    were searched for instead when nobody matched what was typed.
    """

    question: str
    lines: tuple[CustomerLine, ...]
    exact: bool = False
    corrected: str = ""
