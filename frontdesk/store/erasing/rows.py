"""The rows of people who are forgotten: gone, or left as counts that are nobody's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, delete, select, update
from sqlmodel import col

from frontdesk.store.erasing.people import visit_origins
from frontdesk.store.erasing.remains import DERIVED, FORGOTTEN, NO_ROW, STAYS, Rest, emptied
from frontdesk.store.file.portions import portions
from frontdesk.store.journal.images import image_of, row_class, table_of, values_of
from frontdesk.store.tables import CustomerRow, LinkRow, OriginRow, VisitRow

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlmodel import Session

    from frontdesk.store.erasing.people import People
    from frontdesk.store.unit import Work


def take_out(work: Work, people: People, rest: Rest) -> None:
    """Remove every row of these people, or leave it as a count; the journal is told nothing of it."""
    session = work.session
    _note(work, people)
    _let_origins_go(session, people.rows.get("visits", ()))
    for name, ids in people.rows.items():
        if name in STAYS:
            _leave_counts(session, name, ids, rest)
        else:
            _remove(session, name, ids)
    for part in portions(sorted(people.ids)):
        for table in DERIVED:
            session.execute(delete(table).where(table.c.customer_id.in_(part)))
    session.expire_all()


def _note(work: Work, people: People) -> None:
    """Whose search entry, and which days' sums, hang on these rows."""
    session, touched = work.session, work.touched
    for kind, ids in ((CustomerRow, people.ids), (LinkRow, people.rows.get("links", ()))):
        for part in portions(sorted(ids)):
            for row in session.scalars(select(kind).where(table_of(kind).c.id.in_(part))):
                touched.by(row)
    for part in portions(sorted(people.rows.get("visits", ()))):
        touched.days.update(session.scalars(select(col(VisitRow.day)).where(col(VisitRow.id).in_(part)).distinct()))


def _remove(session: Session, name: str, ids: Collection[int]) -> None:
    table = table_of(row_class(name))
    for part in portions(sorted(ids)):
        session.execute(delete(table).where(table.c.id.in_(part)))


def _leave_counts(session: Session, name: str, ids: Collection[int], rest: Rest) -> None:
    kind = row_class(name)
    table = table_of(kind)
    for part in portions(sorted(ids)):
        new = {}
        for row in session.scalars(select(kind).where(table.c.id.in_(part))):
            image = image_of(row)
            new[image["id"]] = emptied(name, image, rest)
        _remove(session, name, [row_id for row_id, values in new.items() if values is None])
        left = [{"one": row_id, **values_of(name, values)} for row_id, values in new.items() if values is not None]
        if left:
            anew: dict[str, Any] = {column: bindparam(column) for column in left[0] if column != "one"}
            if "version" in table.c:  # so that what a till still shows of it is not saved over this
                anew["version"] = table.c.version + 1
            session.connection().execute(update(table).where(table.c.id == bindparam("one")).values(anew), left)


def _let_origins_go(session: Session, visits: Collection[int]) -> None:
    """A receipt's number leads to its visit no longer; that it was brought is known, lest it count twice."""
    for part in portions(sorted(visit_origins(session, visits))):
        ended = update(OriginRow).where(col(OriginRow.id).in_(part))
        session.execute(ended.values(row_id=NO_ROW, digest=FORGOTTEN))
