"""Blocks of lines, fitted into a rectangle: first what is nice to have goes, then what is long is put shortly."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from textual.content import Content

if TYPE_CHECKING:
    from collections.abc import Iterable

FIRM = 6
"""The weight up to which a block is put shortly before it is left out."""


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """Lines that belong together.

    `weight` says how early they go when there is no room (0 never goes); `shorter` are fewer lines that will do, ever
    fewer of them, and `long` how early these take their place: the longest-winded first.
    """

    lines: list[Content]
    weight: int
    spaced: bool = False
    shorter: tuple[list[Content], ...] = ()
    long: int = 0


def fitted(blocks: Iterable[Block], width: int, height: int) -> Content:
    """The blocks in `height` lines of `width` cells, with air between them where there is room to spare."""
    kept = _within([block for block in blocks if block.lines], height)
    spare = height - _height(kept)
    lines: list[Content] = []
    for block in kept:
        if block.spaced and lines and spare > 0:
            lines.append(Content(" " * width))
            spare -= 1
        lines += block.lines
    return Content("\n").join(lines[:height])


def _within(blocks: list[Block], height: int) -> list[Block]:
    while _height(blocks) > height:
        heaviest = max(blocks, key=lambda block: block.weight)
        wordy = max(blocks, key=lambda block: block.long if block.shorter else -1)
        if heaviest.weight <= FIRM and wordy.shorter:
            first, *more = wordy.shorter
            blocks[blocks.index(wordy)] = replace(wordy, lines=first, shorter=tuple(more))
        elif heaviest.weight:
            blocks.remove(heaviest)
        else:
            break
    return blocks


def _height(blocks: Iterable[Block]) -> int:
    return sum(len(block.lines) for block in blocks)
