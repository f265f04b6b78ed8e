"""A day of something of a customer's: booked, ready, collected, to be renewed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.records.promises import DateKind
from frontdesk.tui.bindings.dialogs import DATE
from frontdesk.tui.screens.dialogs.writing import Writing
from frontdesk.tui.widgets.group_line import GroupLine

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator, Mapping

    from textual.widget import Widget

    from frontdesk.tui.text import Part

KINDS = tuple(DateKind)


class DateDialog(Writing):
    """Choose the kind with the arrows, then when, of what, and how far it has gone.

    `save` is told "kind", "when", "what" and "reading".
    """

    BINDINGS = DATE
    FIELDS = (
        ("when", "When", "friday, 1 dec, in 6 months"),
        ("what", "Of what", "blue Golf, winter coat, policy 12"),
        ("reading", "Kilometres", "48000, or nothing"),
    )
    NEEDED = ("when",)
    DAY = "when"

    def __init__(self, name: str, *, save: Callable[[Mapping[str, str]], Awaitable[None]], what: str = "") -> None:
        super().__init__("A day to keep for", name, save=save, values={"what": what})
        self._kind = 0

    def above(self) -> Iterator[Widget]:
        """The kinds."""
        yield GroupLine()

    def on_mount(self) -> None:
        """Show the kinds, the first of them chosen."""
        self._show_kinds()
        super().on_mount()

    def _show_kinds(self) -> None:
        self.query_one(GroupLine).show([(kind.value, None) for kind in KINDS], self._kind)

    @property
    def values(self) -> dict[str, str]:
        """What stands in each field, and the kind."""
        return {**super().values, "kind": KINDS[self._kind].value}

    def echo(self) -> list[Part]:
        """The day; one that is past may be meant where something was collected, and is said back once it is kept."""
        said = super().echo()
        return [part for part in said if part[1] != "$quiet"] if KINDS[self._kind] is DateKind.COLLECTED else said

    def action_choose(self, step: int) -> None:
        """Choose another kind."""
        self._choose((self._kind + step) % len(KINDS))

    def on_group_line_clicked(self, message: GroupLine.Clicked) -> None:
        """A click chooses a kind."""
        message.stop()
        self._choose(message.place)

    def _choose(self, place: int) -> None:
        self._kind = place
        self._show_kinds()
        self.trouble("")
        self.say_back()
