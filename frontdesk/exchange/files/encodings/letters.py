"""How plausible a text of letters is, once its bytes were read as some encoding has them."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from frontdesk.exchange.files.encodings.alphabets import ALPHABETS

if TYPE_CHECKING:
    from frontdesk.exchange.files.encodings.alphabets import Alphabet

ENCODINGS = tuple(dict.fromkeys(encoding for alphabet in ALPHABETS for encoding in alphabet.encodings))
LIKELY = 0.8
SHORT = 0.3
"""What the country's usual encoding has ahead where there is but one letter to judge by."""

LAST, FOREIGN, WRONG, BROKEN = 0.4, -0.9, -2.0, -6.0
"""What a letter counts: the rarest of the language, one of another, what stands where it cannot, and no character."""

_USUAL = {
    "cp1252": 0.1,
    "iso8859-15": 0.099,
    "cp1250": 0.06,
    "iso8859-2": 0.059,
    "cp1251": 0.06,
    "koi8-r": 0.0,
    "iso8859-5": 0.0,
    "iso8859-7": -0.001,
    "iso8859-13": -0.001,
    "iso8859-6": -0.001,
    "mac-roman": -0.05,
    "mac-cyrillic": -0.05,
    "cp866": -0.05,
}
"""How much more often an encoding is met than the others; of two that differ in a few signs, those signs decide."""

_OLD = -0.15
_MANY = 12
"""Letters from which on the last of an alphabet are rare ones."""
HOME = 0.25
"""What it counts that a language is spoken in the shop's country."""

_FOREIGN = re.compile(r"[^\x00-\x7f]")
_MARKS = frozenset("\xa0§©®°´·«»–—‘’‚“”„†•…‹›€™£ªº№¡¿׳״،؛؟")
_ALONE = frozenset("§©®´•†™№£")
_TYPED = frozenset("\xa0°‘’“”–—…€")
"""What programs of today put in by themselves: as good a sign as any letter."""
_UNSEEN = frozenset("\xa0\xad\u200c\u200d\u200e\u200f")
_WITHIN = frozenset("’·´‘\xad\u200c\u200d")


def score(raw: bytes, encoding: str, country: str) -> float:
    """How well `raw` reads in a single-byte encoding: about 1 for a text in one of its languages, below 0 for none.

    What counts is which letters of a language occur, how common they are in it, and that capitals stand where
    capitals may: "Jiří" in another code page is "Jiøí", and in an older one "JiýĄ".
    """
    text = raw.decode(encoding, "replace")
    letters: Counter[str] = Counter()
    sum_, count = 0.0, 0
    for match in _FOREIGN.finditer(text):
        at = match.start()
        character, before, after = text[at], text[at - 1 : at], text[at + 1 : at + 2]
        count += 1
        if _is_letter(character):
            small = character.lower()
            letters[small if len(small) == 1 else character] += 1  # İ is two in small letters
            sum_ += _oddity(character, before, after)
        else:
            sum_ += _mark(character, before, after)
    if not count:
        return 0.0
    best = max(_fit(letters, alphabet, country) for alphabet in ALPHABETS if encoding in alphabet.encodings)
    short = SHORT / count if encoding == _usual(country) else 0.0
    return (sum_ + best) / count + short + _USUAL.get(encoding, 0.0 if encoding.startswith("cp125") else _OLD)


def _is_letter(character: str) -> bool:
    return (character.isalpha() and character not in "ªº") or "\u0300" <= character <= "\u036f" or "ั" <= character <= "๎"


def _oddity(character: str, before: str, after: str) -> float:
    """A capital within a word, a small letter within capitals, or one of another script beside it."""
    if character.isupper() and before.islower():
        return WRONG
    if character.islower() and before.isupper() and after.isupper():
        return WRONG / 2
    for beside in (before, after):
        if beside.isalpha() and beside.isascii() and character.lower() >= "\u0370" and not "ḁ" <= character <= "ỿ":
            return WRONG / 2
    return 0.0


def _mark(character: str, before: str, after: str) -> float:
    if character == "\ufffd" or (not character.isprintable() and character not in _UNSEEN):
        return BROKEN
    inside = before.isalpha() and after.isalpha()
    if character in _TYPED and (not inside or character in "’\xa0"):
        return LIKELY
    if character in _WITHIN:
        return 0.0
    if character in _ALONE and after.isalpha():
        return WRONG
    if character in _MARKS and not inside:
        return 0.1
    return WRONG


def _fit(letters: Counter[str], alphabet: Alphabet, country: str) -> float:
    weights = _weights(alphabet)
    home = HOME if country and country in alphabet.countries.split() else 0.0
    return sum(times * (weights[letter] + home if letter in weights else FOREIGN) for letter, times in letters.items())


@cache
def _usual(country: str) -> str:
    """What programs in a country write when they do not write UTF-8."""
    return next((each.encodings[0] for each in ALPHABETS if country in each.countries.split()), "cp1252")


@cache
def _weights(alphabet: Alphabet) -> dict[str, float]:
    step = (1 - LAST) / max(len(alphabet.letters), _MANY)
    return {letter: alphabet.trust * (1 - step * place) for place, letter in enumerate(alphabet.letters)}
