"""Long work in a thread of its own: how far it is, how it ended, and the key that stops it."""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import Event
from time import monotonic
from typing import TYPE_CHECKING

from textual.message import Message

from frontdesk.mishaps import caught
from frontdesk.tui.text import cells
from frontdesk.tui.widgets.bars import lying
from frontdesk.words.phrases import count

if TYPE_CHECKING:
    from collections.abc import Callable

    from frontdesk.desk.desk import Desk
    from frontdesk.tui.text import Part

    Progress = Callable[[int, int | None], None]
    Work = Callable[[Desk, Progress], "Ended"]
    """Does the work; it is handed what to tell how far it is, which raises when somebody stopped it."""

_EVERY = 0.1
"""Seconds between two words on how far it is: more often nobody can read."""
_SETTLED = 1.0
"""Seconds after which the speed of a step is worth telling."""
_BARS = ((90, 24), (70, 12), (0, 10))
"""The least width of the line, and the width of its bar then: what the bar leaves is for the figures."""
_MINUTE = 60


@dataclass(frozen=True, slots=True)
class Ended:
    """How some work ended: a sentence, what follows from it, whether it went wrong, and what is to be asked now."""

    sentence: str
    then: str = ""
    bad: bool = False
    ask: Callable[[], object] | None = None


@dataclass
class Job:
    """Some work that goes on.

    Attributes:
        what: it, in words: "Importing people.csv".
        unit: what is counted: "row".
        steps: what is done to them, one after the other: "checked", "written".
        stoppable: whether it can be stopped half way.
        done: how much of this step is done.
        total: of how much, once that is known.
        step: which of the steps it is at.
        since: when this step began, by the machine's own clock.
    """

    what: str
    unit: str = ""
    steps: tuple[str, ...] = ()
    stoppable: bool = False
    done: int = 0
    total: int | None = None
    step: int = 0
    since: float = field(default_factory=monotonic)
    stop: Event = field(default_factory=Event)
    _told: float = 0.0

    def went_on(self, done: int, total: int | None) -> bool:
        """Take note of how far it is; whether that is worth telling now."""
        now = monotonic()
        if done < self.done:  # the next step counts from nought
            self.since, self.step = now, self.step + 1
        self.done, self.total = done, total
        if now - self._told < _EVERY:
            return False
        self._told = now
        return True

    @property
    def speed(self) -> float | None:
        """How much a second; None when it is too early to tell."""
        took = monotonic() - self.since
        return self.done / took if took >= _SETTLED and self.done else None


class WentOn(Message):
    """Some work is further than it was."""


class Finished(Message):
    """Some work has ended."""

    def __init__(self, job: Job, ended: Ended) -> None:
        super().__init__()
        self.job = job
        self.ended = ended


def carried_out(job: Job, work: Work, desk: Desk, post: Callable[[Message], object]) -> None:
    """Do some work in the thread that calls, and post how far it is and how it ended.

    What went wrong is told as an end like any other; what nobody foresaw is logged without the customers it was about.
    """
    from frontdesk.exchange.importing import Cancelled

    def progress(done: int, total: int | None) -> None:
        if job.stop.is_set():
            raise Cancelled
        if job.went_on(done, total):
            post(WentOn())

    with caught(lambda error: post(Finished(job, Ended(error.sentence, error.hint, bad=True)))):
        try:
            ended = work(desk, progress)
        except Cancelled:
            ended = Ended(f"Stopped: {job.what[:1].lower()}{job.what[1:]}. Nothing was written.")
        post(Finished(job, ended))


def told(job: Job, width: int) -> list[list[Part]]:
    """The work as it stands: what it is, and in the line below how far, how fast and how long yet."""
    stop: Part = ("stopping…" if job.stop.is_set() else "Esc stops it" if job.stoppable else "", "$quiet")
    gap = width - cells(job.what) - cells(stop[0]) - 2
    what: list[Part] = [("● ", "$warm"), (job.what, "bold"), (" " * max(gap, 2), ""), stop]
    facts = _facts(job)
    if not facts:
        return [what]
    bar = lying(job.done, job.total, next(bar for least, bar in _BARS if width >= least), "$warm") if job.total else []
    room = width - 2 - sum(cells(text) for text, _ in bar) - 2
    while len(facts) > 1 and cells(" · ".join(facts)) > room:
        facts.pop(1)
    return [what, [("  ", ""), *bar, ("  " if bar else "", ""), (" · ".join(facts), "")]]


def _facts(job: Job) -> list[str]:
    if not job.done:
        return []
    of = f" of {job.total:,}" if job.total else ""
    unit = count(job.total or job.done, job.unit).split(" ", 1)[1]
    doing = f" {job.steps[min(job.step, len(job.steps) - 1)]}" if job.steps else ""
    facts = [f"{job.done:,}{of} {unit}{doing}"]
    if job.speed is not None:
        facts.append(f"{job.speed:,.0f} a second")
        if job.total:
            facts.append(f"{_span((job.total - job.done) / job.speed)} left")
    return facts


def _span(seconds: float) -> str:
    if seconds < _MINUTE:
        return f"{max(round(seconds), 1)} s"
    return f"{round(seconds / _MINUTE)} min"
