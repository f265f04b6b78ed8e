"""Whether another till has written since somebody looked last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.store.file.watching import Watch

if TYPE_CHECKING:
    from frontdesk.desk.desk import Desk

__all__ = ["Watch", "watch"]


def watch(desk: Desk) -> Watch:
    """Begin to watch the shop, in the thread that will go on looking.

    Raises:
        StoreTrouble: the file cannot be read.
    """
    return Watch(desk.store)
