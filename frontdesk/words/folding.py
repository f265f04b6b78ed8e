"""The forms of a text: as kept, as compared, as searched."""

from __future__ import annotations

import re
from typing import Final
from unicodedata import category, normalize

from frontdesk.errors import BadInput

_UNKEEPABLE: Final = re.compile("[\x00\ud800-\udfff]")

# Letters that Unicode does not take apart into a base and an accent, though everyone types them without.
_PLAIN_TWINS: Final = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ŧ": "t", "ı": "i", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe"}
)
_KANA_VOICING: Final = ("\u3099", "\u309a")  # part of the letter, not an accent upon it
# Unicode calls these signs letters since the index's tables were made; to the index they separate words.
_NO_LETTERS_TO_THE_INDEX: Final = frozenset(
    (*range(0x19B0, 0x19C1), 0x19C8, 0x19C9, 0x1CF2, 0x1CF3),
)


class UnkeepableText(BadInput):
    """This text holds a NUL or half a character, which cannot be stored."""

    hint = "Type or paste it again without the invisible characters."


def kept(text: str) -> str:
    """Give the text as it is stored: every character of it, composed (NFC).

    Refuses only what cannot be stored: NUL hides the rest of a name from the index, and half a
    surrogate pair is not text in any file.

    Raises:
        UnkeepableText: the text holds a NUL or a lone surrogate.
    """
    if text.isascii():
        if "\x00" in text:
            raise UnkeepableText
        return text
    if _UNKEEPABLE.search(text):
        raise UnkeepableText
    return normalize("NFC", text)


def folded(text: str) -> str:
    """Give the form in which two names are compared: NFKC, case folded, spaces collapsed; accents stay."""
    if text.isascii():
        return " ".join(text.lower().split())
    return " ".join(normalize("NFKC", normalize("NFKC", text).casefold()).split())


def plain(text: str) -> str:
    """Give the searchable words of a text, single spaces between: folded, without accents or punctuation.

    The search index is filled with this form and asked in it. FTS5's `unicode61 remove_diacritics 2`
    finds in it the very words of `tokens`: nothing that it would split, fold or strip is left, while
    what it leaves alone (ß, ø, full-width letters, Arabic and Hebrew points) already has its plain form.
    """
    if text.isascii():
        return " ".join(text.translate(_ASCII).split())
    return " ".join(folded(text).translate(_LETTERS).split())


def tokens(text: str) -> list[str]:
    """Give the searchable words of a text, in order."""
    return plain(text).split()


class _Letters(dict[int, str]):
    """What becomes of each character in `plain`, worked out once per character that turns up."""

    def __missing__(self, code: int) -> str:
        self[code] = plainly = _plain_letter(chr(code))
        return plainly


def _plain_letter(letter: str) -> str:
    kind = category(letter)[0]
    if kind == "M":
        return ""
    if kind not in "LN" or ord(letter) in _NO_LETTERS_TO_THE_INDEX:
        return " "
    parts = normalize("NFKD", letter)
    if any(voicing in parts for voicing in _KANA_VOICING):
        return letter
    return normalize("NFC", "".join(part for part in parts if category(part)[0] != "M")).translate(_PLAIN_TWINS)


_LETTERS: Final = _Letters()
_ASCII: Final = {code: chr(code).lower() if chr(code).isalnum() else " " for code in range(128)}
