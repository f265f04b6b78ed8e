"""The rows of a file who may be somebody already, by name: the likeliest, with the reasons in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.desk.roster.likeness import likeness
from frontdesk.exchange.bringing.matching import MOST_NAMED, traits_of
from frontdesk.records.twins import PossibleDuplicate

if TYPE_CHECKING:
    from collections.abc import Mapping

    from frontdesk.exchange.bringing.matching import Match
    from frontdesk.exchange.bringing.people import Person


class Doubles:
    """Collects them row by row; `copies` says which row shares a phone or e-mail with which earlier one."""

    def __init__(self, copies: Mapping[int, tuple[int, int]]) -> None:
        self._copies = copies
        self._firsts: dict[int, Person | None] = {}
        for first, _ in copies.values():
            if len(self._firsts) == MOST_NAMED:
                break
            self._firsts[first] = None
        self._found: list[PossibleDuplicate] = []

    @property
    def room(self) -> int:
        """How many more will be named."""
        return MOST_NAMED - len(self._found)

    def saw(self, one: Person, match: Match | None) -> bool:
        """Look at a row that is new; whether it may be somebody already."""
        if one.line in self._firsts:
            self._firsts[one.line] = one
        if match is not None:
            if self.room and match.likeness is not None:
                score, why = match.likeness.score, match.likeness.reasons
                self._found.append(
                    PossibleDuplicate(one.line, one.name, match.likeliest, match.known_as, score=score, reasons=why)
                )
            return True
        if one.line not in self._copies:
            return False
        first = self._firsts.get(self._copies[one.line][0])
        if self.room and first is not None:
            found = likeness(traits_of(one), traits_of(first))
            self._found.append(
                PossibleDuplicate(
                    one.line, one.name, None, first.name, first.line, score=found.score, reasons=found.reasons
                )
            )
        return True

    def named(self) -> list[PossibleDuplicate]:
        """The likeliest first."""
        return sorted(self._found, key=lambda each: (-each.score, each.line))
