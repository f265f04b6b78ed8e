"""History: what was done, by whom and to whom; anything can be taken back from here."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from frontdesk.records.order_lines import in_full
from frontdesk.tui.bindings.lists import HISTORY, LIST
from frontdesk.tui.screens.taking_back import TakingBack, people_words, taken_back, when_words
from frontdesk.tui.text import HIDDEN, plainly
from frontdesk.tui.widgets.columns import Column
from frontdesk.tui.widgets.rows import Rows
from frontdesk.words.phrases import count

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from textual.content import Content
    from textual.widget import Widget

    from frontdesk.desk.desk import Desk
    from frontdesk.records.deeds import Action
    from frontdesk.records.orders import Visit
    from frontdesk.tui.text import Part
    from frontdesk.tui.widgets.columns import Cell

AT_ONCE = 200
_FACES: dict[str, Part] = {"+": ("☺", "$cool"), "=": ("·", "$quiet"), "-": ("☹", "$warm")}
_ACTIONS = (
    Column("When", 16),
    Column("What was done", 25, share=3),
    Column("About", 12, share=3),
    Column("By", 6, since=64),
    Column("Till", 8, since=110),
    Column("Rows", 7, right=True, since=64),
)
_OF_ONE = (*_ACTIONS[:2], _ACTIONS[3], _ACTIONS[5])
_VISITS = (Column("Visit", 16), Column("What they had", 10, share=1), Column("", 1))


class History(TakingBack):
    """The shop's actions, newest first; or one customer's, with their visits."""

    NAMED = "History"
    BINDINGS = [*HISTORY, *LIST]

    def __init__(self, customer_id: int | None = None, name: str = "") -> None:
        super().__init__()
        self._customer = customer_id
        self._who = name
        self._whole = False

    def lists(self) -> Iterator[Widget]:
        """A customer's visits, and what was done."""
        if self._customer is not None:
            visits: Rows[Visit] = Rows(_VISITS, self._visit_cells, key=_id_of, id="visits")
            yield visits
        columns = _ACTIONS if self._customer is None else _OF_ONE
        actions: Rows[Action] = Rows(columns, self._action_cells, key=_id_of, id="actions")
        yield actions

    @property
    def actions(self) -> Rows[Action]:
        """The list of what was done."""
        return self.query_one("#actions", Rows)

    def _action_cells(self, action: Action) -> Sequence[Cell]:
        dim = "$quiet" if action.undone_by is not None or action.undoes is not None else ""
        what: list[Part] = [(action.label, dim)]
        if action.undone_by is not None:
            what.append(("  taken back", "$warm"))
        about: Cell = [(people_words(action.about), dim)]
        rest: list[Cell] = [[(action.who, "$quiet")], [(action.till, "$quiet")], [(f"{action.rows:,}", "$quiet")]]
        if self._customer is not None:
            return [[(self._when(action.at), "$quiet")], what, rest[0], rest[2]]
        return [[(self._when(action.at), "$quiet")], what, about, *rest]

    def _visit_cells(self, visit: Visit) -> Sequence[Cell]:
        had: Part = (in_full(visit.lines), "$cool") if visit.lines else ("nothing noted", "$quiet")
        note = "" if self.app.masked or not visit.note else f"   {visit.note}"
        face: Cell = [_FACES[visit.happiness]] if visit.happiness else []
        return [[(self._when(visit.at, timed=visit.timed), "$quiet")], [had, (note, "$quiet")], face]

    def _when(self, at: datetime, *, timed: bool = True) -> str:
        return when_words(at, self.app.desk, timed=timed) if self.app.desk is not None else ""

    async def show_again(self) -> None:
        """Read again what was done."""
        with self.plainly():
            actions, visits = await self.at_desk(partial(_read, customer_id=self._customer))
            self._whole = self._customer is not None or len(actions) < AT_ONCE
            self.actions.show(
                actions, nothing="Whatever is done will stand here, and can be taken back.\nEsc goes back."
            )
            about: list[list[Part]] = [[("What was done in the shop", "bold")]]
            if self._customer is not None:
                nothing = "Their visits will stand here.\nAt the counter, ⏎ on their card logs the usual."
                self.query_one("#visits", Rows).show(visits, nothing=nothing)
                about = [
                    [(self._who, "bold")],
                    [(count(len(visits), "visit"), "")],
                    [("Tab: the other list", "$quiet")],
                ]
            self.facts.show(*about)

    async def show_news(self) -> None:
        """What is new stands on top; whoever has read on further down is left there."""
        if len(self.actions) <= AT_ONCE:
            await self.show_again()

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        """At the end of the list read on."""
        message.stop()
        if message.rows is self.actions and message.row >= len(self.actions) - 1 and not self._whole:
            self.call_next(self._read_on)

    async def _read_on(self) -> None:
        from frontdesk.desk.undo import history

        with self.plainly():
            last = self.actions.current
            if last is None or self._whole:
                return
            more = await self.at_desk(partial(history, limit=AT_ONCE, before=last.id))
            self._whole = len(more) < AT_ONCE
            self.actions.add(more)

    # Reading one row.

    async def open_row(self) -> None:
        """Show what an action changed, or all about a visit."""
        row: Any = self.rows.current
        if row is None or self.app.desk is None:
            return
        with self.plainly():
            if self.rows is self.actions:
                await self.read_action(row)
            else:
                self._read_visit(row)

    def _read_visit(self, visit: Visit) -> None:
        from frontdesk.tui.screens.dialogs.sheet import Sheet

        self.app.push_screen(
            Sheet(self._when(visit.at, timed=visit.timed), self._who, _visit_lines(visit, self.app.masked))
        )

    # Taking back.

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only an action can be taken back, not a visit: that is done where it was logged."""
        del parameters
        return action != "undo_this" or self.rows is self.actions

    def action_undo_this(self) -> None:
        """Take back the marked action."""
        self.call_next(self._undo_this)

    async def _undo_this(self) -> None:
        from frontdesk.desk.undo import StandsInTheWay, undo

        marked = self.actions.current
        if marked is None:
            return
        with self.plainly():
            try:
                await self.at_desk(partial(undo, action_id=marked.id))
            except StandsInTheWay as trouble:
                self.ask_for_the_rest(marked, trouble.conflicts, partial(self._undo_rest, marked))
                return
            self.say(taken_back(marked))
            await self.show_again()

    async def _undo_rest(self, action: Action, yes: bool | None) -> None:
        from frontdesk.desk.undo import undo

        if yes:
            with self.plainly():
                await self.at_desk(partial(undo, action_id=action.id, rest=True))
                self.say(taken_back(action))
            await self.show_again()

    def action_leave(self) -> None:
        """Go back to where this was opened."""
        self.app.pop_screen()


def _read(desk: Desk, customer_id: int | None) -> tuple[list[Action], list[Visit]]:
    from frontdesk.desk.ordering import visits
    from frontdesk.desk.undo import history

    actions = history(desk, customer_id, limit=AT_ONCE)
    return actions, visits.of_customer(desk, customer_id, AT_ONCE) if customer_id is not None else []


def _visit_lines(visit: Visit, masked: bool) -> list[Content]:
    facts = {
        "had": in_full(visit.lines),
        "by": visit.staff,
        "branch": visit.branch,
        "party": count(visit.party_size, "person", "people") if visit.party_size else "",
        "it was": {"+": "☺ good", "=": "so-so", "-": "☹ bad"}.get(visit.happiness, ""),
        "note": HIDDEN if masked and visit.note else visit.note,
        "next time": HIDDEN if masked and visit.next_note else visit.next_note,
    }
    return [plainly(f"{label:<10} ", "$quiet") + plainly(text) for label, text in facts.items() if text]


def _id_of(row: Action | Visit) -> int:
    return row.id
