"""Programs as their users start them: the counter and its commands, and what they are compared with."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

ALONE: dict[str, str | None] = {name: None for name in os.environ if name.startswith("FRONTDESK_")} | {
    "PYTHONDONTWRITEBYTECODE": None
}
"""Set over the environment: nothing of the machine's own shop is said to a program that is measured.

Its modules are kept compiled, as an installed program's are and the references' libraries. Where a developer forbade
that, each start compiled all that we wrote anew, which was a fifth of it.
"""


def frontdesk(shop: Path, *arguments: str) -> list[str]:
    """The command line of Front Desk on a shop, with a till's settings of its own beside it."""
    settings = shop.with_name("settings.toml")
    return [sys.executable, "-m", "frontdesk", "--db", str(shop), "--settings", str(settings), *arguments]


def python(program: str) -> list[str]:
    """The command line of a one-line program."""
    return [sys.executable, "-c", program]


def ran(argv: list[str], env: Mapping[str, str] | None = None) -> float:
    """Run a program to its end, its output thrown away; the seconds it took.

    Raises:
        subprocess.CalledProcessError: it failed; what it said is in the error's `stderr`.
    """
    whole = {name: value for name, value in os.environ.items() if name not in ALONE} | dict(env or {})
    started = time.perf_counter()
    subprocess.run(argv, env=whole, stdin=subprocess.DEVNULL, capture_output=True, check=True)
    return time.perf_counter() - started
