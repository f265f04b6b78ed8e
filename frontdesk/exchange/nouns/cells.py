"""How the cells of a row become the values of a field."""

from __future__ import annotations

import re

_MAIL = re.compile(r"[^@\s,;<>]+@[^@\s,;<>]+")
_BETWEEN_MAILS = re.compile(r"[\s,;]+")
_YES = frozenset({"yes", "y", "true", "t", "1", "x", "on", "subscribed", "opted in", "opt-in", "ja", "oui", "sí", "si"})
_NO = frozenset({"no", "n", "false", "f", "0", "off", "unsubscribed", "opted out", "opt-out", "nein", "non"})
LONGEST_NUMBER = 9
"""Digits: int() refuses thousands of them, and no party or order is so large."""


def joined(cells: list[str], indexes: tuple[int, ...], between: str) -> str:
    """The filled cells at `indexes`, in file order."""
    return between.join([text for index in indexes if (text := cells[index].strip())])


def yes_or_no(text: str) -> bool | None:
    """What a cell answers; None if it says neither."""
    answer = text.strip().casefold()
    if answer in _YES:
        return True
    return False if answer in _NO else None


def mails(text: str) -> list[str] | None:
    """The e-mail addresses in a cell, None if something in it is not one."""
    if _MAIL.fullmatch(text):
        return [text]
    parts = [part for part in _BETWEEN_MAILS.split(text) if part]
    return parts if all(_MAIL.fullmatch(part) for part in parts) else None


def tags(text: str, mark: str = "") -> list[str]:
    """The tags in a cell, parted by `mark`, else by semicolons if there are any, else by commas."""
    mark = mark or (";" if ";" in text else ",")
    return list(dict.fromkeys(tag for part in text.split(mark) if (tag := part.strip())))


def whole_number(text: str) -> int | None:
    """A whole number, also as 2.0 or 2,00; None if it is none."""
    text = text.strip()
    whole, _, rest = text.replace(",", ".").partition(".")
    digits = whole.removeprefix("-")
    if not digits.isdecimal() or not digits.isascii() or len(digits) > LONGEST_NUMBER or rest.strip("0"):
        return None
    return int(whole)
