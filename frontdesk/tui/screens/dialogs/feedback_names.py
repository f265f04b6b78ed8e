"""Which item and which of the team somebody means while they type it, and how that is said back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from frontdesk.tui.screens.dialogs.order import fitting
from frontdesk.words.folding import plain

if TYPE_CHECKING:
    from frontdesk.records.orders import Item
    from frontdesk.records.team import Staff
    from frontdesk.tui.text import Part


@dataclass(frozen=True, slots=True)
class Names:
    """What the shop sells and who works there."""

    items: tuple[Item, ...] = ()
    team: tuple[Staff, ...] = ()

    def item(self, typed: str) -> str:
        """The item that is meant: the first that begins so, else what was typed."""
        near = fitting(self.items, typed) if typed else []
        return near[0].name if near else typed

    def member(self, typed: str) -> Staff | None:
        """Who of the team is meant: the shortest name that begins so; None for nobody."""
        begun = [member for member in self.team if typed and plain(member.name).startswith(plain(typed))]
        return min(begun, key=lambda member: len(member.name), default=None)

    def said_back(self, item: str, about: str) -> list[Part]:
        """What two fields come to, in words."""
        parts: list[Part] = []
        if meant := self.item(item):
            listed = any(each.name == meant for each in self.items)
            parts.append((meant, "$cool") if listed else (f"“{meant}” is not on the list, kept as written", "$quiet"))
        if about:
            member = self.member(about)
            parts.append((" · " if parts else "", "$quiet"))
            parts.append((f"about {member.name}", "$cool") if member else (f"nobody here is called {about}", "$quiet"))
        return parts
