"""What of a visit is written by hand, when two tills write it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from frontdesk.desk.clashing import Edit, united
from frontdesk.words.orders import OrderWord, write_order

if TYPE_CHECKING:
    from collections.abc import Callable

    from frontdesk.desk.desk import Desk
    from frontdesk.records.orders import Visit
    from frontdesk.store.unit import Work

_LABELS = {"order": "order", "note": "note", "next_note": "next time"}


@dataclass(frozen=True, slots=True)
class _Written:
    order: str
    note: str
    next_note: str


def _written(visit: Visit) -> _Written:
    words = write_order(OrderWord(line.quantity, line.name, line.modifiers) for line in visit.lines)
    return _Written(words, visit.note, visit.next_note)


def together(
    desk: Desk,
    work: Work,
    versions: tuple[Visit, Visit],
    typed: dict[str, str],
    again: Callable[[Desk, dict[str, Any]], Any],
) -> tuple[dict[str, Any], str]:
    """What is to be written of what somebody typed, and what another till changed beside it.

    Args:
        desk: who writes it.
        work: the transaction.
        versions: the visit as it was seen, and as it is now.
        typed: order, note and next_note, as far as they are written.
        again: writes what it is given upon what is there now.

    Raises:
        TwoVersions: another till wrote the same otherwise since.
    """
    seen, now = versions
    joinable = frozenset({"note", "next_note"})

    def once_more(desk: Desk, _now: object, kept: dict[str, Any]) -> object:
        return again(desk, kept)

    row = ("visits", seen.id)
    edit = Edit(work.session, row, _written(seen), _written(now), _LABELS, once_more, joinable=joinable)
    return united(desk, edit, typed)
