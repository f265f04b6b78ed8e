"""From a file's text to its rows, each with the first physical line it stands on."""

from __future__ import annotations

import csv
import re
from collections import deque
from itertools import chain
from typing import IO, TYPE_CHECKING, NamedTuple
from unicodedata import normalize

from frontdesk.exchange.files.decoding import LONGEST_LINE, UNWANTED
from frontdesk.records.incoming import Refused

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Mapping

MOST_COLUMNS = 200
LONGEST_CELL = 10_000
# The parser's own limit only keeps an unclosed quote from swallowing the file; cells are measured one by one.
PARSER_LIMIT = 1_000_000
_STRETCH = 1 << 14
"""Characters of lines that are looked at together: one by one they take twice the time."""

Raw = tuple[int, list[str]]
Row = tuple[int, list[str], tuple[str, ...]]
"""First physical line, cells, warnings."""

MAIL, DATE = "an e-mail address", "a date"
_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}([/.])[0-9]{1,2}\1[0-9]{4}")


class Stretch(NamedTuple):
    """Records of one physical line each, none with a flaw: the first one's line, and the cells of each."""

    first: int
    cells: list[list[str]]

    def singly(self) -> Iterator[Raw]:
        """One record after the other."""
        return zip(range(self.first, self.first + len(self.cells)), self.cells, strict=True)


Found = Stretch | Raw | Refused
"""What stands next in a file: several records, or one."""


class _Feed:
    """Physical lines, of which those of the current record can be read again."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self._again: deque[str] = deque()
        self.record: list[str] = []

    def __iter__(self) -> Iterator[str]:
        taken = self.record.append
        while self._again:
            line = self._again.popleft()
            taken(line)
            yield line
        for line in self._lines:
            taken(line)
            yield line

    @property
    def gave_back(self) -> bool:
        """Whether there are lines that wait to be read again."""
        return bool(self._again)

    def give_up(self) -> str:
        """The record's first line; the others will be read again."""
        first, *others = self.record
        self._again.extendleft(reversed(others))
        self.record.clear()
        return first


def cut(text: IO[str]) -> Iterator[str]:
    """The lines of a file of which some are longer than any that can be taken: of those, the beginning."""
    while line := text.readline(LONGEST_LINE):
        whole = line.endswith(("\n", "\r"))
        yield line if whole else f"{line}\n"
        while not whole:
            more = text.readline(LONGEST_LINE)
            whole = not more or more.endswith(("\n", "\r"))


def records(
    lines: Iterable[str], delimiter: str, *, first: int = 1, odd: bool = False, longest: int = LONGEST_CELL
) -> Generator[Found]:
    """Every record of `lines`, blank ones included, in file order; those of one line each together.

    A record that breaks the rules of quoting is refused with its first line alone; reading goes on at the
    next physical line, so that one stray quote costs one row and not the rest of the file.

    Args:
        lines: Physical lines with their ends.
        delimiter: What parts the cells.
        first: The number of the first of `lines`.
        odd: Whether unwanted characters (NUL, lone surrogates, U+FFFD) occur and must be looked for.
        longest: How many characters a cell may have.
    """
    csv.field_size_limit(PARSER_LIMIT)
    lines = iter(lines)
    while taken := _taken(lines):
        cells = None if odd else _at_once(taken, delimiter)
        if cells is not None:
            yield Stretch(first, cells)
            first += len(taken)
        else:
            one_by_one = _Feed(chain(taken, lines))
            first = yield from _carefully(one_by_one, delimiter, first, first + len(taken), longest, odd=odd)


def _taken(lines: Iterator[str]) -> list[str]:
    """The next few lines; of long ones fewer, for memory's sake."""
    taken, size = [], 0
    for line in lines:
        taken.append(line)
        size += len(line)
        if size > _STRETCH:
            break
    return taken


def _at_once(lines: list[str], delimiter: str) -> list[list[str]] | None:
    """The cells of lines that are a sound record each; None where some may not be."""
    if len(max(lines, key=len)) > LONGEST_CELL:
        return None
    try:
        cells = list(csv.reader(lines, delimiter=delimiter, strict=True))
    except csv.Error:
        return None
    return cells if len(cells) == len(lines) else None


