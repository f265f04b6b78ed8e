"""What every part of the lay-out shares: the files, the days, the way into the store."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Any

from frontdesk.exchange.demo_shop.days import Days
from frontdesk.words.folding import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime
    from pathlib import Path

    from sqlmodel import SQLModel

    from frontdesk.clock import Clock
    from frontdesk.store.unit import Work

Row = dict[str, str]

SHOP = {"name": "Corner Café", "currency": "EUR", "country": "DE"}


class Laying:
    """The demo shop on its way into the store; what later parts need of earlier ones is kept here.

    `since` is when each customer was written down, `items` are the menu's rows by folded name, `heard` the ids of
    the feedback that had been given by now.
    """

    def __init__(self, work: Work, clock: Clock, files: Path) -> None:
        self.work = work
        self._files = files
        self.zone = clock.zone
        self.days = Days(clock)
        self.since: dict[int, datetime] = {}
        self.items: dict[str, dict[str, Any]] = {}
        self.heard: set[int] = set()

    def rows(self, name: str) -> Iterator[Row]:
        """The rows of one of the files."""
        with (self._files / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            yield from csv.DictReader(file, strict=True)

    def put(self, table: type[SQLModel], rows: Iterable[dict[str, Any]]) -> None:
        """Write rows under the ids that they have in the files."""
        self.work.put_back(table, sorted(rows, key=lambda row: int(row["id"])))

    def acts(self, row: Row, *names: str) -> dict[str, Any]:
        """When things were done to a row and by whom, both None for what had not been done by now."""
        found: dict[str, Any] = {}
        for name in names:
            at = self.days.moment(row[f"{name}_at"])
            found |= {f"{name}_at": at, f"{name}_by": number(row[f"{name}_by"]) if at else None}
        return found


def by_now(laying: Laying, name: str) -> list[tuple[Row, datetime]]:
    """The rows of a file whose time has come, each with the instant at which it was written down."""
    timed = ((row, laying.days.moment(row["at"])) for row in laying.rows(name))
    return [(row, at) for row, at in timed if at is not None]


def named(row: Row) -> Row:
    """The name of a row, and how it is compared."""
    return {"name": row["name"], "folded": folded(row["name"])}


def number(text: str) -> int | None:
    """A whole number; None for an empty cell."""
    return int(text) if text else None


def cents(text: str) -> int | None:
    """Euros in minor units; None for an empty cell."""
    return round(float(text) * 100) if text else None
