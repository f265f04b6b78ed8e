"""The tables of the README that programs make: each stands between two marks, which say what made it."""

from __future__ import annotations

import re
from pathlib import Path

README = Path(__file__).parent.parent / "README.md"


def put(name: str, made_by: str, text: str, file: Path = README) -> None:
    """Put a text where the last one of this name stands; where a file has no marks for it, nothing is done."""
    whole = file.read_text(encoding="utf-8")
    start, end = f"<!-- {name}: made by {made_by} -->\n", f"<!-- end of {name} -->"
    if start in whole:
        head, rest = whole.split(start)
        file.write_text(f"{head}{start}{text}\n{end}{rest.split(end, 1)[1]}", encoding="utf-8")


def by_hand(text: str) -> str:
    """What of a file was written by people: all but what stands between marks."""
    return re.sub(r"(?s)<!-- (\w+): made by .*?<!-- end of \1 -->", "", text)
