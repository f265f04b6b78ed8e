"""The list of people beside the card: numbered rows, what they are known by, what they have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import getters
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from frontdesk.tui.desk_app import DeskApp
from frontdesk.tui.text import HIDDEN, Part, cells, line
from frontdesk.words.display import cut, shown

if TYPE_CHECKING:
    from textual import events

    from frontdesk.records.found import CustomerLine

_NUMBERED = 9
_TWO_LINES_FROM = 26
"""Lines of screen: from here on each row has room for a second line."""


class CustomerList(Widget):
    """Rows of people, the chosen one marked; it keeps its place while answers arrive."""

    app = getters.app(DeskApp)

    class Picked(Message):
        """A row was clicked; `row` is None for the last one, which adds a customer."""

        def __init__(self, row: int | None) -> None:
            super().__init__()
            self.row = row

    def __init__(self) -> None:
        super().__init__(id="customer-list")
        self.lines: tuple[CustomerLine, ...] = ()
        self.chosen = 0
        self._title = ""
        self._adding: str | None = None
        self._nothing = ""

    def show(
        self, lines: tuple[CustomerLine, ...], *, title: str = "", adding: str | None = None, nothing: str = ""
    ) -> None:
        """Show these people; the last row offers to add `adding`, and an empty list says `nothing`."""
        self.lines, self._title, self._adding, self._nothing = lines, title, adding, nothing
        self.chosen = 0
        self.refresh()

    def show_again(self, lines: tuple[CustomerLine, ...]) -> None:
        """The same question answered anew: whoever is marked stays marked, also in another place."""
        if lines == self.lines:
            return
        adding, current = self.adding, self.current
        places = [place for place, line in enumerate(lines) if current is not None and line.id == current.id]
        self.lines = lines
        self.choose(len(lines) if adding else next(iter(places), self.chosen))

    def choose(self, row: int) -> None:
        """Mark a row; one past the last person is the row that adds a customer."""
        last = len(self.lines) - (0 if self._adding is not None else 1)
        self.chosen = max(0, min(row, last))
        self.refresh()

    @property
    def adding(self) -> bool:
        """Whether the chosen row is the one that adds a customer."""
        return self._adding is not None and self.chosen >= len(self.lines)

    @property
    def current(self) -> CustomerLine | None:
        """The chosen person."""
        return self.lines[self.chosen] if self.chosen < len(self.lines) else None

    @property
    def _tall(self) -> bool:
        return self.screen.size.height >= _TWO_LINES_FROM and self.size.height > 2 * 4

    def render(self) -> Content:
        """The rows that fit, the chosen one always among them."""
        width, height = self.size
        if not width or not height:
            return Content("")
        rows: list[list[Content]] = []
        if self._title:
            rows.append([line([(f"  {self._title}", "$quiet")], width)])
        head = len(rows)
        rows += [self._row(place, who, width) for place, who in enumerate(self.lines)]
        if not self.lines and self._nothing:
            rows += [[line([(f"  {text}", "$quiet")], width)] for text in self._nothing.split("\n")]
        if self._adding is not None:
            rows.append([self._add_row(self._adding, width, chosen=self.adding)])
        return Content("\n").join(_window(rows, self.chosen + head, height))

    def _row(self, place: int, who: CustomerLine, width: int) -> list[Content]:
        chosen = place == self.chosen
        ground = "on $warm-ground" if chosen else ""
        edge: Part = ("▌" if chosen else " ", "$warm")
        number = f"{place + 1} " if place < _NUMBERED else "  "
        known = shown(" · ".join(filter(None, (", ".join(who.cues[:2]), *who.linked[:1])))) or self._otherwise(who)
        mark: list[Part] = [("▲ ", "bold $alarm")] if who.alerts else []
        name: list[Part] = [edge, (number, "$quiet"), *mark, (who.name, "bold")]
        if who.goes_by:
            name.append((f" “{who.goes_by}”", ""))
        told = who.evidence.replace("of the last ", "of ")  # a row is short; the card has the whole sentence
        if self._tall:
            if sum(cells(text) for text, _ in name) + cells(told) + 2 > width:
                known, told = told, ""
            right: Part = (told, "$quiet")
            known = cut(known, (width - 5) // 2) if who.usual else known
            second: list[Part] = [
                edge,
                ("  ", ""),
                (known, "$quiet"),
                ("  " if known else "", ""),
                (who.usual, "$cool"),
            ]
            return [_spread(name, right, width, ground), line(second, width, ground)]
        return [_columns(name, told or known, who.usual, width, ground)]

    def _otherwise(self, who: CustomerLine) -> str:
        """What tells people apart of whom nobody wrote down a cue."""
        from frontdesk.words.phrases import count  # here, because the first paint shows nobody

        phones = [HIDDEN if self.app.masked else phone for phone in who.phones[:1]]
        return shown(" · ".join((*phones, *([count(who.visits, "visit")] if who.visits else []))))

    def _add_row(self, text: str, width: int, *, chosen: bool) -> Content:
        words = f"New customer “{text}”" if text else "New customer"
        edge: Part = ("▌" if chosen else " ", "$warm")
        return line(
            [edge, ("+ ", "$warm"), (words, "" if chosen else "$quiet")], width, "on $warm-ground" if chosen else ""
        )

    def on_click(self, event: events.Click) -> None:
        """Say which row was clicked."""
        each = 2 if self._tall else 1
        head = 1 if self._title else 0
        row = (event.y - head) // each
        self.post_message(self.Picked(row if row < len(self.lines) else None))


def _columns(name: list[Part], known: str, usual: str, width: int, ground: str) -> Content:
    """Three columns on one line: who, by what, what they have."""
    first = max(22, width * 2 // 5)
    third = min(max(width // 4, 14), max(width - first - 12, 0))
    second = width - first - third
    return (
        line(name, first - 1, ground)
        + line([(" ", "")], 1, ground)
        + line([(known, "$quiet")], max(second - 1, 0), ground)
        + line([(" ", "")], 1, ground)
        + line([(usual, "$cool")], third, ground)
    )


def _spread(left: list[Part], right: Part, width: int, ground: str) -> Content:
    used = sum(cells(text) for text, _ in left)
    space = width - used - cells(right[0]) - 1
    if space < 1 or not right[0]:
        return line(left, width, ground)
    return line([*left, (" " * space, ""), right], width, ground)


def _window(rows: list[list[Content]], chosen: int, height: int) -> list[Content]:
    """The lines of the rows that fit, so that the chosen row is seen whole."""
    start, total = 0, sum(len(row) for row in rows[: chosen + 1])
    while total > height and start < chosen:
        total -= len(rows[start])
        start += 1
    return [part for row in rows[start:] for part in row][:height]
