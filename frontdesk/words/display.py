"""The one door through which people's text reaches a screen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from unicodedata import category

if TYPE_CHECKING:
    from collections.abc import Iterator

# C0, DEL and C1; the bidi controls; line and paragraph separator; the byte order mark; lone surrogates; tags.
# A pattern is compiled when text first needs it: this one takes 1 ms, and most text is printable.
_HIDDEN: Final = (
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff\U000e0000-\U000e007f]"
)
_NEWLINE: Final = "\r?\n"
_ELLIPSIS: Final = "…"
_JOINER: Final = "\u200d"


def shown(text: str) -> str:
    """Make every control, direction override and hidden character visible; change nothing else.

    Controls up to DEL become their pictures (ESC is ␛, a newline ␊, a tab ␉), the rest becomes �. So a
    name can neither drive the terminal nor turn the line around, and people see that it is odd.
    """
    if text.isprintable():  # nothing that is hidden counts as printable
        return text
    return re.sub(_HIDDEN, _stand_in, text)


def escaped(json_text: str) -> str:
    """JSON in which the characters that `shown` replaces stand as escapes: the same value to whoever reads it."""
    if json_text.replace("\n", "").isprintable():
        return json_text
    return "".join(sign if sign == "\n" or shown(sign) == sign else _escape(sign) for sign in json_text)


def shown_lines(text: str) -> list[str]:
    """Split a note at its newlines, and make each line fit to be shown."""
    return [shown(line) for line in re.split(_NEWLINE, text)]


def cut(text: str, width: int) -> str:
    """Cut a shown text to a width in cells, the last one an ellipsis; a character never loses its accents.

    Args:
        text: what `shown` gave: a control has no width that one could count on.
        width: cells there are. A wide character that does not fit leaves its cell free.
    """
    if width <= 0:
        return ""
    if text.isascii():
        return text if len(text) <= width else text[: width - 1] + _ELLIPSIS
    from rich.cells import cell_len

    if cell_len(text) <= width:
        return text
    left, taken = width - 1, 0
    for sign in _signs(text):
        left -= cell_len(sign)
        if left < 0:
            break
        taken += len(sign)
    return text[:taken] + _ELLIPSIS


def _escape(sign: str) -> str:
    units = sign.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))


def _stand_in(hidden: re.Match[str]) -> str:
    code = ord(hidden[0])
    if code < 0x20:  # noqa: PLR2004
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else "\ufffd"  # noqa: PLR2004


def _signs(text: str) -> Iterator[str]:
    """Give what people take for single characters: a base with its marks, joined emoji, a flag."""
    start = 0
    for here in range(1, len(text)):
        if not _belongs(text, start, here):
            yield text[start:here]
            start = here
    yield text[start:]


def _belongs(text: str, start: int, here: int) -> bool:
    sign = text[here]
    if category(sign)[0] == "M" or sign == _JOINER or text[here - 1] == _JOINER or "🏻" <= sign <= "🏿":
        return True
    return here == start + 1 and "🇦" <= sign <= "🇿" and "🇦" <= text[start] <= "🇿"
