"""Which encoding bytes are in that are no UTF-8."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from frontdesk.exchange.files.encodings import ideographs, letters

if TYPE_CHECKING:
    from collections.abc import Iterable

FALLBACK = "cp1252"
DETECTED = 0.12
"""What it counts that the detector, which knows which letters follow which, would say so too."""

SURE = 0.5
ENOUGH = 8_000
_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH = bytes(range(0x80, 0x100))


SPOKEN = {
    "cp1250": "Windows-1250 (Central Europe)",
    "cp1251": "Windows-1251 (Cyrillic)",
    "cp1252": "Windows-1252 (Western Europe)",
    "cp1253": "Windows-1253 (Greek)",
    "cp1254": "Windows-1254 (Turkish)",
    "cp1255": "Windows-1255 (Hebrew)",
    "cp1256": "Windows-1256 (Arabic)",
    "cp1257": "Windows-1257 (Baltic)",
    "cp1258": "Windows-1258 (Vietnamese)",
    "cp874": "Windows-874 (Thai)",
    "cp932": "Shift-JIS (Japanese)",
    "cp949": "EUC-KR (Korean)",
    "euc-jp": "EUC-JP (Japanese)",
    "iso2022_jp": "ISO-2022-JP (Japanese)",
    "gb18030": "GBK (Chinese)",
    "big5": "Big5 (Chinese)",
    "mac-roman": "Mac Roman",
    "mac-latin2": "Mac Central European",
    "mac-cyrillic": "Mac Cyrillic",
    "mac-turkish": "Mac Turkish",
}
"""What people call an encoding whose own name says little."""


def spoken(encoding: str) -> str:
    """An encoding in words: "Windows-1250 (Central Europe)", or its name."""
    name = encoding.replace("_", "-")
    return SPOKEN.get(encoding) or name.upper().replace("ISO8859", "ISO-8859")


def telling(lines: Iterable[bytes]) -> bytes:
    """Of a file's lines those that say something of its encoding, some 8,000 bytes of them."""
    told: list[bytes] = []
    size = 0
    for line in lines:
        if line.isascii():
            continue
        for part in line.split(b"\r"):
            if not part.isascii() and size < ENOUGH:
                told.append(part.rstrip(b"\n"))
                size += len(part)
        if size >= ENOUGH:
            break
    return b"\n".join(told)


def is_damaged_utf_8(sample: bytes) -> bool:
    """Whether what speaks for UTF-8 in `sample` outweighs what is none: other encodings hardly ever look like it."""
    rest, sequences = _SEQUENCE.subn(b"", sample)
    return sequences > len(rest) - len(rest.translate(None, _HIGH))


def guess(sample: bytes, country: str = "") -> str:
    """The encoding in which `sample` reads most like the names and notes of some language.

    A detector alone calls three Czech names Greek: it is asked, but what decides is which letters come out and
    where. Of equals the one that programs of today write is taken; when nothing reads well, Windows-1252.

    Args:
        sample: Lines that hold bytes beyond ASCII, whole.
        country: The shop's, whose languages are a little more likely.
    """
    advised, confidence = _detected(sample)
    said = _decoded(sample, advised)
    best, best_score = FALLBACK, 0.0
    for encoding in (*letters.ENCODINGS, *ideographs.ENCODINGS):
        scored = ideographs if encoding in ideographs.ENCODINGS else letters
        found = scored.score(sample, encoding, country)
        if said and found + DETECTED > best_score:
            found += DETECTED * _alike(sample.decode(encoding, "replace"), said)
        if found > best_score:
            best, best_score = encoding, found
    if best_score <= 0 and said is not None and confidence >= SURE:
        return advised
    return best


def _detected(sample: bytes) -> tuple[str, float]:
    import chardet  # here, because most files are UTF-8

    found = chardet.detect(sample, prefer_superset=True, compat_names=False, no_match_encoding="ascii")
    advised = found["encoding"] or FALLBACK
    # Whether a whole file is UTF-8, 16 or 32 is settled by now; a line of it may begin like one all the same.
    return (FALLBACK, 0.0) if advised.lower().startswith("utf") else (advised, found["confidence"])


def _decoded(sample: bytes, encoding: str) -> str | None:
    try:
        return sample.decode(encoding)
    except (LookupError, UnicodeError):
        return None


def _alike(text: str, other: str) -> float:
    """The share of places at which two readings of the same bytes have the same character, ASCII left out."""
    pairs = [(one, two) for one, two in zip(text, other, strict=False) if not one.isascii()]
    return sum(one == two for one, two in pairs) / len(pairs) if pairs else 0.0
