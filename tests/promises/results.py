"""The figures of the latest release-size runs, and the page that shows them."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests import marked

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

FILE = Path(__file__).with_name("results.json")
PAGE = Path(__file__).parent.parent.parent / "docs" / "promises.md"
_HEAD = """# What we promise

Made by `python -m tests.promises --release`, which tries all of it; a part of each is tried in every run of the tests.

"""


@dataclass(frozen=True, slots=True)
class Result:
    """One row of the table as it is printed and kept."""

    number: int
    sentence: str
    figures: str
    held: bool
    seconds: float
    whole: bool = True
    """Whether all of it was tried, as before a release, or the part that every run tries."""


def table(rows: Iterable[Result]) -> str:
    """The rows as a table, which is Markdown as well."""
    cells = [("#", "Promise", "Found", "Held", "Tried", "s")]
    cells += [
        (
            str(r.number),
            r.sentence,
            r.figures,
            "yes" if r.held else "NO",
            "all" if r.whole else "part",
            f"{r.seconds:.0f}",
        )
        for r in rows
    ]
    widths = [max(len(row[column]) for row in cells) for column in range(len(cells[0]))]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |" for row in cells
    ]
    rule = "|" + "|".join("-" * (width + 2) for width in widths) + "|"
    return "\n".join([lines[0], rule, *lines[1:]])


def keep(found: Sequence[Result], file: Path = FILE, page: Path = PAGE, readme: Path = marked.README) -> None:
    """Write these in place of older ones of the same number, the page of them all, and the README's table.

    What a part found says less than what all of it did, and takes the place of nothing that is whole and held.
    """
    told = {each.number for each in read(file) if each.whole and each.held}
    found = [each for each in found if each.whole or each.number not in told]
    anew = {each.number for each in found}
    kept = [each for each in read(file) if each.number not in anew]
    now = sorted([*kept, *found], key=lambda each: each.number)
    file.write_text(json.dumps([asdict(each) for each in now], indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    page.write_text(f"{_HEAD}{table(now)}\n", encoding="utf-8")
    marked.put("promises", "python -m tests.promises --release", _in_short(now), readme)


def _in_short(rows: Iterable[Result]) -> str:
    """The table as the README has it: what is promised, and what was found when all of it was tried."""
    lines = ["| Promise | Tried, and found |", "|---|---|"]
    lines += [f"| {each.sentence} | {_mark(each)}{each.figures} |" for each in rows]
    return "\n".join(lines)


def _mark(found: Result) -> str:
    if not found.held:
        return "NOT YET: "
    return "" if found.whole else "(in part) "


def read(file: Path = FILE) -> list[Result]:
    """The results that the file holds."""
    return [Result(**row) for row in json.loads(file.read_text(encoding="utf-8"))] if file.exists() else []
