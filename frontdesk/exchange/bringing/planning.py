"""What an import is going to do, worked out before anything is written."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, TypeVar

from frontdesk.errors import FrontdeskError
from frontdesk.exchange.bringing.rejects import Rejects
from frontdesk.exchange.bringing.repeats import Repeats
from frontdesk.records.incoming import IncomingVisit, Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from frontdesk.desk.desk import Desk
    from frontdesk.exchange.bringing.staging import Columns, Stage
    from frontdesk.exchange.columns.remembering import Recalled
    from frontdesk.exchange.table import Table
    from frontdesk.records.incoming import Incoming
    from frontdesk.records.twins import PossibleDuplicate

MOST_WARNINGS = 20
REPORTS_EVERY = 1_000
FINGERPRINT = "~"
"""How the key of a row without an id begins."""


class Errand(NamedTuple):
    """What somebody asked for."""

    desk: Desk
    source: str
    on_duplicate: str = "add"
    create_customers: bool = False
    progress: Callable[[int, int | None], None] | None = None
    recalled: Recalled | None = None

    @property
    def remarks(self) -> tuple[str, ...]:
        """What was said of such a file before."""
        return self.recalled.notes if self.recalled else ()


class Staged(Protocol):
    """A row, checked, in the form in which it waits: named by `key`, its words summed up in `digest`."""

    @property
    def line(self) -> int:
        """The first physical line."""

    @property
    def key(self) -> str:
        """The id it has in its source, or a fingerprint."""

    @property
    def digest(self) -> str:
        """A number for all that it says."""


T = TypeVar("T", bound=Any)
"""A staged row: a named tuple that is `Staged`."""


class Plan:
    """The counts and sentences of one import, and the rows that stay out."""

    def __init__(self, errand: Errand) -> None:
        self.errand = errand
        self.created = self.updated = self.unchanged = self.left_out = self.possible_duplicates = 0
        self.duplicates: list[PossibleDuplicate] = []
        self.notes: list[str] = []
        self.rejects = Rejects()
        self._warnings = 0
        self._done = 0

    def refuse(self, one: Refused | Incoming, reason: str) -> None:
        """Keep a row out, with all the rows of the file that it is made of."""
        for line in one.lines_at if isinstance(one, IncomingVisit) else (one.line,):
            self.rejects.take(line, reason, one.cells if isinstance(one, Refused) else ())

    def warn(self, one: Incoming) -> None:
        """Report what was taken in spite of a flaw; the first twenty by name, all by number."""
        for warning in one.warnings:
            self._warnings += 1
            if self._warnings <= MOST_WARNINGS:
                self.notes.append(f"Line {one.line:,}: {warning}.")

    def sum_up(self) -> None:
        """Close the list of warnings."""
        if self._warnings > MOST_WARNINGS:
            self.notes.append(f"{self._warnings - MOST_WARNINGS:,} more such remarks.")

    def went_on(self, rows: int, total: int | None = None) -> None:
        """Tell whoever watches how far it is."""
        self._done += rows
        if self.errand.progress is not None:
            self.errand.progress(self._done, total)

    def begin_again(self) -> None:
        """Count the next step from nought."""
        self._done = 0


class Reading:
    """The rows of a file, checked and put aside; what a file says twice is found out on the way."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._keys = Repeats()
        self._repeated: Mapping[int, tuple[int, int]] = {}
        self._taken = array("q")

    def read(self, table: Table, told: Callable[[Any], T], stage: Stage[T]) -> None:
        """Put every row of the table aside as `told` makes it; `told` raises what speaks against a row."""
        plan, rows = self._plan, list[T]()
        for number, one in enumerate(table, 1):
            if not number % REPORTS_EVERY:
                plan.went_on(REPORTS_EVERY)
                rows = self._put_aside(rows, stage)
            if isinstance(one, Refused):
                plan.refuse(one, one.reason)
                continue
            if one.warnings:
                plan.warn(one)
            try:
                rows.append(told(one))
            except FrontdeskError as trouble:
                plan.refuse(one, trouble.sentence.rstrip("."))
        self._put_aside(rows, stage)

    def _put_aside(self, rows: list[T], stage: Stage[T]) -> list[T]:
        """Let go of these rows; an empty list for the next ones."""
        self._keys.saw_all([row.key for row in rows], [row.line for row in rows])
        stage.put_all(rows)
        return []

    def once(self, stage: Stage[T], numbered: Callable[[T, int], T] | None = None) -> Iterator[list[T]]:
        """The rows put aside, without what repeats: an id that comes twice is taken once, or refused if it differs.

        With `numbered`, rows without an id are made different by their number instead: equal people may well be two.
        """
        self._repeated = self._keys.copies()
        same = _told_alike(stage) if self._repeated else {}
        for batch in stage.batches():
            kept: list[T] = []
            for row in batch if self._repeated else ():
                first, copy = self._repeated.get(row.line, (0, 1))
                if copy == 1:
                    kept.append(row)
                elif numbered is not None and row.key.startswith(FINGERPRINT):
                    kept.append(numbered(row, copy))
                elif same.get(row.line, (0, 0))[0] == first:
                    self._plan.unchanged += 1
                else:
                    self._refuse(row, first)
            yield kept if self._repeated else batch

    def take(self, row: Staged) -> None:
        """Note that a row is to be written as new; rows come in the order in which `once` gives them."""
        self._taken.append(row.line)

    @property
    def taken(self) -> int:
        """How many rows are to be written as new."""
        return len(self._taken)

    def again(self, stage: Stage[T], numbered: Callable[[T, int], T] | None = None) -> Iterator[list[T]]:
        """The rows that are to be written as new, once more."""
        lines = iter(self._taken)
        due = next(lines, None)
        for batch in stage.batches():
            kept: list[T] = []
            for row in batch:
                if row.line == due:
                    copy = self._repeated.get(row.line, (0, 1))[1]
                    kept.append(numbered(row, copy) if numbered and copy > 1 else row)
                    due = next(lines, None)
            if kept:
                yield kept

    def again_by_column(self, stage: Stage[T], numbered: Callable[[T, int], T]) -> Iterator[Columns]:
        """The same batches, column by column: as they were put aside where all of them are new."""
        if self.taken == stage.rows and not self._repeated:
            yield from stage.columns()
            return
        for batch in self.again(stage, numbered):
            yield list(zip(*batch, strict=True))

    def _refuse(self, row: Staged, first: int) -> None:
        what = f"“{row.key[1:61]}”" if row.key.startswith(FINGERPRINT) else f"the id {row.key[:60]}"
        reason = f"{what} stands in line {first:,} already, with other details"
        for line in getattr(row, "lines_at", (row.line,)):
            self._plan.rejects.take(line, reason)


def _told_alike(stage: Stage[T]) -> Mapping[int, tuple[int, int]]:
    """The rows that say with the same id the same as one before them."""
    seen = Repeats()
    for batch in stage.batches():
        seen.saw_all([row.key + row.digest for row in batch], [row.line for row in batch])
    return seen.copies()
