"""How likely somebody still is a customer, and how often they will come: a model that can be said in two sentences.

While they are a customer they come at a rate of their own, and after each visit there is a chance of their own that it
was the last. How both differ from person to person is learnt from the whole shop (see `fitting`). This is the MBG/NBD
model (Batislam, Denizel, Filiztekin 2007), which lets people leave after their first visit too, in the form that knows
how regular visits are (MBG/CNBD-k: Platzer, Reutterer 2016); with k = 1 and no leaving after the first visit it is the
BG/NBD model (Fader, Hardie, Lee 2005).
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, lgamma, log

_TERMS = 5_000
_ENOUGH = 1e-10


@dataclass(frozen=True, slots=True)
class History:
    """What the model knows of a customer, in weeks.

    `repeats` are the days they came after the first one, `last` is how long after the first visit the latest was, and
    `age` how long ago the first visit is.
    """

    repeats: int
    last: float
    age: float


@dataclass(frozen=True, slots=True)
class Parameters:
    """How the customers of a shop differ.

    Rates of visits are spread as a gamma distribution (`shape`, `scale` in weeks), chances of leaving as a beta
    distribution (`leaving`, `staying`). `regular` is k: 1 where gaps are as random as can be, more where they are even.
    """

    shape: float
    scale: float
    leaving: float
    staying: float
    regular: int = 1


def likelihood(history: History, by: Parameters) -> float:
    """The logarithm of how likely such a history is, up to a term that no parameter but `regular` changes."""
    visits = by.shape + by.regular * history.repeats
    return (
        _beta(by.leaving, by.staying + history.repeats + 1)
        - _beta(by.leaving, by.staying)
        + lgamma(visits)
        - lgamma(by.shape)
        + by.shape * log(by.scale)
        - visits * log(by.scale + history.age)
        + log(_left(history, by) + _stayed(history, by))
    )


def still_customer(history: History, by: Parameters) -> float:
    """How likely it is that the latest visit was not the last, from 0 to 1."""
    stayed = _stayed(history, by)
    return stayed / (stayed + _left(history, by))


def expected_visits(history: History, by: Parameters, weeks: float) -> float:
    """How many visits are to be expected in so many weeks from now.

    For `regular` above 1 the rate of visits is that of the k-th events, which is an approximation, and a close one.
    """
    shape, scale = by.shape / by.regular + history.repeats, by.scale / by.regular
    leaving = by.leaving if abs(by.leaving - 1) > _ENOUGH else 1 + _ENOUGH
    staying = by.staying + history.repeats + 1
    then = scale + history.age + weeks
    faded: float = ((scale + history.age) / then) ** shape
    ever = (leaving + staying - 1) / (leaving - 1)
    series = _hypergeometric(shape, staying, leaving + staying - 1, weeks / then)
    return max(still_customer(history, by) * ever * (1 - faded * series), 0.0)


def _left(history: History, by: Parameters) -> float:
    """The weight of their having left after the latest visit."""
    visits = by.shape + by.regular * history.repeats
    longer = (by.scale + history.age) / (by.scale + history.last)
    return by.leaving / (by.staying + history.repeats) * exp(min(visits * log(longer), 700.0))


def _stayed(history: History, by: Parameters) -> float:
    """The weight of their being between two visits: for even gaps a silence within the usual gap says little."""
    visits = by.shape + by.regular * history.repeats
    silence = (history.age - history.last) / (by.scale + history.age)
    total = term = 1.0
    for step in range(1, by.regular):
        term *= (visits + step - 1) * silence / step
        total += term
    return total


def _beta(one: float, other: float) -> float:
    return lgamma(one) + lgamma(other) - lgamma(one + other)


def _hypergeometric(one: float, other: float, under: float, at: float) -> float:
    """Gauss's series 2F1, summed until more terms change nothing; 0 <= `at` < 1."""
    total = term = 1.0
    for step in range(_TERMS):
        term *= (one + step) * (other + step) / ((under + step) * (step + 1)) * at
        total += term
        if abs(term) < _ENOUGH * abs(total):
            break
    return total
