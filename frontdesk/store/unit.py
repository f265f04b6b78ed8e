"""One unit of work: every row it adds, changes or removes is journalled with it, or nothing happened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import bindparam, delete, select
from sqlalchemy.orm import make_transient_to_detached
from sqlmodel import SQLModel

from frontdesk.store.derived import day_sums, standings
from frontdesk.store.derived.touched import Touched
from frontdesk.store.file.engine import driver, next_id
from frontdesk.store.file.prepared import put
from frontdesk.store.journal.bulk import by_column, put_columns
from frontdesk.store.journal.images import BOOKKEEPING, image_from, image_of, packs, row_class, table_of
from frontdesk.store.journal.noting import Noted
from frontdesk.store.journal.undone import tie
from frontdesk.store.search.following import follow
from frontdesk.store.tables import ItemRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection
    from sqlmodel import Session

    from frontdesk.clock import Clock
    from frontdesk.records.deeds import Deed
    from frontdesk.store.journal.bulk import Columns

Row = TypeVar("Row", bound=SQLModel)


class Work:
    """The open unit of work that `Store.writing` hands out.

    Rows are changed with these verbs alone. Listening to the session instead was tried: an attribute set on an
    expired row has no value before, a bulk update records nothing, a delete has an empty history.
    """

    def __init__(self, session: Session, deed: Deed, clock: Clock) -> None:
        self.session = session
        self.clock = clock
        self.deed = deed
        self.touched = Touched(session)
        self._noted = Noted(session, deed)
        self._removed: dict[str, set[int]] = {}
        self._written: dict[str, set[int]] = {}

    @property
    def action_id(self) -> int | None:
        """The journal's number of this act; None as long as it has changed nothing."""
        return self._noted.action_id

    def begin(self) -> int:
        """Let the act stand in the journal, and give its number.

        Raises:
            NoLongerHere: whoever acts is not on the team any more.
        """
        return self._noted.begin()

    @property
    def connection(self) -> Connection:
        """The connection of this transaction, for reading in bulk."""
        return self.session.connection()

    def add(self, row: Row) -> Row:
        """Add a row; it has its id when this returns."""
        # An undo may roll back to a savepoint and add the same rows once more: there the session keeps the books.
        if self.deed.undoes is not None or row.id is not None:  # type: ignore[attr-defined]
            self.session.add(row)
            self.session.flush()
        else:
            table = table_of(row)
            values = {column.key: getattr(row, column.key) for column in table.columns if column.key != "id"}
            row.id = put(self.connection, table, [values])
            make_transient_to_detached(row)
            self.session.add(row)
        self._note(row, before=None, after=image_of(row))
        return row

    def add_values(self, kind: type[SQLModel], **values: Any) -> int:
        """Add a row that is never looked at as an object, by the values of all its columns; its id.

        The objects of a visit and its lines took 0.25 ms of 1.6.
        """
        table = table_of(kind)
        row_id = put(self.connection, table, [values])
        owner = self.touched.added(kind, row_id, values)
        self._written.setdefault(table.name, set()).add(row_id)
        self._noted.row(table.name, row_id, owner, None, image_from(table, {"id": row_id, **values}))
        return row_id

    def change(self, row: SQLModel, **values: Any) -> bool:
        """Give a row new values; False when it had them all already."""
        new = {key: value for key, value in values.items() if getattr(row, key) != value}
        if not new:
            return False
        before = image_of(row)
        self.touched.by(row)
        for key, value in new.items():
            setattr(row, key, value)
        if "version" in before:
            row.version += 1  # type: ignore[attr-defined]
        self.session.add(row)
        self.session.flush()
        after = image_of(row)
        changed = [key for key in after if before[key] != after[key] and key not in BOOKKEEPING]
        self._note(row, before={key: before[key] for key in changed}, after={key: after[key] for key in changed})
        return True

    def remove(self, row: SQLModel) -> None:
        """Remove a row; its image stays in the journal."""
        before = image_of(row)
        self._note(row, before=before, after=None)
        self._removed.setdefault(str(row.__tablename__), set()).add(_id_of(row))
        self.session.delete(row)
        self.session.flush()

    def add_many(self, kind: type[SQLModel], rows: Sequence[dict[str, Any]]) -> range:
        """Add many rows at once, journalled as one span; their ids, in the order of `rows`.

        As ORM objects 20,000 rows with their journal lines took 2.8 s, this way 0.3 s.
        """
        return self.add_columns(kind, by_column(rows)) if rows else range(0)

    def add_columns(self, kind: type[SQLModel], columns: Columns) -> range:
        """Add many rows at once, given column by column; their ids, in the same order.

        To make a dictionary of each row first takes a twentieth more of an import.
        """
        count = len(next(iter(columns.values()), ()))
        first = next_id(self.connection, str(kind.__tablename__)) if count else 0
        return self._put(kind, columns, range(first, first + count)) if count else range(0)

    def put_back(self, kind: type[SQLModel], rows: Sequence[dict[str, Any]]) -> range:
        """Add many rows that have their ids already, ascending; the span of ids they lie in."""
        return self._put(kind, by_column(rows), [int(row["id"]) for row in rows]) if rows else range(0)

    def _put(self, kind: type[SQLModel], columns: Columns, ids: Sequence[int]) -> range:
        name, first, last = str(kind.__tablename__), ids[0], ids[-1]
        count, digest = put_columns(self.connection, kind, columns, ids)
        self._noted.span(name, first, last, count, digest, removed=None)
        # Only an undo asks for every id; those of a large import would fill the memory.
        self._written.setdefault(name, set()).update(ids if self.deed.undoes is not None else ids[:1])
        self.touched.columns(kind, columns, ids)
        return range(first, last + 1)

    def remove_span(self, name: str, first: int, last: int, *, sparing: frozenset[int] = frozenset()) -> None:
        """Remove all rows with ids from `first` to `last` but the spared ones; the journal keeps them, packed."""
        kind = row_class(name)
        key = table_of(kind).c.id
        self.touched.span(kind, first, last)
        rows = self.session.scalars(select(kind).where(key.between(first, last)).order_by(key))
        images = [image_of(row) for row in rows if _id_of(row) not in sparing]
        if not images:
            return
        if sparing:
            # One by one: there may be more to spare than a statement takes values.
            one = delete(table_of(kind)).where(key == bindparam("one"))
            self.connection.execute(one, [{"one": image["id"]} for image in images])
        else:
            self.connection.execute(delete(table_of(kind)).where(key.between(first, last)))
        self._removed.setdefault(name, set()).update(int(image["id"]) for image in images)
        self.session.expire_all()
        for part, pack in packs(images):
            self._noted.span(name, int(part[0]["id"]), int(part[-1]["id"]), len(part), "", removed=pack)

    def removed(self) -> dict[str, set[int]]:
        """The ids of the rows that this unit of work removed so far, by table."""
        return self._removed

    def written(self) -> dict[str, set[int]]:
        """The ids of the rows that this unit of work added, changed or put back so far, by table.

        Of rows added by `add_many` in another act than an undo only the first id stands for all.
        """
        return self._written

    def mark(self) -> int:
        """How far the journal has come, for `back_to`."""
        return self._noted.mark()

    def back_to(self, mark: int) -> None:
        """Forget what was noted since a mark, whose rows the caller has rolled back to a savepoint."""
        self._noted.back_to(mark)
        self._removed.clear()
        self._written.clear()

    def _note(self, row: SQLModel, *, before: dict[str, Any] | None, after: dict[str, Any] | None) -> None:
        self.touched.by(row)
        if isinstance(row, ItemRow) and before and after and "name" in after:
            self.touched.by_new_name(row)
        if after is not None:
            self._written.setdefault(str(row.__tablename__), set()).add(_id_of(row))
        self._noted.row(str(row.__tablename__), _id_of(row), self.touched.owner(row), before, after)

    def finish(self) -> None:
        """Write the journal's lines and bring everything that is worked out from the rows up to date."""
        self.session.flush()
        self._noted.write()
        if self.deed.undoes is not None and self.action_id is not None:
            tie(self.session, self.deed.undoes, self.begin())
        usually = standings.refresh(self.session, self.clock, self.touched.visited, self.touched.since)
        day_sums.refresh(self.session, self.clock.day_of(self.deed.at), self.touched.days)
        follow(driver(self.connection), self.touched.reworded() | usually, self.touched.seen)


def _id_of(row: SQLModel) -> int:
    found = row.id  # type: ignore[attr-defined]
    return int(found)
