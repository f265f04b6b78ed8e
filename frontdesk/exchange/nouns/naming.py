"""From the name columns of a row to one name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from frontdesk.exchange.columns.headers import Column, Layout

NAME_PARTS = ("name_prefix", "first_name", "name_part", "last_name", "name_suffix")
_PLACES = {"name_prefix": 0, "name_suffix": 2}
_FAMILY_FIRST = {"name_prefix": 0, "last_name": 1, "name_suffix": 3}
FAMILY_FIRST = re.compile("[\u3040-\u30ff\u31f0-\u31ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\uff66-\uff9f]")
"""Kana, Han and Hangul: where names are written so, the family's comes first."""


class NameReader:
    """Reads what somebody is called: a whole name wins over its parts, which are joined in file order.

    A title stands before and a suffix behind the others, wherever their columns are; one in Kana, Han or Hangul begins
    with the family's. Beside only one of first and last
    name, a column called "name" holds the other one ("Vorname, Name"), unless a cell of it holds both.
    """

    def __init__(self, layout: Layout) -> None:
        self.whole = layout.one("name")
        columns = [column for column in layout.columns if column.field in NAME_PARTS]
        groups = _grouped(columns, _PLACES, 1)
        eastern = _grouped(columns, _FAMILY_FIRST, 2)
        self._groups = tuple((tuple(groups[group]), tuple(eastern[group])) for group in sorted(groups, key=bool))
        there = {column.field for column in columns if not column.group} & {"first_name", "last_name"}
        self._halves = tuple(column.index for column in columns if column.field in there) if len(there) == 1 else ()
        whole = next((column for column in layout.columns if column.field == "name"), None)
        self._second_best = whole is not None and bool(whole.group) and "" in groups

    def read(self, cells: list[str], kept: list[tuple[int, str]]) -> str:
        """The name of a row, "" if it has none; `kept` takes (index, text) of half a name."""
        name = cells[self.whole].strip()
        if not self._groups:
            return name
        if name and self._halves:
            return self._whole_of_halves(name, cells, kept)
        if name and not self._second_best:
            return (self._told_by_parts(name, cells) if "," in name else "") or name
        return self._from_parts(cells) or name

    def _from_parts(self, cells: list[str]) -> str:
        for group, eastern in self._groups:
            if name := _joined(group, cells):
                return name if name.isascii() or not FAMILY_FIRST.search(name) else _joined(eastern, cells)
        return ""

    def _told_by_parts(self, name: str, cells: list[str]) -> str:
        """The name by its parts, if “Doe, Jane” says no more than these do, in an order for filing; else none."""
        parts = self._from_parts(cells)
        return parts if sorted(parts.split()) == sorted(name.replace(",", " ").split()) else ""

    def _whole_of_halves(self, name: str, cells: list[str], kept: list[tuple[int, str]]) -> str:
        half = _joined(self._halves, cells)
        if not half or _holds(name, half):
            return name
        kept.append((self.whole, name))
        return _joined(tuple(sorted((self.whole, *self._halves))), cells)


def _grouped(columns: list[Column], places: dict[str, int], else_at: int) -> dict[str, list[int]]:
    groups: dict[str, list[int]] = {}
    for column in sorted(columns, key=lambda column: places.get(column.field, else_at)):
        groups.setdefault(column.group, []).append(column.index)
    return groups


def _joined(indexes: tuple[int, ...], cells: list[str]) -> str:
    return " ".join([text for index in indexes if (text := cells[index].strip())])


def _holds(name: str, half: str) -> bool:
    """Whether a name holds another word by word, or in a script without spaces at all."""
    name, half = name.casefold(), half.casefold()
    return set(half.split()) <= set(name.split()) or (not half.isascii() and " " not in name and half in name)
