"""The passphrases that this process was told, and whom it asks for one that it was not told."""

from __future__ import annotations

import os
import unicodedata
from typing import TYPE_CHECKING, Final

from frontdesk.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Ask = Callable[[Path, int], str | None]

VARIABLE: Final = "FRONTDESK_PASSPHRASE"
NEW_VARIABLE: Final = "FRONTDESK_NEW_PASSPHRASE"
"""Where a script has the passphrase that an encrypted shop is to get."""
PIN_VARIABLE: Final = "FRONTDESK_PIN"
"""Where a script, which nobody can ask, has the PIN of whoever acts."""
_SECRET: Final = (VARIABLE, NEW_VARIABLE, PIN_VARIABLE)
SHORTEST: Final = 8
LONGEST: Final = 1_000
TRIES: Final = 3

_told: list[str] = []
_whom: list[Ask] = []


class PoorPassphrase(BadInput):
    """That is no passphrase for a shop."""

    hint = "Take four or more words that have nothing to do with each other, and write them down where no thief looks."


def known() -> list[str]:
    """Every passphrase that is at hand: what was told to this process, then its environment's."""
    said = os.environ.get(VARIABLE)
    return [*_told, *([as_kept(said)] if said else [])]


def for_others() -> dict[str, str]:
    """The environment as another program finds it that is started from here: it has no business with our secrets."""
    return {name: value for name, value in os.environ.items() if name not in _SECRET}


def take_in() -> None:
    """Keep what the environment says, and take all secrets out of it: a counter starts programs that we do not start.

    The browser and the mail program that an e-mail is opened in are such.
    """
    if (said := os.environ.get(VARIABLE)) and as_kept(said) not in _told:
        _told.append(as_kept(said))
    for name in _SECRET:
        os.environ.pop(name, None)


def remember(passphrase: str) -> None:
    """Keep one until the process ends, to be tried first: what is opened later has the same one, as a rule."""
    _told[:] = [passphrase, *(each for each in _told if each != passphrase)]


def forget_all() -> None:
    """Know none any more but the environment's, and ask nobody."""
    _told.clear()
    _whom.clear()


def let_ask(ask: Ask | None) -> None:
    """Say who is asked when a file opens by none that is known; None for nobody, as where a screen has the terminal.

    It is called with the file and with how often it was asked before, and says None when there is nothing to say.
    """
    _whom[:] = [ask] if ask is not None else []


def asked(path: Path, before: int) -> str | None:
    """Ask for the passphrase of a file; None where nobody answers, or was asked often enough."""
    said = _whom[0](path, before) if _whom and before < TRIES else None
    return as_kept(said) if said else None


def as_kept(said: str) -> str:
    """A passphrase as it is used: the same letters whichever keyboard composed them, without the end of its line."""
    return unicodedata.normalize("NFC", said.rstrip("\r\n"))


def fit(said: str) -> str:
    """A new passphrase as it will be used.

    Raises:
        PoorPassphrase: it is too short, too long or not a line of text; what it was is not said.
    """
    kept = as_kept(said)
    if len(kept) < SHORTEST:
        raise PoorPassphrase(f"A passphrase has {SHORTEST} characters or more; this one is soon guessed.")
    if len(kept) > LONGEST or any(unicodedata.category(each) in {"Cc", "Cs"} for each in kept):
        raise PoorPassphrase(f"A passphrase is one line of text of at most {LONGEST} characters.")
    return kept
