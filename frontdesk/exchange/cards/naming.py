"""What a card calls somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.exchange.cards.values import parts, plain
from frontdesk.exchange.nouns.naming import FAMILY_FIRST

if TYPE_CHECKING:
    from frontdesk.exchange.cards.properties import Property

PART_NAMES = ("family name", "given name", "additional names", "prefix", "suffix")
_FAMILY, _GIVEN, _MORE, _PREFIX, _SUFFIX = range(5)


class Names:
    """The names of one card: FN is the name, else N in the order in which it is read."""

    def __init__(self) -> None:
        self._whole = ""
        self._parts: list[str] = []

    def whole(self, one: Property) -> bool:
        """Take an FN; whether it counts."""
        text = plain(one.text)
        if self._whole:
            return text in {"", self._whole}
        self._whole = text
        return True

    def in_parts(self, one: Property) -> bool:
        """Take an N; whether it counts."""
        found = parts(one.text)
        if any(self._parts):
            return not any(found)
        self._parts = found + [""] * (len(PART_NAMES) - len(found))
        return True

    def name(self) -> str:
        """The name, "" if there is none."""
        return self._whole or self._read()

    def kept(self) -> list[tuple[str, str]]:
        """The parts by name, where there are several: nobody can tell them from the whole again."""
        there = [(name, text) for name, text in zip(PART_NAMES, self._parts, strict=False) if text]
        return there if len(there) > 1 else []

    def _read(self) -> str:
        if not self._parts:
            return ""
        order: tuple[int, ...] = (_PREFIX, _GIVEN, _MORE, _FAMILY, _SUFFIX)
        if FAMILY_FIRST.search(self._parts[_FAMILY] + self._parts[_GIVEN]):
            order = (_PREFIX, _FAMILY, _GIVEN, _MORE, _SUFFIX)
        return " ".join(filter(None, (self._parts[index] for index in order)))
