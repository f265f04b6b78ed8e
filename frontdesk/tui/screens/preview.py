"""Preview: what a file holds and what would become of it; a key changes where a column goes, Enter imports it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from textual import getters
from textual.worker import get_current_worker

from frontdesk.errors import FrontdeskError
from frontdesk.records.incoming import Noun, Preview, PreviewColumn
from frontdesk.tui.bindings.data import PREVIEW
from frontdesk.tui.screens.looking import Looked, Read, look_at
from frontdesk.tui.screens.preview_lines import COLUMNS, column_cells, file_facts, summary
from frontdesk.tui.screens.saying import NOUNS, Saying
from frontdesk.tui.screens.wish import POLICIES, Wish, in_words, note_words
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
    from frontdesk.tui.widgets.columns import Cell

_MOST = 500
"""Rejected rows that are listed; the file they are kept in has them all."""


class PreviewScreen(Saying):
    """One file before it is imported; nothing is written until Enter.

    Args:
        wish: what was said of it so far.
        found: what the first look found.
        bring: told what is to be imported and of how many rows it is, once Enter says so.
    """

    NAMED = "Import"
    BINDINGS = PREVIEW
    VERTICAL_BREAKPOINTS = [(0, "-short"), (24, "-airy"), (30, "-tall")]

    summary = getters.query_one("#summary", ToldLines)
    notes = getters.query_one("#notes", ToldLines)

    def __init__(self, wish: Wish, found: Preview, *, bring: Callable[[Wish, int], None]) -> None:
        super().__init__()
        self.wish = wish
        self.found = found
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
        customers = self.wish.noun is Noun.CUSTOMERS
        return column_cells(column, self.wish, customers=customers, masked=self.app.masked)

    async def show_again(self) -> None:
        """Show what the last look found."""
        self.facts.show(*file_facts(self.wish, self.found))
        self.query_one(GroupLine).show([(str(noun), None) for noun in NOUNS], NOUNS.index(self.wish.noun))
        self.summary.show(summary(self.wish, self.found, self._trouble))
        self.rows.show(self.found.columns if self.found else ())
        self._show_notes()
        self.refresh_bindings()

    def _show_notes(self) -> None:
        report = self.found.report if self.found is not None else None
        notes = [note_words(note) for note in (report.notes if report is not None else ())]
        more = f" {count(len(notes) - 1, 'more remark')}: r shows them." if len(notes) > 1 else ""
        self.notes.show(said(("·", "$quiet"), notes[0] + more, style="$quiet") if notes and not self._trouble else None)

    # Another look.

    def look_again(self, wish: Wish) -> None:
        """Look at the file once more, with what was said now."""
        self.wish, self._looking, self._trouble = wish, True, ""
        self.query_one(GroupLine).show([(str(noun), None) for noun in NOUNS], NOUNS.index(wish.noun))
        if (desk := self.app.desk) is not None:
            self.run_worker(partial(self._look, desk, wish), group="look", exclusive=True, thread=True)

    def _look(self, desk: Desk, wish: Wish) -> None:
        worker = get_current_worker()
        look_at(desk, wish, lambda: wish, stopped=lambda: worker.is_cancelled, post=self.post_message)

    def on_read(self, message: Read) -> None:
        """Say how far the look is."""
        message.stop()
        if self._looking:
            self.facts.show(*file_facts(self.wish, None), [(f"looking at it… {message.rows:,} rows", "$quiet")])

    async def on_looked(self, message: Looked) -> None:
        """Show what it found, unless something else was asked since."""
        message.stop()
        if message.question is not self.wish:
            return
        self._looking = False
        if isinstance(message.found, FrontdeskError):
            self._trouble = in_words(message.found)
        else:
            self.found = message.found
        await self.show_again()

    # Saying how.

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What does not fit this file has no key."""
        del parameters
        found = self.found
        report = found.report if found is not None else None
        if action in {"day_first", "month_first"}:
            return found is not None and found.asks == "day order"
        if action == "rejected":
            return report is not None and bool(report.rejected or report.notes)
        if action == "policy":
            return report is not None and (report.possible_duplicates > 0 or self.wish.on_duplicate != POLICIES[0])
        if action == "customers":
            return self.wish.noun is Noun.VISITS
        return True

    async def open_row(self) -> None:
        """Say where a column goes, when it is clicked twice."""
        self.action_field()

    # The rows that stay out, and the end.

    def action_rejected(self) -> None:
        """List the rows that stay out, with line and reason, and the remarks."""
        from frontdesk.tui.screens.dialogs.sheet import Sheet

        report = self.found.report if self.found is not None else None
        if report is not None:
            lines = [plainly(f"Line {each.line:,}: {each.reason}") for each in report.rejected[:_MOST]]
            lines += [plainly(f"… and {len(report.rejected) - _MOST:,} more")] if len(report.rejected) > _MOST else []
            lines += [plainly("")] if lines and report.notes else []
            lines += [plainly(note_words(note), "$quiet") for note in report.notes]
            self.app.push_screen(Sheet("What stays out, and remarks", self.wish.path.name, lines))

    def action_bring(self) -> None:
        """Import the file, unless something must be answered before, or there is nothing in it."""
        report = self.found.report if self.found is not None else None
        if self._looking:
            self.say("One moment: it is still being looked at.")
        elif report is None or self._trouble:
            self.say(self._trouble or "First answer what stands above.", bad=True)
        elif not report.created + report.updated:
            self.say("There is nothing new in it to import.")
        else:
            self.app.pop_screen()
            self._bring(self.wish, report.records)

    async def undo_last(self) -> None:
        """Nothing was done here yet that could be taken back."""
        self.say("Nothing is imported yet. Esc leaves.")

    def action_leave(self) -> None:
        """Leave; nothing is imported."""
        self.app.pop_screen()


def _name_of(column: PreviewColumn | None) -> Any:
    return column.name if column is not None else None
