"""How the day stands, beside the work: counted in a thread, never in the way of an answer."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual import getters, work
from textual.worker import get_current_worker

from frontdesk.mishaps import left_to_an_act
from frontdesk.tui.messages import BackupSeen, Came, Owed, PinsGone
from frontdesk.tui.screens.base import DeskScreen
from frontdesk.tui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from frontdesk.desk.desk import Desk
    from frontdesk.records.copies import BackupWord


class Counting(DeskScreen, part=True):
    """A screen whose status line says what is owed."""

    status = getters.query_one(StatusLine)

    @work(group="owed", exclusive=True)
    async def count_owed(self) -> None:
        """Count anew what is owed, behind all that the desk is doing: what acts need is loaded first."""
        await self.app.later.wait()
        with left_to_an_act():
            desk = await self.at_desk(_itself)
            self.run_worker(partial(self._count, desk), group="owed-count", exclusive=True, thread=True)

    def count_the_day(self) -> None:
        """Count the visits of today anew, and what is owed."""
        if (desk := self.app.desk) is not None:
            self.run_worker(partial(self._day, desk), group="day", exclusive=True, thread=True)
            self.count_owed()

    def _day(self, desk: Desk) -> None:
        from frontdesk.desk.today import visits_today

        with left_to_an_act():
            self.post_message(Came(visits_today(desk)))

    def on_came(self, message: Came) -> None:
        """Say how many visits today has."""
        message.stop()
        self.status.today(message.visits_today)

    def _count(self, desk: Desk) -> None:
        from frontdesk.desk.promising.followups import counts

        worker = get_current_worker()
        with left_to_an_act():
            due, backup = counts(desk), self._look_for_backups(desk)
            if not worker.is_cancelled:  # else a newer count has begun: this one knows less, and must not come after it
                self.post_message(Owed(due))
                self.post_message(BackupSeen(backup))
                self.post_message(PinsGone(_pins_gone(desk)))

    def _look_for_backups(self, desk: Desk) -> BackupWord:
        """By their names alone: to read one takes longer than anybody waits at a counter."""
        from frontdesk.keeping.checking import at_a_glance

        return at_a_glance(desk.store, self.app.settings.backup_folder)

    def on_owed(self, message: Owed) -> None:
        """Say what is owed."""
        message.stop()
        self.status.owed(message.due)

    def on_pins_gone(self, message: PinsGone) -> None:
        """Say that all PINs were taken off lately: whoever did not know should ask."""
        message.stop()
        self.status.pins_gone(message.words)

    def on_backup_seen(self, message: BackupSeen) -> None:
        """Say how old the last backup is."""
        message.stop()
        self.status.backed_up(message.word)


def _itself(desk: Desk) -> Desk:
    return desk


def _pins_gone(desk: Desk) -> str:
    from frontdesk.desk.pins import reset_lately
    from frontdesk.words.phrases import short_date

    at = reset_lately(desk)
    return f"all PINs taken off {short_date(desk.clock.day_of(at), desk.clock.today())}" if at is not None else ""
