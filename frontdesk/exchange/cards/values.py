"""The text in a card's value: escapes taken out, parts told apart."""

from __future__ import annotations

import re
from unicodedata import normalize

_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


def plain(text: str) -> str:
    r"""A text without its escapes: `\n` is a new line, and what follows any other backslash itself."""
    if "\\" in text:
        text = _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], text)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.strip() if text.isascii() else normalize("NFC", text).strip()


def parts(text: str) -> list[str]:
    """The parts of a structured value (a name, an address), parted by semicolons; commas are part of them.

    Programs seldom escape a comma that is meant, so none is taken for the mark of a list here.
    """
    return [plain(part) for part in _apart(text, ";")]


def listed(text: str) -> list[str]:
    """The values of a list (tags), parted by commas, or by semicolons as old phones do; none twice."""
    found = (plain(part) for part in _apart(text, ",;"))
    return list(dict.fromkeys(value for value in found if value))


def _apart(text: str, marks: str) -> list[str]:
    if "\\" not in text:
        return re.split(f"[{marks}]", text)
    pieces, held, escaped = [], "", False
    for sign in text:
        if not escaped and sign in marks:
            pieces.append(held)
            held = ""
            continue
        escaped = sign == "\\" and not escaped
        held += sign
    return [*pieces, held]
