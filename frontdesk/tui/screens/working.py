"""Long work on a screen: it goes on while other screens are in front, and its end is told wherever one is."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual import getters

from frontdesk.tui.screens.jobs import Ended, Job, carried_out, told
from frontdesk.tui.screens.taking_back import TakingBack
from frontdesk.tui.widgets.told_lines import ToldLines, said

if TYPE_CHECKING:
    from frontdesk.tui.screens.jobs import Finished, WentOn, Work


class Working(TakingBack):
    """A screen with room for one job at a time."""

    job: Job | None = None
    """What runs now."""
    _ended: Ended | None = None
    """How the last one ended, until the next begins."""

    job_lines = getters.query_one("#job", ToldLines)

    def start(self, job: Job, work: Work) -> bool:
        """Begin some work; whether it began: not while other work goes on."""
        if self.job is not None:
            self.say(f"One thing at a time: {self.job.what[:1].lower()}{self.job.what[1:]} goes on.")
            return False
        if (desk := self.app.desk) is None:
            return False
        self.job, self._ended = job, None
        self.status.done("")
        self.show_job()
        self.run_worker(partial(carried_out, job, work, desk, self.post_message), group="job", thread=True)
        return True

    def show_job(self) -> None:
        """Say how far the work is, or how it ended."""
        if self.job is not None:
            self.job_lines.show(partial(told, self.job))
        elif self._ended is not None:
            sign = ("▲", "bold $alarm") if self._ended.bad else ("✓", "bold $cool")
            self.job_lines.show(said(sign, self._ended.sentence, self._ended.then, "$alarm" if self._ended.bad else ""))
        else:
            self.job_lines.show(None)
        self.refresh_bindings()

    def on_went_on(self, message: WentOn) -> None:
        """It is further than it was."""
        message.stop()
        self.show_job()

    async def on_finished(self, message: Finished) -> None:
        """Say how it ended: here, and to whoever looks at another screen."""
        message.stop()
        self.job = None
        self.ended_with(message.ended)
        if self.app.screen is not self:
            self.say(message.ended.sentence, bad=message.ended.bad)
        await self.show_again()
        if message.ended.ask is not None:
            message.ended.ask()

    def ended_with(self, ended: Ended) -> None:
        """This is how the last work ended."""
        self._ended = ended
        self.show_job()

    def action_stop(self) -> None:
        """Stop what runs; nothing of it stays."""
        if self.job is not None and self.job.stoppable:
            self.job.stop.set()
            self.show_job()

    def on_unmount(self) -> None:
        """Whoever leaves the program stops what runs."""
        if self.job is not None:
            self.job.stop.set()
