"""PINs as they are asked for: typed unseen at a terminal, or handed over by a script."""

from __future__ import annotations

import os
import sys

from frontdesk.cli.asking import at_a_terminal, typed
from frontdesk.errors import BadInput
from frontdesk.passphrases import PIN_VARIABLE


class NoPinTyped(BadInput):
    """No PIN came in; nothing was done."""

    hint = "Type it at a terminal, or hand it over as one line on the standard input."


class PinsDiffer(BadInput):
    """The two are not the same; nothing was done."""

    hint = "Type it again."


def pin_of(name: str, *, asking: bool) -> str | None:
    """The PIN of whoever acts: the environment's, else what is typed; None where nobody is there to be asked.

    Args:
        name: who acts.
        asking: whether to ask at a terminal.
    """
    given = os.environ.get(PIN_VARIABLE)
    if given:
        return given
    return typed(f"PIN of {name}: ") if asking and at_a_terminal() else None


def new_pin(name: str) -> str:
    """Somebody's new PIN: typed twice at a terminal, else one line of the standard input.

    Raises:
        PinsDiffer: the second is not as the first.
        NoPinTyped: nothing came in.
    """
    if not at_a_terminal():
        said = sys.stdin.readline().rstrip("\r\n")
        if not said:
            raise NoPinTyped
        return said
    said = typed(f"New PIN of {name}: ")
    if not said:
        raise NoPinTyped
    if typed("Once more: ") != said:
        raise PinsDiffer
    return said
