"""Columns of a list, fitted to the width there is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from frontdesk.tui.text import Part, cells, line

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


def widths(columns: Sequence[Column], width: int) -> list[int]:
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


def header(columns: Sequence[Column], width: int) -> Content:
    """The columns' titles, dim."""
    return laid_out(columns, [[(column.title, "$quiet")] for column in columns], width)


def laid_out(
    columns: Sequence[Column], row: Sequence[Cell], width: int, *, marked: bool = False, lit: bool = False
) -> Content:
    """A row's cells in their columns, on one line of exactly this width.

    Args:
        columns: where they stand.
        row: the cells; fewer than there are columns leave the rest free.
        width: of the line, in cells.
        marked: whether this is the row where the keys act; it has the thick edge.
        lit: whether its ground is warm as well.
    """
    edge: Part = ("▌ " if marked else "  ", "$warm" if lit else "$quiet")
    pieces = [line([edge], _EDGE)]
    for column, cell, room in zip(columns, row, widths(columns, width), strict=False):
        if not room:
            continue
        if len(pieces) > 1:
            pieces.append(Content(" " * _GAP))
        pieces.append(_in_place(cell, room, right=column.right))
    used = sum(piece.cell_length for piece in pieces)
    if used <= width:
        pieces.append(Content(" " * (width - used)))
    whole = Content("").join(pieces)
    whole = whole if used <= width else whole.truncate(width)
    return whole.stylize_before("on $warm-ground") if lit else whole


def _in_place(cell: Cell, room: int, *, right: bool) -> Content:
    if not right:
        return line(cell, room)
    free = room - sum(cells(text) for text, _ in cell)
    return line([(" " * max(free, 0), ""), *cell], room)
