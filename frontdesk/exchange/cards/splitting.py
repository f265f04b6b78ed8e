"""Where each card of a file begins and ends."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

LARGEST = 4_000_000
"""Bytes of one card without its pictures; past that it is no card."""

_WHAT = b"VCARD"
_BEGIN = re.compile(rb"(?:[\w-]+\.)?BEGIN[ \t]*:[ \t]*VCARD[ \t]*", re.IGNORECASE)
_END = re.compile(rb"(?:[\w-]+\.)?END[ \t]*:[ \t]*VCARD[ \t]*", re.IGNORECASE)
_AGENT = re.compile(rb"(?:[\w-]+\.)?AGENT[^:]*:[ \t]*", re.IGNORECASE)
_MARK = b"\xef\xbb\xbf"
UNBEGUN, UNENDED = "BEGIN:VCARD is missing", "END:VCARD is missing"

Line = tuple[int, bytes]
"""The number of a physical line, from 1, and its bytes."""


@dataclass(slots=True)
class RawCard:
    """One card's physical lines, those of BEGIN and END and blank ones left out.

    Attributes:
        line: The number of its first physical line.
        lines: What stands in it, without what stands in a card inside it.
        agent: The lines of the cards inside it.
        flaw: Why it is no whole card, "" if it is one.
        size: The bytes of its lines.
        verbatim: All its lines as they stand there, if that was asked for.
    """

    line: int
    lines: list[Line] = field(default_factory=list)
    agent: list[Line] = field(default_factory=list)
    flaw: str = ""
    size: int = 0
    verbatim: list[bytes] = field(default_factory=list)

    def take(self, number: int, line: bytes, *, inner: bool) -> None:
        """Add one line, unless the card has become too large to be one."""
        self.size += len(line) + 1
        if self.size <= LARGEST:
            (self.agent if inner else self.lines).append((number, line))


def cards(file: IO[bytes], *, verbatim: bool = False) -> Iterator[RawCard]:
    """Every card of a file, in order; what stands outside of any is one without a beginning.

    A card that is not ended before the next begins has a flaw; so the next one is read whole. `verbatim` keeps
    every line of a card too, up to the size that a card may have.
    """
    card: RawCard | None = None
    depth = 0
    file.seek(0)
    for number, raw in enumerate(file, 1):
        line = raw.removesuffix(b"\n").removeprefix(_MARK)
        framed = line.rstrip()[-len(_WHAT) :].upper() == _WHAT
        begins, ends = framed and _BEGIN.fullmatch(line), framed and _END.fullmatch(line)
        inner = bool(begins and card and depth and _calls_for_agent(card, depth, number))
        if begins and not inner:
            if card:
                yield _ended(card, UNENDED)
            card, depth = RawCard(number), 0
        elif card is None and line.strip():
            card = RawCard(number, flaw=UNBEGUN)
        if card is None:
            continue
        depth += bool(begins) - bool(ends)
        if line.strip() and not begins and not ends:
            card.take(number, line, inner=depth > 1)
        if verbatim and card.size <= LARGEST:
            card.verbatim.append(line)
        if ends and depth <= 0:
            yield _ended(card)
            card, depth = None, 0
    if card:
        yield _ended(card, UNENDED)


def _calls_for_agent(card: RawCard, depth: int, number: int) -> bool:
    """Whether the line just before says that a card follows inside this one."""
    lines = card.agent if depth > 1 else card.lines
    before, line = lines[-1] if lines else (0, b"")
    return before == number - 1 and _AGENT.fullmatch(line) is not None


def _ended(card: RawCard, flaw: str = "") -> RawCard:
    too_large = f"it is larger than {LARGEST:,} bytes without its pictures" if card.size > LARGEST else ""
    card.flaw = card.flaw or flaw or too_large
    return card
