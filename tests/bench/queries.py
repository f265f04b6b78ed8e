"""What staff type to find somebody, made from the people of a shop: so many questions of each kind."""

from __future__ import annotations

import json
import random
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, NamedTuple

from frontdesk.words.folding import tokens
from tests.bench.names import slip

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SEED = 11
OF_EACH = 200
_CONSONANTS = "bcdfghjklmnpqrstvwxz"
_FEWEST_TO_MISSPELL = 5


class Known(NamedTuple):
    """What somebody may be asked for by; empty where they have none."""

    name: list[str]
    phone: str
    card: str
    plate: str
    car: str
    kid: str
    drink: str


def questions(shop: Path, of_each: int = OF_EACH) -> dict[str, list[str]]:
    """For each kind of question, so many of them about people whom the die picked."""
    die = random.Random(SEED)
    with closing(sqlite3.connect(f"{shop.as_uri()}?mode=ro", uri=True)) as connection:
        return {kind: _asked(connection, die, ask, of_each) for kind, ask in _KINDS.items()}


def _asked(
    connection: sqlite3.Connection, die: random.Random, ask: Callable[[random.Random, Known], str], wanted: int
) -> list[str]:
    (last,) = connection.execute("SELECT max(id) FROM customers").fetchone()
    found: list[str] = []
    while len(found) < wanted:
        question = ask(die, _known(connection, die.randrange(last) + 1))
        if question:
            found.append(question)
    return found


def _known(connection: sqlite3.Connection, who: int) -> Known:
    name, card, usual = connection.execute(
        """SELECT c.name, c.card_code, s.usual
           FROM customers c LEFT JOIN standings s ON s.customer_id = c.id WHERE c.id = ?""",
        (who,),
    ).fetchone()
    (phone,) = connection.execute("SELECT digits FROM phones WHERE customer_id = ?", (who,)).fetchone()
    cues = dict(connection.execute("SELECT kind, text FROM cues WHERE customer_id = ?", (who,)))
    car = cues.get("car", "").split(" ")
    kids = cues.get("family", "").removeprefix("kids ").split(" and ")
    order = json.loads(usual or "[]")
    return Known(
        tokens(name), phone, card, " ".join(car[-2:]), " ".join(car[:-2]), kids[0], order[0][2] if order else ""
    )


def _letters(count: int) -> Callable[[random.Random, Known], str]:
    def ask(die: random.Random, known: Known) -> str:
        word = die.choice(known.name)
        return word[:count] if len(word) >= count or not word.isascii() else ""

    return ask


def _two_words(die: random.Random, known: Known) -> str:
    if len(known.name) < 2:
        return ""
    first, last = known.name[0], known.name[-1]
    return f"{first[: die.randrange(2, 7)]} {last[: die.randrange(1, 7)]}"


def _typo(die: random.Random, known: Known) -> str:
    word = die.choice(known.name)
    return slip(die, word) if len(word) >= _FEWEST_TO_MISSPELL else ""


def _nonsense(die: random.Random, _known: Known) -> str:
    return "".join(die.choices(_CONSONANTS, k=die.randrange(5, 11)))


_KINDS: dict[str, Callable[[random.Random, Known], str]] = {
    "one letter": _letters(1),
    "two letters": _letters(2),
    "three letters": _letters(3),
    "four letters": _letters(4),
    "five letters": _letters(5),
    "two words": _two_words,
    "last four digits": lambda _die, known: known.phone[-4:],
    "a plate": lambda _die, known: known.plate,
    "a car": lambda _die, known: known.car,
    "a kid and a drink": lambda _die, known: f"{known.kid} {known.drink}" if known.kid and known.drink else "",
    "a typo": _typo,
    "a scanned code": lambda _die, known: known.card,
    "nonsense": _nonsense,
}
