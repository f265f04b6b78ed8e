"""How well a score tells those who come from those who do not."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def area(scores: Sequence[float], came: Sequence[bool]) -> float:
    """The area under the ROC curve: how likely somebody who came has the higher score than somebody who did not.

    Equal scores count a half, which is the rank sum of Mann and Whitney. With nobody on one of the sides it is a half.
    """
    ranked = sorted(zip(scores, came, strict=True))
    positive = sum(came)
    negative = len(ranked) - positive
    if not positive or not negative:
        return 0.5
    passed, ranks = 0, 0.0
    for _, alike in groupby(ranked, key=lambda pair: pair[0]):
        group = [label for _, label in alike]
        ranks += (passed + (len(group) + 1) / 2) * sum(group)
        passed += len(group)
    return (ranks - positive * (positive + 1) / 2) / (positive * negative)
