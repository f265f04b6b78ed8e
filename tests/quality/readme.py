"""The README's few figures, and the whole table beside it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tests import marked
from tests.quality import coming, ordering, rhythm
from tests.quality.table import tables

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.quality.figures import Figure

WHOLE = Path(__file__).parent.parent.parent / "docs" / "quality.md"
_ROWS = (
    (coming.TITLE, "demo shop", coming.RECALL, "who walks in is among the nine expected"),
    (ordering.TITLE, "demo shop", ordering.SURE, "the usual, when sure of it, is right"),
    (rhythm.TITLE, "CDNOW", rhythm.who(3), "who comes again (CDNOW, area under ROC)"),
)
"""Part, shop and figure, and what the README calls it."""

_RULES = {
    "most frequent": "frequent",
    "most frequent order": "frequent",
    "most visits": "frequent",
    "most recent": "latest",
    "last order": "latest",
    "latest visit": "latest",
}
"""What each part calls the two rules that all are compared with."""

_HEAD = """# How good its memory is

Made by `python -m tests.quality`. A figure is a share or an area, from 0 to 1, beside what simpler rules reach on the
same cases; "by heart" is what somebody reaches who knows every habit as it was made, which is more than can be known.
CDNOW is a public purchase log; the made shops are drawn from known habits, the same every time.
"""


def write(found: Sequence[Figure], readme: Path = marked.README, whole: Path = WHOLE) -> None:
    """Put the figures between the README's two marks, where they are, and all of them into a file of their own."""
    whole.write_text(f"{_HEAD}\n{tables(found)}\n", encoding="utf-8")
    marked.put("quality", "python -m tests.quality", told(found), readme)


def told(found: Sequence[Figure]) -> str:
    """A sentence and a small table; a row that was not measured is left out."""
    known = {(each.part, each.shop, each.what): each for each in found if each.ours is not None}
    rows = [(name, known[part, shop, what]) for part, shop, what, name in _ROWS if (part, shop, what) in known]
    lines = ["[All figures](docs/quality.md), beside the most frequent one and the latest:", ""]
    lines += ["| What | Ours | Frequent | Latest |", "|---|--:|--:|--:|"]
    return "\n".join([*lines, *(f"| {name} | {_cells(each)} |" for name, each in rows)])


def _cells(each: Figure) -> str:
    rivals = {_RULES.get(name, name): value for name, value in each.rivals}
    return " | ".join(f"{value:.3f}" for value in (each.ours or 0.0, rivals["frequent"], rivals["latest"]))
