"""From the phone and e-mail columns of a row to the ways of reaching somebody."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from frontdesk.exchange.nouns.cells import GOOGLES, mails

if TYPE_CHECKING:
    from frontdesk.exchange.columns.headers import Layout

_NO_VOICE = re.compile(r"fax|pager|beeper|telex|факс|ファックス|ファクス|传真|傳真|팩스", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:;|\||\n|:::|,)\s*|\s+(?:or|oder|ou|and|und|et|y|e|&)\s+")
_SLASH = re.compile(r"\s*/\s*")
_MAYBE_SEVERAL = re.compile(r"[;|\n:,/&]|[a-z]")
_DIGIT = re.compile(r"\d")
_FORMULA = re.compile(r'="(.*)"')
_ORDINARY = re.compile(r"\+?[0-9][0-9 ()-]*")  # neither several, nor a formula, nor damaged: one look instead of four
_DAMAGED = re.compile(r"[0-9](?:[.,][0-9]+)?E\+?[0-9]{1,2}", re.IGNORECASE)
_FEWEST = 6  # fewer digits are a part of a number, or an extension
_WHOLE = 9  # so many digits on each side of a stroke are two numbers; German numbers hold strokes themselves
_LONGEST = 300  # a longer cell is no list of numbers
_PRIMARY = "*"


class PhoneReader:
    """Reads every number that can be called; a fax or pager is kept as a custom field of its column.

    So is a number that a spreadsheet has rounded, 4.47701E+11: nobody can be called by what is left of it.
    """

    def __init__(self, layout: Layout) -> None:
        self._columns = _labelled(layout, "phone")

    def read(self, cells: list[str], kept: list[tuple[int, str]], damaged: list[tuple[int, str]]) -> tuple[str, ...]:
        """The numbers of a row, the primary one first; `kept` takes (index, text) of what is none."""
        found: list[str] = []
        for index, label in self._columns:
            text = cells[index].strip()
            if not text:
                continue
            if label is None and _ORDINARY.fullmatch(text):
                found.append(text)
            elif _DAMAGED.fullmatch(text):
                damaged.append((index, text))
            elif not _DIGIT.search(text) or (label is not None and _NO_VOICE.search(cells[label])):
                kept.append((index, text))
            elif label is not None and cells[label].startswith(_PRIMARY):
                found[:0] = numbers(text)
            else:
                found += numbers(text)
        return tuple(dict.fromkeys(found)) if len(found) > 1 else tuple(found)


class MailReader:
    """Reads every e-mail address."""

    def __init__(self, layout: Layout) -> None:
        self._columns = _labelled(layout, "email")

    def read(self, cells: list[str], odd: list[tuple[int, str]]) -> tuple[str, ...]:
        """The addresses of a row, the primary one first; `odd` takes (index, text) of what is none."""
        good: list[str] = []
        for index, label in self._columns:
            text = cells[index].strip()
            if not text:
                continue
            found = mails(text)
            if found is None:
                odd.append((index, text))
            elif label is not None and cells[label].startswith(_PRIMARY):
                good[:0] = found
            else:
                good += found
        return tuple(good)


def _labelled(layout: Layout, field: str) -> tuple[tuple[int, int | None], ...]:
    """The columns of a field, each with the column that says which of several it is."""
    labels = {column.group: column.index for column in layout.columns if column.part == f"{field} label"}
    return tuple((column.index, labels.get(column.group)) for column in layout.columns if column.field == field)


def numbers(text: str) -> list[str]:
    """The phone numbers in a cell: several only if each part is one by its digits, else the cell as it is."""
    text = as_typed(text)
    if not 2 * _FEWEST <= len(text) <= _LONGEST or not _MAYBE_SEVERAL.search(text):
        return [text]
    for mark, fewest in ((_BETWEEN, _FEWEST), (_SLASH, _WHOLE)):
        parts = [part for part in mark.split(text) if part]
        if len(parts) > 1 and all(len(_DIGIT.findall(part)) >= fewest for part in parts):
            return [one for part in parts for one in numbers(part)]
    return [text]


def as_typed(text: str) -> str:
    """A number without what keeps spreadsheets from spoiling it: '030 1234, ="0301234", "030 1234"."""
    if text[0] in "'\"=" and len(text) > 1:
        formula = _FORMULA.fullmatch(text)
        text = (formula[1] if formula else text).strip("'\"").strip() or text
    return text if GOOGLES not in text else text.strip(": ")
