"""What somebody said: its kind, their words, the item and who it is about; and whether others said the same."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from textual import getters, work
from textual.widgets import Input, Static

from frontdesk.records.voices import FeedbackKind
from frontdesk.tui.bindings.dialogs import FEEDBACK
from frontdesk.tui.screens.dialogs.base import Dialog
from frontdesk.tui.screens.dialogs.feedback_names import Names
from frontdesk.tui.text import line, plainly
from frontdesk.tui.widgets.alike_ideas import AlikeIdeas
from frontdesk.tui.widgets.field import Field
from frontdesk.tui.widgets.group_line import GroupLine
from frontdesk.tui.widgets.text_box import TextBox

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator, Sequence

    from textual.widget import Widget

    from frontdesk.desk.desk import Desk
    from frontdesk.records.ideas import Idea
    from frontdesk.records.panels import Ask
    from frontdesk.tui.widgets.choices import Choices

ANSWER = "answer"
UNNAMED = "somebody, unnamed"
_HINTS = {
    ANSWER: "what they answer",
    FeedbackKind.COMPLAINT: "what went wrong, in their words",
    FeedbackKind.COMPLIMENT: "what they praised, in their words",
    FeedbackKind.IDEA: "what they would like, in their words",
    FeedbackKind.QUESTION: "what they want to know",
}
_NAMES = ("item", "about")
_LABEL = 13
"""Cells: the labels' column, and the edge of the field beside it."""


@dataclass(frozen=True, slots=True)
class Said:
    """What stands in the dialog: `kind` is a FeedbackKind, or an answer to the panel `panel_id`.

    `about` is a name of the team as typed, `same_as` the idea that it is grouped with if a person said so.
    """

    kind: str
    text: str
    item: str = ""
    about: str = ""
    panel_id: int | None = None
    same_as: Idea | None = None
    unnamed: bool = False


class FeedbackDialog(Dialog):
    """Choose the kind with the arrows, type, Enter.

    Args:
        name: who said it; empty for somebody unnamed.
        asks: what a panel asks this customer; an answer to it is the first kind then.
        answering: whether they were just asked it: then an answer is what is written unless another kind is chosen.
        save: told what stands in the dialog.
    """

    BINDINGS = FEEDBACK

    box = getters.query_one("#feedback-box", Input)
    alike = getters.query_one(AlikeIdeas)

    def __init__(
        self,
        name: str,
        *,
        asks: Sequence[Ask] = (),
        answering: bool = False,
        save: Callable[[Said], Awaitable[None]],
    ) -> None:
        super().__init__("What was said by", name or UNNAMED)
        self._who = name
        self._unnamed = not name
        self._asks = asks[:1]
        self._save_said = save
        self._kinds = [*(ANSWER for _ in self._asks), *(kind.value for kind in FeedbackKind)]
        self._kind = len(self._asks) - answering
        self._names = Names()
        self._looked_for = ""

    def fields(self) -> Iterator[Widget]:
        """The kinds, the words, then what need not be said."""
        yield GroupLine()
        yield Static(id="feedback-ask")
        yield TextBox(id="feedback-box")
        yield Field("item", "Item", "", "what it is about, or nothing")
        yield Field("about", "Staff", "", "whom it is about, or nobody")
        yield Static(id="feedback-echo")
        yield AlikeIdeas()

    async def on_mount(self) -> None:
        """Have the items and the team at hand."""
        from frontdesk.desk.ordering.items import everything
        from frontdesk.desk.team import everybody

        self._show_kinds()
        with self.plainly():
            self._names = Names(await self.at_desk(everything), await self.at_desk(everybody))

    # The kind.

    @property
    def kind(self) -> str:
        """What sort of thing was said."""
        return self._kinds[self._kind]

    def action_choose(self, step: int) -> None:
        """Choose another kind."""
        self._choose((self._kind + step) % len(self._kinds))

    def on_group_line_clicked(self, message: GroupLine.Clicked) -> None:
        """A click chooses a kind; the words go on."""
        message.stop()
        self._choose(message.place)
        self.box.focus()

    def _choose(self, place: int) -> None:
        self._kind = place
        self.trouble("")
        self._show_kinds()
        self._look_for_alike()

    def _show_kinds(self) -> None:
        self.query_one(GroupLine).show([(kind, None) for kind in self._kinds], self._kind)
        self.box.placeholder = _HINTS[self.kind]
        asked = self._asks[0].question if self.kind == ANSWER else ""
        ask = self.query_one("#feedback-ask", Static)
        ask.update(plainly(asked, "italic $cool"))
        ask.display = bool(asked)

    # What the fields come to.

    @property
    def said(self) -> Said:
        """What stands in the dialog."""
        about, member = self._typed("about"), self._names.member(self._typed("about"))
        return Said(
            self.kind,
            self.box.value,
            item=self._names.item(self._typed("item")),
            about=member.name if member else about,
            panel_id=self._asks[0].panel_id if self.kind == ANSWER else None,
            same_as=self.alike.same if self.kind == FeedbackKind.IDEA else None,
            unnamed=self._unnamed,
        )

    def _typed(self, name: str) -> str:
        return self.query_one(f"#field-{name}", Input).value.strip()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say back what is meant, and look for ideas that say the same."""
        event.stop()
        self.trouble("")
        if event.input is self.box:
            self._look_for_alike()
            return
        echo, parts = self.query_one("#feedback-echo", Static), self._names.said_back(*map(self._typed, _NAMES))
        echo.update(line([(" " * _LABEL, ""), *parts], echo.size.width))

    @work(group="alike", exclusive=True)
    async def _look_for_alike(self) -> None:
        await self._show_alike()

    @property
    def _idea(self) -> str:
        """The words of an idea; empty when it is something else."""
        return self.box.value.strip() if self.kind == FeedbackKind.IDEA else ""

    async def _show_alike(self) -> None:
        if self.was_left:
            return
        words = self._idea
        found: tuple[Idea, ...] = ()
        if words:
            with self.plainly():
                found = await self.at_desk(partial(_alike, words=words))
        if not self.was_left and words == self._idea:
            self._looked_for = words
            self.alike.show_ideas(found)
            self.refresh_bindings()

    def on_choices_clicked(self, message: Choices.Clicked) -> None:
        """A click marks an idea; the words go on."""
        message.stop()
        self.box.focus()

    # Keys.

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Grouping is offered where something similar is known, leaving out the name where there is one."""
        del parameters
        if action == "same":
            return bool(len(self.alike)) or self._looked_for != self._idea
        return bool(self._who) if action == "unnamed" else True

    def action_same(self) -> None:
        """Mark the next idea that says the same."""
        self.call_next(self._mark_same)

    async def _mark_same(self) -> None:
        if self._looked_for != self._idea:
            await self._show_alike()
        self.alike.choose(1)

    def action_unnamed(self) -> None:
        """Leave out who said it, or not."""
        self._unnamed = not self._unnamed
        self.retitle(UNNAMED if self._unnamed else self._who)

    def action_next_field(self) -> None:
        """Go to the next field."""
        self.focus_next(Input)

    async def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter saves."""
        event.stop()
        await self._save()

    def action_save(self) -> None:
        """Do what Enter does."""
        self.call_next(self._save)

    async def _save(self) -> None:
        if await self.saved(self._save_said(self.said)):
            self.dismiss(None)


def _alike(desk: Desk, words: str) -> tuple[Idea, ...]:
    from frontdesk.desk.listening import ideas

    return tuple(ideas.read(desk, idea.id) for idea in ideas.alike(desk, words))
