"""A file of cards without its pictures, line for line, however large they are."""

from __future__ import annotations

import codecs
import re
from tempfile import SpooledTemporaryFile
from typing import IO, TYPE_CHECKING, NamedTuple, cast

from frontdesk.exchange import refusals
from frontdesk.exchange.files.decoding import BLOCK

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from frontdesk.exchange.files.decoding import Source

LONGEST_LINE = 1 << 20
"""Bytes of one physical line that are looked at; only a picture has more, and is dropped."""

PICTURES = frozenset({"PHOTO", "LOGO", "SOUND", "KEY", "X-MS-CARDPICTURE"})
IN_WORDS = frozenset(
    {"FN", "N", "NICKNAME", "NOTE", "ORG", "TITLE", "ROLE", "ADR", "LABEL", "TEL", "EMAIL", "CATEGORIES"}
)
"""What is text even when it is written in BASE64."""

_LOOKED_AT = 1 << 16
_FIRST = 16
"""Bytes that hold nothing but ASCII at the start of a file of cards: BEGIN:VC, or BEGI."""

_CARD = re.compile(r"^BEGIN[ \t]*:[ \t]*VCARD[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
_ENDS = re.compile(rb"\r\n|\n|\r")
_HEAD = re.compile(rb"(?:[\w-]+\.)?([\w-]+)((?:;[^:]*)?):")
_IN_BASE64 = re.compile(rb";[ ]*(?:ENCODING[ ]*=[ ]*\"?)?(?:B|BASE64)\"?[ ]*(?=;|$)", re.IGNORECASE)
_MORE_BASE64 = re.compile(rb"[A-Za-z0-9+/]*={0,2}\s*")
_READING = b"X-IRMC-N"
"""A SOUND that is a name's pronunciation, in letters."""

# The longest mark first: UTF-32's begins with UTF-16's.
_WIDE = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class Thinned(NamedTuple):
    """A file of cards, its pictures dropped: every line stands where it stood, theirs are empty.

    `wide` is how the bytes were written where letters take two or four each, and "" else: the copy is in
    UTF-8 then. `dropped` names the properties that were left out.
    """

    file: IO[bytes]
    wide: str
    dropped: tuple[str, ...]


def holds_cards(source: Source) -> bool:
    """Whether a card begins somewhere in the first 64 kB."""
    with source.binary() as file:
        start = file.read(_LOOKED_AT)
    wide = _wide(start)
    text = start.decode(wide or "latin-1", "replace").removeprefix("\ufeff").removeprefix("ï»¿")
    return _CARD.search(text.replace("\r", "\n")) is not None


def thinned(source: Source, encoding: str | None = None) -> Thinned:
    """Copy a file without its pictures; what of it is kept in memory does not grow with them.

    Args:
        source: The file.
        encoding: What somebody said of it.

    Raises:
        BadBytes: It is no UTF-16 or UTF-32 although it looks so, or was said to be.
    """
    copy = cast("IO[bytes]", SpooledTemporaryFile(max_size=8 * BLOCK))  # noqa: SIM115 (its table closes it)
    dropped: dict[str, None] = {}
    with source.binary() as file:
        wide = _wide(file.read(_LOOKED_AT)) or _told_wide(encoding)
        file.seek(0)
        try:
            for line in _without_pictures(_lines(_narrow(file, wide)), dropped):
                copy.write(line + b"\n")
            copy.flush()
        except UnicodeError:
            copy.close()
            raise refusals.BadBytes(f"The file looks like {wide.upper()}, but is not; nothing was imported.") from None
        except BaseException:
            copy.close()
            raise
    return Thinned(copy, wide, tuple(dropped))


def _wide(start: bytes) -> str:
    """The encoding of a text whose letters take two or four bytes each, by its mark or its zeros; "" if it is none."""
    for mark, name in _WIDE:
        if start.startswith(mark):
            return name
    signs = start[:_FIRST]
    if not signs.count(0):
        return ""
    for name, step, place in (("utf-32-le", 4, 0), ("utf-32-be", 4, 3), ("utf-16-le", 2, 0), ("utf-16-be", 2, 1)):
        zeros = [not byte for index, byte in enumerate(signs) if index % step != place]
        if zeros and all(zeros) and all(signs[place::step]):
            return name
    return ""


def _told_wide(encoding: str | None) -> str:
    name = (encoding or "").casefold().replace("_", "-")
    return name if name.startswith(("utf-16", "utf-32", "utf16", "utf32")) else ""


def _narrow(file: IO[bytes], wide: str) -> Iterator[bytes]:
    """The file's bytes in blocks, in UTF-8 if they are not in an encoding that keeps ASCII as it is."""
    if not wide:
        while block := file.read(BLOCK):
            yield block
        return
    decoder = codecs.getincrementaldecoder(wide)()
    while block := file.read(BLOCK):
        yield decoder.decode(block).encode()
    yield decoder.decode(b"", final=True).encode()


def _lines(blocks: Iterable[bytes]) -> Iterator[bytes]:
    """Physical lines without their ends, each cut where it is longer than anything but a picture."""
    line, after_cr = bytearray(), False
    for block in blocks:
        fresh = block[1:] if after_cr and block.startswith(b"\n") else block
        *whole, rest = _ENDS.split(fresh)
        for part in whole:
            line += part[: LONGEST_LINE - len(line)]
            yield bytes(line)
            line.clear()
        line += rest[: LONGEST_LINE - len(line)]
        after_cr = block.endswith(b"\r")
    if line:
        yield bytes(line)


def _without_pictures(lines: Iterable[bytes], dropped: dict[str, None]) -> Iterator[bytes]:
    """The lines, with an empty one for each that belongs to a picture."""
    inside = False
    for line in lines:
        if inside and (line[:1] in {b" ", b"\t"} or (line and _MORE_BASE64.fullmatch(line))):
            yield b""
            continue
        name = _picture(line)
        inside = bool(name)
        if name:
            dropped[name] = None
        yield b"" if name else line


def _picture(line: bytes) -> str:
    """The name of the property that begins here if it is to be dropped, else ""."""
    head = _HEAD.match(line)
    if not head:
        return ""
    name, said = head[1].decode("ascii", "replace").upper(), head[2]
    if name in PICTURES:
        return "" if name == "SOUND" and _READING in said.upper() else name
    return name if name not in IN_WORDS and _IN_BASE64.search(said) else ""
