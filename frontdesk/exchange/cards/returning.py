"""Rejected cards, given back as they stand in their file."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from frontdesk.exchange.cards.properties import declared
from frontdesk.exchange.cards.splitting import UNBEGUN, cards

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from frontdesk.exchange.cards.properties import Writing
    from frontdesk.exchange.cards.splitting import RawCard

REASON = "X-FRONTDESK-REJECTED"
"""The property that says why a card was rejected; it is passed over when the card is imported again."""


def return_cards(file: IO[str], origin: IO[bytes], writing: Writing, rejected: Iterable[tuple[int, str]]) -> None:
    """Write rejected cards, each with its line and reason; their pictures are not given back.

    Args:
        file: Where to; it is written in UTF-8.
        origin: The file of cards, without its pictures.
        writing: How that one is written.
        rejected: The first lines of these cards and the reasons, in file order.
    """
    due = iter(rejected)
    line, reason = next(due, (0, ""))
    for card in cards(origin, verbatim=True):
        if card.line == line:
            why = f"{REASON}:line {line}: {' '.join(reason.split())}"
            for text in _explained(_in_characters(card, writing), why, first=card.flaw == UNBEGUN):
                file.write(f"{text}\r\n")
            file.write("\r\n")
            line, reason = next(due, (0, ""))


def _explained(lines: Iterator[str], why: str, *, first: bool) -> Iterator[str]:
    if first:
        yield why
    for number, line in enumerate(lines):
        yield line
        if not number and not first:
            yield why


def _in_characters(card: RawCard, writing: Writing) -> Iterator[str]:
    """A card's lines, each run of empty ones (where a picture was) as one."""
    encoding, empty = writing.encoding, False
    for line in card.verbatim:
        if line[:1] not in {b" ", b"\t"}:
            encoding = (not writing.sure and declared(line)) or writing.encoding
        if line or not empty:
            yield line.decode(encoding, "replace")
        empty = not line
