"""What can be done with the shop's data: it comes in, goes out, is backed up, checked and brought back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from frontdesk.paths import backup_folder
from frontdesk.records.copies import BackupLine
from frontdesk.records.deeds import Action
from frontdesk.tui.screens import moves
from frontdesk.tui.screens.jobs import Job
from frontdesk.tui.screens.paged import PagedScreen
from frontdesk.tui.screens.working import Working
from frontdesk.tui.typed_paths import meant, shortened

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from frontdesk.records.deeds import Conflict
    from frontdesk.records.incoming import Preview
    from frontdesk.tui.screens.dialogs.take_out import Wanted
    from frontdesk.tui.screens.wish import Wish

_HOME = "~/"


class Moving(PagedScreen, Working):
    """A screen from which files are named and read, and backups made."""

    _came_from = _HOME
    """The path of the last file that was looked at, as it was typed."""
    _went_to = _HOME

    @property
    def folder(self) -> Path:
        """Where the backups lie."""
        return self.app.settings.backup_folder or backup_folder(self.app.database)

    # In.

    def action_bring(self) -> None:
        """Name a file, to look at it."""
        from frontdesk.tui.screens.dialogs.fetch import Fetch

        self.app.push_screen(Fetch(self._came_from, found=self._found))

    def _found(self, wish: Wish, found: Preview, typed: str) -> None:
        from frontdesk.tui.screens.preview import PreviewScreen

        self._came_from = shortened(meant(typed))
        self.app.push_screen(PreviewScreen(wish, found, bring=self._bring))

    def _bring(self, wish: Wish, rows: int) -> None:
        self._came_from = f"{shortened(wish.path.parent)}/"
        job = Job(f"Importing {wish.path.name}", unit="row", steps=("checked", "written"), stoppable=True)
        self.start(job, partial(moves.bring, wish, rows))

    # Taking back.

    async def undo_last(self) -> None:
        """Take back the last thing done at this till, in a thread: it may be a hundred thousand rows."""
        self.start(Job("Taking back what was done last"), partial(moves.take_back, None, ask=self._ask))

    def action_take_back(self) -> None:
        """Take back the marked import."""
        if isinstance(self.page.row, Action):
            row = self.page.row
            self.start(Job(f"Taking back: {row.label}"), partial(moves.take_back, row, ask=self._ask))

    def _ask(self, action: Action, conflicts: Sequence[Conflict]) -> None:
        self.ask_for_the_rest(action, conflicts, partial(self._undo_rest, action))

    async def _undo_rest(self, action: Action, yes: bool | None) -> None:
        if yes:
            self.start(Job(f"Taking back: {action.label}"), partial(moves.take_back, action, rest=True, ask=self._ask))

    # Out.

    def action_take_out(self) -> None:
        """Name what is to be written, and where."""
        from frontdesk.tui.screens.dialogs.take_out import TakeOut

        if self.app.desk is not None:
            day = self.app.desk.clock.today().isoformat()
            self.app.push_screen(TakeOut(self._went_to, day, take=self._write))

    def _write(self, wanted: Wanted) -> None:
        self._went_to = f"{shortened(wanted.place.parent)}/"
        job = Job(f"Writing {wanted.place.name}", unit="row", stoppable=wanted.whole_shop)
        self.start(job, partial(moves.take_out, wanted))

    # Backups.

    def action_back_up(self) -> None:
        """Make a verified backup now."""
        self.start(Job("Backing up"), partial(moves.back_up, self.folder, self.app.settings))

    def action_verify(self) -> None:
        """Check the marked backup from end to end."""
        if isinstance(self.page.row, BackupLine):
            line = self.page.row
            self.start(Job(f"Checking {line.path.name}"), partial(moves.verify, line.path))

    def action_restore(self) -> None:
        """Explain what would happen, and bring the shop back once that is wanted."""
        from frontdesk.tui.screens.dialogs.restore import Restore

        if self.job is not None:
            self.say("One thing at a time: wait until what runs has ended.")
        elif isinstance(self.page.row, BackupLine) and self.app.desk is not None:
            line = self.page.row
            with self.plainly():
                self.app.desk.only_owner("bring back a backup")
                told = moves.before_restoring(line, self.app.desk)
                self.app.push_screen(Restore(told, save=partial(self._restore, line)))

    async def _restore(self, line: BackupLine) -> None:
        ended = await self.app.reopened(partial(moves.restore, self.app.database, line.path))
        self.ended_with(ended)
