"""From a file's bytes to text: where they are, and which encoding they are in."""

from __future__ import annotations

import codecs
import io
import re
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfileobj
from tempfile import SpooledTemporaryFile
from typing import IO, TYPE_CHECKING, cast

from frontdesk.exchange import refusals

if TYPE_CHECKING:
    from collections.abc import Iterator

BLOCK = 1 << 20
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
NOT_TEXT = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
UNWANTED = re.compile("[\x00\ud800-\udfff\ufffd]")
"""NUL, lone surrogates and the replacement character: a cell that holds one has lost what it said."""


@dataclass(frozen=True, slots=True)
class Script:
    """How the bytes are to be read.

    `odd` says that unwanted characters occur somewhere, `plain` that all is ASCII, `guessed` that no mark,
    rule or person named the encoding.
    """

    encoding: str
    errors: str = "strict"
    guessed: bool = False
    odd: bool = False
    plain: bool = False


class Source:
    """A file's bytes, readable from the start as often as needed; a stream that cannot go back is spooled."""

    def __init__(self, origin: str | Path | IO[bytes]) -> None:
        """Open `origin`.

        Raises:
            FileUnreadable: It is missing, a folder, or not ours to read.
        """
        self.name = ""
        self._owned = True
        if isinstance(origin, str | Path):
            self.name = Path(origin).name
            self._file = _opened(Path(origin))
        else:
            self.name = Path(str(getattr(origin, "name", ""))).name
            self._file, self._owned = origin, False
        if not self._file.seekable():
            self._file, self._owned = _spooled(self._file), True

    @contextmanager
    def binary(self) -> Iterator[IO[bytes]]:
        """The bytes from the start."""
        self._file.seek(0)
        yield self._file

    @contextmanager
    def text(self, script: Script) -> Iterator[io.TextIOWrapper]:
        """The characters from the start, line ends as they are."""
        self._file.seek(0)
        text = io.TextIOWrapper(cast("io.BufferedReader", self._file), script.encoding, script.errors, newline="")
        try:
            yield text
        finally:
            text.detach()

    @contextmanager
    def closed_on_failure(self) -> Iterator[None]:
        """Leave the file open for later, unless what is done now fails."""
        try:
            yield
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Let go of what was opened here; a stream that was handed in stays open."""
        if self._owned:
            self._file.close()


def _opened(path: Path) -> IO[bytes]:
    try:
        return path.open("rb")
    except FileNotFoundError:
        raise refusals.FileUnreadable(f"There is no file {path}.") from None
    except IsADirectoryError:
        raise refusals.FileUnreadable(f"{path} is a folder, not a file.") from None
    except (OSError, ValueError) as trouble:
        why = getattr(trouble, "strerror", None) or str(trouble)
        raise refusals.FileUnreadable(f"{path} cannot be opened: {why}.") from None


def _spooled(stream: IO[bytes]) -> IO[bytes]:
    spool = SpooledTemporaryFile(max_size=8 * BLOCK)  # noqa: SIM115 (Source.close closes it)
    copyfileobj(stream, spool, BLOCK)
    return cast("IO[bytes]", spool)


def examine(source: Source, encoding: str | None = None) -> Script:
    """Find out how `source` is written, reading all of it once.

    Args:
        source: The file.
        encoding: What somebody said it is; it wins over everything but a spreadsheet's signature.

    Raises:
        EmptyFile, Workbook, NotATable, BadBytes, UnknownEncoding: Why it cannot be read at all.
    """
    with source.binary() as file:
        start = file.read(4)
    if not start:
        raise refusals.EmptyFile
    if start.startswith(NOT_TEXT):
        raise refusals.Workbook
    if encoding:
        return _told(source, encoding, start)
    for mark, named in MARKS:
        if start.startswith(mark):
            return _strictly(source, named, f"The file says that it is {named[:6].rstrip('-').upper()}")
    _refuse_nulls(source)
    try:
        return _scan(source, "utf-8", "strict")
    except UnicodeError:
        return _scan(source, "cp1252", "replace", guessed=True)


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


def _refuse_nulls(source: Source) -> None:
    with source.binary() as file:
        nulls = size = 0
        while block := file.read(BLOCK):
            nulls += block.count(0)
            size += len(block)
    if nulls * 10 > size:
        sentence = f"{nulls:,} of the file's {size:,} bytes are zero: it is not plain text; nothing was imported."
        raise refusals.NotATable(sentence, hint="If it is text in UTF-16, say --encoding utf-16-le.")


def _scan(source: Source, encoding: str, errors: str, *, guessed: bool = False) -> Script:
    decoder = codecs.getincrementaldecoder(encoding)(errors)
    odd, plain, stretch = False, True, 0
    with source.binary() as file:
        while block := file.read(BLOCK):
            text = decoder.decode(block)
            if not text.isascii():
                plain = False
            odd = odd or "\x00" in text or (not plain and UNWANTED.search(text) is not None)
            stretch = 0 if "\n" in text or "\r" in text else stretch + len(text)
            if stretch > LONGEST_LINE:
                raise refusals.NotATable("No line ends in the file; it is not a table; nothing was imported.")
        tail = decoder.decode(b"", final=True)
    return Script(encoding, errors, guessed, odd or bool(UNWANTED.search(tail)), plain and tail.isascii())
