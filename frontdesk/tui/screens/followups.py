"""Follow-ups: what was promised to whom, the overdue on top; done, put off, or reached with one key."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from frontdesk.tui.bindings.lists import FOLLOWUPS, LIST
from frontdesk.tui.screens.grouped import GroupedScreen
from frontdesk.tui.screens.promising import Promising
from frontdesk.tui.text import HIDDEN
from frontdesk.tui.widgets.columns import Column
from frontdesk.tui.widgets.detail import Detail, Fact, InFull
from frontdesk.tui.widgets.rows import Rows
from frontdesk.words.phrases import count, echoed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from textual.widget import Widget

    from frontdesk.desk.desk import Desk
    from frontdesk.records.found import CustomerLine
    from frontdesk.records.promises import FollowUp
    from frontdesk.tui.text import Part
    from frontdesk.tui.widgets.columns import Cell

_DUE, _OVERDUE, _COMING, _DONE = "due", "overdue", "coming", "done"
_COLUMNS = (
    Column("Due", 24),
    Column("Who", 12, share=1),
    Column("What", 14, share=4),
    Column("Why", 12, share=2, since=112),
    Column("Phone", 18, since=92),
)


class FollowUps(GroupedScreen, Promising):
    """Promises by their day."""

    NAMED = "Follow-ups"
    NAMES = (_DUE, _OVERDUE, _COMING, _DONE)
    BINDINGS = [*FOLLOWUPS, *LIST]

    def __init__(self) -> None:
        super().__init__()
        self._open: tuple[FollowUp, ...] = ()
        self._kept: tuple[FollowUp, ...] = ()

    def lists(self) -> Iterator[Widget]:
        """The marked promise in full, and all of them."""
        yield Detail()
        rows: Rows[FollowUp] = Rows(_COLUMNS, self._cells, key=_id_of)
        yield rows

    def _cells(self, promise: FollowUp) -> Sequence[Cell]:
        desk = self.app.desk
        if desk is None:
            return []
        text: Part = (promise.text, "" if promise.done_at is None else "$quiet")
        return [
            [_due(promise, desk)],
            [(promise.customer_name, "bold")],
            [text, (f"   {promise.outcome}" if promise.outcome else "", "$cool")],
            [(promise.why, "$quiet")],
            [(self._phone(promise), "$quiet")],
        ]

    def _phone(self, promise: FollowUp) -> str:
        phone = next((way.shown for way in promise.ways if way.uri.startswith("tel:")), "")
        return HIDDEN if self.app.masked and phone else phone

    def in_full(self) -> InFull | None:
        """The marked promise, why it was made, and how to reach whom it was made to."""
        promise, desk = self.promise, self.app.desk
        if promise is None or desk is None:
            return None
        today = desk.clock.today()
        title: tuple[Part, ...] = ((promise.customer_name, "bold"), (f"  ·  {echoed(promise.due, today)}", "$quiet"))
        alarm = f"was due {echoed(promise.due, today)}" if promise.overdue and promise.done_at is None else ""
        return InFull(title[:1] if alarm else title, promise.text, alarm=alarm, facts=tuple(self._facts(promise, desk)))

    def _facts(self, promise: FollowUp, desk: Desk) -> Iterator[Fact]:
        yield Fact("because", promise.why, weight=1)
        shown = list(dict.fromkeys(way.shown for way in promise.ways))
        yield Fact("reach", HIDDEN if self.app.masked and shown else " · ".join(shown), "$cool", 2)
        if promise.done_at is not None:
            day = echoed(desk.clock.day_of(promise.done_at), desk.clock.today())
            yield Fact("done", f"{day}{f', by {promise.done_by}' if promise.done_by else ''}", weight=1)
            yield Fact("outcome", promise.outcome, "$cool", 1)
        elif promise.snoozed:
            yield Fact("put off", "once already", weight=3)
        if promise.by:
            yield Fact("promised", f"by {promise.by}", weight=4)

    # What is listed.

    async def show_again(self) -> None:
        """Read the promises again."""
        with self.plainly():
            self._open = await self.at_desk(partial(_listed, due="all"))
            if self.group == _DONE:
                self._kept = await self.at_desk(partial(_listed, due=_DONE))
            self._list()

    def _list(self) -> None:
        desk = self.app.desk
        if desk is None:
            return
        today = desk.clock.today()
        by_group = {name: _among(self._open, name, today) for name in (_DUE, _OVERDUE, _COMING)}
        sizes: list[tuple[str, int | None]] = [(name, len(found)) for name, found in by_group.items()]
        self.group_line.show([*sizes, (_DONE, None)], self._place)
        rows = self._kept if self.group == _DONE else by_group[self.group]
        reachable = any(self._phone(promise) for promise in rows)
        self.rows.columns = _COLUMNS if reachable else _COLUMNS[:-1]
        self.list_rows(rows, nothing=_nothing(self.group, len(by_group[_COMING])))

    # The marked promise.

    @property
    def promise(self) -> FollowUp | None:
        """The promise that the keys act on."""
        current: FollowUp | None = self.rows.current
        return current

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What is done is done."""
        if action in {"done", "snooze", "edit"}:
            return self.promise is not None and self.promise.done_at is None
        if action == "contact":
            return self.promise is not None
        return super().check_action(action, parameters)

    async def open_row(self) -> None:
        """Show the customer's card at the counter."""
        if self.promise is not None:
            self.open_at_counter(self.promise.customer_id)

    def action_done(self) -> None:
        """It is done; ask what came of it."""
        if self.promise is not None:
            self.ask_how_it_went(self.promise)

    def action_snooze(self) -> None:
        """Put it off."""
        if self.promise is not None:
            self.ask_until_when(self.promise)

    def action_contact(self) -> None:
        """See how to reach them."""
        if self.promise is not None:
            self.show_ways(self.promise.customer_name, self.promise.ways)

    def action_edit(self) -> None:
        """Change what is to be done."""
        from frontdesk.tui.screens.dialogs.line import LineDialog

        if (promise := self.promise) is not None:
            save = partial(self._save_text, promise)
            self.app.push_screen(LineDialog("What to do for", promise.customer_name, text=promise.text, save=save))

    async def _save_text(self, promise: FollowUp, text: str) -> None:
        from frontdesk.desk.promising import followups

        await self.at_desk(lambda desk: followups.change(desk, promise.id, text, seen=promise))
        self.status.done(f"{promise.customer_name} · changed")

    def action_add(self) -> None:
        """Promise something to somebody."""
        from frontdesk.tui.screens.dialogs.whom import Whom

        self.app.push_screen(Whom("Promise something to…", go_on=self._promise_to))

    async def _promise_to(self, who: CustomerLine) -> None:
        from frontdesk.tui.screens.dialogs.follow_up import FollowUpDialog

        self.app.push_screen(FollowUpDialog(who.name, save=partial(self._save_promise, who)))

    async def _save_promise(self, who: CustomerLine, values: Mapping[str, str]) -> None:
        from frontdesk.desk.promising import followups

        dated = await self.at_desk(lambda desk: followups.add(desk, who.id, values["what"], values["when"]))
        today = self.app.desk.clock.today() if self.app.desk is not None else dated.day
        self.status.done(f"{echoed(dated.day, today)} · {who.name}: {values['what']}")


