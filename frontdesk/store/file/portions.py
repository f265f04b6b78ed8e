"""Many values, so many at a time as one statement takes well."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_CHUNK = 400

Value = TypeVar("Value")


def portions(values: Sequence[Value]) -> Iterator[Sequence[Value]]:
    """These values in their order, some hundreds at a time."""
    for start in range(0, len(values), _CHUNK):
        yield values[start : start + _CHUNK]
