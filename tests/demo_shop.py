"""The demo shop's files as rows, for the tests that judge them."""

from __future__ import annotations

import csv
from collections import defaultdict
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data"
TODAY = "2026-11-22"


@cache
def rows(name):
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


@cache
def customers_by_id():
    return {row["customer_id"]: row for row in rows("customers")}


@cache
def visits_until_today():
    """Each known customer's visits before the demo's Sunday."""
    by_customer = defaultdict(list)
    for row in rows("visits"):
        if row["customer_id"] and row["date"] < TODAY:
            by_customer[row["customer_id"]].append(row)
    return by_customer


def gaps(own_visits):
    days = sorted({date.fromisoformat(row["date"]) for row in own_visits})
    return [(later - earlier).days for earlier, later in pairwise(days)]


def silence(own_visits):
    return (date.fromisoformat(TODAY) - date.fromisoformat(own_visits[-1]["date"])).days
