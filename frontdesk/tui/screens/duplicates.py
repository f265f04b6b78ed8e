"""Possible duplicates: who may stand in the book twice, likeliest first, the marked two side by side."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual import getters
from textual.containers import VerticalScroll
from textual.message import Message

from frontdesk.tui.bindings.lists import DUPLICATES, LIST
from frontdesk.tui.screens.joining import Joining
from frontdesk.tui.widgets.columns import Column
from frontdesk.tui.widgets.rows import Rows
from frontdesk.tui.widgets.versus import Standing, Versus
from frontdesk.words.phrases import count

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.widget import Widget

    from frontdesk.desk.desk import Desk
    from frontdesk.records.found import CustomerLine
    from frontdesk.records.twins import Pair, Pairs
    from frontdesk.tui.text import Part
    from frontdesk.tui.widgets.columns import Cell

_COLUMNS = (
    Column("Alike", 5, right=True),
    Column("Who", 14, share=3),
    Column("May also be", 14, share=3),
    Column("Because", 16, share=5, since=76),
)
_LOOKING = "Looking through the whole book…"
_NOTHING = (
    "Nobody seems to stand in the book twice.\n"
    "Two who share a phone, an e-mail, a name or an address\n"
    "will be listed here. On the People screen Space marks\n"
    "any two, and m makes them one."
)


class Paired(Message):
    """Who may be one, with the reading it belongs to."""

    def __init__(self, reading: int, pairs: Pairs) -> None:
        super().__init__()
        self.reading = reading
        self.pairs = pairs


class Duplicates(Joining):
    """Pairs of customers who may be one."""

    NAMED = "Possible duplicates"
    BINDINGS = [*DUPLICATES, *LIST]

    versus = getters.query_one(Versus)

    def __init__(self) -> None:
        super().__init__()
        self._pairs: tuple[Pair, ...] = ()
        self._total = 0
        self._bounded = False
        self._reading = 0

    def lists(self) -> Iterator[Widget]:
        """The marked two side by side, and all pairs."""
        with VerticalScroll(id="sides", can_focus=False):
            yield Versus()
        rows: Rows[Pair] = Rows(_COLUMNS, self._cells, key=_key_of)
        yield rows

    def _cells(self, pair: Pair) -> Sequence[Cell]:
        sure: Part = (str(pair.likeness.score), "bold $warm" if _likely(pair) else "")
        return [[sure], [(pair.one.name, "bold")], [(pair.other.name, "bold")], [(self._why(pair), "$quiet")]]

    def _why(self, pair: Pair) -> str:
        return pair.likeness.discreet if self.app.masked else pair.likeness.words

    # Reading.

    async def show_again(self) -> None:
        """Look through the book again: the first time keys wait for it, later what is known is shown meanwhile."""
        if (desk := self.app.desk) is None:
            return
        self._reading += 1
        if self._pairs:
            self.run_worker(partial(self._look, desk, self._reading), group="pairs", exclusive=True, thread=True)
            await self._show_marked()
            return
        self.rows.show((), nothing=_LOOKING)
        with self.plainly():
            await self._take(await self.at_desk(_read))

    def _look(self, desk: Desk, reading: int) -> None:
        with self.plainly():
            self.post_message(Paired(reading, _read(desk)))

    async def on_paired(self, message: Paired) -> None:
        """List them, unless something was done since they were looked for."""
        message.stop()
        if message.reading == self._reading:
            await self._take(message.pairs)

    async def _take(self, found: Pairs) -> None:
        self._pairs, self._total, self._bounded = found.pairs, found.total, found.bounded
        await self._list()

    async def _list(self) -> None:
        self.rows.show(self._pairs, nothing=_NOTHING)
        facts: list[list[Part]] = []
        if self._total:
            likely = sum(map(_likely, self._pairs))
            more = "more than " if self._bounded else ""
            facts = [[(f"{more}{count(self._total, 'pair')} to look at", "bold")]]
            facts += [[(f"{likely:,} likely", "bold $warm")]] if likely else []
            facts += [[(f"the {len(self._pairs)} likeliest", "$quiet")]] if self._total > len(self._pairs) else []
        self.facts.show(*facts)
        await self._show_marked()

    async def on_rows_chosen(self, message: Rows.Chosen) -> None:
        """Another pair is marked: show it side by side."""
        message.stop()
        await self._show_marked()

    async def _show_marked(self) -> None:
        from frontdesk.desk.roster.choosing import compared

        pair = self.pair
        self.set_class(pair is not None, "-paired")
        self.refresh_bindings()
        if pair is None:
            self.versus.show(None)
            return
        with self.plainly():
            fields = await self.at_desk(partial(compared, a=pair.one.id, b=pair.other.id))
            self.versus.show(Standing((pair.one, pair.other), fields, why=self._why(pair)))

    @property
    def pair(self) -> Pair | None:
        """The pair that the keys act on."""
        current: Pair | None = self.rows.current if self.is_mounted else None
        return current

    # Acts.

    async def open_row(self) -> None:
        """Put them side by side, and ask what stands."""
        if (pair := self.pair) is not None:
            await self.ask_to_join(pair.one, pair.other, pair.likeness)

    def action_apart(self) -> None:
        """They are two."""
        self.call_next(self._apart)

    async def _apart(self) -> None:
        if (pair := self.pair) is not None:
            await self.say_apart(pair.one, pair.other)

    def settled(self, one: CustomerLine, other: CustomerLine) -> None:
        """Take the pair off the list at once; the whole book is looked through behind it."""
        there = {one.id, other.id}
        self._pairs = tuple(each for each in self._pairs if {each.one.id, each.other.id} != there)
        self.rows.show(self._pairs, nothing=_LOOKING)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where there is no pair there is nothing to say of one."""
        if action == "apart":
            return self.pair is not None
        return super().check_action(action, parameters)

    def action_leave(self) -> None:
        """Go back to the people."""
        self.dismiss()


def _read(desk: Desk) -> Pairs:
    from frontdesk.desk.roster.duplicates import pairs

    return pairs(desk)


def _likely(pair: Pair) -> bool:
    from frontdesk.records.twins import LIKELY

    return pair.likeness.score >= LIKELY


def _key_of(pair: Pair) -> tuple[int, int]:
    return (min(pair.one.id, pair.other.id), max(pair.one.id, pair.other.id))
