"""Python's search for cycles, put off while many rows pass that have none."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_MANY = 2_000_000
_BATCHES = 16

T = TypeVar("T")


@contextmanager
def seldom_tidying() -> Iterator[None]:
    """Let Python look for cycles seldom, and only among what comes from now on.

    To look for some in rows takes a third more time.
    """
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(_MANY, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()


def tidied(batches: Iterable[T]) -> Iterator[T]:
    """The batches, with a look for cycles after every few.

    What the store was asked with hangs on them: a hundred megabytes in half a million rows.
    """
    for number, batch in enumerate(batches, 1):
        yield batch
        if number % _BATCHES == 0:
            gc.collect()
