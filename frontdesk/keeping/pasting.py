"""What the doctor says, fit to be pasted for anybody: the home folder is ~, and a command still works as it stands."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def homeless(text: str) -> str:
    """A text with ~ for the home folder, whose name is mostly somebody's own."""
    home = str(Path.home())
    return text.replace(f"{home}/", "~/") if len(home) > 1 else text


def in_shell(path: Path) -> str:
    """A path as a shell takes it: `~/` is left bare, else it would be a folder of that name."""
    home = Path.home()
    if len(home.parts) > 1 and path.is_relative_to(home):
        return f"~/{shlex.quote(str(path.relative_to(home)))}"
    return shlex.quote(str(path))


def listed(paths: Iterable[Path]) -> str:
    """Several of them, for one command."""
    return " ".join(map(in_shell, paths))


def frontdesk(shop: Path, words: str) -> str:
    """A command about this shop: it names the file unless it is the one that is meant without a word."""
    from frontdesk.paths import database

    named = "" if shop == database() else f"--db {in_shell(shop)} "
    return f"frontdesk {named}{words}"
