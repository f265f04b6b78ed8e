"""Naming a file: its path is completed while it is typed, and stays when something is wrong with it."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from textual import getters
from textual.message import Message
from textual.widgets import Input, Static

from frontdesk.tui.bindings.data import PLACE
from frontdesk.tui.screens.dialogs.base import Dialog
from frontdesk.tui.text import plainly
from frontdesk.tui.typed_paths import Name, names
from frontdesk.tui.widgets.choices import Choices
from frontdesk.tui.widgets.text_box import TextBox

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.widget import Widget


class Listed(Message):
    """The names that fit a typed path; or why there are none."""

    def __init__(self, typed: str, found: Sequence[Name], why: str) -> None:
        super().__init__()
        self.typed = typed
        self.found = found
        self.why = why


class PlaceDialog(Dialog):
    """A path, and below it the names that fit; Tab takes the marked one, Enter goes on with what is typed."""

    BINDINGS = PLACE

    box = getters.query_one("#place-box", Input)
    rows = getters.query_one("#place-rows", Choices)
    nothing = ""

    def __init__(self, title: str, typed: str, hint: str) -> None:
        super().__init__(title)
        self._typed = typed
        self._hint = hint
        self._found: Sequence[Name] = ()
        self._listed: str | None = None
        self._moved = False

    def fields(self) -> Iterator[Widget]:
        """What the rows are, the path, the names that fit, and what goes on."""
        yield from self.above()
        named = not self._typed.endswith("/")  # a whole path gives way to another one, a folder is where to begin
        yield TextBox(self._typed, replaced_by_typing=named, placeholder=self._hint, id="place-box")
        yield Choices(id="place-rows")
        yield Static(id="place-echo")

    def above(self) -> Iterator[Widget]:
        """What stands above the path."""
        yield from ()

    def on_mount(self) -> None:
        """Offer what lies there."""
        self.box.cursor_position = len(self.box.value)
        self.list_names()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Offer what fits what is typed now."""
        event.stop()
        self.trouble("")
        self._moved = self._moved and self._listed == self.box.value
        self.list_names()

    def list_names(self) -> None:
        """Look into the folder that is being typed, off the screen's thread: it may lie on a slow disk."""
        self.run_worker(partial(self._list, self.box.value), group="names", exclusive=True, thread=True)

    def _list(self, typed: str) -> None:
        with self.plainly():
            self.post_message(Listed(typed, *_looked(typed)))

    def on_listed(self, message: Listed) -> None:
        """Show the names, unless something else is typed by now."""
        message.stop()
        if message.typed == self.box.value != self._listed:
            self._show(message.typed, message.found, message.why)

    def _show(self, typed: str, found: Sequence[Name], why: str) -> None:
        self._listed, self._found, self._moved = typed, found, False
        self.rows.show([(each.name, "folder" if each.folder else "") for each in found], nothing=why or self.nothing)

    async def fitting(self) -> Sequence[Name]:
        """The names that fit what is typed now: a key that is quicker than the list waits for it."""
        if (typed := self.box.value) != self._listed:
            self._show(typed, *await asyncio.to_thread(_looked, typed))
        return self._found

    async def action_choose(self, step: int) -> None:
        """Mark another name."""
        await self.fitting()
        self._moved = True
        self.rows.choose(step)

    async def action_complete(self) -> None:
        """Take the marked name into the path."""
        if found := await self.fitting():
            self.put(found[self.rows.chosen].typed)

    def put(self, typed: str) -> None:
        """Have this path in the box."""
        self.box.value = typed
        self.box.cursor_position = len(typed)
        self.box.focus()

    async def on_choices_clicked(self, message: Choices.Clicked) -> None:
        """A click takes a name."""
        message.stop()
        await self.action_complete()

    async def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter takes a name that was marked with the arrows; else it goes on with what is typed."""
        event.stop()
        await self._take()

    def action_take(self) -> None:
        """Do what Enter does."""
        self.call_next(self._take)

    async def _take(self) -> None:
        if self._moved and (found := await self.fitting()):
            chosen = found[self.rows.chosen]
            self.put(chosen.typed)
            if chosen.folder:
                return
        await self.go_on(self.box.value)

    async def go_on(self, typed: str) -> None:
        """Do what the path was typed for."""
        raise LookupError(typed)

    def echo(self, sentence: str) -> None:
        """Say what goes on."""
        self.query_one("#place-echo", Static).update(plainly(sentence, "$quiet"))


def _looked(typed: str) -> tuple[Sequence[Name], str]:
    """The names that fit, and why there are none where nobody can look."""
    try:
        return names(typed), ""
    except FileNotFoundError:
        return (), "There is no such folder."
    except (OSError, ValueError) as trouble:
        return (), f"Nobody can look in there: {getattr(trouble, 'strerror', None) or trouble}."
