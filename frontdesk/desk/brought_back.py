"""A backup that came back where no PIN could be asked for: the journal and the log say so."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from frontdesk.desk.desk import open_desk
from frontdesk.errors import FrontdeskError
from frontdesk.mishaps import noted
from frontdesk.records.deeds import Deed

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

BROUGHT = "shop.brought_back"


def note_without_pin(shop: Path, till: str, now: Callable[[], datetime]) -> bool:
    """Write down that nobody showed a PIN as a shop in which they are in use was brought back; whether they are.

    A damaged file cannot prove anybody, and a counter that stands still helps nobody: so it is let happen, and seen.
    It belongs to no till, so that no undo meets it. The shop is back whether or not this could be written.

    Args:
        shop: the file that was just brought back, and that nobody has open.
        till: where that was.
        now: tells the instant, aware.
    """
    with suppress(FrontdeskError):
        desk = open_desk(shop, till=till, now=now)
        try:
            if not desk.guarded:
                return False
            noted("a backup was brought back, and no PIN was shown")
            label = f"Backup brought back at {till}; no PIN could be asked for"
            with desk.store.writing(Deed(BROUGHT, label, desk.clock.now(), "")) as work:
                work.begin()
            return True
        finally:
            desk.close()
    return False
