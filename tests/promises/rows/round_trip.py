"""What is exported and brought in again is the same data, and no cell of it starts a formula."""

from __future__ import annotations

from typing import Any

from frontdesk.exchange.importing import import_file
from tests.exchange.shops import shop
from tests.exchange.strangers import Die, everybody, filled, left, running
from tests.promises.product import scratch
from tests.promises.promise import Outcome, Promise, Size, outcome

_WAYS: tuple[dict[str, Any], ...] = ({}, {"safe": True}, {"style": "xlsx"})
_PEOPLE = (334, 1_000)
"""So many at once, each a case of their own."""
_TIMES = (2, 34)
"""How often, each way."""


def _check(size: Size) -> Outcome:
    people, times = size.of(*_PEOPLE), size.of(*_TIMES)
    faults: list[str] = []
    for wanted in _WAYS:
        for seed in range(times):
            faults += _there_and_back(seed, people, wanted)
    cases = people * times * len(_WAYS)
    return outcome(f"{cases:,} customers there and back: {len(faults)} otherwise, 0 formulas", faults)


def _there_and_back(seed: int, people: int, wanted: dict[str, Any]) -> list[str]:
    die, said = Die(seed), f"seed {seed} {wanted}"
    with scratch() as folder:
        (folder / "new").mkdir()
        with shop(folder) as desk, shop(folder / "new") as empty:
            filled(desk, [die.person() for _ in range(people)])
            place = left(desk, folder, "customers", **wanted)
            report = import_file(empty, "customers", place)
            if (report.created, report.rejected) != (people, ()):
                return [f"{said}: {report.created} came, {report.rejected[:3]}"]
            one, other = everybody(desk), everybody(empty)
        found = [f"{said}: {name}" for name in one if one[name] != other[name]]
        return found + ([f"{said}: {cell!r} runs" for cell in running(place)] if wanted.get("safe") else [])


PROMISE = Promise(9, "Export then import gives the same data; no cell starts a formula", _check)
