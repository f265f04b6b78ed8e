"""Naming what is to be written, in which format, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from frontdesk.tui.screens.dialogs.place import PlaceDialog
from frontdesk.tui.typed_paths import meant, there
from frontdesk.tui.widgets.group_line import GroupLine

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from textual.widget import Widget

ARCHIVE = "everything"
NOUNS = ("customers", "items", "visits", "feedback", "followups", "staff", "rhythm", ARCHIVE)
CSV, SAFE, FOLDER = "csv", "csv for Excel", "folder"
_STYLES = (CSV, SAFE, "json", "ndjson", "xlsx")
_WORDS = {"followups": "follow-ups"}
_ECHO = {
    CSV: "One file that every program reads.",
    SAFE: "A csv whose cells no spreadsheet program takes for formulas.",
    "json": "One file with everything in its place, for programs.",
    "ndjson": "A line for each, for programs.",
    "xlsx": "A workbook.",
    "vcf": "Cards that a phone's address book takes.",
    "zip": "The whole shop, its history too, in one file that comes in again as it was.",
    FOLDER: "The whole shop, its history too, as readable files in a new folder.",
}


class Wanted(NamedTuple):
    """What is to be written where; `style` is an ending, or "folder"."""

    noun: str
    style: str
    safe: bool
    place: Path

    @property
    def whole_shop(self) -> bool:
        """Whether everything is meant, and not one noun."""
        return self.noun == ARCHIVE


class TakeOut(PlaceDialog):
    """F3 says what, F4 in which format; the path's ending follows, and its folder and name stay as typed.

    Args:
        folder: where to begin, as typed.
        day: stands in the name that is offered.
        take: told what is to be written.
    """

    nothing = "It will be new here."

    def __init__(self, folder: str, day: str, *, take: Callable[[Wanted], None]) -> None:
        super().__init__("Export", "", "~/customers.csv")
        self._folder, self._day = folder, day
        self._take_it = take
        self._noun = self._style = 0
        self._offered = ""
        self._warned = ""
        self._typed = self._offer()

    def above(self) -> Iterator[Widget]:
        """What is to be written, and how."""
        yield GroupLine()
        yield GroupLine(id="style-line")

    def on_mount(self) -> None:
        """Begin with the customers."""
        super().on_mount()
        self._show_said()

    @property
    def _styles(self) -> tuple[str, ...]:
        if NOUNS[self._noun] == ARCHIVE:
            return ("zip", FOLDER)
        return (*_STYLES, "vcf") if NOUNS[self._noun] == "customers" else _STYLES

    @property
    def _ending(self) -> str:
        style = self._styles[self._style]
        return "" if style == FOLDER else f".{CSV if style == SAFE else style}"

    def _offer(self) -> str:
        stem = "shop" if NOUNS[self._noun] == ARCHIVE else NOUNS[self._noun]
        self._offered = f"{stem}-{self._day}{self._ending}"
        return f"{self._folder}{self._offered}"

    def _show_said(self) -> None:
        what, how = self.query_one("#group-line", GroupLine), self.query_one("#style-line", GroupLine)
        what.show([(_WORDS.get(noun, noun), None) for noun in NOUNS], self._noun)
        how.show([(style, None) for style in self._styles], self._style)
        self.echo(_ECHO[self._styles[self._style]])

    def _changed(self) -> None:
        """The name that was offered follows; of one that was typed only the ending does."""
        head, slash, name = self.box.value.rpartition("/")
        before, self._folder = self._offered, head + slash
        offered = self._offer()
        if name not in {before, ""}:
            stem, dot, _ = name.rpartition(".")
            offered = f"{head}{slash}{stem if dot else name}{self._ending}"
        self.put(offered)
        self._show_said()

    def action_noun(self) -> None:
        """Write the next noun."""
        self._say(noun=(self._noun + 1) % len(NOUNS))

    def action_style(self) -> None:
        """Write it in the next format."""
        self._say(style=(self._style + 1) % len(self._styles))

    def _say(self, noun: int | None = None, style: int | None = None) -> None:
        if noun is not None:
            named, self._noun = self._styles[self._style], noun
            self._style = self._styles.index(named) if named in self._styles else 0
        if style is not None:
            self._style = style
        self._changed()

    def on_group_line_clicked(self, message: GroupLine.Clicked) -> None:
        """A click says it."""
        message.stop()
        self._say(style=message.place) if message.line == "style-line" else self._say(noun=message.place)

    async def go_on(self, typed: str) -> None:
        """Write it there; what stands there already is written over once Enter was struck twice."""
        place, style = meant(typed), self._styles[self._style]
        if wrong := self._wrong(typed, place):
            self.trouble(wrong)
            return
        if style != FOLDER and not place.suffix:
            place = place.with_name(f"{place.name}{self._ending}")
        if there(place) and self._warned != typed:
            self._warned = typed
            self.trouble(f"{place.name} is there already. Enter again writes over it.")
            return
        self.dismiss(None)
        self._take_it(Wanted(NOUNS[self._noun], CSV if style == SAFE else style, style == SAFE, place))

    def _wrong(self, typed: str, place: Path) -> str:
        """Why nothing can be written there; "" when something may be."""
        folder = self._styles[self._style] == FOLDER
        if not typed.strip() or (typed.endswith("/") and not folder):
            return "Type a name for the file behind the folder."
        try:
            if place.is_dir() and not folder:
                return f"{place} is a folder. Type a name for the file behind it."
        except (OSError, ValueError):
            return "No file can be called that."
        return ""
