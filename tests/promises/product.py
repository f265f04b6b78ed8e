"""Front Desk as its users start it: a process of its own, on a shop in a folder of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent.parent
MEMORY = Path("/dev/shm")


@contextmanager
def scratch(*, in_memory: bool = False) -> Iterator[Path]:
    """A folder that goes again; in memory, where the machine has a place for that: there a sync takes no time."""
    place = str(MEMORY) if in_memory and os.access(MEMORY, os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="frontdesk-promise-", dir=place) as folder:
        yield Path(folder)


def environment(folder: Path) -> dict[str, str]:
    """The environment of somebody who has nothing but this folder: shop, settings, logs and home are all in it."""
    ours = {
        name: value for name, value in os.environ.items() if not name.startswith(("FRONTDESK_", "XDG_", "NO_COLOR"))
    }
    return ours | {
        "HOME": str(folder),
        "FRONTDESK_DB": str(folder / "shop" / "shop.db"),
        "FRONTDESK_SETTINGS": str(folder / "config" / "settings.toml"),
        "XDG_STATE_HOME": str(folder / "state"),
        "XDG_DATA_HOME": str(folder / "share"),
        "XDG_CACHE_HOME": str(folder / "cache"),
        "PYTHONPATH": str(ROOT),
    }


def started(folder: Path, *arguments: str, **more: str) -> subprocess.Popen[str]:
    """A command that was begun; `more` is set in its environment. Its three streams are pipes of text."""
    return subprocess.Popen(
        [sys.executable, "-m", "frontdesk", *arguments],
        env=environment(folder) | more,
        cwd=folder,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        errors="surrogateescape",
    )


def ran(folder: Path, *arguments: str, said: str = "", **more: str) -> subprocess.CompletedProcess[str]:
    """A command that ran to its end, with what was said to it on its standard input."""
    with started(folder, *arguments, **more) as process:
        out, err = process.communicate(said)
    return subprocess.CompletedProcess(arguments, process.returncode, out, err)
