"""One thing in full: the words that matter are the biggest on the screen, what is known about it stands below."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widget import Widget

from frontdesk.tui.text import Part, line, wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

_LABEL = 10
_EDGES = 6
"""Cells beside the quoted words: the thick edge, and room to breathe."""
_SIGN = 4
_FEWEST_WORDS = 2
"""Lines of the quoted words that are never given up for a fact."""
_ROOMY = 16


@dataclass(frozen=True, slots=True)
class Fact:
    """Something to know: its label, its value, and how early it goes when there is no room (0 never goes)."""

    label: str
    text: str
    style: str = ""
    weight: int = 1


@dataclass(frozen=True, slots=True)
class InFull:
    """What a detail shows: a title, the words in full, a line of alarm if there is one, and the facts in order."""

    title: Sequence[Part]
    words: str
    alarm: str = ""
    facts: tuple[Fact, ...] = ()


class Detail(Widget):
    """The marked row in full, fitted to whatever room there is."""

    DEFAULT_CSS = "Detail { background: $card-ground; padding: 0 2; height: 9; }"

    def __init__(self) -> None:
        super().__init__(id="detail")
        self._shown: InFull | None = None

    def show(self, shown: InFull | None) -> None:
        """Show this, or nothing."""
        self._shown = shown
        self.refresh()

    def render(self) -> Content:
        """As much as fits, the words above all else."""
        width, height = self.size
        if self._shown is None or not width or not height:
            return Content("")
        return Content("\n").join(fitted(self._shown, width, height))


def fitted(shown: InFull, width: int, height: int) -> list[Content]:
    """What is shown in at most `height` lines of `width` cells.

    The facts that weigh most go first, then lines of the quoted words; lines that are left over become air.
    """
    alarm = _alarm(shown.alarm, width) if shown.alarm else []
    most = 4 if height >= _ROOMY else 2
    facts = [(fact.weight, _fact(fact, width, most)) for fact in shown.facts if fact.text]
    room = height - 1 - len(alarm)
    words = wrapped(shown.words, width - _EDGES, max(room, 1))
    fewest = min(len(words), _FEWEST_WORDS)
    while _lines(facts) > room - fewest and any(weight for weight, _ in facts):
        heaviest = max(weight for weight, _ in facts)
        facts.remove([pair for pair in facts if pair[0] == heaviest][-1])
    left = max(room - _lines(facts), 1)
    if len(words) > left:
        words = wrapped(shown.words, width - _EDGES, left)
    return _aired(shown, words, alarm, [row for _, rows in facts for row in rows], width, height)[:height]


def _aired(
    shown: InFull, words: list[str], alarm: list[Content], facts: list[Content], width: int, height: int
) -> list[Content]:
    """All lines from top to bottom, with as many blank ones between as there is room for."""
    spare = height - 1 - len(words) - len(alarm) - len(facts)
    ground = "on $warm-ground"
    edge: Part = ("▌", "$warm")
    said = [line([edge, ("   ", ""), (text, "bold italic")], width, ground) for text in words]
    blank = line([], width)
    if spare >= 2 and height >= _ROOMY:  # noqa: PLR2004  # one above and one below
        padding = line([edge], width, ground)
        said, spare = [padding, *said, padding], spare - 2
    air = [spare > place for place in range(3)]
    lines = [line(shown.title, width)]
    lines += [blank] if air[1] else []
    lines += said
    lines += [blank] if alarm and air[2] else []
    lines += alarm
    lines += [blank] if air[0] else []
    return lines + facts


def _alarm(text: str, width: int) -> list[Content]:
    return [
        line([("   " if place else " ▲ ", "bold $alarm"), (each, "bold $alarm")], width, "on $alarm-ground")
        for place, each in enumerate(wrapped(text, width - _SIGN, 2))
    ]


def _fact(fact: Fact, width: int, most: int) -> list[Content]:
    return [
        line([(f"{'' if place else fact.label:<{_LABEL}}", "$quiet"), (text, fact.style)], width)
        for place, text in enumerate(wrapped(fact.text, width - _LABEL, most))
    ]


def _lines(facts: Sequence[tuple[int, list[Content]]]) -> int:
    return sum(len(rows) for _, rows in facts)
