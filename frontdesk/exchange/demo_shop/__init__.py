"""Corner Café, the demo shop: laid out from its CSV files with all dates moved, so that today is alive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.clock import Clock, system_zone
from frontdesk.paths import demo_shop
from frontdesk.records.deeds import Deed

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

_TILL = "demo shop"


def lay_out(database: Path, now: datetime, files: Path | None = None) -> None:
    """Make the demo shop's file at `database` and fill it, as it stands at `now` (aware), in one action.

    All dates move by whole weeks, so that weekdays keep their rhythm; what lies after `now` is left out, but not the
    days for which something was promised. Birthdays move along, so that the same people have theirs this week. The
    shop's zone is the machine's. The action belongs to a till of its own: nobody takes the shop back by undoing the
    last visit. `files` is the folder of the CSV files; by default the shop that comes with the program.

    Raises:
        StoreReadOnly, DiskFull: the file cannot be made.
    """
    from frontdesk.exchange.demo_shop import orders, people, promises, voices
    from frontdesk.exchange.demo_shop.laying import Laying
    from frontdesk.store.store import Store

    clock = Clock(system_zone(), _now=lambda: now)
    store = Store.open(database, clock, create=True)
    try:
        with store.writing(Deed("demo.lay_out", "Demo shop laid out", clock.now(), _TILL)) as work:
            laying = Laying(work, clock, files or demo_shop())
            for part in (people, orders, voices, promises):
                part.lay_out(laying)
    finally:
        store.close()
