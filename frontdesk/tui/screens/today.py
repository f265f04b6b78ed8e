"""Today: who came, as it was logged; any visit can be changed, rated, taken out, and brought back."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from frontdesk.records.order_lines import in_full
from frontdesk.records.orders import Happiness
from frontdesk.tui.bindings.lists import LIST, TODAY
from frontdesk.tui.screens.list_screen import ListScreen
from frontdesk.tui.widgets.columns import Column
from frontdesk.tui.widgets.rows import Rows
from frontdesk.words.phrases import ago, count, short_date

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from textual.widget import Widget

    from frontdesk.desk.desk import Desk
    from frontdesk.records.orders import Visit
    from frontdesk.tui.text import Part
    from frontdesk.tui.widgets.columns import Cell

FEWEST_FOR_A_SHARE = 10
"""Under so many answers a share says nothing, and the plain numbers are shown."""

_WALK_IN = "walk-in"
_FACES: dict[str, Part] = {"+": ("☺ good", "$cool"), "=": ("· so-so", "$quiet"), "-": ("☹ bad", "$warm")}
_WORDS = {"+": "good", "=": "so-so", "-": "bad"}
_COLUMNS = (
    Column("Time", 5),
    Column("Who", 14, share=2),
    Column("What they had", 12, share=7),
    Column("It was", 7),
    Column("By", 6, share=1, since=72),
    Column("Branch", 8, since=110),
)


class Today(ListScreen):
    """The visits of one shop day, newest first."""

    NAMED = "Today"
    BINDINGS = [*TODAY, *LIST]

    def __init__(self) -> None:
        super().__init__()
        self._back = 0

    def lists(self) -> Iterator[Widget]:
        """The day's visits."""
        rows: Rows[Visit] = Rows(_COLUMNS, self._cells, key=_id_of)
        yield rows

    def _cells(self, visit: Visit) -> Sequence[Cell]:
        desk = self.app.desk
        time = f"{desk.clock.local(visit.at):%H:%M}" if desk is not None and visit.timed else ""
        who: Part = (visit.customer_name, "bold") if visit.customer_id else (_WALK_IN, "$quiet")
        had: list[Part] = [(in_full(visit.lines), "$cool")] if visit.lines else [("nothing noted", "$quiet")]
        if not self.app.masked:
            had += [(f"   {text}", "$quiet") for text in (visit.note, _for_next(visit)) if text]
        face: Cell = [_FACES[visit.happiness]] if visit.happiness else []
        return [[(time, "$quiet")], [who], had, face, [(visit.staff, "$quiet")], [(visit.branch, "$quiet")]]

    async def show_again(self) -> None:
        """Read the day's visits again."""
        with self.plainly():
            day, visits, branches = await self.at_desk(partial(_read, back=self._back))
            self.rows.columns = _COLUMNS if branches else _COLUMNS[:-1]
            self._show(day, visits)

    def _show(self, day: date, visits: list[Visit]) -> None:
        today = day + timedelta(days=self._back)
        when = f"{short_date(day, today)}, {ago(day, today)}"
        walk_ins = sum(visit.customer_id is None for visit in visits)
        facts: list[list[Part]] = [[(when, "bold")], [(count(len(visits), "visit"), "")]]
        if walk_ins:
            facts.append([(count(walk_ins, "walk-in"), "$quiet")])
        self.facts.show(*facts, _happy_words(visits))
        self.rows.show(visits, nothing=_nothing(when, today=not self._back))

    # Which day.

    def action_day(self, step: int) -> None:
        """Go to the day before or after; nothing lies after today."""
        self.call_next(self._go_to, max(self._back - step, 0))

    def action_this_day(self) -> None:
        """Go to today."""
        self.call_next(self._go_to, 0)

    async def _go_to(self, back: int) -> None:
        if back != self._back:
            self._back = back
            self.rows.choose(0)
            self.status.done("")
            await self.show_again()

    # The marked visit.

    @property
    def visit(self) -> Visit | None:
        """The visit that the keys act on."""
        return self.rows.current

    async def open_row(self) -> None:
        """Show the customer's card at the counter."""
        if self.visit is None:
            return
        if self.visit.customer_id is None:
            self.say("A walk-in has no card.")
            return
        self.open_at_counter(self.visit.customer_id)

    def action_edit(self) -> None:
        """Change what they had."""
        self.call_next(self._edit)

    async def _edit(self) -> None:
        from frontdesk.tui.screens.dialogs.order import OrderDialog, typed

        if (visit := self.visit) is not None:
            save = partial(self._save_order, visit)
            title = "Change the order of"
            self.app.push_screen(OrderDialog(_name(visit), typed(visit.lines), save=save, title=title, pinnable=False))

    async def _save_order(self, visit: Visit, order: str, _pin: bool) -> None:
        from frontdesk.desk.ordering import visits

        await self.at_desk(partial(visits.change, visit_id=visit.id, order=order, seen=visit))
        self.status.done(f"{_name(visit)} · order changed")

    def action_note(self) -> None:
        """Write a note on this visit."""
        self.call_next(self._note)

    async def _note(self) -> None:
        from frontdesk.tui.screens.dialogs.line import LineDialog

        if (visit := self.visit) is not None:
            save = partial(self._save_note, visit)
            self.app.push_screen(LineDialog("Note on the visit of", _name(visit), text=visit.note, save=save))

    async def _save_note(self, visit: Visit, note: str) -> None:
        from frontdesk.desk.ordering import visits

        label = "Note on a visit written"
        await self.at_desk(partial(visits.change, visit_id=visit.id, note=note, label=label, seen=visit))
        self.status.done(f"{_name(visit)} · note written")

    def action_rate(self, happiness: str) -> None:
        """Say how this visit was."""
        self.call_next(self._rate, happiness)

    async def _rate(self, happiness: str) -> None:
        from frontdesk.desk.ordering import visits

        if (visit := self.visit) is not None:
            with self.plainly():
                await self.at_desk(partial(visits.rate, visit_id=visit.id, happiness=happiness))
                self.status.done(f"{_name(visit)} · it was {_WORDS[happiness]}")
            await self.show_again()

    def action_take_out(self) -> None:
        """Take this visit out."""
        self.call_next(self._take_out)

    async def _take_out(self) -> None:
        from frontdesk.desk.ordering import visits

        if (visit := self.visit) is not None:
            with self.plainly():
                await self.at_desk(partial(visits.remove, visit_id=visit.id))
                self.status.done(f"{_name(visit)} · visit taken out")
            await self.show_again()

    def action_walk_in(self) -> None:
        """Log somebody who has no card."""
        from frontdesk.tui.screens.dialogs.order import OrderDialog

        self.app.push_screen(OrderDialog("Walk-in", "", save=self._save_walk_in, pinnable=False))

    async def _save_walk_in(self, order: str, _pin: bool) -> None:
        from frontdesk.desk.ordering import visits

        at = self.app.desk.clock.now() if self.app.desk is not None else None
        logged = await self.app.kept.log(partial(visits.log, customer_id=None, order=order, at=at), "Walk-in", order)
        self._back = 0
        self.rows.choose(0)
        self.status.waits(self.app.kept.words, self.app.kept.lost)
        if logged is None:
            self.status.done("")
            return
        self.status.done(f"Walk-in · {logged.order or 'a visit without an order'}")
        self.told(logged)


