"""What the counter says before each visit: whom it expects, and what it offers."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from tests.quality import pasts
from tests.quality.coming import Coming
from tests.quality.ordering import Ordering
from tests.quality.replay import live
from tests.quality.shops import KINDS, made

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.quality.figures import Figure
    from tests.quality.guests import Guest
    from tests.quality.replay import Past

PART = "counter"
_A_FEW_DAYS = 5


def figures(*, quick: bool = False) -> list[Figure]:
    """The demo shop, with and without what staff had pinned, then every kind of made shop; first all expectations."""
    days = _A_FEW_DAYS if quick else pasts.DEMO_DAYS
    coming, ordering = _replayed(pasts.demo(days))
    ordering += _replayed(pasts.demo(days, pinned=True))[1]
    for kind in KINDS:
        shop = made(kind)
        came, had = _replayed(pasts.of(shop, _A_FEW_DAYS if quick else None), shop.guests)
        coming, ordering = coming + came, ordering + had
    return [*coming, *ordering]


def _replayed(past: Past, guests: Sequence[Guest] = ()) -> tuple[list[Figure], list[Figure]]:
    print(f"  {past.name} …", file=sys.stderr, flush=True)
    coming, ordering, in_company = Coming(past, guests), Ordering(past), Ordering(past, party=True)
    together = any(visit.party > 1 for visit in past.visits)
    live(past, coming, ordering, *([in_company] if together else []))
    return coming.figures(), ordering.figures() + (in_company.figures() if together else [])
