"""From the address columns of a row to one address."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from frontdesk.exchange.columns.headers import Column, Layout

_CODES = {"region code": "region", "country code": "country"}
_DIALLED = re.compile(r"\+?[0-9]{1,4}")
_SOMEWHERE = frozenset({"", "whole", "street", "line", "city", "postal"})


class AddressReader:
    """Reads the one address that counts: of the home, business and other ones the first that says where.

    A whole address wins over its parts, a country's name over its code. What is not in the address that way is kept as
    a custom field of its column.
    """

    def __init__(self, layout: Layout) -> None:
        groups: dict[str, list[Column]] = {}
        for column in layout.columns:
            if column.field == "address":
                groups.setdefault(column.group, []).append(column)
        self._groups = tuple(map(tuple, groups.values()))
        simple = len(groups) == 1 and _is_simple(self._groups[0])
        self._lines = tuple(column.index for column in self._groups[0]) if simple else ()

    def read(self, cells: list[str], kept: list[tuple[int, str]]) -> str:
        """The address of a row; `kept` takes (index, text) of what is not part of it."""
        if self._lines:
            return "\n".join([text for index in self._lines if (text := _cell(cells[index]))])
        if not self._groups:
            return ""
        said = [group for group in self._groups if any(cells[column.index].strip() for column in group)]
        if not said:
            return ""
        first = next((group for group in said if _says_where(group, cells)), said[0])
        address = _address(first, cells, kept)
        for group in said:
            if group is not first:
                kept += [(column.index, text) for column in group if (text := cells[column.index].strip())]
        return address


def _is_simple(group: tuple[Column, ...]) -> bool:
    """Whether nothing in it could make another column of it superfluous."""
    parts = {column.part for column in group}
    return not parts & _CODES.keys() and not parts >= {"whole", "street"}


def _says_where(group: tuple[Column, ...], cells: list[str]) -> bool:
    return any(column.part in _SOMEWHERE and cells[column.index].strip() for column in group)


def _address(group: tuple[Column, ...], cells: list[str], kept: list[tuple[int, str]]) -> str:
    filled = [(column, text) for column in group if (text := _cell(cells[column.index]))]
    parts = {column.part for column, _ in filled}
    wholes = [text for column, text in filled if column.part == "whole"]
    if wholes and any(column.part == "street" for column in group):
        address = "\n".join(wholes)
        kept += [(column.index, text) for column, text in filled if text not in address]
        return address
    dialled = [(column, text) for column, text in filled if column.part == "country code" and _DIALLED.fullmatch(text)]
    filled = [each for each in filled if each not in dialled]
    kept += [(column.index, text) for column, text in dialled]
    spelled_out = {code for code, name in _CODES.items() if name in parts}
    kept += [(column.index, text) for column, text in filled if column.part in spelled_out]
    return "\n".join([text for column, text in filled if column.part not in spelled_out])


def _cell(text: str) -> str:
    """A cell without the ' that some programs put before a postal code."""
    text = text.strip()
    return text[1:] if text and text[0] == "'" and text[1:2].isalnum() else text
