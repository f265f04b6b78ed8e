"""The order in which matches are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from frontdesk.store.search.query import Matches

_SURELY_COMING = 0.5
"""From here on somebody is expected; below it, recency says more than a faint habit."""


def ranked(found: Matches, likely: Mapping[int, float]) -> list[int]:
    """Customer ids in the order to show: exact keys, whole words, beginnings; in each of these their own name
    before anything else they are known by, then who is expected now before the rest.

    Within all of these the order of the index stands, which is recency. Sorting is stable, so the same question gets
    the same list.
    """
    if found.keys:
        return list(found.keys)
    whole, named = set(found.whole), set(found.named)

    def standing(customer: int) -> tuple[bool, bool, float]:
        share = likely.get(customer, 0.0)
        return customer not in whole, customer not in named, -share if share >= _SURELY_COMING else 0.0

    return sorted(dict.fromkeys((*found.whole, *found.named, *found.begun)), key=standing)
