"""Two tills change the same thing: what does not clash goes together, what does is asked about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from frontdesk.errors import ChangedMeanwhile
from frontdesk.records.versions import Version
from frontdesk.words.phrases import joined, short_date

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sqlmodel import Session

    from frontdesk.desk.desk import Desk
    from frontdesk.records.versions import LastChange, Side

_QUOTED = 80


@dataclass(frozen=True, slots=True)
class Edit:
    """An edit of a row that was seen before.

    Attributes:
        session: the transaction that is to write it.
        row: its table and id.
        seen: its record when it was opened.
        now: its record in this transaction.
        labels: its fields, named as people do.
        again: does the edit once more upon what it is handed as seen, with the values it is given.
        words: writes a field's value as people type it.
        joinable: the fields of which both versions may stand, one below the other.
        owned: tables whose rows belong to the customer that the row is.
    """

    session: Session
    row: tuple[str, int]
    seen: Any
    now: Any
    labels: Mapping[str, str]
    again: Callable[[Desk, Any, dict[str, Any]], Any]
    words: Callable[[str, Any], str] = lambda _, value: str(value if value is not None else "")
    joinable: frozenset[str] = frozenset()
    owned: tuple[str, ...] = ()

    def last(self, fields: set[str]) -> LastChange | None:
        """Who changed some of its fields last."""
        from frontdesk.store.journal.last_change import last_change

        name, row_id = self.row
        return last_change(self.session, name, row_id, fields, self.owned, row_id if self.owned else None)


class TwoVersions(ChangedMeanwhile):
    """Another till changed the same meanwhile; nothing was overwritten.

    Attributes:
        versions: each field that both changed.
        last: who changed it, where and when, as far as the journal knows.
    """

    hint = "Look at both, and do it again if it shall stand."

    def __init__(self, desk: Desk, edit: Edit, values: Mapping[str, Any], fields: list[str]) -> None:
        self.versions = tuple(_version(edit, name, values[name]) for name in fields)
        self.last = edit.last(set(fields))
        self._edit, self._values = edit, dict(values)
        said = joined(
            [f"{each.label} is {_quoted(each.theirs)} now, not {_quoted(each.mine)}" for each in self.versions]
        )
        super().__init__(f"{self.by(desk)} changed this meanwhile: {said}. Nothing was saved.")

    def by(self, desk: Desk) -> str:
        """Who made the other version, where and when."""
        if self.last is None:
            return "Another till"
        day = short_date(desk.clock.day_of(self.last.at), desk.clock.today())
        when = f"{desk.clock.local(self.last.at):%H:%M}"
        today = desk.clock.day_of(self.last.at) == desk.clock.today()
        return f"{self.last.who or 'Somebody'} ({self.last.till}, {when if today else f'{day} {when}'})"

    def again(self, desk: Desk, sides: Mapping[str, Side]) -> Any:
        """Do it once more, upon what is there now; `sides` says for each field whose version stands.

        Raises:
            TwoVersions: it was changed once more.
        """
        values = dict(self._values)
        for each in self.versions:
            side = sides[each.field]
            if side == "theirs":
                del values[each.field]
            elif side == "both":
                values[each.field] = _both(each)
        return self._edit.again(desk, self._edit.now, values)


def _both(version: Version) -> str:
    """Theirs, and below it what was written here: lines that stood there before need no second place."""
    there = {*version.before.splitlines(), *version.theirs.splitlines()}
    mine = [line for line in version.mine.splitlines() if line not in there]
    return "\n".join([*filter(None, version.theirs.splitlines()), *mine])


def _version(edit: Edit, name: str, mine: Any) -> Version:
    before, theirs, typed = (
        edit.words(name, value) for value in (getattr(edit.seen, name), getattr(edit.now, name), mine)
    )
    return Version(name, edit.labels[name], before, theirs, typed, joinable=name in edit.joinable)


def united(desk: Desk, edit: Edit, wanted: Mapping[str, Any]) -> tuple[dict[str, Any], str]:
    """What is to be written of what somebody typed, and a sentence on what another till changed beside it.

    A field left as it was seen is not written, whatever it is now.

    Raises:
        TwoVersions: both changed the same field, and not to the same.
    """
    mine = {name: value for name, value in wanted.items() if value != getattr(edit.seen, name)}
    theirs = [name for name in edit.labels if getattr(edit.now, name) != getattr(edit.seen, name)]
    both = [name for name in theirs if name in mine and mine[name] != getattr(edit.now, name)]
    if both:
        raise TwoVersions(desk, edit, mine, both)
    beside = [edit.labels[name] for name in theirs if name not in mine]
    if not beside:
        return mine, ""
    last = edit.last({name for name in theirs if name not in mine})
    who = f"{last.who or 'Somebody'} ({last.till})" if last is not None else "Another till"
    return mine, f"{who} changed {joined(beside)} meanwhile; that stands as well."


def _quoted(text: str) -> str:
    said = " ".join(text.split())
    return f"“{said[: _QUOTED - 1]}…”" if len(said) > _QUOTED else f"“{said}”" if said else "empty"