def _read(desk: Desk, back: int) -> tuple[date, list[Visit], bool]:
    from frontdesk.desk.ordering import visits

    day = desk.clock.today() - timedelta(days=back)
    found = visits.of_day(desk, day)
    return day, found, any(visit.branch for visit in found)


def _happy_words(visits: list[Visit]) -> list[Part]:
    """How many of those who were asked were happy."""
    said = [visit.happiness for visit in visits if visit.happiness]
    if not said:
        return []
    good = said.count(Happiness.GOOD)
    if len(said) < FEWEST_FOR_A_SHARE:
        return [(f"☺ {good} of {len(said)} happy", "$cool")]
    return [(f"☺ {round(100 * good / len(said))} % of {len(said)} happy", "$cool")]


def _nothing(when: str, *, today: bool) -> str:
    if today:
        return (
            "Visits will stand here as they are logged, the newest on top.\nw logs a walk-in, Esc goes to the counter."
        )
    return f"Nobody was logged on {when}.\n← and → go to another day, t goes to today."


def _for_next(visit: Visit) -> str:
    return f"next time: {visit.next_note}" if visit.next_note else ""


def _name(visit: Visit) -> str:
    return visit.customer_name or "Walk-in"


def _id_of(visit: Visit) -> int:
    return visit.id
