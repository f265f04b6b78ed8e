"""The results' file: the latest figures for each size of shop, and the machine they hold for."""

from __future__ import annotations

import json
import os
import platform
import sqlite3
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from tests.bench.figures import Figure

FILE = Path(__file__).with_name("results.json")


def machine() -> dict[str, Any]:
    """What the figures depend upon, without saying whose machine it is."""
    return {
        "cpus": os.cpu_count(),
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "textual": version("textual"),
        "sqlmodel": version("sqlmodel"),
    }


def in_words() -> str:
    """The machine in one line."""
    here = machine()
    return f"{here.pop('cpus')} CPUs, " + ", ".join(f"{name} {number}" for name, number in here.items())


def keep(figures: Sequence[Figure], size: int, parts: Collection[str], file: Path = FILE) -> dict[str, Any]:
    """Write the figures of these parts where older ones of them stood; those of another machine are forgotten.

    Returns:
        All that the file now says: the machine, and under `sizes` each size's rows.
    """
    kept = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    sizes: dict[str, list[dict[str, Any]]] = kept.get("sizes", {}) if kept.get("machine") == machine() else {}
    before = sizes.get(str(size), [])
    stay = [row["part"].split()[0] not in parts for row in before]
    place = stay.index(False) if False in stay else len(before)
    after = [row for row, stays in zip(before[place:], stay[place:], strict=True) if stays]
    sizes[str(size)] = [*before[:place], *(figure.as_json() for figure in figures), *after]
    found = {"machine": machine(), "sizes": dict(sorted(sizes.items(), key=lambda pair: int(pair[0])))}
    file.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    return found
