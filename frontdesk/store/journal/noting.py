"""What a unit of work leaves in the journal: the act once, and a line for each row or span of rows that it touched."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, select
from sqlmodel import col

from frontdesk.errors import NoLongerHere
from frontdesk.store.file.prepared import Prepared, put
from frontdesk.store.journal.images import table_of
from frontdesk.store.tables import ActionRow, ChangeRow, SpanRow, StaffRow

if TYPE_CHECKING:
    from sqlmodel import Session

    from frontdesk.records.deeds import Deed

_ON_THE_TEAM = Prepared(select(col(StaffRow.id)).where(col(StaffRow.id) == bindparam("who")))


class Noted:
    """The act that is under way, as the journal will tell it."""

    def __init__(self, session: Session, deed: Deed) -> None:
        self._session = session
        self._deed = deed
        self._lines: list[dict[str, Any]] = []
        self.action_id: int | None = None
        """The journal's number of this act; None as long as it has changed nothing."""

    def begin(self) -> int:
        """Let the act stand in the journal, and give its number.

        Raises:
            NoLongerHere: whoever acts is not on the team any more.
        """
        if self.action_id is None:
            deed = self._deed
            if deed.staff_id is not None and not _ON_THE_TEAM.rows(self._session, who=deed.staff_id):
                raise NoLongerHere
            self.action_id = put(
                self._session.connection(),
                table_of(ActionRow),
                [
                    {
                        "kind": deed.kind,
                        "label": deed.label,
                        "at": deed.at,
                        "till": deed.till,
                        "staff_id": deed.staff_id,
                        "undoes": deed.undoes,
                        "undone_by": None,
                    }
                ],
            )
        return self.action_id

    def row(
        self,
        name: str,
        row_id: int,
        customer_id: int | None,
        before: dict[str, Any] | None,
        after: dict[str, Any] | None,
    ) -> None:
        """Note a row of a table that was added, changed or removed, with the columns that it says something new of."""
        self._lines.append(
            {
                "action_id": self.begin(),
                "name": name,
                "row_id": row_id,
                "customer_id": customer_id,
                "before": before,
                "after": after,
            }
        )

    def span(self, name: str, first: int, last: int, rows: int, digest: str, removed: bytes | None) -> None:
        """Note a span of a table's ids: rows added, summed up in a `digest`, or `removed`, packed."""
        span = SpanRow(
            action_id=self.begin(),
            name=name,
            first_id=first,
            last_id=last,
            place=len(self._lines),
            rows=rows,
            digest=digest,
            removed=removed,
        )
        self._session.add(span)
        self._session.flush()

    def mark(self) -> int:
        """How far the journal has come, for `back_to`."""
        return len(self._lines)

    def back_to(self, mark: int) -> None:
        """Forget what was noted since a mark."""
        del self._lines[mark:]

    def write(self) -> None:
        """Write the lines, which stay in memory until the act is done."""
        if self._lines:
            put(self._session.connection(), table_of(ChangeRow), self._lines)
