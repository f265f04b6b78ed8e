"""Which character parts the cells of a file."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from contextlib import suppress
from itertools import islice

from frontdesk.exchange import refusals

CANDIDATES = ",;\t|"
ROWS_LOOKED_AT = 200
WIDEST_COUNTED = 30
SAMPLE = 1 << 20
_SEP = re.compile(r'"?sep=([^"\r\nA-Za-z0-9])"?', re.IGNORECASE)
_SPOKEN = {"tab": "\t", "\\t": "\t", "comma": ",", "semicolon": ";", "pipe": "|"}


def told(delimiter: str) -> str:
    """The character that somebody means by `delimiter` (also as a word, such as "tab").

    Raises:
        BadDelimiter: It cannot part cells.
    """
    character = _SPOKEN.get(delimiter.casefold(), delimiter)
    if len(character) != 1 or character.isalnum() or character in '"\r\n\x00':
        raise refusals.BadDelimiter
    return character


def announced(first_line: str) -> str | None:
    """The delimiter of a `sep=;` line, as spreadsheets write it above the header; None if it is not one."""
    match = _SEP.fullmatch(first_line.strip("\r\n"))
    return match[1] if match else None


def best(sample: str) -> str:
    """The delimiter that makes the most even, widest rows of `sample`, the start of a file.

    The score is the share of rows with the commonest width times that width (30 at most); a width of one
    counts nothing. One that parts the header comes before one that does not: notes are full of commas.
    `csv.Sniffer` is not used because it fails on files of one column.
    """
    return max(CANDIDATES, key=lambda character: _score(sample, character))


def width(sample: str, delimiter: str) -> int:
    """The commonest number of cells in the rows of `sample`."""
    widths = _widths(sample, delimiter)
    return Counter(widths).most_common(1)[0][0] if widths else 0


def _score(sample: str, delimiter: str) -> tuple[bool, float]:
    widths = _widths(sample, delimiter)
    if not widths:
        return False, 0
    commonest, rows = Counter(widths).most_common(1)[0]
    score = 0 if commonest == 1 else rows / len(widths) * min(commonest, WIDEST_COUNTED)
    return widths[0] > 1 and score > 0, score


def _widths(sample: str, delimiter: str) -> list[int]:
    widths: list[int] = []
    rows = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
    with suppress(csv.Error):  # what was counted up to a broken row is evidence enough
        widths.extend(len(row) for row in islice(rows, ROWS_LOOKED_AT) if row)
    return widths
