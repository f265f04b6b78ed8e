"""From a file's bytes to text: where they are, and which encoding they are in."""

from __future__ import annotations

import codecs
import io
import re
import unicodedata
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Self, cast

from frontdesk.exchange import refusals
from frontdesk.exchange.files import handles, kinds
from frontdesk.exchange.files.encodings import wide

if TYPE_CHECKING:
    from collections.abc import Iterator

BLOCK = handles.BLOCK
LONGEST_LINE = 4_000_000
"""200 columns of 10,000 characters, and as many quotes: past that, nothing ends a line here."""

# UTF-32's little-endian mark begins with UTF-16's: it must be tried first.
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_JIS = re.compile(rb"\x1b\$[@B]|\x1b\([IJ]")
LONGEST_SAMPLED = 1 << 16
UNWANTED = re.compile("[\x00\ud800-\udfff\ufffd]")
"""NUL, lone surrogates and the replacement character: a cell that holds one has lost what it said."""


@dataclass(frozen=True, slots=True)
class Script:
    """How the bytes are to be read.

    `odd` says that unwanted characters occur somewhere, `plain` that all is in NFC, `guessed` that no mark,
    rule or person named the encoding, `long` that a line is longer than any that can be taken.
    """

    encoding: str
    errors: str = "strict"
    guessed: bool = False
    odd: bool = False
    plain: bool = False
    long: bool = False


class Source:
    """A file's bytes, readable from the start as often as needed; a stream that cannot go back is spooled."""

    def __init__(self, origin: str | Path | IO[bytes]) -> None:
        """Open `origin`.

        Raises:
            FileUnreadable, NotATable: see `handles.opened`.
        """
        self.path = Path(origin) if isinstance(origin, str | Path) else None
        self.name = Path(self.path or str(getattr(origin, "name", ""))).name
        self._file, self._owned = handles.opened(origin)
        self._state = handles.state(self._file)

    @property
    def stem(self) -> str:
        """What to call the file; a stream has no name that would be the same another day."""
        return self.path.stem.encode("utf-8", "replace").decode() if self.path else ""

    def share_read(self) -> float:
        """How much of the file the present reader has come past, from 0 to 1; 0 where nobody can tell."""
        return self._file.tell() / self._state[0] if self._state and self._state[0] else 0.0

    @contextmanager
    def binary(self) -> Iterator[IO[bytes]]:
        """The bytes from the start.

        Raises:
            FileChanged: somebody wrote to the file.
        """
        self._file.seek(0)
        yield self._file
        self._refuse_change()

    @contextmanager
    def text(self, script: Script) -> Iterator[io.TextIOWrapper]:
        """The characters from the start, line ends as they are.

        Raises:
            FileChanged: somebody wrote to the file since it was examined.
        """
        self._file.seek(0)
        text = io.TextIOWrapper(cast("io.BufferedReader", self._file), script.encoding, script.errors, newline="")
        try:
            yield text
        except UnicodeError:  # it was fine when it was examined
            raise refusals.FileChanged from None
        finally:
            text.detach()
        self._refuse_change()

    def _refuse_change(self) -> None:
        if handles.state(self._file) != self._state:
            raise refusals.FileChanged

    @contextmanager
    def closed_on_failure(self) -> Iterator[None]:
        """Leave the file open for later, unless what is done now fails."""
        try:
            yield
        except BaseException:
            self.close()
            raise

    @contextmanager
    def lent(self) -> Iterator[Self]:
        """Lend the file to somebody who would close it."""
        owned, self._owned = self._owned, False
        try:
            yield self
        finally:
            self._owned = owned

    def close(self) -> None:
        """Let go of what was opened here; a stream that was handed in stays open."""
        if self._owned:
            self._file.close()


def examine(source: Source, encoding: str | None = None, country: str = "") -> Script:
    """Find out how `source` is written, reading all of it.

    Args:
        source: The file.
        encoding: What somebody said it is; it wins over everything but the signature of what is no text.
        country: The shop's, for a guess.

    Raises:
        EmptyFile, Workbook, Packed, NotATable, BadBytes, UnknownEncoding: Why it cannot be read at all.
    """
    with source.binary() as file:
        start = file.read(kinds.LOOKED_AT)
    if not start:
        raise refusals.EmptyFile
    kinds.refuse(start)
    if encoding:
        return _told(source, encoding, start)
    for mark, named in MARKS:
        if start.startswith(mark):
            return _strictly(source, named, f"The file says that it is {named[:6].rstrip('-').upper()}")
    if unmarked := _without_mark(source):
        return _scan(source, unmarked, "strict", guessed=True)
    if _JIS.search(start):
        return _scan(source, "iso2022_jp", "replace", guessed=True)
    try:
        return _scan(source, "utf-8", "strict")
    except UnicodeError:
        return _guessed(source, country)


