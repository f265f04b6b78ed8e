"""Which act took back which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.store.tables import ActionRow

if TYPE_CHECKING:
    from sqlmodel import Session


def tie(session: Session, undoes: int, undoer: int) -> None:
    """Note that an act takes another back.

    Undoing an undo does the deed again, and so on down the chain: what is in force again undoes the next.
    """
    undone = session.get(ActionRow, undoes)
    while undone is not None:
        undone.undone_by = undoer
        again = session.get(ActionRow, undone.undoes) if undone.undoes is not None else None
        if again is None or again.id is None:
            break
        again.undone_by, undoer = None, again.id
        undone = session.get(ActionRow, again.undoes) if again.undoes is not None else None
    session.flush()
