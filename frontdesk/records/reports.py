"""What a batch, a check or a look back found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from frontdesk.records.people import CustomerLine
    from frontdesk.records.promises import FollowUp, KeyDate
    from frontdesk.records.voices import Feedback, Thanks, ToTell


@dataclass(frozen=True, slots=True)
class Review:
    """The figures of a span of shop days, both ends included; `visits` includes `walk_ins`."""

    start: date
    end: date
    visits: int
    customers: int
    new: int
    returning: int
    walk_ins: int
    before: Review | None = None


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
    that stayed out, without their cells: the rejects file has those.
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
