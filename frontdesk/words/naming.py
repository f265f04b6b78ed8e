"""Whether a text names somebody: by their whole name, an e-mail address or a phone number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from frontdesk.words.folding import folded, plain
from frontdesk.words.phones import digits_of

if TYPE_CHECKING:
    from collections.abc import Iterable

_FEWEST_DIGITS: Final = 7
_BETWEEN_CELLS: Final = re.compile(r"[,;:|\t\r\n\"]+")


@dataclass(frozen=True, slots=True)
class Words:
    """By what somebody is known in a text.

    Attributes:
        names: their names as searchable words.
        odd: names without a letter or figure, folded.
        emails: addresses in small letters.
        phones: numbers as digits, without the zeros that are only dialled.
    """

    names: frozenset[str] = frozenset()
    odd: frozenset[str] = frozenset()
    emails: frozenset[str] = frozenset()
    phones: frozenset[str] = frozenset()

    def in_text(self, text: str) -> bool:
        """Whether a title or a cell names them. A name of one word must be all of it: many share a first name."""
        said = plain(text)
        if said in self.names or self._whole_name_in(said):
            return True
        small, digits = folded(text), digits_of(text) if self.phones else ""
        return any(each in small for each in (*self.emails, *self.odd)) or any(each in digits for each in self.phones)

    def in_record(self, text: str) -> bool:
        """Whether a row of a file, or a card, names them; first and last name may stand in two cells, in any order."""
        cells = [cell for cell in _BETWEEN_CELLS.split(text) if cell.strip()]
        if self._whole_name_in(plain(text)) or any(map(self.in_text, cells)):
            return True
        names = {tuple(sorted(name.split())) for name in self.names}
        return any(tuple(sorted(plain(f"{one} {other}").split())) in names for one, other in pairwise(cells))

    def _whole_name_in(self, said: str) -> bool:
        return any(" " in name and f" {name} " in f" {said} " for name in self.names)


def words(names: Iterable[str], emails: Iterable[str], phones: Iterable[str]) -> Words:
    """What to look for, from names, addresses and numbers as they were typed."""
    names = list(names)
    numbers = (digits_of(raw).lstrip("0") for raw in phones)
    return Words(
        frozenset(filter(None, map(plain, names))),
        frozenset(folded(name) for name in names if not plain(name) and folded(name)),
        frozenset(folded(address) for address in emails if "@" in address),
        frozenset(digits for digits in numbers if len(digits) >= _FEWEST_DIGITS),
    )
