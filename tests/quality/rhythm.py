"""Who comes again: the area under the ROC curve of `expected_30_days`, on a public purchase log and on made shops."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from tests.quality import purchases
from tests.quality.figures import Figure
from tests.quality.roc import area
from tests.quality.shop_desk import bring, desk_at
from tests.quality.shops import KINDS, LAST, made

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

PART = "rhythm"
TITLE = "Who comes again: area under the ROC curve, everybody ranked by `expected_30_days` of `export rhythm`"
_GOALS = {3: 0.719, 1: 0.732}
_HOLDOUT = {"garage": 200, "barber": 90}
_USUAL_HOLDOUT = 60


def figures() -> list[Figure]:
    """CDNOW with its published split, then every kind of made shop."""
    return [*_cdnow(), *(row for kind in KINDS for row in _made(kind))]


def _cdnow() -> list[Figure]:
    try:
        log = purchases.log()
    except purchases.NotToBeHad as why:
        return [Figure(TITLE, "CDNOW", who(least), goal=goal, missing=str(why)) for least, goal in _GOALS.items()]
    return _areas("CDNOW", log, purchases.CALIBRATED, purchases.HELD_OUT, _GOALS)


def _made(kind: str) -> list[Figure]:
    log: dict[str, list[date]] = {}
    for visit in made(kind).visits:
        days = log.setdefault(str(visit.guest), [])
        if visit.day not in days:
            days.append(visit.day)
    until = LAST - timedelta(days=_HOLDOUT.get(kind, _USUAL_HOLDOUT))
    return _areas(f"made: {kind}", log, until, LAST, {3: None, 1: None})


def _areas(
    shop: str, log: Mapping[str, Sequence[date]], until: date, last: date, goals: Mapping[int, float | None]
) -> list[Figure]:
    expected = {row["external_id"]: float(row["expected_30_days"]) for row in exported(log, until)}
    found = []
    for least, goal in goals.items():
        known = {who: sum(day <= until for day in days) - 1 for who, days in log.items()}
        people = [who for who, repeats in known.items() if repeats >= least]
        came = [any(until < day <= last for day in log[who]) for who in people]
        latest = [max(day for day in log[who] if day <= until).toordinal() for who in people]
        rivals = (
            ("latest visit", area([float(day) for day in latest], came)),
            ("most visits", area([float(known[who]) for who in people], came)),
        )
        ours = area([expected[who] for who in people], came)
        found.append(Figure(TITLE, shop, who(least), ours, len(people), rivals, goal))
    return found


def who(least: int) -> str:
    """Of whom a figure speaks."""
    return f"came {least}+ times again before"


def exported(log: Mapping[str, Sequence[date]], until: date) -> list[dict[str, str]]:
    """What `export rhythm --as-of` says of a shop into which this log was imported; the command itself is run."""
    latest = max(day for days in log.values() for day in days)
    with tempfile.TemporaryDirectory(prefix="frontdesk-quality-") as name:
        folder = Path(name)
        with desk_at(folder, datetime.combine(latest, time(23))) as (desk, _):
            bring(desk, "customers", ("customer_id", "name"), ((who, f"Customer {who}") for who in log))
            visits = ((f"{who}-{day}", who, day, "", "") for who, days in log.items() for day in days)
            bring(desk, "visits", ("visit_id", "customer_id", "date", "order", "next_note"), visits)
        command = [sys.executable, "-m", "frontdesk", "--db", str(folder / "shop.db"), "export", "rhythm"]
        done = subprocess.run([*command, "--as-of", str(until), "--json"], check=True, capture_output=True, text=True)
    rows: list[dict[str, str]] = json.loads(done.stdout)
    return rows
