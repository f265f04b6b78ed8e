"""Human text on its way to the screen: made harmless, measured in cells, never read as markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from frontdesk.words.display import cut, shown

if TYPE_CHECKING:
    from collections.abc import Sequence

HIDDEN = "•••"
"""What stands for a phone or a note while the screen faces the queue."""

_PARTED = " · "

Part = tuple[str, str]
"""Some text, in whatever characters people typed, and the style it is shown in ("" for the ground's)."""


def plainly(text: str, style: str = "") -> Content:
    """Text as content: its controls visible, its brackets just brackets."""
    return Content(shown(text)).stylize(style) if style else Content(shown(text))


def line(parts: Sequence[Part], width: int, ground: str = "") -> Content:
    """One line of exactly `width` cells made of styled parts; what does not fit is cut with an ellipsis."""
    whole = Content.assemble(*fitted(parts, width))
    return whole.stylize_before(ground) if ground else whole


def fitted(parts: Sequence[Part], width: int) -> list[Part]:
    """Styled parts made harmless, in exactly `width` cells: what does not fit is cut, what is left over is blank."""
    pieces: list[Part] = []
    room = width
    for text, style in parts:
        if room <= 0:
            break
        seen = cut(shown(text), room)
        pieces.append((seen, style))
        room -= cells(seen)
    if room > 0:
        pieces.append((" " * room, ""))
    return pieces


def cells(text: str) -> int:
    """How many cells a text takes."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def wrapped(text: str, width: int, most: int) -> list[str]:
    """Text in lines of at most `width` cells, broken between words; the last of `most` lines ends in an ellipsis."""
    lines: list[str] = []
    now = ""
    words = shown(" ".join(text.split())).split(" ")
    for place, word in enumerate(words):
        longer = f"{now} {word}" if now else word
        if cells(longer) <= width:
            now = longer
            continue
        if now:
            lines.append(now)
        if len(lines) == most:
            lines[-1] = cut(f"{lines[-1]} {' '.join(words[place:])}", width)
            return lines
        now = word if cells(word) <= width else cut(word, width)
    return [*lines, now] if now or not lines else lines


def packed(text: str, width: int, most: int) -> list[str]:
    """Facts that " · " parts, in lines broken between two of them; one that is too long is broken between words."""
    rows: list[str] = []
    for fact in text.split(_PARTED):
        longer = f"{rows[-1]}{_PARTED}{fact}" if rows else fact
        if rows and cells(shown(longer)) <= width:
            rows[-1] = longer
        else:
            rows += wrapped(fact, width, most)
    if len(rows) <= most:
        return rows
    return [*rows[: most - 1], cut(shown(_PARTED.join(rows[most - 1 :])), width)]
