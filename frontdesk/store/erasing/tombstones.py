"""Who was forgotten, without a name: enough to know them again in a backup from before, and to forget them again.

A mark is a hash of a customer's number and of the instant at which they were added. Both never change, but for a
merge, which lets the earlier of two instants stand: then there is a mark for each. The key is the shop's own and
stands beside the marks, for they hide no name: without the backup they say nothing of anybody.
"""

from __future__ import annotations

import hmac
import secrets
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import create_engine, inspect, select
from sqlmodel import col

from frontdesk.records.forgetting import Tombstone
from frontdesk.store.file import drivers
from frontdesk.store.file.plain_words import plainly
from frontdesk.store.file.portions import portions
from frontdesk.store.journal.images import table_of
from frontdesk.store.tables import ChangeRow, CustomerRow, TombstoneRow

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from pathlib import Path

    from sqlmodel import Session

_BYTES = 16


def put(session: Session, customers: Collection[int], at: datetime) -> None:
    """Remember that these customers are being forgotten; they must still be there."""
    key = session.scalar(select(col(TombstoneRow.key)).limit(1)) or secrets.token_hex(_BYTES)
    there = set(session.scalars(select(col(TombstoneRow.mark))))
    instants = _instants(session, customers)
    marks = {_mark(key, who, instant) for who, added in instants.items() for instant in added}
    for mark in sorted(marks - there):
        session.add(TombstoneRow(token=secrets.token_hex(_BYTES), key=key, mark=mark, at=at))
    session.flush()


def of_file(path: Path) -> tuple[Tombstone, ...]:
    """The tombstones in a shop's file or a backup, which is only read; none where its tables are too old for any.

    Raises:
        StoreTrouble: it cannot be read.
    """
    table = table_of(TombstoneRow)
    with plainly(path):
        opened = drivers.opened(path, "ro")
    engine = create_engine("sqlite://", module=drivers.behind(opened), creator=lambda: opened, hide_parameters=True)
    try:
        with plainly(path), engine.connect() as file:
            if not inspect(file).has_table(table.name):
                return ()
            rows = file.execute(select(table.c.token, table.c.key, table.c.mark, table.c.at).order_by(table.c.id))
            return tuple(Tombstone(*row) for row in rows)
    finally:
        engine.dispose()


def recognised(session: Session, tombstones: Iterable[Tombstone]) -> set[int]:
    """The customers of a shop whom these tombstones mean."""
    marks: dict[str, set[str]] = {}
    for each in tombstones:
        marks.setdefault(each.key, set()).add(each.mark)
    if not marks:
        return set()
    everybody = session.execute(select(col(CustomerRow.id), col(CustomerRow.created_at)))
    return {
        who
        for who, instant in everybody
        if who is not None and any(_mark(key, who, instant) in known for key, known in marks.items())
    }


def carry(session: Session, tombstones: Iterable[Tombstone]) -> int:
    """Add the tombstones that a shop has not got yet; how many."""
    there = set(session.scalars(select(col(TombstoneRow.token))))
    new = [each for each in tombstones if each.token not in there]
    session.add_all(TombstoneRow(token=each.token, key=each.key, mark=each.mark, at=each.at) for each in new)
    session.flush()
    return len(new)


def _instants(session: Session, customers: Collection[int]) -> dict[int, set[datetime]]:
    """When each of these was added, as it stands now and as it stood before merges."""
    found: dict[int, set[datetime]] = {}
    for part in portions(sorted(customers)):
        there = select(col(CustomerRow.id), col(CustomerRow.created_at)).where(col(CustomerRow.id).in_(part))
        for who, instant in session.execute(there):
            found.setdefault(who or 0, set()).add(instant)
        lines = select(col(ChangeRow.row_id), col(ChangeRow.before), col(ChangeRow.after))
        own = lines.where(col(ChangeRow.name) == "customers", col(ChangeRow.row_id).in_(part))
        for who, before, after in session.execute(own):
            found[who] |= {datetime.fromisoformat(image["created_at"]) for image in (before, after) if _dated(image)}
    return found


def _dated(image: dict[str, Any] | None) -> bool:
    return bool(image and image.get("created_at"))


def _mark(key: str, customer_id: int, added: datetime) -> str:
    told = f"{customer_id} {added.astimezone(UTC).isoformat(timespec='microseconds')}"
    return hmac.digest(bytes.fromhex(key), told.encode(), "sha256").hex()
