"""Python's search for cycles, put off while many rows pass that have none."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_MANY = 500_000


@contextmanager
def seldom_tidying() -> Iterator[None]:
    """Let Python look for cycles seldom: to look for some in rows takes a third more time."""
    before = gc.get_threshold()
    gc.set_threshold(_MANY, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
