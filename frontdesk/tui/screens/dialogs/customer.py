"""The form for a customer, new or known; a likely duplicate is said while typing and never in the way."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from textual import work
from textual.containers import VerticalScroll
from textual.widgets import Input, Static

from frontdesk.records.people import CustomerChanges, NewCustomer
from frontdesk.tui.bindings.dialogs import FORM
from frontdesk.tui.screens.dialogs.base import Dialog
from frontdesk.tui.screens.dialogs.customer_values import FIELDS, guessed, several, values_of
from frontdesk.tui.text import plainly
from frontdesk.tui.widgets.field import Field
from frontdesk.words.phrases import joined

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator

    from textual.widget import Widget

    from frontdesk.records.found import CustomerLine
    from frontdesk.records.people import CustomerCard
    from frontdesk.tui.messages import Masked

_PRIVATE = ("phones", "note")


class CustomerForm(Dialog):
    """Enter goes to the next field, F2 saves."""

    BINDINGS = FORM

    def __init__(
        self,
        card: CustomerCard | None,
        *,
        typed: str = "",
        card_code: str = "",
        done: Callable[[int, str], Awaitable[None]],
    ) -> None:
        super().__init__("Change" if card else "New customer", card.customer.name if card else "")
        self._card = card
        self._values = (
            values_of(card) if card else {**guessed(typed), **({"card_code": card_code} if card_code else {})}
        )
        self._done = done

    def fields(self) -> Iterator[Widget]:
        """A field for everything that a form can say."""
        with VerticalScroll(id="form-fields", can_focus=False):
            for name, label, hint in FIELDS:
                hidden = name in _PRIVATE and self.app.masked
                yield Field(name, label, self._values.get(name, ""), hint, hidden=hidden)
        yield Static(id="form-alike")

    def on_masked(self, message: Masked) -> None:
        """Hide phones and notes, or show them again."""
        message.stop()
        for name in _PRIVATE:
            self.query_one(f"#field-{name}", Input).password = self.app.masked
        if self._card is None:
            self._look_for_alike()

    def value(self, name: str) -> str:
        """What stands in a field."""
        return self.query_one(f"#field-{name}", Input).value.strip()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter goes to the next field."""
        event.stop()
        self.focus_next(Input)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Look for duplicates while a new customer is typed."""
        event.stop()
        self.trouble("")
        if self._card is None and event.input.id in {"field-name", "field-phones", "field-emails"}:
            self._look_for_alike()

    @work(group="alike", exclusive=True)
    async def _look_for_alike(self) -> None:
        from frontdesk.desk.roster.duplicates import alike

        if self.was_left:
            return
        name, phones, emails = self.value("name"), several(self.value("phones")), several(self.value("emails"))
        asked = name or phones or emails
        found: tuple[CustomerLine, ...] = ()
        with self.plainly():
            found = await self.at_desk(partial(alike, name=name, phones=phones, emails=emails)) if asked else ()
        if not self.was_left:
            self.query_one("#form-alike", Static).update(plainly(self._alike_words(found), "$warm"))

    def _alike_words(self, found: tuple[CustomerLine, ...]) -> str:
        if not found:
            return ""
        names = [" ".join((line.name, *(f"({phone})" for phone in self.hidden(line.phones[:1])))) for line in found[:3]]
        return f"Already in the book? {joined(names)}"

    def action_save(self) -> None:
        """Save the form."""
        self.call_next(self._save)

    async def _save(self) -> None:
        if self._card is None:
            await self._add()
        else:
            await self._change(self._card)

    async def _add(self) -> None:
        from frontdesk.desk.roster import adding, writing

        made: list[int] = []

        async def saving() -> None:
            new = NewCustomer(
                name=self.value("name"),
                goes_by=self.value("goes_by"),
                birthday=self.value("birthday"),
                card_code=self.value("card_code"),
                alert=self.value("alert"),
                note=self.value("note"),
                company=self.value("company"),
                address=self.value("address"),
                phones=several(self.value("phones")),
                emails=several(self.value("emails")),
                tags=several(self.value("tags")),
                cues=tuple(writing.cue(text) for text in several(self.value("cues"))),
                preferences=tuple(writing.preference(text) for text in several(self.value("preferences"))),
                allergies=several(self.value("allergies")),
                consents=tuple((channel, given) for channel, given in self._answers() if given is not None),
            )
            made.append((await self.at_desk(partial(adding.add, new=new))).id)

        if await self.saved(saving()):
            self.dismiss(None)
            await self._done(made[0], f"{self.value('name')} added")

    async def _change(self, card: CustomerCard) -> None:
        from frontdesk.desk.roster import editing

        async def saving() -> None:
            changes = CustomerChanges(
                name=self._changed("name"),
                goes_by=self._changed("goes_by"),
                birthday=self._changed("birthday"),
                card_code=self._changed("card_code"),
                alert=self._changed("alert"),
                note=self._changed("note"),
                company=self._changed("company"),
                address=self._changed("address"),
                phones=self._several_changed("phones"),
                emails=self._several_changed("emails"),
                tags=self._several_changed("tags"),
                **self._remarks(card),
                consents=self._answers(),
                seen=card.customer,
            )
            await self.at_desk(partial(editing.edit, customer_id=card.customer.id, changes=changes))

        if await self.saved(saving()):
            self.dismiss(None)
            await self._done(card.customer.id, f"{self.value('name')} changed")

    def _remarks(self, card: CustomerCard) -> dict[str, Any]:
        """What the fields of remarks add and drop, compared with what the card holds."""
        from frontdesk.desk.roster import writing

        changes: dict[str, Any] = {"drop": ()}
        readers: dict[str, Callable[[str], tuple[str, str]]] = {
            "cues": writing.cue,
            "preferences": writing.preference,
            "allergies": lambda text: ("", text),
        }
        for noun, (name, read) in zip(("cue", "preference", "allergy"), readers.items(), strict=True):
            if self._changed(name) is None:
                continue
            wanted = [read(text) for text in several(self.value(name))]
            there = {(remark.kind, remark.text): remark.id for remark in getattr(card, name)}
            changes["drop"] += tuple((noun, number) for pair, number in there.items() if pair not in wanted)
            new = [pair for pair in wanted if pair not in there]
            changes[name] = tuple(text for _, text in new) if noun == "allergy" else tuple(new)
        return changes

    def _answers(self) -> tuple[tuple[str, bool | None], ...]:
        """By what they may be reached, where that changed; an answer that no longer stands there is taken back."""
        from frontdesk.desk.roster import writing

        there, typed = several(self._values.get("consents", "")), several(self.value("consents"))
        gone: dict[str, bool | None] = dict.fromkeys(each.rpartition(" ")[0] for each in there if each not in typed)
        return tuple((gone | dict(writing.consent(each) for each in typed if each not in there)).items())

    def _several_changed(self, name: str) -> tuple[str, ...] | None:
        return None if self._changed(name) is None else several(self.value(name))

    def _changed(self, name: str) -> str | None:
        """The new text of a field; None where nobody touched it, so that lines a form cannot show are kept."""
        now = self.value(name)
        return None if now == self._values.get(name, "").strip() else now
