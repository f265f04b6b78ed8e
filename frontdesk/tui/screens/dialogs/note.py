"""One line about a customer: a cue, a preference, an allergy, an alert, a note."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual import getters
from textual.widgets import Input

from frontdesk.records.people import CueKind, CustomerChanges, PreferenceKind
from frontdesk.tui.bindings.dialogs import NOTE
from frontdesk.tui.screens.dialogs.base import Dialog
from frontdesk.tui.widgets.choices import Choices
from frontdesk.tui.widgets.text_box import TextBox

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, Iterator

    from textual.widget import Widget

    from frontdesk.records.people import Customer, CustomerCard

KINDS = (
    ("note", "kept in the book"),
    ("alert", "stands on the card in warm letters"),
    ("allergy", "louder than everything"),
    *((kind.value, "preference") for kind in PreferenceKind),
    *((kind.value, "cue: staff recognise them by it") for kind in CueKind),
)


class NoteDialog(Dialog):
    """Choose the kind with the arrows, type, Enter."""

    BINDINGS = NOTE

    box = getters.query_one("#note-box", Input)
    kinds = getters.query_one("#note-kinds", Choices)

    def __init__(self, card: CustomerCard, *, done: Callable[[int, str], Awaitable[None]]) -> None:
        super().__init__("Write about", card.customer.name)
        self._customer = card.customer
        self._done = done

    def fields(self) -> Iterator[Widget]:
        """The text, and of which kind it is."""
        yield TextBox(placeholder="nuts · blue Golf · oat milk · moved house…", id="note-box")
        yield Choices(id="note-kinds")

    def on_mount(self) -> None:
        """Offer the kinds."""
        self.kinds.show(KINDS)

    def spoken(self) -> Iterable[str]:
        """The text, unless it is where an allergy belongs."""
        return () if KINDS[self.kinds.chosen][0] == "allergy" else (self.box.value,)

    def action_choose(self, step: int) -> None:
        """Choose another kind."""
        self.kinds.choose(step)
        self.doubt()

    def on_choices_clicked(self, message: Choices.Clicked) -> None:
        """A click chooses a kind; the text goes on."""
        message.stop()
        self.doubt()
        self.box.focus()

    async def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter saves."""
        event.stop()
        await self._save()

    def action_save(self) -> None:
        """Do what Enter does."""
        self.call_next(self._save)

    async def _save(self) -> None:
        from frontdesk.desk.roster.editing import edit
        from frontdesk.words.fields import filled

        kind = KINDS[self.kinds.chosen][0]

        async def saving() -> None:
            changes = changes_for(kind, filled(self.box.value, kind), self._customer)
            label = f"{kind.capitalize()} written"
            await self.at_desk(partial(edit, customer_id=self._customer.id, changes=changes, label=label))

        if await self.saved(saving()):
            self.dismiss(None)
            await self._done(self._customer.id, f"{self._customer.name} · {kind} written")


def changes_for(kind: str, text: str, customer: Customer) -> CustomerChanges:
    """What a line of this kind changes; a note is added below the notes there are."""
    if kind == "note":
        return CustomerChanges(more_note=text)
    if kind == "alert":
        return CustomerChanges(alert=text, seen=customer)
    if kind == "allergy":
        return CustomerChanges(allergies=(text,))
    if kind in set(PreferenceKind):
        return CustomerChanges(preferences=((kind, text),))
    return CustomerChanges(cues=((kind, text),))
