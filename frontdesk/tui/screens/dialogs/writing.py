"""What is written down in a few fields, with a line that says back what is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.widgets import Input, Static

from frontdesk.tui.bindings.dialogs import WRITING
from frontdesk.tui.screens.dialogs.base import Dialog
from frontdesk.tui.text import line
from frontdesk.tui.widgets.field import Field
from frontdesk.words.phrases import NobodyKnowsWhen, echoed, when

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator, Mapping

    from textual.widget import Widget

    from frontdesk.tui.text import Part

_LABEL = 13
"""Cells: the labels' column, and the edge of the field beside it."""


class Writing(Dialog):
    """Enter saves, or goes to the first field that may not stay empty; Tab goes on.

    Args:
        title: what is written.
        about: about whom.
        values: what stands in the fields at first.
        save: told what stands in each field.
    """

    BINDINGS = WRITING
    FIELDS: ClassVar[tuple[tuple[str, str, str], ...]] = ()
    """Name, label and hint of each field."""
    NEEDED: ClassVar[tuple[str, ...]] = ()
    """The fields that may not stay empty."""
    DAY: ClassVar[str] = ""
    """The field whose phrase is a day, to be said back while it is typed."""

    def __init__(
        self,
        title: str,
        about: str,
        *,
        save: Callable[[Mapping[str, str]], Awaitable[None]],
        values: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(title, about)
        self._first = values or {}
        self._save_values = save

    def fields(self) -> Iterator[Widget]:
        """What stands above, the fields, and what they come to."""
        yield from self.above()
        for name, label, hint in self.FIELDS:
            yield Field(name, label, self._first.get(name, ""), hint)
            if name == (self.DAY or self.FIELDS[-1][0]):
                yield Static(id="writing-echo")

    def above(self) -> Iterator[Widget]:
        """What there is to be known, or chosen, before writing."""
        return iter(())

    def on_mount(self) -> None:
        """Say what the fields come to as they are."""
        self.say_back()

    @property
    def values(self) -> dict[str, str]:
        """What stands in each field."""
        return {name: self.query_one(f"#field-{name}", Input).value.strip() for name, _, _ in self.FIELDS}

    def say_back(self) -> None:
        """Say what the fields come to."""
        width = self.query_one("#writing-echo").size.width or self.app.size.width
        self.query_one("#writing-echo", Static).update(line([(" " * _LABEL, ""), *self.echo()], width))

    def echo(self) -> list[Part]:
        """What the fields come to: the day of a phrase, as long as no more is known."""
        phrase, desk = self.values.get(self.DAY, ""), self.app.desk
        if not phrase or desk is None:
            return []
        today = desk.clock.today()
        try:
            return [(echoed(when(phrase, today), today), "$cool")]
        except NobodyKnowsWhen as error:
            return [(error.sentence, "$quiet")]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where there is one field only, there is no next one."""
        del parameters
        return action != "next_field" or len(self.FIELDS) > 1

    def action_next_field(self) -> None:
        """Go to the next field."""
        self.focus_next(Input)

    def on_input_changed(self, event: Input.Changed) -> None:
        """What was wrong is being mended."""
        event.stop()
        self.trouble("")
        self.say_back()

    async def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter goes on to what is missing, and saves when nothing is."""
        event.stop()
        missing = self._missing
        if missing and event.input.id != f"field-{missing}":
            self.query_one(f"#field-{missing}").focus()
            return
        await self._save()

    @property
    def _missing(self) -> str:
        return next((name for name in self.NEEDED if not self.values[name]), "")

    def action_save(self) -> None:
        """Do what Enter does."""
        self.call_next(self._save)

    async def _save(self) -> None:
        if await self.saved(self._save_values(self.values)):
            self.dismiss(None)
        elif isinstance(self.refused, NobodyKnowsWhen):
            self.query_one("#writing-echo", Static).update()  # it is said below, with the way out