def _listed(desk: Desk, due: str) -> tuple[FollowUp, ...]:
    from frontdesk.desk.promising import followups

    return followups.listed(desk, due)


def _among(promises: Sequence[FollowUp], group: str, today: date) -> tuple[FollowUp, ...]:
    if group == _OVERDUE:
        return tuple(promise for promise in promises if promise.overdue)
    return tuple(promise for promise in promises if (promise.due > today) is (group == _COMING))


def _due(promise: FollowUp, desk: Desk) -> Part:
    today = desk.clock.today()
    if promise.done_at is not None:
        return (echoed(desk.clock.day_of(promise.done_at), today), "$quiet")
    if promise.overdue:
        return (f"▲ {echoed(promise.due, today)}", "bold $alarm")
    return (echoed(promise.due, today), "$warm" if promise.due == today else "$quiet")


def _nothing(group: str, coming: int) -> str:
    will = {
        _DUE: "Promises will stand here on the day they are due.",
        _OVERDUE: "Nothing is late. What is will stand here, and in red.",
        _COMING: "Promises for later will stand here, each with its day.",
        _DONE: "What was done will stand here, and what came of it.",
    }[group]
    more = f"\nf shows {count(coming, 'promise')} still to come." if coming and group in {_DUE, _OVERDUE} else ""
    return f"{will}\na promises something to somebody; so does r on a card.{more}"


def _id_of(promise: FollowUp) -> int:
    return promise.id
