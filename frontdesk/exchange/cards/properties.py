"""A card's lines as properties: joined, named, and in characters."""

from __future__ import annotations

import binascii
import codecs
import re
from contextlib import suppress
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from frontdesk.exchange.files.reading import LONGEST_CELL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from frontdesk.exchange.cards.splitting import Line, RawCard

_SPLIT = re.compile(rb'((?:[^":]++|"[^"]*+")*+):(.*)', re.DOTALL)
_LOOSELY = re.compile(rb"([^:]*+):(.*)", re.DOTALL)
_PARAMETERS = re.compile(r'(?:^|;)((?:[^";]++|"[^"]*+"?)*+)')
_NAME = re.compile(r"\s*(?:([\w-]+)\.)?([\w-]+)\s*", re.ASCII)
_CHARSET = re.compile(rb'[^:]*?;CHARSET="?([\w.-]+)', re.IGNORECASE | re.ASCII)
_LONGEST_NAME = 200
_ESCAPES = b"\x1b"
"""By which a text in ISO-2022 says that what follows is not ASCII, although its bytes are."""

# What phones write under these names holds more than the standard of that name: "①" in Shift_JIS, "€" in Latin-1.
_WIDER = {
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "iso8859-1": "cp1252",
}


class BrokenLine(ValueError):
    """A line that cannot be read; its words say why. Never leaves this package."""


class Property(NamedTuple):
    """One property of a card, its value as it stands there: escapes and separators are `values`' business.

    Attributes:
        line: The number of its first physical line.
        name: In upper case.
        group: What ties it to a label, "" for most.
        types: Its types in upper case, without those that every program writes.
        said: Its other parameters: name in upper case to value.
        text: The value.
    """

    line: int
    name: str
    group: str
    types: tuple[str, ...]
    said: dict[str, str]
    text: str


class Writing(NamedTuple):
    """How the raw bytes of a file are to be read: its own encoding, and whether that wins over what a card says.

    A file that is all UTF-8, and one of which somebody said it, needs no card's word for it.
    """

    encoding: str
    sure: bool


def properties(card: RawCard, writing: Writing) -> Iterator[Property]:
    """The properties of a card, in order.

    Raises:
        BrokenLine: One cannot be read.
    """
    for line, raw in joined(card.lines):
        yield _property(line, raw, writing)


def joined(lines: Iterable[Line]) -> Iterator[Line]:
    """Logical lines: folded ones unfolded, quoted-printable ones with their soft breaks taken out.

    A blank line, which is not among `lines`, ends what it stands in.
    """
    start = before = 0
    held = bytearray()
    soft = quoted = False
    for number, line in lines:
        if held and soft and number == before + 1:
            held[-1:] = line
        elif held and line[:1] in {b" ", b"\t"}:
            held += line[1:]
        else:
            if held:
                yield start, bytes(held)
            start, held = number, bytearray(line)
            quoted = _is_quoted(line)
        before, soft = number, quoted and held.endswith(b"=")
    if held:
        yield start, bytes(held)


def _is_quoted(line: bytes) -> bool:
    head = line.partition(b":")[0].upper()
    return b"QUOTED-PRINTABLE" in head or b"ENCODING=Q" in head


def name_of(line: bytes) -> str:
    """The name of the property on a logical line, "" if it has none."""
    head = line[:_LONGEST_NAME].partition(b":")[0].partition(b";")[0].rpartition(b".")[2]
    return head.decode("latin-1").strip().upper().replace("_", "-")


def declared(line: bytes) -> str:
    """The encoding that a property says it is written in; "" if it says none."""
    found = _CHARSET.match(line)
    return _codec(found[1].decode("ascii")) if found else ""


def _property(line: int, raw: bytes, writing: Writing) -> Property:
    found = _SPLIT.fullmatch(raw) or _LOOSELY.fullmatch(raw)
    sensible = found and len(found[1]) <= LONGEST_CELL
    head = _head(found[1].decode(writing.encoding, "replace")) if found and sensible else None
    if found is None or head is None:
        raise BrokenLine(f"line {line:,} is no property: “{_shortly(raw)}”")
    name, group, types, said = head
    try:
        text = _in_characters(found[2], said, writing)
    except UnicodeError:
        wanted = said.get("CHARSET") or writing.encoding
        raise BrokenLine(f"its {name} (line {line:,}) is not in {wanted[:40]}") from None
    return Property(line, name, group, types, said, text)


def _shortly(raw: bytes) -> str:
    return raw[:60].decode("utf-8", "replace")


@lru_cache(maxsize=2_000)
def _head(head: str) -> tuple[str, str, tuple[str, ...], dict[str, str]] | None:
    """Name, group, types and other parameters of what stands before the colon; None if that is no property.

    The usual library reads a head in a time that doubles with every comma before a stray quote, and cuts a value
    at any comma that is not escaped: so it is not asked.
    """
    start, *parameters = _PARAMETERS.findall(head)
    found = _NAME.fullmatch(start)
    if not found:
        return None
    types: dict[str, None] = {}
    said: dict[str, str] = {}
    for parameter in parameters:
        key, given, value = parameter.replace('"', "").partition("=")
        name = key.strip().upper()
        if name and not given:
            _alone(name, types, said)
        elif name == "TYPE":
            types |= dict.fromkeys(each.strip().upper() for each in value.split(",") if each.strip())
        elif name:
            said.setdefault(name, value.strip())
    return found[2].upper().replace("_", "-"), (found[1] or "").casefold(), tuple(types), said


def _alone(word: str, types: dict[str, None], said: dict[str, str]) -> None:
    """A parameter of version 2.1, a value without its name: QUOTED-PRINTABLE, HOME."""
    if word in {"QUOTED-PRINTABLE", "BASE64", "B", "8BIT", "7BIT"}:
        said["ENCODING"] = word
    else:
        types[word] = None


def _in_characters(raw: bytes, said: dict[str, str], writing: Writing) -> str:
    way = said.get("ENCODING", "").upper()
    own = _codec(said.get("CHARSET", ""))
    if way in {"QUOTED-PRINTABLE", "Q", "QP"}:
        return _first_fitting(binascii.a2b_qp(raw), *([own] if own else ["utf-8", writing.encoding]))
    if way in {"BASE64", "B"}:
        with suppress(binascii.Error):
            return _first_fitting(binascii.a2b_base64(raw), own or "utf-8", writing.encoding)
    if raw.isascii() and _ESCAPES not in raw:
        return raw.decode("ascii")
    known = writing.encoding if writing.sure and not raw.isascii() else own
    return raw.decode(known or writing.encoding)


def _first_fitting(raw: bytes, *encodings: str) -> str:
    for encoding in encodings[:-1]:
        with suppress(UnicodeError):
            return raw.decode(encoding)
    return raw.decode(encodings[-1])


@lru_cache(maxsize=100)
def _codec(charset: str) -> str:
    """The encoding that a CHARSET= names; "" if it names none that says anything."""
    try:
        name = codecs.lookup(charset.strip().casefold().removeprefix("x-")).name
        with suppress(UnicodeError):
            b"x".decode(name)  # a codec from bytes to bytes is a LookupError here
    except (LookupError, ValueError):
        return ""
    return "" if name == "ascii" else _WIDER.get(name, name)
