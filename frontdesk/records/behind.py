"""Who and what stands behind the figures of a span."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Comer:
    """Somebody who came in a span: how often, the latest shop day in it, and what they always have."""

    id: int
    name: str
    visits: int
    last: date
    usual: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """That somebody was told what became of their idea; `at` is UTC."""

    customer_id: int
    customer_name: str
    title: str
    decision: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Picked:
    """Which visits of a span are meant: each field narrows it, None and False leave it as wide as it is.

    `days` are some of its shop days. `rated` leaves those that somebody rated, `walk_ins` those without a customer,
    `surprising` those in which the usual that the desk was sure of was not what they had. `served_by` and `item` are
    ids; `by_nobody` leaves those of which nobody noted who served.
    """

    start: date
    end: date
    days: tuple[date, ...] | None = None
    rated: bool = False
    walk_ins: bool = False
    surprising: bool = False
    served_by: int | None = None
    by_nobody: bool = False
    item: int | None = None