def _carefully(
    feed: _Feed, delimiter: str, first: int, past: int, longest: int, *, odd: bool
) -> Generator[Raw | Refused, None, int]:
    """The records of a feed up to one that ends before the line `past` or goes on beyond it; the next one's line."""
    while True:
        reader = csv.reader(feed, delimiter=delimiter, strict=True)
        line = first
        try:
            for cells in reader:
                flaw = _flaw(cells, feed.record, longest, odd=odd)
                yield Refused(line, flaw, tuple(cells)) if flaw else (line, cells)
                feed.record.clear()
                line = first + reader.line_num
                if line >= past and not feed.gave_back:
                    return line
        except csv.Error as trouble:
            yield Refused(line, _broken(trouble), loosely(feed.give_up(), delimiter))
            first = line + 1
            if first >= past and not feed.gave_back:
                return first
        else:
            return first + reader.line_num


def loosely(line: str, delimiter: str) -> tuple[str, ...]:
    """The cells of one physical line, its quotes taken as they come."""
    try:
        return tuple(next(csv.reader([line], delimiter=delimiter), []))
    except csv.Error:
        return (line.rstrip("\r\n"),)


def _broken(trouble: csv.Error) -> str:
    if "field limit" in str(trouble):
        return f"a cell is longer than {LONGEST_CELL:,} characters, or a quote is never closed"
    if "unexpected end" in str(trouble):
        return "a quote is opened and never closed"
    return "a quote stands where none may (inside a quoted cell it is written twice)"


def _flaw(cells: list[str], record: list[str], longest: int, *, odd: bool) -> str:
    """Why a record cannot be taken, "" if it can; only one of several or long lines has a long cell."""
    if (len(record) > 1 or len(record[0]) > LONGEST_CELL) and (flaw := _too_long(cells, longest)):
        return flaw
    return _unwanted(cells) if odd and UNWANTED.search("".join(cells)) else ""


def flaw_in(cells: list[str], longest: int, *, odd: bool) -> str:
    """Why the cells of a row cannot be taken, "" if they can."""
    return _too_long(cells, longest) or (_unwanted(cells) if odd and UNWANTED.search("".join(cells)) else "")


def _too_long(cells: list[str], longest: int) -> str:
    for number, cell in enumerate(cells, 1):
        if len(cell) > longest:
            return f"cell {number} has {len(cell):,} characters, at most {longest:,} are taken"
    return ""


def _unwanted(cells: list[str]) -> str:
    names = {"\x00": "a NUL", "\ufffd": "a replacement character (the text was damaged before)"}
    for number, cell in enumerate(cells, 1):
        if found := UNWANTED.search(cell):
            return f"cell {number} holds {names.get(found[0], 'half a character (a lone surrogate)')}"
    return ""


def is_blank(cells: list[str]) -> bool:
    """Whether a record says nothing at all."""
    return not cells or ((not cells[0] or cells[0].isspace()) and not "".join(cells).strip())


def fitted(line: int, cells: list[str], width: int, expected: Mapping[int, tuple[str, str]]) -> Row | Refused:
    """A row of another width than the header's, made to fit or refused.

    A short row is padded, unless an e-mail address or a date then stands where `expected` (by index: the
    column's name, and MAIL, DATE or "" for what it may hold) has no place for one: the missing cell was not
    the last. A long row loses empty cells only.
    """
    count = len(cells)
    if count > width:
        if any(cell.strip() for cell in cells[width:]):
            return Refused(line, f"{count} fields, expected {width}", tuple(cells))
        return line, cells[:width], ()
    for index, (name, kind) in expected.items():
        stray = _kind(cells[index].strip()) if index < count else ""
        if stray and stray != kind:
            reason = f"{count} fields, expected {width}, and {stray} stands in “{name}”"
            return Refused(line, reason, tuple(cells))
    warning = f"only {count} of {width} cells; the others were taken as empty"
    return line, cells + [""] * (width - count), (warning,)


def _kind(text: str) -> str:
    if _MAIL.fullmatch(text):
        return MAIL
    return DATE if _DATE.fullmatch(text) else ""


def composed(cells: list[str]) -> list[str]:
    """The cells in NFC, so that one name is spelled one way."""
    return [cell if cell.isascii() else normalize("NFC", cell) for cell in cells]
