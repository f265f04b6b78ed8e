"""Where commands print: JSON, plain lines for a pipe, tables for a person; people's text only through `shown`."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import cached_property
from io import TextIOWrapper
from typing import TYPE_CHECKING, Any, TextIO

from frontdesk.words.display import escaped, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.console import Console, RenderableType
    from rich.text import Text

    from frontdesk.records.deeds import Done
    from frontdesk.records.promises import Dated

NARROWEST = 60


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: figures stand to the right, and what matters less goes first where it is narrow.

    `least` is the terminal's width from which on it is shown, `most` the cells that it takes, so that others have room.
    A `whole` one is never broken into lines.
    """

    name: str
    style: str = ""
    figures: bool = False
    least: int = 0
    most: int | None = None
    whole: bool = False


class Printer:
    """Prints as the command line asked for."""

    def __init__(self, *, json: bool, plain: bool, colour: bool) -> None:
        self.json = json
        self.plain = plain or not sys.stdout.isatty()
        self._colour = colour

    def data(self, value: Any) -> None:
        """Print JSON: every character kept, those that could drive a terminal escaped."""
        import json

        if isinstance(sys.stdout, TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8")
        _put(escaped(json.dumps(value, ensure_ascii=False, indent=2)))

    def line(self, text: str, style: str = "") -> None:
        """Print one line on the output."""
        if self.plain or not style:
            _put(shown(text))
        else:
            self.rich(self.text(text, style))

    def as_it_is(self, text: str) -> None:
        """Print a text of some format that lines and characters matter to, for a pipe or a file."""
        if isinstance(sys.stdout, TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8", newline="")
        sys.stdout.write(text)

    def note(self, text: str) -> None:
        """Say something beside the output."""
        _put(f"frontdesk: {shown(text)}", sys.stderr)

    def doubt(self, *texts: str | None) -> None:
        """Say what better does not stand in what was written down; it was all the same."""
        from frontdesk.words.speakable import doubts

        for doubt in doubts(filter(None, texts)):
            self.note(doubt)

    def table(self, columns: Sequence[Column], rows: Iterable[Sequence[str]]) -> None:
        """Print rows: tab-separated for a pipe, one a line; aligned under dim headings for a person.

        A pipe gets every column; a person is spared those that hold nothing, or have no room.
        """
        if self.plain:
            for row in rows:
                _put("\t".join(map(shown, row)))
            return
        from rich.table import Table

        table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
        width = max(self.console.width, NARROWEST)
        rows = [*rows]
        kept = [at for at, column in enumerate(columns) if column.least <= width and any(row[at] for row in rows)]
        for column in (columns[at] for at in kept):
            table.add_column(
                column.name,
                justify="right" if column.figures else "left",
                style=column.style,
                no_wrap=column.figures or column.whole,
                max_width=column.most,
                overflow="fold",
            )
        for row in rows:
            table.add_row(*(self.text(row[at]) for at in kept))
        self.rich(table)

    def listed(self, columns: Sequence[Column], rows: list[list[str]], told: list[dict[str, Any]], empty: str) -> None:
        """Print a list: an array of what is `told` with --json, else a table; `empty` says what will come."""
        if self.json:
            self.data(told)
        elif rows:
            self.table(columns, rows)
        else:
            self.note(empty)

    def done(self, sentence: str, done: Done, **more: Any) -> None:
        """Say what was made or changed; with --json its id, the action that undoes it, and what more there is."""
        self.made(sentence, done.id, done.action_id, **more)

    def dated(self, sentence: str, dated: Dated, said: str, **more: Any) -> None:
        """The same for a day that a phrase came to, which is `said` back with its weekday."""
        self.made(sentence, dated.id, dated.action_id, day=dated.day.isoformat(), said=said, **more)

    def made(self, sentence: str, made: int | str, action: int | None, **more: Any) -> None:
        """The same where there is no record of it."""
        if self.json:
            self.data({"id": made, "action": action, **more})
        else:
            self.line(sentence if action is None else f"{sentence} Action {action}.")

    def nearest(self, unlisted: Iterable[tuple[str, Iterable[str]]]) -> None:
        """Say what in an order nobody sells, with the nearest names on the shop's list."""
        for name, near in unlisted:
            names = ", ".join(near)
            self.note(f"“{name}” is not on the list; it is kept as written.{f' Nearest: {names}.' if names else ''}")

    def rich(self, renderable: RenderableType) -> None:
        """Print what Rich draws, for a person."""
        self.console.print(renderable, markup=False, highlight=False, emoji=False)

    def text(self, text: str, style: str = "") -> Text:
        """People's text as Rich may draw it: as it is, never as markup."""
        from rich.text import Text

        return Text(shown(text), style=style)

    @cached_property
    def console(self) -> Console:
        """The terminal."""
        from rich.console import Console

        return Console(no_color=True if not self._colour else None, highlight=False, markup=False, emoji=False)


def _put(line: str, stream: TextIO | None = None) -> None:
    (stream or sys.stdout).write(f"{line}\n")