def _guessed(source: Source, country: str) -> Script:
    from frontdesk.exchange.files.encodings import guessed

    with source.binary() as file:
        sample = guessed.telling(iter(lambda: file.readline(LONGEST_SAMPLED), b""))
    best = "utf-8" if guessed.is_damaged_utf_8(sample) else guessed.guess(sample, country)
    return _scan(source, best, "replace", guessed=True)


def _told(source: Source, encoding: str, start: bytes) -> Script:
    try:
        name = codecs.lookup(encoding).name
        codecs.getincrementaldecoder(name)
        with suppress(UnicodeError):
            b"x".decode(name)  # a codec from bytes to bytes is a LookupError here
    except (LookupError, ValueError):
        raise refusals.UnknownEncoding(f"“{encoding}” is not an encoding I know.") from None
    if name == "utf-8" and start.startswith(codecs.BOM_UTF8):
        name = "utf-8-sig"
    return _strictly(source, name, f"--encoding says {encoding}")


def _strictly(source: Source, encoding: str, claim: str) -> Script:
    try:
        return _scan(source, encoding, "strict")
    except UnicodeError as trouble:
        where = f" after byte {trouble.start:,}" if isinstance(trouble, UnicodeDecodeError) else ""
        raise refusals.BadBytes(f"{claim}, but that is not so{where}; nothing was imported.") from None


def _without_mark(source: Source) -> str:
    """UTF-16 or UTF-32 that is not marked as such, told by where its zero bytes stand; "" if it is neither."""
    with source.binary() as file:
        zeros = wide.counted(iter(lambda: file.read(BLOCK), b""))
    name = next((name for name in wide.likely(zeros) if _is_text(source, name)), "")
    if not name and zeros.many:
        raise refusals.NotATable(
            f"{zeros.count:,} of the file's {zeros.size:,} bytes are zero: it is not plain text; nothing was imported."
        )
    return name


def _is_text(source: Source, encoding: str) -> bool:
    """Whether a whole file reads strictly, and what it begins with has no control characters and some line ends."""
    try:
        if _scan(source, encoding, "strict").odd:
            return False
    except (UnicodeError, refusals.NotATable):
        return False
    with source.binary() as file:
        text = codecs.getincrementaldecoder(encoding)().decode(file.read(LONGEST_SAMPLED))
    if "\n" not in text and "\r" not in text:
        return False
    return not any(unicodedata.category(character) in {"Cc", "Cn", "Co"} for character in set(text) - set("\t\r\n"))


def _scan(source: Source, encoding: str, errors: str, *, guessed: bool = False) -> Script:
    decoder = codecs.getincrementaldecoder(encoding)(errors)
    odd, plain, ascii_only, long, ended, stretch, last = False, True, True, False, False, 0, ""
    with source.binary() as file:
        while block := file.read(BLOCK):
            text = decoder.decode(block)
            ascii_only = ascii_only and text.isascii()
            plain = plain and (ascii_only or _is_composed(last + text))
            last = text[-1:] or last
            odd = odd or "\x00" in text or (not ascii_only and UNWANTED.search(text) is not None)
            ends = "\n" in text or "\r" in text
            ended = ended or (ends and stretch < LONGEST_LINE)
            stretch = 0 if ends else stretch + len(text)
            long = long or stretch > LONGEST_LINE
            if long and not ended:
                raise refusals.NotATable("No line ends in the file; it is not a table; nothing was imported.")
        tail = decoder.decode(b"", final=True)
    return Script(encoding, errors, guessed, odd or bool(UNWANTED.search(tail)), plain and tail.isascii(), long)


def _is_composed(block: str) -> bool:
    """Whether a block is in NFC, with the last letter of the one before it, and no accent stands where the two meet."""
    return not any(map(unicodedata.combining, block[:2])) and unicodedata.is_normalized("NFC", block)
