"""Something is no longer sold: whose usual breaks, when they will ask for it, and what they could have instead."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from textual import getters
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from frontdesk.tui.bindings.dialogs import RETIRE
from frontdesk.tui.screens.dialogs.base import Dialog
from frontdesk.tui.screens.dialogs.order import fitting
from frontdesk.tui.screens.dialogs.question import STYLES
from frontdesk.tui.text import plainly
from frontdesk.tui.widgets.choices import Choices
from frontdesk.tui.widgets.text_box import TextBox
from frontdesk.words.folding import folded
from frontdesk.words.phrases import count

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence

    from textual.widget import Widget

    from frontdesk.desk.ordering.holders import Coming
    from frontdesk.desk.ordering.items import Holder
    from frontdesk.records.orders import Item

SHOWN = 60
"""So many holders are named; the rest is a number."""

_CHOICES = 6


class Retire(Dialog):
    """Enter takes the replacement that is being typed, then retires the item; an empty box retires it without one.

    Args:
        item: what is no longer sold.
        holders: whose usual holds it.
        comings: when they can be expected, by customer id.
        others: what could replace it.
        save: told the replacement's id, or None.
    """

    BINDINGS = RETIRE
    CSS_PATH = STYLES  # type: ignore[assignment]  # a dialog may have more than one sheet
    VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall")]

    box = getters.query_one("#retire-box", Input)
    choices = getters.query_one(Choices)

    def __init__(
        self,
        item: Item,
        holders: Sequence[Holder],
        comings: Mapping[int, Coming],
        others: Sequence[Item],
        *,
        save: Callable[[int | None], Awaitable[None]],
    ) -> None:
        super().__init__("Stop selling", item.name)
        self._holders = holders
        self._comings = comings
        self._others = others
        self._save = save
        self._near: list[Item] = []

    def fields(self) -> Iterator[Widget]:
        """Whose usual breaks, and the box for what replaces it."""
        with VerticalScroll(id="retire-holders", can_focus=False):
            yield Static(Content("\n").join(self._whose()))
        yield TextBox(placeholder="replaced by… or nothing", id="retire-box")
        yield Choices()

    def _whose(self) -> list[Content]:
        if not self._holders:
            return [plainly("Nobody's usual holds it.", "$quiet")]
        people = count(len(self._holders), "person has", "people have")
        rows = [plainly(f"{people} it in their usual:", "$warm")]
        for holder in sorted(self._holders[:SHOWN], key=self._soonest):
            who = holder.customer
            coming = self._comings.get(who.id)
            when = coming.words if coming and coming.words else "not been here for a year"
            pinned = "  pinned" if holder.pinned else ""
            rows.append(plainly(f"{who.name}", "bold") + plainly(f"  {when}{pinned}", "$quiet"))
        if len(self._holders) > SHOWN:
            rows.append(plainly(f"and {len(self._holders) - SHOWN:,} more", "$quiet"))
        return rows

    def _soonest(self, holder: Holder) -> tuple[bool, date]:
        """Sorts who will ask for it first before the others; those of whom nobody can tell stand last."""
        coming = self._comings.get(holder.customer.id)
        day = coming.day if coming else None
        return day is None, day or date.max

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show what could be meant."""
        event.stop()
        self.trouble("")
        self._near = (
            [] if self._exact() else fitting(self._others, event.value)[:_CHOICES] if event.value.strip() else []
        )
        self._show_near()

    def _show_near(self) -> None:
        words = f"Enter retires it; pinned usuals get {self.box.value.strip()}." if self._exact() else ""
        self.choices.show([(item.name, item.category) for item in self._near], nothing=words or "Enter retires it.")

    def on_mount(self) -> None:
        """Say what Enter does."""
        self._show_near()

    def _exact(self) -> Item | None:
        wanted = folded(self.box.value)
        return next((item for item in self._others if folded(item.name) == wanted), None)

    def action_choose(self, step: int) -> None:
        """Mark another item."""
        self.choices.choose(step)

    def action_complete(self) -> None:
        """Put the marked item into the box."""
        if self._near:
            self.box.value = self._near[self.choices.chosen].name
            self.box.cursor_position = len(self.box.value)

    def on_choices_clicked(self, message: Choices.Clicked) -> None:
        """A click takes an item."""
        message.stop()
        self.action_complete()
        self.box.focus()

    async def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter takes the marked item first, then retires."""
        event.stop()
        await self._take()

    def action_take(self) -> None:
        """Do what Enter does."""
        self.call_next(self._take)

    async def _take(self) -> None:
        if self._near:
            self.action_complete()
            return
        replacement = self._exact()
        if replacement is None and self.box.value.strip():
            self.trouble(f"Nothing called “{self.box.value.strip()}” is sold here; empty the box for no replacement.")
        elif await self.saved(self._save(replacement.id if replacement else None)):
            self.dismiss(None)
