"""The books that are lived again: the demo shop's own, and those of shops that were made."""

from __future__ import annotations

import csv
from datetime import date, datetime, timedelta
from pathlib import Path

from tests.quality.guests import Visit
from tests.quality.replay import Past
from tests.quality.shops import LAST, MadeShop

_DATA = Path(__file__).resolve().parent.parent.parent / "data"
_DEMO_ENDS = date(2026, 11, 28)
DEMO_DAYS = 28


def demo(days: int = DEMO_DAYS, *, pinned: bool = False) -> Past:
    """The demo shop's last weeks, walk-ins left out; with what staff had pinned by then, or by habits alone."""
    visits = [
        Visit(
            int(row["customer_id"]),
            datetime.fromisoformat(f"{row['date']} {row['time']}"),
            row["order"],
            int(row["party_size"] or 1),
        )
        for row in _rows("visits")
        if row["customer_id"]
    ]
    guests = {visit.guest for visit in visits}
    usuals = [(int(row["customer_id"]), row["order"], row["holds"]) for row in _rows("usuals")]
    return Past(
        "demo shop, with pinned usuals" if pinned else "demo shop",
        sorted(visits, key=lambda visit: visit.at),
        _DEMO_ENDS - timedelta(days=days - 1),
        [row["name"] for row in _rows("items")],
        pinned=[usual for usual in usuals if usual[0] in guests] if pinned else (),
    )


def of(shop: MadeShop, days: int | None = None) -> Past:
    """A made shop's last weeks."""
    orders = {part.strip() for visit in shop.visits for part in visit.order.split(";")}
    return Past(
        f"made: {shop.name}",
        shop.visits,
        LAST - timedelta(days=(days or shop.replayed) - 1),
        sorted({part.split(" ", 1)[1] for part in orders}),
        shop.closed,
        shop.seasonal,
    )


def _rows(name: str) -> list[dict[str, str]]:
    with (_DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))
