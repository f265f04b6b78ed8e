"""The passphrase of an encrypted shop as it is come by: typed unseen, said by a command, or left in the environment."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from frontdesk import passphrases
from frontdesk.cli.asking import at_a_terminal, typed
from frontdesk.errors import BadInput, StoreTrouble

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from frontdesk.settings import Settings

_PATIENCE = 120
"""Seconds for a command that may ask somebody itself."""


class NoPassphrase(BadInput):
    """No passphrase came in; nothing was done."""

    hint = "Type it at a terminal, hand it over as one line on the standard input, or set FRONTDESK_PASSPHRASE."


class PassphrasesDiffer(BadInput):
    """The two are not the same; nothing was done."""

    hint = "Type it again."


class CommandSaysNone(StoreTrouble):
    """The till's passphrase_command gave no passphrase; nothing was opened."""

    hint = "Try it in a terminal; `frontdesk settings passphrase_command ''` does without it."


def let_ask(settings: Callable[[], Settings]) -> None:
    """Let an encrypted file's passphrase be got by this till's passphrase_command, else asked for at a terminal."""

    def ask(path: Path, before: int) -> str | None:
        command = settings().passphrase_command
        if command and not before:
            return said_by(command)
        if not at_a_terminal():
            return None
        # In one with the prompt, which comes when nothing typed is shown any more.
        return typed(f"{'That does not open it. ' if before else ''}Passphrase of {path.name}: ")

    passphrases.let_ask(ask)


def unlock(shop: Path, settings: Settings) -> None:
    """Come by the passphrase before a screen has the terminal; nothing happens where none is needed, or one is known.

    Raises:
        StoreLocked, WrongPassphrase, CommandSaysNone: as their sentences say.
    """
    from frontdesk.keeping import unlocking

    if not passphrases.known() and unlocking.is_locked(shop):
        let_ask(lambda: settings)
        unlocking.unlock(shop)
    passphrases.let_ask(None)


def hand_on(shop: Path) -> None:
    """Leave an encrypted shop's passphrase to the programs that this one starts, whom nobody can ask.

    Raises:
        StoreLocked, WrongPassphrase: as their sentences say.
    """
    from frontdesk.keeping import unlocking

    if unlocking.is_locked(shop):
        unlocking.unlock(shop)
        os.environ[passphrases.VARIABLE] = passphrases.known()[0]


def new_passphrase(variable: str, command: str | None = None) -> str:
    """A passphrase that is to be: the environment's, a command's, typed twice, or a line of the standard input.

    At a terminal what is too short, or not typed the same twice, is asked for again; an empty line gives up.

    Raises:
        NoPassphrase, PassphrasesDiffer, PoorPassphrase, CommandSaysNone: as their sentences say.
    """
    given = os.environ.get(variable) or (said_by(command) if command else "")
    if given:
        return passphrases.fit(given)
    if not at_a_terminal():
        said = sys.stdin.readline().rstrip("\r\n")
        if not said:
            raise NoPassphrase
        return passphrases.fit(said)
    before = ""
    while True:
        try:
            return _typed_twice(before)
        except (passphrases.PoorPassphrase, PassphrasesDiffer) as error:
            before = f"{error.in_full} "


def _typed_twice(before: str) -> str:
    # In one with the prompt, which comes when nothing typed is shown any more.
    said = typed(f"{before}New passphrase: ")
    if not said:
        raise NoPassphrase
    fit = passphrases.fit(said)
    if passphrases.as_kept(typed("Once more: ")) != fit:
        raise PassphrasesDiffer
    return fit


def said_by(command: str) -> str:
    """The first line that a command prints; it may ask at the terminal, and what it complains of is seen there.

    Raises:
        CommandSaysNone: it failed, or printed nothing.
    """
    import shlex
    import subprocess

    try:
        ran = subprocess.run(  # noqa: S603
            shlex.split(command), stdout=subprocess.PIPE, timeout=_PATIENCE, check=False, env=passphrases.for_others()
        )
        said = ran.stdout.decode().partition("\n")[0].rstrip("\r")
    except (OSError, ValueError, subprocess.TimeoutExpired):
        raise CommandSaysNone from None  # what went before may hold what it said
    if ran.returncode or not said:
        raise CommandSaysNone
    return said
