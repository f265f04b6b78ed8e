"""How panels are laid out on pages: in two columns, in one with figures side by side, or one below the other."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from frontdesk.tui.widgets.board_parts import BoardLine, lines_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from frontdesk.tui.widgets.board_parts import Panel

WIDE, HALVES = 98, 74
"""Cells from which on there are two columns, and from which on figures stand side by side."""

_GAP = 3
_ROOMY, _MAP = 116, 2
"""Cells from which on figures have so many more, that a week's map may have its sums."""

_EASY = 7
"""Entries with which a panel is at ease; a page takes no more panels than are, if there are pages enough."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A line where it stands."""

    left: int
    width: int
    line: BoardLine


Page = list[list[Slot]]
_Band = tuple["Panel", ...]


def pages(panels: Sequence[Panel], width: int, height: int) -> list[Page]:
    """The panels on as many pages as they need, each a list of lines, each line its slots from left to right."""
    panels = [piece for panel in panels for piece in _pieces(panel, height)]
    if width < WIDE:
        bands = _bands(panels, side_by_side=width >= HALVES)
        return [_page([(0, width, stack)], height) for stack in _stacked(bands, height)]
    left, right = [[(panel,) for panel in panels if panel.figures is figures] for figures in (True, False)]
    stacks = _stacked(left, height)
    beside = _spread(right, height, len(stacks))
    stacks += [[]] * (len(beside) - len(stacks))
    beside += [[]] * (len(stacks) - len(beside))
    first = (width - _GAP) * 2 // 5 + (_MAP if width >= _ROOMY else 0)
    return [
        _page([(0, first, one), (first + _GAP, width - first - _GAP, other)], height)
        if one and other
        else _page([(0, width, one or other)], height)
        for one, other in zip(stacks, beside, strict=True)
    ]


def _pieces(panel: Panel, height: int) -> list[Panel]:
    """A panel of which nothing may be cut goes on on the next page when it is too long for one."""
    most = max(height - 1, 1)
    if panel.least is not None or len(panel.entries) <= most:
        return [panel]
    starts = range(0, len(panel.entries), most)
    return [replace(panel, entries=panel.entries[start : start + most]) for start in starts]


def _bands(panels: Iterable[Panel], *, side_by_side: bool) -> list[_Band]:
    """One panel to a band, or two with figures."""
    bands: list[_Band] = []
    for panel in panels:
        if side_by_side and panel.figures and bands and len(bands[-1]) == 1 and bands[-1][0].figures:
            bands[-1] = (bands[-1][0], panel)
        else:
            bands.append((panel,))
    return bands


def _fewest(band: _Band) -> int:
    return max(panel.fewest for panel in band)


def _easy(band: _Band) -> int:
    return max(panel.fewest if panel.least is None else 1 + min(len(panel.entries), _EASY) for panel in band)


def _stacked(bands: Sequence[_Band], height: int, *, at_ease: bool = False) -> list[list[_Band]]:
    """Each band on the first page that has room for its least, with a blank line between."""
    stacks: list[list[_Band]] = []
    rooms: list[int] = []
    for band in bands:
        needed = 1 + (_easy(band) if at_ease else _fewest(band))
        place = next((place for place, room in enumerate(rooms) if needed <= room), len(stacks))
        if place == len(stacks):
            stacks.append([])
            rooms.append(height + 1)
        stacks[place].append(band)
        rooms[place] -= needed
    return stacks


def _spread(bands: Sequence[_Band], height: int, most: int) -> list[list[_Band]]:
    """On so many pages at most if they are enough, at ease if that can be."""
    eased = _stacked(bands, height, at_ease=True)
    return eased if len(eased) <= most else _stacked(bands, height)


def _page(columns: Sequence[tuple[int, int, list[_Band]]], height: int) -> Page:
    page: Page = [[] for _ in range(height)]
    for left, width, stack in columns:
        top = 0
        for band, given in zip(stack, _heights(stack, width, height), strict=True):
            _place(page, band, top, left, width, given)
            top += given + 1
    return page


def _place(page: Page, band: _Band, top: int, left: int, width: int, height: int) -> None:
    at = left
    for panel, room in zip(band, _rooms(band, width), strict=True):
        for y, drawn in enumerate(lines_of(panel, room, height)):
            if top + y < len(page):
                page[top + y].append(Slot(at, room, drawn))
        at += room + _GAP


def _rooms(band: _Band, width: int) -> list[int]:
    """How wide each panel of a band is."""
    whole, spare = sum(panel.share for panel in band), width - _GAP * (len(band) - 1)
    rooms = [spare * panel.share // whole for panel in band]
    return [*rooms[:-1], spare - sum(rooms[:-1])]


def _heights(stack: Sequence[_Band], width: int, height: int) -> list[int]:
    """How many lines each band gets: its least, then line by line what is left over, as long as it wants more."""
    given = [_fewest(band) for band in stack]
    wanted = [max(panel.most(room) for panel, room in zip(band, _rooms(band, width), strict=True)) for band in stack]
    spare = height - sum(given) - len(stack) + 1
    while spare > 0 and any(has < wants for has, wants in zip(given, wanted, strict=True)):
        for place, wants in enumerate(wanted):
            if given[place] < wants and spare > 0:
                given[place] += 1
                spare -= 1
    return [min(each, height) for each in given]
