"""What customers said, as it is looked through: by kind, the longest overdue first, the marked one in full."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from frontdesk.records.ideas import Decision, Idea
from frontdesk.records.voices import Feedback, FeedbackKind
from frontdesk.tui.screens import inbox_detail, inbox_rows
from frontdesk.tui.screens.grouped import GroupedScreen
from frontdesk.tui.widgets.detail import Detail
from frontdesk.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.widget import Widget

    from frontdesk.desk.desk import Desk
    from frontdesk.records.voices import Thanks
    from frontdesk.tui.widgets.columns import Cell
    from frontdesk.tui.widgets.detail import InFull

Row = Feedback | Idea

_ALL, _COMPLAINTS, _QUESTIONS, _IDEAS, _COMPLIMENTS = "all", "complaints", "questions", "ideas", "compliments"
_KINDS = {
    _COMPLAINTS: FeedbackKind.COMPLAINT,
    _QUESTIONS: FeedbackKind.QUESTION,
    _COMPLIMENTS: FeedbackKind.COMPLIMENT,
}
_FINAL = (Decision.DONE, Decision.NO)


@dataclass(frozen=True, slots=True)
class Said:
    """All that the Inbox holds, from one reading; `voices` are the open ones, and the closed ones if asked for."""

    voices: tuple[Feedback, ...] = ()
    ideas: tuple[Idea, ...] = ()
    thanks: tuple[Thanks, ...] = ()


class Hearing(GroupedScreen):
    """The list of what was said; which acts there are is the Inbox's own affair."""

    NAMED = "Inbox"
    NAMES = (_ALL, _COMPLAINTS, _QUESTIONS, _IDEAS, _COMPLIMENTS)

    def __init__(self) -> None:
        super().__init__()
        self._said = Said()
        self._with_closed = False
        self.marked: dict[tuple[str, int], Row] = {}
        self._above: dict[int, Row | None] = {}

    def lists(self) -> Iterator[Widget]:
        """The marked one in full, and all of them."""
        yield Detail()
        rows: Rows[Row] = Rows(inbox_rows.SAID, self._cells, key=key_of)
        yield rows

    def _cells(self, row: Row) -> Sequence[Cell]:
        desk, masked = self.app.desk, self.app.masked
        if desk is None:
            return []
        if isinstance(row, Idea):
            return inbox_rows.idea(row, marked=key_of(row) in self.marked, masked=masked)
        today = desk.clock.today()
        if self.group == _COMPLIMENTS:
            return inbox_rows.thanks(row, self._above.get(row.id), today, masked=masked)
        return inbox_rows.said(row, today, masked=masked, marked=key_of(row) in self.marked)

    def in_full(self) -> InFull | None:
        """The marked row in full."""
        row, desk = self.row, self.app.desk
        if row is None or desk is None:
            return None
        if isinstance(row, Idea):
            return inbox_detail.of_idea(row, desk, masked=self.app.masked)
        return inbox_detail.of_feedback(row, desk, masked=self.app.masked)

    @property
    def row(self) -> Row | None:
        """What the keys act on."""
        current: Row | None = self.rows.current
        return current

    @property
    def voice(self) -> Feedback | None:
        """The marked row if it is something that was said, not an idea."""
        return self.row if isinstance(self.row, Feedback) else None

    def idea_of(self, row: Row | None) -> Idea | None:
        """The idea that a row is, or is a voice of."""
        if isinstance(row, Idea):
            return row
        number = row.idea_id if row is not None else None
        return next((idea for idea in self._said.ideas if idea.id == number), None)

    # What is listed.

    async def show_again(self) -> None:
        """Read again what was said."""
        with self.plainly():
            self._said = await self.at_desk(partial(_read, closed=self._with_closed))
            rows: list[Row] = [*self._said.voices, *self._said.ideas]
            there = {key_of(row): row for row in rows}
            self.marked = {key: there[key] for key in self.marked if key in there}
            self._list()

    def _list(self) -> None:
        self.rows.columns = {_IDEAS: inbox_rows.IDEAS, _COMPLIMENTS: inbox_rows.THANKS}.get(self.group, inbox_rows.SAID)
        rows = self._rows_of(self.group)
        self._above = dict(zip([row.id for row in rows], [None, *rows], strict=False))
        self.group_line.show([(name, self._waiting(name)) for name in self.NAMES], self._place)
        self.list_rows(rows, nothing=_nothing(self.group))

    def _rows_of(self, group: str) -> list[Row]:
        voices, ideas = self._said.voices, self._said.ideas
        if group == _IDEAS:
            return [*filter(_waits, ideas), *(idea for idea in ideas if self._with_closed and not _waits(idea))]
        if group == _COMPLIMENTS:
            closed = [voice for voice in voices if voice.kind is FeedbackKind.COMPLIMENT and not voice.open]
            return [*(voice for thanks in self._said.thanks for voice in thanks.compliments), *closed]
        if group in _KINDS:
            return [voice for voice in voices if voice.kind is _KINDS[group]]
        settled = {idea.id for idea in ideas if idea.decision in _FINAL}
        return [voice for voice in voices if not voice.open or voice.idea_id not in settled]

    def _waiting(self, group: str) -> int:
        """How many wait in a group, whether or not the closed ones are listed as well."""
        return sum(_waits(row) if isinstance(row, Idea) else row.open for row in self._rows_of(group))

    def action_closed(self) -> None:
        """Show or hide what is closed."""
        self._with_closed = not self._with_closed
        self.say("What is closed stands below." if self._with_closed else "Only what is open.")
        self.call_next(self.show_again)


def key_of(row: Row) -> tuple[str, int]:
    """What tells a row from all others."""
    return type(row).__name__, row.id


def _read(desk: Desk, closed: bool) -> Said:
    from frontdesk.desk.listening import feedback, ideas

    voices = feedback.listed(desk, open_only=not closed)
    return Said(voices, ideas.listed(desk), feedback.to_thank(desk))


def _waits(idea: Idea) -> bool:
    """Whether somebody still has to decide, to act, or to be told."""
    return idea.decision not in _FINAL or bool(idea.to_tell)


_BEGINS = "f on a card, F2 in the box, writes the first down.\no shows what is closed."


def _nothing(group: str) -> str:
    will = {
        _ALL: "What customers say will stand here, overdue on top.",
        _COMPLAINTS: "Complaints will stand here, each with its clock.",
        _QUESTIONS: "Questions that want an answer will stand here.",
        _IDEAS: "Ideas will stand here, those that are alike as one.",
        _COMPLIMENTS: "Praise will stand here, by whoever earned it.",
    }[group]
    return f"{will}\n{_BEGINS}"
