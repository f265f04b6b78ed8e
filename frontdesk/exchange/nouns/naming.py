"""From the name columns of a row to one name."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from frontdesk.exchange.headers import Layout

NAME_PARTS = ("name_prefix", "first_name", "name_part", "last_name", "name_suffix")
_PLACES = {"name_prefix": 0, "name_suffix": 2}


class NameReader:
    """Reads what somebody is called: a whole name wins over its parts, which are joined in file order.

    A title stands before and a suffix behind the others, wherever their columns are. Beside only one of first and last
    name, a column called "name" holds the other one ("Vorname, Name"), unless a cell of it holds both.
    """

    def __init__(self, layout: Layout) -> None:
        self.whole = layout.one("name")
        columns = [column for column in layout.columns if column.field in NAME_PARTS]
        groups: dict[str, list[int]] = {}
        for column in sorted(columns, key=lambda column: _PLACES.get(column.field, 1)):
            groups.setdefault(column.group, []).append(column.index)
        self._groups = tuple(tuple(groups[group]) for group in sorted(groups, key=bool))
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
            return name
        return next(filter(None, (_joined(group, cells) for group in self._groups)), name)

    def _whole_of_halves(self, name: str, cells: list[str], kept: list[tuple[int, str]]) -> str:
        half = _joined(self._halves, cells)
        if not half or _holds(name, half):
            return name
        kept.append((self.whole, name))
        return _joined(tuple(sorted((self.whole, *self._halves))), cells)


def _joined(indexes: tuple[int, ...], cells: list[str]) -> str:
    return " ".join([text for index in indexes if (text := cells[index].strip())])


def _holds(name: str, half: str) -> bool:
    """Whether a name holds another word by word, or in a script without spaces at all."""
    name, half = name.casefold(), half.casefold()
    return set(half.split()) <= set(name.split()) or (not half.isascii() and " " not in name and half in name)
