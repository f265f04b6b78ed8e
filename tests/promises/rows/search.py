"""Search never fails, and every stored name finds itself."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from frontdesk.desk import lookup
from frontdesk.records.incoming import IncomingCustomer
from tests.exchange.shops import rows, shop
from tests.exchange.strangers import Die, filled
from tests.promises.product import scratch
from tests.promises.promise import Outcome, Promise, Size, outcome

if TYPE_CHECKING:
    from collections.abc import Iterator

    from frontdesk.desk.desk import Desk

_CASES = (2_000, 50_000)
_ODD = (
    '"',
    "NEAR(a b)",
    "a AND",
    "^a",
    "{a}",
    "*",
    "(",
    "name:x",
    "-a",
    "+1 555",
    "%_",
    "\\",
    "\x00",
    "\ud800",
    " OR ",
)
_BOOK = (1_000, 10_000)
_LETTERS = "aeioubdgklmnrst éüßøłńç李山" + "мария"


def _check(size: Size) -> Outcome:
    cases = size.of(*_CASES)
    die = random.Random(10)
    with scratch() as folder, shop(folder) as desk:
        book = _booked(desk, die, size.of(*_BOOK))
        failed = _asked(desk, die, cases // 2, list(book.values()))
        lost = _lost(desk, die, cases // 2, book)
    figures = f"{cases:,} questions: {len(failed)} failed, {len(lost)} names not found by themselves"
    return outcome(figures, failed + lost)


def _booked(desk: Desk, die: random.Random, many: int) -> dict[int, str]:
    """Fill a book with names of every kind, each one's own; they by their ids."""
    strange = Die(10)
    names = {"".join(die.choices(_LETTERS, k=die.randint(3, 20))).strip() or "x" for _ in range(many * 3 // 4)}
    names |= {strange.filled()[:2_000].strip() for _ in range(many // 4)}
    people = [IncomingCustomer(1, None, name, phones=(f"030 {die.randrange(10**7)}",)) for name in sorted(names)]
    filled(desk, people)
    return dict(rows(desk, "SELECT id, name FROM customers"))


def _questions(die: random.Random, many: int, names: list[str]) -> Iterator[str]:
    strange = Die(11)
    for _ in range(many):
        parts = [strange.text(), die.choice(_ODD), die.choice(names)[: die.randint(1, 9)], str(die.randrange(10**6))]
        die.shuffle(parts)
        yield " ".join(parts[: die.randint(1, 4)]) if die.random() < 0.8 else "".join(parts)


def _asked(desk: Desk, die: random.Random, many: int, names: list[str]) -> list[str]:
    failed = []
    for question in _questions(die, many, names):
        try:
            lookup.find(desk, question)
        except Exception as error:  # noqa: BLE001  # any of them is what is looked for
            failed.append(f"{question[:80]!r}: {type(error).__name__}")
    return failed


def _lost(desk: Desk, die: random.Random, many: int, book: dict[int, str]) -> list[str]:
    asked = die.choices(sorted(book), k=many)
    found = ((who, lookup.find(desk, book[who], limit=200).lines) for who in asked)
    return [f"{book[who][:80]!r}" for who, lines in found if who not in [line.id for line in lines]]


PROMISE = Promise(10, "Search never fails; every stored name finds itself", _check)
