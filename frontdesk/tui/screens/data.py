"""Data: what comes in and goes out, and how old the last backup is; nothing here is ever lost by leaving."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from textual import getters

from frontdesk.records.copies import BackupLine
from frontdesk.records.deeds import Action
from frontdesk.tui.bindings.data import DATA
from frontdesk.tui.bindings.lists import LIST
from frontdesk.tui.screens import data_parts
from frontdesk.tui.screens.data_parts import Deed, Kept
from frontdesk.tui.screens.moving import Moving
from frontdesk.tui.widgets.backup_head import BackupHead
from frontdesk.tui.widgets.told_lines import ToldLines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.widget import Widget

    from frontdesk.desk.desk import Desk


class Data(Moving):
    """The age of the last backup, what runs, what came in, and what can be done about all of it."""

    NAMED = "Data"
    BINDINGS = [*DATA, *LIST]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (24, "-airy"), (30, "-tall")]

    head = getters.query_one(BackupHead)

    def above(self) -> Iterator[Widget]:
        """The age of the last backup; what runs, or how it ended."""
        yield BackupHead()
        yield ToldLines(id="job")

    async def show_again(self) -> None:
        """Read again what came in and which backups there are."""
        self.show_job()
        with self.plainly():
            kept = await self.at_desk(partial(_read, folder=self.folder))
            if (desk := self.app.desk) is not None:
                self.head.show(data_parts.age(kept, desk))
                self.page.show(*data_parts.parts(kept, desk))
            self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What does not fit the marked line has no key; while something runs Esc stops it."""
        row: Any = self.page.row if self.is_mounted else None
        if action == "stop":
            return self.job is not None and self.job.stoppable
        if action == "leave":
            return self.job is None or not self.job.stoppable
        if action == "take_back":
            return isinstance(row, Action) and row.undone_by is None
        if action in {"verify", "restore"}:
            return isinstance(row, BackupLine)
        return super().check_action(action, parameters)

    async def open_row(self) -> None:
        """Begin what can be done, show what an import changed, or check a backup."""
        if self.page.open_part():
            return
        row = self.page.row
        if isinstance(row, Deed):
            await self.run_action(row.action)
        elif isinstance(row, Action):
            await self.read_action(row)
        elif isinstance(row, BackupLine):
            self.action_verify()


def _read(desk: Desk, folder: Any) -> Kept:
    from frontdesk.desk.undo import imports
    from frontdesk.keeping.backup import label_of
    from frontdesk.keeping.checking import backups, last_verified

    label = label_of(desk.store.path)
    return Kept(imports(desk), backups(folder, label), last_verified(folder, desk.clock.now(), label), folder)
