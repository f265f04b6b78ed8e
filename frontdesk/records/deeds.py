"""What was done, by whom, and what it changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class Deed:
    """An act about to be done: `kind` for the program ("visit.log"), `label` for people ("Visit logged").

    Labels name the deed, not the person, so that forgetting a customer leaves no name behind. `at` is aware UTC.
    """

    kind: str
    label: str
    at: datetime
    till: str
    staff_id: int | None = None
    undoes: int | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One row before and after an action; None stands for a row that was not there.

    A bulk change names a span of rows instead: `last_id` is set and `count` rows are meant.
    """

    table: str
    row_id: int
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    last_id: int | None = None
    count: int = 1

    @property
    def forgotten(self) -> bool:
        """Whether it was of somebody who was forgotten since: nothing is kept of it that could be taken back."""
        return self.before is None and self.after is None and (self.last_id is None or not self.count)


@dataclass(frozen=True, slots=True)
class Action:
    """An act that was done, as the journal keeps it. `at` is UTC; `about` names the customers it touched."""

    id: int
    kind: str
    label: str
    at: datetime
    till: str
    who: str = ""
    undoes: int | None = None
    undone_by: int | None = None
    rows: int = 0
    about: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Imported:
    """A file that was brought in: its action, and how many customers, items, visits or staff it added and changed."""

    action: Action
    added: int
    changed: int


@dataclass(frozen=True, slots=True)
class Conflict:
    """A row that changed after the action which is to be undone: what it holds now stays."""

    table: str
    row_id: int
    column: str
    expected: str
    found: str


@dataclass(frozen=True, slots=True)
class Done:
    """What a write leaves for the caller: the row it made or changed and the action that takes it back.

    `action_id` is None when nothing was new, so that there is nothing to take back. `beside` is a sentence on what
    another till changed in the same thing meanwhile, which stands as well.
    """

    id: int
    action_id: int | None
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Undone:
    """What an undo did: its own action, the one it took back, and what it left alone."""

    action_id: int
    undid: Action
    conflicts: tuple[Conflict, ...] = ()

    @property
    def forgotten(self) -> bool:
        """Whether part of it was of somebody who was forgotten since, which stays as it is."""
        return any(change.forgotten for change in self.undid.changes)
