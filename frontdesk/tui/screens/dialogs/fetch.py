"""Naming a file to import; it is looked at here, so that a wrong one is said beside its path."""

from __future__ import annotations

from functools import partial
from threading import Event
from typing import TYPE_CHECKING

from frontdesk.errors import FrontdeskError
from frontdesk.records.incoming import Noun
from frontdesk.tui.screens.dialogs.place import PlaceDialog
from frontdesk.tui.screens.looking import Looked, Read, checked, look_at
from frontdesk.tui.screens.wish import Wish, in_words
from frontdesk.tui.typed_paths import meant, there
from frontdesk.tui.widgets.group_line import GroupLine

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.widget import Widget
    from textual.widgets import Input

    from frontdesk.desk.desk import Desk
    from frontdesk.records.incoming import Preview

_NOUNS: tuple[Noun | None, ...] = (None, *Noun)


class Fetch(PlaceDialog):
    """A path and what its rows are, which the file itself mostly says.

    Args:
        typed: where to begin.
        found: told what is to be imported, what the look found, and the path as it was typed.
    """

    nothing = "No file of that name here."

    def __init__(self, typed: str, *, found: Callable[[Wish, Preview, str], None]) -> None:
        super().__init__("Import a file", typed, "~/Downloads/customers.csv")
        self._tell = found
        self._noun = 0
        self._looking: Event | None = None
        self._asked = ""

    def above(self) -> Iterator[Widget]:
        """What the rows are."""
        yield GroupLine()

    def on_mount(self) -> None:
        """Let the file say what its rows are."""
        super().on_mount()
        self._show_noun()

    def _show_noun(self) -> None:
        names = [("as the file says" if noun is None else str(noun), None) for noun in _NOUNS]
        self.query_one(GroupLine).show(names, self._noun)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A file is in the format that it is in."""
        del parameters
        return action != "style"

    def action_noun(self) -> None:
        """Say that the rows are the next kind."""
        self._noun = (self._noun + 1) % len(_NOUNS)
        self._show_noun()

    def on_group_line_clicked(self, message: GroupLine.Clicked) -> None:
        """A click says it."""
        message.stop()
        self._noun = message.place
        self._show_noun()

    async def go_on(self, typed: str) -> None:
        """Look at the file, in a thread; Esc stops that. Of a name that is only begun the one that fits is meant."""
        found = await self.fitting()
        if len(found) == 1 and not found[0].folder and not there(meant(typed)):
            typed = found[0].typed
            self.put(typed)
        if not typed.strip():
            self.trouble("Type where the file is; Tab completes its name.")
            return
        if self._looking is None and (desk := self.app.desk) is not None:
            self._looking, self._asked = Event(), typed
            self.echo("Looking at it…")
            work = partial(self._look, desk, typed, _NOUNS[self._noun], self._looking)
            self.run_worker(work, group="look", thread=True)

    def _look(self, desk: Desk, typed: str, noun: Noun | None, stop: Event) -> None:
        from frontdesk.exchange.columns.guessing import likely

        def asked() -> Wish:
            path = checked(meant(typed))
            return Wish(path, noun or likely(path))

        look_at(desk, stop, asked, stopped=stop.is_set, post=self.post_message)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Another file is meant: nobody waits for the look at this one any more."""
        super().on_input_changed(event)
        if self.box.value != self._asked:
            self._give_up()

    def _give_up(self) -> None:
        if self._looking is not None:
            self._looking.set()
            self._looking = None
            self.echo("")

    def on_read(self, message: Read) -> None:
        """Say how far the look is."""
        message.stop()
        if self._looking is not None:
            self.echo(f"Looking at it… {message.rows:,} rows")

    def on_looked(self, message: Looked) -> None:
        """Go on with the file; or say what is wrong with it, beside its path."""
        message.stop()
        if message.question is not self._looking:
            return
        self._looking = None
        self.echo("")
        if isinstance(message.found, FrontdeskError):
            self.trouble(in_words(message.found))
        elif message.wish is not None:
            self.dismiss(None)
            self._tell(message.wish, message.found, self.box.value)

    def action_leave(self) -> None:
        """Leave; a look that goes on is stopped."""
        self._give_up()
        super().action_leave()
