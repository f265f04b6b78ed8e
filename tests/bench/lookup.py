"""Finding people: the desk's search beside a LIKE, a bare prefix query and fzf, on the same questions."""

from __future__ import annotations

import shutil
import subprocess
import time
from contextlib import closing
from itertools import chain
from typing import TYPE_CHECKING

from frontdesk.desk import lookup
from frontdesk.desk.desk import open_desk
from frontdesk.store.file.connection import connect
from frontdesk.store.search.entries import Entry
from frontdesk.store.search.index import customer_at
from frontdesk.store.search.query import MOST_CANDIDATES
from frontdesk.words.folding import plain
from tests.bench.figures import Goal, absent, figure, took
from tests.bench.queries import OF_EACH, questions

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.bench.figures import Figure

PART = "lookup"
_LIKE = "LIKE over the same columns"
_FTS = "bare FTS5 prefix query and its 200 rows"
_FZF = "fzf --filter over the same people"
_SET_FOR = 1_000_000
_FTS_GOAL = Goal(4, 2, _SET_FOR)
_SCANNED = [f"c{place}" for place, name in enumerate(Entry._fields) if name != "endings"]
"""The index's own copy of its columns, without the one that only says numbers back to front."""

Series = dict[str, list[float]]


def figures(shop: Path, folder: Path, *, quick: bool = False, of_each: int = OF_EACH) -> list[Figure]:
    """The rows of the table, and what each kind of question took beside the bare query."""
    asked = questions(shop, of_each)
    patience = 2.0 if quick else 30.0
    desk = open_desk(shop, till="bench")
    try:
        with closing(connect(shop, reading=True)) as connection:
            lookup.find(desk, "warm up")
            ours, bare = _beside(asked, lambda words: lookup.find(desk, words), lambda words: _bare(connection, words))
            every = list(chain.from_iterable(ours.values()))
            scans = _scans(connection, asked, folder, patience)
            return [*_told(ours, bare), *_beside_scans(every, scans)]
    finally:
        desk.close()


def _beside_scans(every: list[float], scans: dict[str, list[float]]) -> Iterator[Figure]:
    """Beside those who read everybody at each question, which takes the longer the more there are."""
    yield figure(PART, "a search", _LIKE, Goal(1 / 100, size=_SET_FOR), every, scans[_LIKE])
    yield figure(PART, "a search, p99", _LIKE, Goal(1 / 20, size=_SET_FOR), every, scans[_LIKE], at=0.99)
    goal = Goal(1 / 200, size=_SET_FOR)
    if _FZF in scans:
        yield figure(PART, "a search", _FZF, goal, every, scans[_FZF])
    else:
        yield absent(PART, "a search", _FZF, goal, "fzf is not installed")


def _beside(
    asked: dict[str, list[str]], find: Callable[[str], object], bare: Callable[[str], object]
) -> tuple[Series, Series]:
    """Both asked the same, in turn: which of them begins changes, lest the other find the pages warm."""
    ours: Series = {kind: [] for kind in asked}
    theirs: Series = {kind: [] for kind in asked}
    for place in range(max(map(len, asked.values()))):
        for kind, words in asked.items():
            sides = [(ours, find), (theirs, bare)]
            for series, ask in sides if place % 2 else reversed(sides):
                series[kind].append(took(ask, words[place]))
    return ours, theirs


def _told(ours: Series, bare: Series) -> Iterator[Figure]:
    every, others = list(chain.from_iterable(ours.values())), list(chain.from_iterable(bare.values()))
    yield figure(PART, "a search", _FTS, _FTS_GOAL, every, others)
    yield figure(PART, "a search, p99", _FTS, _FTS_GOAL, every, others, at=0.99)
    for kind in ours:
        yield figure(f"{PART} by kind", kind, _FTS, _FTS_GOAL, ours[kind], bare[kind])


def _sampled(asked: dict[str, list[str]], ask: Callable[[str], object], patience: float) -> list[float]:
    """Ask one question of each kind after another until patience ends; the first round is always finished."""
    times: list[float] = []
    started = time.monotonic()
    for number, round_of_questions in enumerate(zip(*asked.values(), strict=True)):
        if number and time.monotonic() - started > patience:
            break
        times += [took(ask, words) for words in round_of_questions]
    return times


def _like(connection: sqlite3.Connection, words: str) -> object:
    where = " OR ".join(f"{column} LIKE :like" for column in _SCANNED)
    return connection.execute(
        f"SELECT count(*) FROM search_entries_content WHERE {where}", {"like": f"%{plain(words)}%"}
    ).fetchone()


def _bare(connection: sqlite3.Connection, words: str) -> object:
    """What anybody would write first: beginnings of all words, the newest 200, and their names and phones."""
    expression = " ".join(f'"{word}" *' for word in plain(words).split())
    found = connection.execute(
        "SELECT rowid FROM search_entries WHERE search_entries MATCH ? ORDER BY rowid DESC LIMIT ?",
        (expression, MOST_CANDIDATES),
    ).fetchall()
    ids = [customer_at(place) for (place,) in found]
    marks = ",".join("?" * len(ids))
    return (
        connection.execute(f"SELECT id, name FROM customers WHERE id IN ({marks})", ids).fetchall(),
        connection.execute(f"SELECT customer_id, raw FROM phones WHERE customer_id IN ({marks})", ids).fetchall(),
    )


def _scans(
    connection: sqlite3.Connection, asked: dict[str, list[str]], folder: Path, patience: float
) -> dict[str, list[float]]:
    """What the two that read everybody take; fzf only where it is installed."""
    found = {_LIKE: _sampled(asked, lambda words: _like(connection, words), patience)}
    if not shutil.which("fzf"):
        return found
    people = folder / "people.txt"
    rows = connection.execute(f"SELECT {', '.join(_SCANNED)} FROM search_entries_content")
    people.write_text("".join(f"{' '.join(filter(None, row))}\n" for row in rows), encoding="utf-8")

    def ask(words: str) -> object:
        with people.open("rb") as lines:
            return subprocess.run(["fzf", "--filter", words], stdin=lines, capture_output=True, check=False)

    return {**found, _FZF: _sampled(asked, ask, patience)}
