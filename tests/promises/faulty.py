"""Front Desk in which one function breaks with a customer's words: `python -m tests.promises.faulty MODULE:NAME …`.

Nothing in the product knows of this: the function is replaced in this process before the product starts.
"""

from __future__ import annotations

import importlib
import sys
from contextlib import contextmanager
from functools import partial
from inspect import getattr_static, iscoroutinefunction
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

CANARY = "Zebulon Quandary"
"""A customer's name, which no error may tell."""


class Broken(Exception):
    """An error of a kind that nobody foresaw; its words are a customer's."""


def broken(*arguments: Any, words: str = CANARY, **named: Any) -> Any:
    """Do what no function should: break, with what stands in its variables and its words."""
    held = (words, arguments, named)
    raise Broken(f"{words} has no {held}") from ValueError(words)


async def broken_late(*arguments: Any, **named: Any) -> Any:
    """The same for what is awaited."""
    return broken(*arguments, **named)


@contextmanager
def breaking(place: str, words: str = CANARY) -> Iterator[None]:
    """Replace a function or a method meanwhile, by its module and its dotted name."""
    module, _, dotted = place.partition(":")
    *holders, name = dotted.split(".")
    holder: Any = importlib.import_module(module)
    for each in holders:
        holder = getattr(holder, each)
    whole, own = getattr_static(holder, name), name in vars(holder)
    setattr(holder, name, partial(broken_late if iscoroutinefunction(whole) else broken, words=words))
    try:
        yield
    finally:
        if own:
            setattr(holder, name, whole)
        else:
            delattr(holder, name)


if __name__ == "__main__":
    from frontdesk.__main__ import main

    place, *arguments = sys.argv[1:]
    sys.argv = ["frontdesk", *arguments]
    with breaking(place):
        sys.exit(main())
