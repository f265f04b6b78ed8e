"""Starting: the counter's first frame and first answer, and the commands that people wait for in a shell."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from tests.bench.figures import Goal, paired, pairs
from tests.bench.paint import BARE, BARE_BOX, BOX, first_paint, ready
from tests.bench.program import ALONE, frontdesk, python, ran

if TYPE_CHECKING:
    from pathlib import Path

    from tests.bench.figures import Figure

PART = "startup"
_COMPLETION = {"_FRONTDESK_COMPLETE": "complete_bash", "COMP_WORDS": "frontdesk fi", "COMP_CWORD": "1"}


def figures(shop: Path, *, quick: bool = False) -> list[Figure]:
    """The rows of the table."""
    times = 5 if quick else 20
    return [*_counter(shop, times), *_commands(shop, times)]


def _counter(shop: Path, times: int) -> list[Figure]:
    argv, name, bare = frontdesk(shop), _somebody(shop), "first paint of the bare Textual app"

    def reference() -> float:
        return first_paint(BARE, BARE_BOX, 1, ALONE)[0]

    ours, theirs = pairs(lambda: first_paint(argv, BOX, 1, ALONE)[0], reference, times)
    answered, theirs_then = pairs(lambda: ready(argv, name.lower(), name, ALONE), reference, times // 2)
    return [
        paired(PART, "the counter's first paint", bare, Goal(1.25, 1.1), ours, theirs),
        paired(PART, "the first search, answered", bare, Goal(2.5, 2), answered, theirs_then),
    ]


def _commands(shop: Path, times: int) -> list[Figure]:
    typer, sqlmodel = python("import typer"), python("import sqlmodel")
    light, heavy = Goal(1.3, 1.1), Goal(1.5, 0.5)
    rows = [
        ("--help", frontdesk(shop, "--help"), {}, typer, "import typer", light),
        ("--version", frontdesk(shop, "--version"), {}, typer, "import typer", light),
        ("completion", frontdesk(shop), _COMPLETION, typer, "import typer", light),
        ("find maria", frontdesk(shop, "find", "maria"), {}, sqlmodel, "import sqlmodel", heavy),
    ]
    found = []
    for what, argv, env, other, said, goal in rows:
        ours, theirs = pairs(lambda: ran(argv, env), lambda: ran(other), times)  # noqa: B023  # called at once
        found.append(paired(PART, what, f"python -c '{said}'", goal, ours, theirs))
    return found


def _somebody(shop: Path) -> str:
    """Somebody seen lately whose name any keyboard types and any column holds."""
    with closing(sqlite3.connect(f"{shop.as_uri()}?mode=ro", uri=True)) as connection:
        (name,) = connection.execute(
            """SELECT c.name FROM standings s JOIN customers c ON c.id = s.customer_id
               WHERE length(c.name) BETWEEN 8 AND 18 AND c.name NOT GLOB '*[^A-Za-z ]*'
               ORDER BY s.last_at DESC, c.id LIMIT 1"""
        ).fetchone()
    return str(name)
