"""What a column's name means, also where it is put together of known words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from frontdesk.exchange.columns.aliases import LONGEST_NAME, MANY, bare, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from frontdesk.records.incoming import Noun

_BRACKETS = re.compile(r"[(\[（【][^)\]）】]*[)\]）】]")
_NUMBERED = re.compile(r"([^0-9]+)([0-9]{1,3})([^0-9]*|[^0-9]+[0-9])")
# A hint at how a cell is written says nothing of whose it is: "(DD/MM/YYYY)", "(UTC+0)", "(optional)".
_HINT = re.compile(
    r"[dmyjta]{1,4}([^a-z]?[dmyjta]{1,4}){1,2}|(month|day|year){1,3}|(utc|gmt).{0,6}|optional|required|e164|international|main|primary"
)
_LETTERS = frozenset({"h", "m", "w", "o", "p", "g"})  # (H)ome, (M)obile, (W)ork; only in brackets
_SEVERAL = frozenset({"phone", "email", "address"})
_BY_PLACE = _SEVERAL | {"name", "first_name", "last_name", "company"}
_DEEPEST = 3
_BEFORE_A_PART = ("address", "adresse", "adres", "direccion", "indirizzo", "endereco", "住所", "地址", "주소", "osoite")
_VALUES = frozenset(
    map(bare, ["wert", "value", "valeur", "valor", "valore", "waarde", "wartość", "値", "值", "값", "значение"])
)
_LABELS = frozenset(
    map(
        bare,
        [
            "label",
            "type",
            "beschriftung",
            "libellé",
            "etiqueta",
            "etichetta",
            "etykieta",
            "ラベル",
            "标签",
            "라벨",
            "ярлык",
        ],
    )
)
_NO_SERIES = frozenset({"first", "last"})  # "First 6" are digits of a card


class Meaning(NamedTuple):
    """What a column holds.

    `field` is "" for what only says something of another column; `part` which part of an address it is ("city"), or
    which label; `group` which of several ("home", "2"); `rank` is lower for the better of two names.
    """

    field: str
    part: str = ""
    group: str = ""
    rank: int = 0


class Vocabulary:
    """The names that one format knows.

    Args:
        noun: What its rows are.
        known: Bare column name to place, the better names first (`aliases.aliases`).
        composed: Whether names may be put together: "Billing City", "E-mail 2 - Value".
    """

    def __init__(self, noun: Noun, known: Mapping[str, str], *, composed: bool) -> None:
        self._known = known
        self._ranks = {key: rank for rank, key in enumerate(known)}
        self._composed = composed
        self._places, self._persons = words(noun)

    def means(self, column: str) -> Meaning | None:
        """What a column of that name holds; None if nobody knows."""
        if len(column) > LONGEST_NAME:
            return None
        key = bare(column)
        if found := self._named(key):
            return found if found.field or found.part else None
        if not self._composed:
            return self._numbered(key, _DEEPEST)
        if "(" in column or "[" in column or "（" in column:
            found = self._bracketed(column)
        return found or self._found(key, 0)

    def _named(self, key: str) -> Meaning | None:
        place = self._known.get(key)
        if place is None:
            return None
        field, _, part = place.partition("/")
        return Meaning(field, part, "", self._ranks[key])

    def _bracketed(self, column: str) -> Meaning | None:
        """The name before the brackets, if what stands in them is a hint or one of the words for which of several."""
        said = " ".join(_BRACKETS.findall(column))
        found = self._found(bare(_BRACKETS.sub("", column)), 0)
        inside = bare(said)
        if not found or not inside or not self._places or _HINT.fullmatch(inside):
            return found  # of items and visits a bracket names a currency or a branch
        if (inside in self._places or inside in _LETTERS) and found.field in _SEVERAL:
            return found._replace(group=inside + found.group)
        return None

    def _found(self, key: str, depth: int) -> Meaning | None:
        """The meaning of a name as it is, without its number, or without a word before or behind it."""
        if depth > _DEEPEST or not key:
            return None
        if found := self._named(key):
            return found if found.field or found.part else None
        return next(self._without_a_word(key, depth), None) or self._numbered(key, depth)

    def _numbered(self, key: str, depth: int) -> Meaning | None:
        """Phone 2 is one more phone; address 2 - city is the city of a second address; company 1 is the company."""
        match = _NUMBERED.fullmatch(key)
        if not match:
            return None
        stem, number, tail = match.groups()
        if stem in _NO_SERIES:
            return None
        found = self._named(stem + tail) or self._labelled(stem, tail)
        if found is None and self._composed:
            found = next(self._without_a_word(stem + tail, depth + 1), None)
        if found is None:
            return None
        if not found.field or (found.field == "address" and (tail or found.part == "whole" or int(number) > 1)):
            return found._replace(group=found.group + number)
        if found.field in {"phone", "email"} or found.field.startswith("cue_"):
            return found._replace(group=found.group + number)
        return found if found.field in MANY or int(number) == 1 else None

    def _labelled(self, stem: str, tail: str) -> Meaning | None:
        """E-mail 1 - value, and E-mail 1 - label, as address books write them in many languages."""
        found = self._named(stem) if tail in _VALUES or tail in _LABELS else None
        if found is None or found.field not in _SEVERAL:
            return None
        return found if tail in _VALUES else Meaning("", f"{found.field} label")

    def _without_a_word(self, key: str, depth: int) -> Iterator[Meaning]:
        for word in self._persons:
            for rest in _shorter(key, word):
                if found := self._found(rest, depth + 1):
                    yield found
        for word in self._places:
            for rest in _shorter(key, word):
                found = self._found(rest, depth + 1)
                if found and (found.field in _BY_PLACE or not found.field):
                    yield found._replace(group=word + found.group)
        for word in _BEFORE_A_PART:
            if key.startswith(word):
                found = self._found(key.removeprefix(word), depth + 1)
                if found and found.field == "address":
                    yield found


def _shorter(key: str, word: str) -> Iterator[str]:
    if key.startswith(word):
        yield key[len(word) :]
    if key.endswith(word):
        yield key[: -len(word)]
