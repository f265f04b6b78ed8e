"""The line that says how the day stands and what was done last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widget import Widget

from frontdesk.tui.text import Part, cells, line

if TYPE_CHECKING:
    from textual.content import Content

    from frontdesk.records.copies import BackupWord
    from frontdesk.records.promises import Due

_BETWEEN: Part = (" · ", "$quiet")
_UNDO = "  F8 takes it back"
_GAP = 3


class StatusLine(Widget):
    """Today's figures; after a deed, that deed, what may follow, and the key that takes it back."""

    DEFAULT_CSS = "StatusLine { height: 1; }"

    def __init__(self) -> None:
        super().__init__(id="status-line")
        self._visits: int | None = None
        self._due: Due | None = None
        self._backup: BackupWord | None = None
        self._pins_gone = ""
        self._done = ""
        self._then = ""
        self._waits = ""
        self._lost: tuple[str, ...] = ()

    def today(self, visits: int) -> None:
        """Show how many visits today has."""
        self._visits = visits
        self.refresh()

    def owed(self, due: Due) -> None:
        """Show how many promises and recoveries wait."""
        self._due = due
        self.refresh()

    def backed_up(self, word: BackupWord) -> None:
        """Show how old the last backup is."""
        self._backup = word
        self.refresh()

    def pins_gone(self, words: str) -> None:
        """Show when all PINs were taken off; empty for not lately."""
        self._pins_gone = words
        self.refresh()

    def done(self, what: str, *, then: str = "") -> None:
        """Show what was just done, empty for nothing; and the keys that may be wanted next."""
        self._done, self._then = what, then
        self.refresh()

    def waits(self, words: str, lost: tuple[str, ...] = ()) -> None:
        """Show what waits for another till, empty for nothing; and what could not be logged, until that was read."""
        self._waits, self._lost = words, lost
        self.refresh()

    def render(self) -> Content:
        """What was done first: that is what somebody looks for. Then what is next, and the day where there is room."""
        width = self.size.width
        if self._lost:
            read = f"  {_and_more(self._lost)}F8 once read"
            said = line([(f"Not logged: {self._lost[0]}", "")], max(width - cells(read) - 4, 10)).plain.rstrip()
            return line([(" ! ", "bold $alarm"), (said, "bold $alarm"), (read, "$quiet")], width)
        if self._waits:
            return line([(" ⧗ ", "bold $warm"), (self._waits, "$warm")], width)
        if not self._done:
            return line([(" ", ""), *self._day(width - 1)], width)
        parts: list[Part] = [(" ✓ ", "bold $cool")]
        then = f"  {self._then}" if self._then else ""
        undo = _UNDO if cells(f"   {self._done}{then}{_UNDO}") < width or not then else ""
        said = line([(self._done, "")], max(width - cells(f"   {then}{undo}") - 1, 10)).plain.rstrip()
        parts += [(said, ""), (then, "$warm"), (undo, "$quiet")]
        left = sum(cells(text) for text, _ in parts)
        if day := self._day(width - left - _GAP - 1):
            parts += [(" " * (width - left - _width(day) - 1), ""), *day]
        return line(parts, width)

    def _day(self, room: int) -> list[Part]:
        """The day's figures, as many as there is room for: a good backup goes first, what is overdue last."""
        figures = self._figures()
        backup = self._backup is not None and bool(self._backup.words) and not self._backup.alarming
        while figures and _width(_side_by_side(figures)) > room:
            figures.pop(-1 if backup else 0)
            backup = False
        return _side_by_side(figures)

    def _figures(self) -> list[Part]:
        if self._visits is None and self._due is None and self._backup is None:
            return []
        from frontdesk.words.phrases import count  # the first paint knows no figures yet, and needs no phrases

        figures: list[Part] = []
        if self._visits is not None:
            figures.append((f"{count(self._visits, 'visit')} today", "$quiet"))
        if self._due is not None and self._due.follow_ups:
            figures.append((f"{count(self._due.follow_ups, 'follow-up')} due", "$quiet"))
        if self._due is not None and self._due.recoveries:
            figures.append((f"{count(self._due.recoveries, 'recovery')} overdue", "bold $alarm"))
        if self._pins_gone:
            figures.append((self._pins_gone, "bold $warm"))
        if self._backup is not None and self._backup.words:
            figures.append((self._backup.words, "bold $alarm" if self._backup.alarming else "$quiet"))
        return figures


def _and_more(lost: tuple[str, ...]) -> str:
    return f"and {len(lost) - 1} more, " if len(lost) > 1 else ""


def _side_by_side(figures: list[Part]) -> list[Part]:
    return [part for place, figure in enumerate(figures) for part in ((_BETWEEN, figure) if place else (figure,))]


def _width(parts: list[Part]) -> int:
    return sum(cells(text) for text, _ in parts)
