"""Whoever sits at the terminal, asked: for what is not shown, or whether something is meant."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from frontdesk.errors import BadInput, FrontdeskError
from frontdesk.words.display import shown

if TYPE_CHECKING:
    from frontdesk.cli.call import Call


class NotSaid(BadInput):
    """Nobody said that this is meant."""

    hint = "Say --yes if that is meant."


class LeftAlone(FrontdeskError):
    """Nothing was done."""


def at_a_terminal() -> bool:
    """Whether somebody is there to be asked."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def typed(prompt: str) -> str:
    """What somebody types, unseen."""
    from getpass import getpass

    return getpass(shown(prompt))


def must_be_meant(call: Call, what: str, *, hint: str = "", left: str = "") -> None:
    """Let somebody at a terminal say yes to what cannot simply be undone.

    Args:
        call: the command's.
        what: would be done, in sentences.
        hint: what a script says instead, where more is to be known than --yes.
        left: what is said when they do not mean it.

    Raises:
        NotSaid: nobody is there to be asked.
        LeftAlone: they said something else.
    """
    if not at_a_terminal():
        raise NotSaid(f"{what} Nothing was done.", hint=hint)
    call.out.note(f"{what} Type yes to go on.")
    if sys.stdin.readline().strip().lower() not in ("y", "yes"):
        raise LeftAlone(left)
