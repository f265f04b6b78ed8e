"""The word lists beside the code: names, menu, phrases, and the people written by hand."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any


def wordlist(name: str) -> dict[str, Any]:
    """What stands in NAME.toml of this folder."""
    return tomllib.loads((Path(__file__).parent / f"{name}.toml").read_text(encoding="utf-8"))
