"""What a batch, a check or a look back found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from frontdesk.records.ideas import IdeaFigures

if TYPE_CHECKING:
    from datetime import date

    from frontdesk.records.found import CustomerLine
    from frontdesk.records.ideas import ToTell
    from frontdesk.records.promises import FollowUp, KeyDate
    from frontdesk.records.twins import PossibleDuplicate
    from frontdesk.records.voices import Feedback, Thanks

FEWEST = 10
"""Of fewer than so many no share is told: one visit more or less would turn it over."""


_NO_IDEAS = IdeaFigures(heard=0, decided=0, told=0, to_tell=0, median_days=None)


def share_of(part: int, n: int) -> float | None:
    """What part of `n` it is, from 0 to 1; None when there are too few to say."""
    return part / n if n >= FEWEST else None


@dataclass(frozen=True, slots=True)
class Happiness:
    """How many visits were rated `+`, `=` and `-`."""

    good: int = 0
    so_so: int = 0
    bad: int = 0

    @property
    def n(self) -> int:
        """How many were rated at all."""
        return self.good + self.so_so + self.bad

    @property
    def share(self) -> float | None:
        """The share of `+` among the rated ones, None under ten of them."""
        return share_of(self.good, self.n)


@dataclass(frozen=True, slots=True)
class FeedbackFigures:
    """What was said in a span, and what became of it.

    `opened` was heard in the span, `closed` closed in it, of every kind. `overdue` are complaints that were open past
    their clock at the end of the span's last day, or are now if that is sooner. Of the `solved` complaints and
    questions among the closed ones so many were at `first_contact`: praise and ideas are nothing to solve.
    """

    opened: int = 0
    closed: int = 0
    overdue: int = 0
    solved: int = 0
    first_contact: int = 0

    @property
    def first_contact_share(self) -> float | None:
        """The share of first contact among what was solved, None under ten of them."""
        return share_of(self.first_contact, self.solved)


@dataclass(frozen=True, slots=True)
class RecoveryFigures:
    """How the recoveries went of the complaints that known customers made in a span, as later visits say today."""

    won_back: int = 0
    still_unhappy: int = 0
    not_seen: int = 0
    not_asked: int = 0

    @property
    def complaints(self) -> int:
        """How many complaints there were."""
        return self.won_back + self.still_unhappy + self.not_seen + self.not_asked


@dataclass(frozen=True, slots=True)
class MakeGoodFigures:
    """What was given to make good in a span, in minor units.

    `budget` is what staff may give in a month without asking, `month_sum` what was given, up to the span's end, in the
    calendar month that holds it. `over_budget` counts what it took the owner to give.
    """

    count: int = 0
    sum: int = 0
    budget: int = 0
    month_sum: int = 0
    over_budget: int = 0


@dataclass(frozen=True, slots=True)
class PromiseFigures:
    """Follow-ups: `kept` are those done in a span; `open` and, of those, `overdue` are as of now, whatever the span."""

    kept: int = 0
    open: int = 0
    overdue: int = 0


@dataclass(frozen=True, slots=True)
class Review:
    """The figures of a span of shop days, both ends included; `visits` includes `walk_ins`.

    `thanks` are compliments of the span for which nobody was thanked yet, by the member of the team they name.
    """

    start: date
    end: date
    visits: int
    customers: int
    new: int
    returning: int
    walk_ins: int
    before: Review | None = None
    happiness: Happiness = Happiness()
    feedback: FeedbackFigures = FeedbackFigures()
    recoveries: RecoveryFigures = RecoveryFigures()
    make_goods: MakeGoodFigures = MakeGoodFigures()
    promises: PromiseFigures = PromiseFigures()
    ideas: IdeaFigures = _NO_IDEAS
    thanks: tuple[Thanks, ...] = ()


@dataclass(frozen=True, slots=True)
class Birthday:
    """Somebody whose birthday it is; `turning` is None when the year is not known."""

    customer_id: int
    name: str
    turning: int | None = None


@dataclass(frozen=True, slots=True)
class Morning:
    """What to know before the door opens: who is expected, what was promised, whom to tell and to thank.

    `expected` are regulars whose habit names this weekday, by their usual hour. `complaints` are open ones whose
    clock runs out today or has; `follow_ups` those due today or before; `dates` what is booked, ready or to renew
    today; `thanks` are for what was praised since the last opening day.
    """

    day: date
    expected: tuple[CustomerLine, ...] = ()
    birthdays: tuple[Birthday, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    dates: tuple[KeyDate, ...] = ()
    complaints: tuple[Feedback, ...] = ()
    tells: tuple[ToTell, ...] = ()
    thanks: tuple[Thanks, ...] = ()


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row of a file that did not go in: its first physical line, why, and its cells."""

    line: int
    reason: str
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did, or would do.

    `created`, `updated`, `unchanged` and `left_out` (possible duplicates that were to be skipped) count customers,
    items, visits or staff; `records` counts the file's rows, `blank` the empty ones and `rejected` lists the others
    that stayed out, without their cells: the rejects file has those. `duplicates` names the likeliest of the
    `possible_duplicates`.
    """

    noun: str
    format: str
    created: int
    updated: int
    unchanged: int
    possible_duplicates: int
    rejected: tuple[Rejected, ...]
    used: tuple[str, ...]
    kept: tuple[str, ...]
    ignored: tuple[str, ...]
    notes: tuple[str, ...] = ()
    action: int | None = None
    rejects_file: str | None = None
    dry_run: bool = False
    left_out: int = 0
    records: int = 0
    blank: int = 0
    duplicates: tuple[PossibleDuplicate, ...] = ()


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that the doctor looked at: `level` is ok, note or bad; `way_out` is the next step."""

    name: str
    level: str
    finding: str
    way_out: str = ""


@dataclass(frozen=True, slots=True)
class Health:
    """All that the doctor found; it holds no customer data."""

    checks: tuple[Check, ...]

    @property
    def well(self) -> bool:
        """Whether nothing bad was found."""
        return all(check.level != "bad" for check in self.checks)
