"""Cells that a spreadsheet program would run as a formula, made plain text without losing a character."""

from __future__ import annotations

from typing import Final

MARK: Final = "frontdesk-1"
"""What stands in the first column of every table of ours."""

SAFE: Final = "frontdesk-1-excel"
"""The same where cells are guarded: only there is the guard taken off again."""

_GUARD: Final = "'"
STARTS: Final = frozenset("=+-@\t\r\n'|%＝＋－＠")  # the full-width signs are read as formulas too


def guarded(text: str) -> str:
    """The text with one ' before it where its first character may start a formula, or is one of these itself."""
    return _GUARD + text if text[:1] in STARTS and text else text


def bare(text: str) -> str:
    """The text without its guard: `bare(guarded(text)) == text`, whatever the text is."""
    return text[1:] if text[:1] == _GUARD and text[1:2] in STARTS and text[1:] else text
