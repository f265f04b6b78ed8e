"""Names that read alike: letters that look or sound the same are made the same."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from frontdesk.words.folding import plain

_TWINS: Final = str.maketrans("авекмнорстухіјѕαβεικορτυχν", "abekmhopctyxijsabeikoptuxv")
"""Cyrillic and Greek letters that look like a Latin one; all of a name in its own script stays the same name."""

_DIGITS: Final = str.maketrans("015", "ols")
_SOUNDS: Final = (("ph", "f"), ("ck", "k"), ("y", "i"))
_DOUBLED: Final = re.compile(r"(.)\1+")
_SHORT: Final = 3
_ALIKE: Final = 80.0


@lru_cache(maxsize=65_536)
def skeleton(name: str) -> tuple[str, ...]:
    """The words of a name as they are compared: without accents, look-alikes and double letters.

    "Smyth" and "Smith", "Anne" and "ANNE", "Рaul" with a Cyrillic letter and "Paul" are then the same word.
    """
    return tuple(_bare(word) for word in plain(name).split())


def _bare(word: str) -> str:
    word = word.translate(_TWINS)
    if not word.isdigit():
        word = word.translate(_DIGITS)
    for written, heard in _SOUNDS:
        word = word.replace(written, heard)
    return _DOUBLED.sub(r"\1", word)


@lru_cache(maxsize=65_536)
def near(one: str, other: str) -> bool:
    """Whether two words of a name, as `skeleton` gives them, may be the same word typed by two people.

    An initial stands for its name. Of short words a letter may be missing, never another ("Tim" is not "Tom"); and the
    ending that makes another first name of one ("Mario", "Maria"; "Paul", "Paula") makes another person.
    """
    if one == other:
        return True
    if not one or not other or one.isdigit() or other.isdigit():
        return False
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    if _gendered(*sorted((one, other))):
        return False
    from rapidfuzz import fuzz
    from rapidfuzz.distance import OSA

    if min(len(one), len(other)) <= _SHORT:
        return len(one) != len(other) and one[0] == other[0] and OSA.distance(one, other) == 1
    return bool(fuzz.ratio(one, other) >= _ALIKE)


def _gendered(first: str, second: str) -> bool:
    """Whether two words, in alphabetical order, part only in the ending of a man's and a woman's name."""
    if len(first) == len(second):
        return first[:-1] == second[:-1] and {first[-1], second[-1]} == {"a", "o"}
    return len(first) > _SHORT and second == f"{first}a"
