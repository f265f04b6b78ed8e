"""The order in which matches are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from frontdesk.store.search.query import Matches

_MAY_COME = 0.01
"""From here on somebody is expected now, however faintly; of the others, who came last stands first."""


def ranked(found: Matches, likely: Mapping[int, float]) -> list[int]:
    """Customer ids in the order to show.

    Exact keys; then people of that name, then who is recognised by it, then who has it anywhere: who types "go" looks
    for Gordon or for a Golf, and not for everybody who takes it "to go". In each whole words before beginnings; among
    equals who is expected now, then who is called just so and would be lost among all who are called so too, then the
    order of the index, which is recency. The same question gets the same list.
    """
    if found.keys:
        return list(found.keys)
    whole, named = set(found.whole), set(found.named)
    known, bearers = named.union(found.known), set(found.bearers)

    def standing(customer: int) -> tuple[bool, bool, bool, float, bool]:
        share = likely.get(customer, 0.0)
        likely_now = -share if share >= _MAY_COME else 0.0
        rank = (customer not in named, customer not in known, customer not in whole)
        return *rank, likely_now, customer not in bearers

    return sorted(dict.fromkeys((*found.whole, *found.named, *found.known, *found.begun)), key=standing)
