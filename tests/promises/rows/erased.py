"""An erased person is gone from the live files and from new backups, to the byte."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from frontdesk.desk.roster.forgetting import forget
from frontdesk.exchange.archive.writing import export_archive
from frontdesk.keeping.backup import back_up
from frontdesk.keeping.prune import Policy, to_remove
from tests.keeping.forgotten import NOW, RARE, TOKENS, at, live_in, traces
from tests.promises.product import scratch
from tests.promises.promise import Outcome, Promise, Size, outcome

if TYPE_CHECKING:
    from pathlib import Path

_DAYS = 36
"""After so many no copy is left in which they stand."""


def _check(size: Size) -> Outcome:
    with scratch() as folder:
        there, left = _forgotten(folder)
        faults = [f"{file}: {found}" for file, found in left.items()]
        figures = f"{sum(map(len, there.values()))} tokens before, {sum(map(len, left.values()))} after"
        if size is Size.RELEASE:
            older = _later(folder)
            figures += f", {len(older)} older backups after {_DAYS} days"
            faults += [f"{file} still names them" for file in older]
    return outcome(figures, faults, enough=len(there) > 2)


def _forgotten(folder: Path) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Let somebody live in a shop with a till open beside it, and forget them: the traces of before and of after."""
    shop = folder / "shop.db"
    with at(shop) as desk, at(shop, till="till 2") as other:
        ids, _ = live_in(desk)
        back_up(shop, folder / "old-backups", NOW)
        there = traces(folder, TOKENS + RARE)
        with other.store.looking() as connection:
            connection.execute("SELECT count(*) FROM customers").fetchone()
        forget(desk, [ids["zeb"]])
        back_up(shop, folder / "shop-backups", NOW + timedelta(hours=1))
        export_archive(desk, folder / "archive")
        left = traces(folder, TOKENS + RARE)
    return there, {file: found for file, found in left.items() if not file.startswith("old-backups")}


def _later(folder: Path) -> list[str]:
    """What still names them once backups have been made and thinned out for five weeks."""
    old = folder / "old-backups"
    for day in range(1, _DAYS + 1):
        now = NOW + timedelta(days=day)
        newest = back_up(folder / "shop.db", old, now).path.name
        for name in to_remove([file.name for file in old.iterdir()], "shop", Policy(), now, whole=newest):
            for file in old.glob(f"{name}*"):
                file.unlink()
    return [*traces(folder, TOKENS)]


PROMISE = Promise(8, "An erased person is gone from live files and new backups", _check)
