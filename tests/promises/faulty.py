"""Front Desk in which one function breaks with a customer's words: `python -m tests.promises.faulty MODULE:NAME …`.

Nothing in the product knows of this: the function is replaced in this process before the product starts.
"""

from __future__ import annotations

import importlib
import sys
from typing import Any

CANARY = "Zebulon Quandary"
"""A customer's name, which no error may tell."""


class Broken(Exception):
    """An error of a kind that nobody foresaw; its words are a customer's."""


def broken(*arguments: Any, **named: Any) -> Any:
    """Do what no function should: break, with what stands in its variables and its words."""
    held = (CANARY, arguments, named)
    raise Broken(f"{CANARY} has no {held}") from ValueError(CANARY)


def broken_late(*arguments: Any, **named: Any) -> Any:
    """The same for what is awaited."""

    async def breaking() -> Any:
        return broken(*arguments, **named)

    return breaking()


def break_at(place: str) -> None:
    """Replace a function or a method, by its module and its dotted name; one that is awaited breaks when it is."""
    from inspect import iscoroutinefunction

    module, _, dotted = place.partition(":")
    *holders, name = dotted.split(".")
    holder: Any = importlib.import_module(module)
    for each in holders:
        holder = getattr(holder, each)
    setattr(holder, name, broken_late if iscoroutinefunction(getattr(holder, name)) else broken)


if __name__ == "__main__":
    from frontdesk.__main__ import main

    for told in sys.argv[1].split(","):
        break_at(told)
    sys.argv = ["frontdesk", *sys.argv[2:]]
    sys.exit(main())
