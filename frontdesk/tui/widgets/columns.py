"""Columns of a list, fitted to the width there is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from frontdesk.tui.text import Part, cells, fitted

if TYPE_CHECKING:
    from collections.abc import Sequence

    Cell = Sequence[Part]

_GAP = 2
_EDGE = 2
_END = 1


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its title, its least width in cells, and its share of the room that is left over.

    `since` is the list's width from which on the column is there at all; figures stand on the `right`.
    """

    title: str
    least: int
    share: int = 0
    right: bool = False
    since: int = 0


@lru_cache(64)
def widths(columns: tuple[Column, ...], width: int) -> list[int]:
    """How many cells each column has in a list of this width; 0 for one that has no place."""
    there = [width >= column.since for column in columns]
    taken = [column.least if is_there else 0 for column, is_there in zip(columns, there, strict=True)]
    spare = width - _EDGE - _END - sum(taken) - _GAP * max(sum(there) - 1, 0)
    shares = [column.share if is_there else 0 for column, is_there in zip(columns, there, strict=True)]
    whole = sum(shares)
    if spare <= 0 or not whole:
        return taken
    given = [spare * share // whole for share in shares]
    given[shares.index(max(shares))] += spare - sum(given)
    return [least + more for least, more in zip(taken, given, strict=True)]


def header(columns: tuple[Column, ...], width: int) -> list[Part]:
    """The columns' titles, dim."""
    return laid_out(columns, [[(column.title, "$quiet")] for column in columns], width)


def laid_out(
    columns: tuple[Column, ...], row: Sequence[Cell], width: int, *, marked: bool = False, lit: bool = False
) -> list[Part]:
    """A row's cells in their columns, on one line of exactly this width.

    Args:
        columns: where they stand.
        row: the cells; fewer than there are columns leave the rest free.
        width: of the line, in cells.
        marked: whether this is the row where the keys act; it has the thick edge.
        lit: whether that edge is warm.
    """
    edge: Part = ("▌ " if marked else "  ", "$warm" if lit else "$quiet")
    pieces, left, gap = fitted([edge], min(_EDGE, width)), width - _EDGE, 0
    for column, cell, room in zip(columns, row, widths(columns, width), strict=False):
        if not room or left <= gap:
            continue
        if gap:
            pieces.append((" " * gap, ""))
        taken = min(room, left - gap)
        pieces += _in_place(cell, taken, right=column.right)
        left, gap = left - gap - taken, _GAP
    if left > 0:
        pieces.append((" " * left, ""))
    return pieces


def _in_place(cell: Cell, room: int, *, right: bool) -> list[Part]:
    if not right:
        return fitted(cell, room)
    free = room - sum(cells(text) for text, _ in cell)
    return fitted([(" " * free, ""), *cell] if free > 0 else cell, room)
