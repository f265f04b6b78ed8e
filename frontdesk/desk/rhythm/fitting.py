"""How the customers of this shop differ, learnt from their own visits."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import astuple
from math import exp, log
from typing import TYPE_CHECKING

from frontdesk.desk.rhythm.model import Parameters, likelihood

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from frontdesk.desk.rhythm.model import History

USUAL = Parameters(0.7, 4.0, 0.8, 1.6)
"""What is assumed of a shop that has hardly any visits yet; the more there are, the less it counts."""

LOOKED_AT = 10_000
"""Histories the parameters are learnt from; more change nothing but the time it takes."""

_DOUBT = 1.5
"""How far, on a scale of logarithms, a shop may lie from what is usual before that counts against it."""

_WIDEST = 9.0
_STEPS = 250
_MOST_REGULAR = 8
_FEWEST_PAIRS = 30

Point = list[float]


def fitted(histories: Sequence[History], regular: int = 1) -> Parameters:
    """The parameters under which these histories are likeliest, a shop with few of them staying near the usual ones."""
    drawn = histories
    if len(histories) > LOOKED_AT:
        drawn = random.Random(LOOKED_AT).sample(histories, LOOKED_AT)  # noqa: S311  # the same sample each time
    counted = Counter(drawn)
    middle = [log(value) for value in astuple(USUAL)[:4]]

    def badness(point: Point) -> float:
        if max(map(abs, point)) > _WIDEST:
            return float("inf")
        by = _at(point, regular)
        doubt = sum((there - here) ** 2 for here, there in zip(middle, point, strict=True)) / (2 * _DOUBT**2)
        return doubt - sum(times * likelihood(history, by) for history, times in counted.items())

    return _at(_lowest(badness, middle), regular)


def _at(point: Point, regular: int) -> Parameters:
    shape, scale, leaving, staying = map(exp, point)
    return Parameters(shape, scale, leaving, staying, regular)


def regularity(gaps: Iterable[Sequence[int]]) -> int:
    """How even visits are, from everybody's gaps between visits in days: 1 at random, up to 8 like clockwork.

    By Wheat and Morrison (1990): of two gaps in a row the first one's share of both varies the less, the more even
    visits are. One pair a customer, the latest; a day is the shortest gap there is, which would pass for evenness, so
    that only those of a week and more in both together are looked at.
    """
    shares = [pair[0] / sum(pair) for each in gaps if len(each) > 1 and sum(pair := each[-2:]) >= 7]  # noqa: PLR2004
    if len(shares) < _FEWEST_PAIRS:
        return 1
    mean = sum(shares) / len(shares)
    spread = sum((share - mean) ** 2 for share in shares) / (len(shares) - 1)
    return max(1, min(round((1 - 4 * spread) / (8 * spread)) if spread else _MOST_REGULAR, _MOST_REGULAR))


def _lowest(badness: Callable[[Point], float], start: Point) -> Point:
    """Where a function of a few values is lowest: the method of Nelder and Mead (1965), which needs no slopes."""
    corners = [start, *([v + (0.5 if i == j else 0.0) for j, v in enumerate(start)] for i in range(len(start)))]
    known = sorted(((badness(point), point) for point in corners), key=_first)
    for _ in range(_STEPS):
        if known[-1][0] - known[0][0] < abs(known[0][0]) * 1e-8:
            break
        known = _stepped(badness, known)
    return known[0][1]


_Known = list[tuple[float, Point]]


def _stepped(badness: Callable[[Point], float], known: _Known) -> _Known:
    """The worst corner moved through the middle of the others, or all of them drawn to the best one."""
    best, (worst, far) = known[:-1], known[-1]
    middle = [sum(values) / len(best) for values in zip(*(point for _, point in best), strict=True)]

    def along(way: float) -> tuple[float, Point]:
        point = [here + way * (there - here) for here, there in zip(middle, far, strict=True)]
        return badness(point), point

    moved = along(-1.0)
    if moved[0] < best[0][0]:
        moved = min(moved, along(-2.0), key=_first)
    elif moved[0] >= best[-1][0]:
        moved = along(0.5)
    if moved[0] < worst:
        return sorted([*best, moved], key=_first)
    drawn = [[(here + there) / 2 for here, there in zip(known[0][1], point, strict=True)] for _, point in known[1:]]
    return sorted([known[0], *((badness(point), point) for point in drawn)], key=_first)


def _first(known: tuple[float, Point]) -> float:
    return known[0]
