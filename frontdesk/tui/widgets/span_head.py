"""Above a look back: which span it is, its one great number, what to know first, and the span as a row of bars."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from textual.message import Message

from frontdesk.tui.text import cells, line
from frontdesk.tui.widgets.as_tall import AsTall
from frontdesk.tui.widgets.bars import standing
from frontdesk.tui.widgets.big_number import HEIGHT, big

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.content import Content

    from frontdesk.tui.text import Part

_EDGE, _GAP = 2, 3
_PARTED = " · "
_ROOMY = 30
"""Lines of the screen from which on there is air around it."""

_CHART_FROM, _WIDEST = 72, 66
_WORDS = 28
"""Cells that the words beside the number have at least, before there is a chart."""


@dataclass(frozen=True, slots=True)
class Bars:
    """Figures as bars: the labels of the first and the last, and what is said about the highest."""

    figures: tuple[int, ...] = ()
    first: str = ""
    last: str = ""
    most: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """What a span head says; `chosen` is the place of its kind of span among `kinds`."""

    kinds: tuple[str, ...]
    chosen: int
    span: str
    number: int
    words: tuple[str, ...]
    bars: Bars = field(default_factory=Bars)


class SpanHead(AsTall):
    """The kinds of span and the span; below them its number."""

    DEFAULT_CSS = "SpanHead { height: auto; background: $card-ground; padding: 0 1 1 2; }"

    class Clicked(Message):
        """A kind of span was clicked."""

        def __init__(self, place: int) -> None:
            super().__init__()
            self.place = place

    def __init__(self) -> None:
        super().__init__(id="span-head")
        self._head: Head | None = None
        self._pages = ""

    def show(self, head: Head) -> None:
        """Say this."""
        self._head = head
        self.refresh(layout=True)

    def paged(self, page: int, among: int) -> None:
        """Say which page is shown below."""
        self._pages = f"page {page} of {among}" if among > 1 else ""
        self.refresh()

    def lines(self, width: int) -> list[Content]:
        """The spans, and the number of the chosen one."""
        if self._head is None:
            return [line([], width)] * (HEIGHT + 2)
        roomy = self.app.size.height >= _ROOMY
        air = [line([], width)] if roomy else []
        return [self._spans(self._head, width), *air, *self._number(self._head, width)]

    def _spans(self, head: Head, width: int) -> Content:
        left = self._kinds(head)
        left += [(" " * _GAP, ""), ("‹ ", "$warm"), (head.span, "bold"), (" ›", "$warm")]
        room = width - sum(cells(text) for text, _ in left) - cells(self._pages)
        return line([*left, (" " * max(room, 1), ""), (self._pages if room > 0 else "", "$quiet")], width)

    def _kinds(self, head: Head) -> list[Part]:
        parts: list[Part] = []
        for place, kind in enumerate(head.kinds):
            here = place == head.chosen
            parts += [("  " if place else "", ""), (kind, "bold $warm underline" if here else "$quiet")]
        return parts

    def _number(self, head: Head, width: int) -> list[Content]:
        digits = big(head.number)
        taken = cells(digits[0]) + _GAP
        chart = self._chart(head.bars, width - taken - _WORDS - _GAP) if width >= _CHART_FROM else []
        chart_width = max((cells(row) for row in chart), default=0)
        room = width - taken - (chart_width + _GAP if chart_width else 0)
        words = _told(
            head.words if not chart else (*head.words[:2], head.bars.most, *head.words[2:]), room, HEIGHT + bool(chart)
        )
        rows: list[Content] = []
        for place in range(HEIGHT + 1):
            drawn = digits[place] if place < HEIGHT else " " * cells(digits[0])
            said, style = words[place] if place < len(words) else ("", "")
            bar = chart[place] if place < len(chart) else ""
            left = line([(drawn, "bold"), (" " * _GAP, ""), (said, style)], taken + room)
            beside = line([(" " * _GAP, ""), (bar, "$quiet" if place == HEIGHT else "$cool")], width - taken - room)
            rows.append(left + beside if chart_width else left)
        return rows if chart else [*rows[:HEIGHT], self._low(head.bars, width)]

    def _chart(self, bars: Bars, room: int) -> list[str]:
        """The bars, and under them the labels; nothing where there is no room for them."""
        count = len(bars.figures)
        room = min(room, _WIDEST)
        if not count or room < count:
            return []
        each = max(min(room // count, 6), 1)
        gap = 1 if each > 1 else 0
        drawn = standing(bars.figures, HEIGHT, each - gap, gap)
        width = cells(drawn[0])
        last = f"{bars.last:>{width - cells(bars.first)}}" if cells(bars.first) + cells(bars.last) < width else ""
        return [*drawn, bars.first + last]

    def _low(self, bars: Bars, width: int) -> Content:
        """The same in one line, where there is no room beside the number."""
        count = len(bars.figures)
        each = max(min((width - cells(bars.most) - _GAP) // count, 2), 1) if count else 1
        drawn = standing(bars.figures, 1, each)[0] if bars.figures else ""
        return line([(drawn, "$cool"), ("  ", ""), (bars.most, "$quiet")], width)

    def on_click(self, event: events.Click) -> None:
        """Say which kind of span was clicked."""
        event.stop()
        left = event.x - _EDGE
        for place, kind in enumerate(self._head.kinds if self._head is not None and event.y == 0 else ()):
            if 0 <= left < cells(kind):
                self.post_message(self.Clicked(place))
            left -= cells(kind) + 2


def _told(words: Sequence[str], room: int, most: int) -> list[tuple[str, str]]:
    """The first of the words bold, the others quiet, one to a line, each as far as its facts have room."""
    said = [_fitting(text, max(room, 8)) for text in words]
    return [(text, "$quiet" if place else "bold") for place, text in enumerate(said)][:most]


def _fitting(text: str, room: int) -> str:
    """As many of the facts as there is room for, the first one always."""
    facts = text.split(_PARTED)
    while len(facts) > 1 and cells(_PARTED.join(facts)) > room:
        facts.pop()
    return _PARTED.join(facts)
