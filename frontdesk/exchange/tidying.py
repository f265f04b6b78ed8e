"""Python's search for objects that hold each other, kept from work that makes a great many which do not."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

MANY_OBJECTS = 500_000


@contextmanager
def seldom_tidying() -> Iterator[None]:
    """Let Python look for cycles seldom: rows have none, and looking for some in them takes a third more."""
    before = gc.get_threshold()
    gc.set_threshold(MANY_OBJECTS, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
