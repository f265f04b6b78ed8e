"""Preview: what a file holds and what would become of it; a key changes where a column goes, Enter imports it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from textual import getters
from textual.worker import get_current_worker

from frontdesk.errors import FrontdeskError
from frontdesk.records.incoming import Noun, Preview, PreviewColumn
from frontdesk.tui import bindings
from frontdesk.tui.screens.list_screen import ListScreen
from frontdesk.tui.screens.looking import Looked, Read, look_at
from frontdesk.tui.screens.preview_lines import COLUMNS, column_cells, file_facts, summary
from frontdesk.tui.screens.wish import KEPT, LEFT_OUT, POLICIES, Wish, field_words, in_words, note_words
from frontdesk.tui.text import plainly
from frontdesk.tui.widgets.fact_line import FactLine
from frontdesk.tui.widgets.group_line import GroupLine
from frontdesk.tui.widgets.rows import Rows
from frontdesk.tui.widgets.told_lines import ToldLines, said
from frontdesk.words.phrases import count

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from textual.widget import Widget

    from frontdesk.desk.desk import Desk
    from frontdesk.tui.screens.dialogs.choosing import Choice
    from frontdesk.tui.widgets.columns import Cell

_NOUNS = tuple(Noun)
_MOST = 500
"""Rejected rows that are listed; the file they are kept in has them all."""


class PreviewScreen(ListScreen):
    """One file before it is imported; nothing is written until Enter.

    Args:
        wish: what was said of it so far.
        found: what the first look found.
        bring: told what is to be imported and of how many rows it is, once Enter says so.
    """

    NAMED = "Import"
    BINDINGS = bindings.PREVIEW
    VERTICAL_BREAKPOINTS = [(0, "-short"), (24, "-airy"), (30, "-tall")]

    summary = getters.query_one("#summary", ToldLines)
    notes = getters.query_one("#notes", ToldLines)

    def __init__(self, wish: Wish, found: Preview, *, bring: Callable[[Wish, int], None]) -> None:
        super().__init__()
        self._wish = wish
        self._found: Preview | None = found
        self._bring = bring
        self._looking = False
        self._trouble = ""

    def above(self) -> Iterator[Widget]:
        """The file, what it holds, and what would become of it."""
        yield FactLine()
        yield GroupLine()
        yield ToldLines(id="summary")

    def lists(self) -> Iterator[Widget]:
        """Its columns, and remarks on how it was read."""
        rows: Rows[PreviewColumn] = Rows(COLUMNS, self._cells, key=_name_of)
        yield rows
        yield ToldLines(id="notes")

    def _cells(self, column: PreviewColumn) -> Sequence[Cell]:
        customers = self._wish.noun is Noun.CUSTOMERS
        return column_cells(column, self._wish, customers=customers, masked=self.app.masked)

    async def show_again(self) -> None:
        """Show what the last look found."""
        self.facts.show(*file_facts(self._wish, self._found))
        self.query_one(GroupLine).show([(str(noun), None) for noun in _NOUNS], _NOUNS.index(self._wish.noun))
        self.summary.show(summary(self._wish, self._found, self._trouble))
        self.rows.show(self._found.columns if self._found else ())
        self._show_notes()
        self.refresh_bindings()

    def _show_notes(self) -> None:
        report = self._found.report if self._found is not None else None
        notes = [note_words(note) for note in (report.notes if report is not None else ())]
        more = f" {count(len(notes) - 1, 'more remark')}: r shows them." if len(notes) > 1 else ""
        self.notes.show(said(("·", "$quiet"), notes[0] + more, style="$quiet") if notes and not self._trouble else None)

    # Another look.

    def _look_again(self, wish: Wish) -> None:
        self._wish, self._looking, self._trouble = wish, True, ""
        self.query_one(GroupLine).show([(str(noun), None) for noun in _NOUNS], _NOUNS.index(wish.noun))
        if (desk := self.app.desk) is not None:
            self.run_worker(partial(self._look, desk, wish), group="look", exclusive=True, thread=True)

    def _look(self, desk: Desk, wish: Wish) -> None:
        worker = get_current_worker()
        look_at(desk, wish, lambda: wish, stopped=lambda: worker.is_cancelled, post=self.post_message)

    def on_read(self, message: Read) -> None:
        """Say how far the look is."""
        message.stop()
        if self._looking:
            self.facts.show(*file_facts(self._wish, None), [(f"looking at it… {message.rows:,} rows", "$quiet")])

    async def on_looked(self, message: Looked) -> None:
        """Show what it found, unless something else was asked since."""
        message.stop()
        if message.question is not self._wish:
            return
        self._looking = False
        if isinstance(message.found, FrontdeskError):
            self._trouble = in_words(message.found)
        else:
            self._found = message.found
        await self.show_again()

    # Saying how.

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What does not fit this file has no key."""
        del parameters
        found = self._found
        report = found.report if found is not None else None
        if action in {"day_first", "month_first"}:
            return found is not None and found.asks == "day order"
        if action == "rejected":
            return report is not None and bool(report.rejected or report.notes)
        if action == "policy":
            return report is not None and (report.possible_duplicates > 0 or self._wish.on_duplicate != POLICIES[0])
        if action == "customers":
            return self._wish.noun is Noun.VISITS
        return True

    def action_noun(self, step: int) -> None:
        """Say that the rows are the next kind; what was said of the columns goes with the old one."""
        self._say_noun(_NOUNS[(_NOUNS.index(self._wish.noun) + step) % len(_NOUNS)])

    def on_group_line_clicked(self, message: GroupLine.Clicked) -> None:
        """A click says it."""
        message.stop()
        self._say_noun(_NOUNS[message.place])

    def _say_noun(self, noun: Noun) -> None:
        self._look_again(replace(self._wish, noun=noun, mapping={}))

    def action_policy(self) -> None:
        """Add, update or skip possible duplicates."""
        following = POLICIES[(POLICIES.index(self._wish.on_duplicate) + 1) % len(POLICIES)]
        self._look_again(replace(self._wish, on_duplicate=following))

    def action_customers(self) -> None:
        """Make a customer of each unknown one, or not."""
        self._look_again(replace(self._wish, create_customers=not self._wish.create_customers))

    def action_day_first(self) -> None:
        """Read the dates in doubt day first."""
        self._say_order("day-first")

    def action_month_first(self) -> None:
        """Read them month first."""
        self._say_order("month-first")

    def _say_order(self, order: str) -> None:
        found = self._found
        column = next((each for each in found.columns if each.name == found.asks_of), None) if found else None
        if column is not None:
            self._look_again(self._wish.mapped(column.name, f"{column.field}:{order}"))

    def action_leave_out(self) -> None:
        """Leave the marked column out, or take it in under its own name."""
        column: PreviewColumn | None = self.rows.current
        if column is not None:
            self._look_again(self._wish.mapped(column.name, KEPT if column.field == LEFT_OUT else LEFT_OUT))

    def action_field(self) -> None:
        """Say where the marked column goes."""
        from frontdesk.tui.screens.dialogs.choosing import Choice, Choosing

        column: PreviewColumn | None = self.rows.current
        if column is None or self._found is None:
            return
        goes = {each.field: each.name for each in self._found.columns}
        keeps = [KEPT] if self._wish.noun is Noun.CUSTOMERS else []
        now = column.field.partition(":")[0] or KEPT
        fields = [*keeps, LEFT_OUT, *sorted(self._found.fields, key=field_words)]
        fields.sort(key=lambda field: field != now)
        choices = [Choice(field_words(field), f"now {goes[field]}" if field in goes else "") for field in fields]
        take = partial(self._take_field, column.name, fields)
        self.app.push_screen(Choosing("Where goes", column.name, choices, take=take))

    async def _take_field(self, column: str, fields: Sequence[str], place: int) -> Sequence[Choice]:
        self._look_again(self._wish.mapped(column, fields[place]))
        return ()

    async def open_row(self) -> None:
        """Say where a column goes, when it is clicked twice."""
        self.action_field()

    # The rows that stay out, and the end.

    def action_rejected(self) -> None:
        """List the rows that stay out, with line and reason, and the remarks."""
        from frontdesk.tui.screens.dialogs.sheet import Sheet

        report = self._found.report if self._found is not None else None
        if report is not None:
            lines = [plainly(f"Line {each.line:,}: {each.reason}") for each in report.rejected[:_MOST]]
            lines += [plainly(f"… and {len(report.rejected) - _MOST:,} more")] if len(report.rejected) > _MOST else []
            lines += [plainly("")] if lines and report.notes else []
            lines += [plainly(note_words(note), "$quiet") for note in report.notes]
            self.app.push_screen(Sheet("What stays out, and remarks", self._wish.path.name, lines))

    def action_bring(self) -> None:
        """Import the file, unless something must be answered before, or there is nothing in it."""
        report = self._found.report if self._found is not None else None
        if self._looking:
            self.say("One moment: it is still being looked at.")
        elif report is None or self._trouble:
            self.say(self._trouble or "First answer what stands above.", bad=True)
        elif not report.created + report.updated:
            self.say("There is nothing new in it to import.")
        else:
            self.app.pop_screen()
            self._bring(self._wish, report.records)

    async def undo_last(self) -> None:
        """Nothing was done here yet that could be taken back."""
        self.say("Nothing is imported yet. Esc leaves.")

    def action_leave(self) -> None:
        """Leave; nothing is imported."""
        self.app.pop_screen()


def _name_of(column: PreviewColumn | None) -> Any:
    return column.name if column is not None else None
