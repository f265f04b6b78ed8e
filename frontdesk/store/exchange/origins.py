"""Where rows came from: the ids they have in a source, so that a second import adds nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import func, select

from frontdesk.store.exchange.edits import IMPORTING
from frontdesk.store.journal.images import row_class, table_of
from frontdesk.store.tables import ActionRow, OriginRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy.orm import Session

    from frontdesk.store.unit import Work

CHUNK = 500
_FROM = table_of(OriginRow).c
_ACTIONS = table_of(ActionRow).c
_GRAVE = ("customer.merge", "customer.forget")


class Origin(NamedTuple):
    """What is known under an id of a source: the row, what the source last said of it, and whether it still stands."""

    id: int
    row_id: int
    digest: str
    there: bool


def known(session: Session, source: str, noun: str, keys: Iterable[str]) -> dict[str, Origin]:
    """The rows that these ids of a source stand for, by id."""
    found: dict[str, Origin] = {}
    for part in chunks(list(keys)):
        found |= _read(session, source, noun, part)
    return found


def everything(session: Session, source: str, noun: str) -> dict[str, Origin]:
    """The same for all ids of a source: for the short lists, items and staff."""
    return _read(session, source, noun, None)


def _read(session: Session, source: str, noun: str, keys: Sequence[str] | None) -> dict[str, Origin]:
    target = table_of(row_class(noun)).c.id
    query = (
        select(_FROM.external_id, _FROM.id, _FROM.row_id, _FROM.digest, target)
        .outerjoin(target.table, target == _FROM.row_id)
        .where(_FROM.source == source, _FROM.noun == noun)
    )
    if keys is not None:
        query = query.where(_FROM.external_id.in_(keys))
    rows = session.execute(query)
    return {key: Origin(number, row_id, digest, there is not None) for key, number, row_id, digest, there in rows}


def sources(session: Session, noun: str) -> list[str]:
    """The sources from which rows of this kind came."""
    return list(session.scalars(select(_FROM.source).where(_FROM.noun == noun).distinct()))


def note(work: Work, source: str, noun: str, rows: Sequence[tuple[str, int, str]]) -> None:
    """Note where many rows came from: (id in the source, row, digest of what the source says)."""
    if rows:
        keys, row_ids, digests = zip(*rows, strict=True)
        of = {"source": [source] * len(rows), "noun": [str(noun)] * len(rows)}
        work.add_columns(OriginRow, {**of, "external_id": keys, "row_id": row_ids, "digest": digests})


def settle(work: Work, source: str, noun: str, key: str, row_id: int, digest: str) -> None:
    """Note what a source now says of one row."""
    query = select(OriginRow).where(_FROM.source == source, _FROM.noun == noun, _FROM.external_id == key)
    there = work.session.scalar(query)
    if there is None:
        work.add(OriginRow(source=source, noun=noun, external_id=key, row_id=row_id, digest=digest))
    else:
        work.change(there, digest=digest)


def newest_action(session: Session) -> int:
    """The journal's highest number."""
    return session.scalar(select(func.max(_ACTIONS.id))) or 0


def overtaken(session: Session, since: int) -> bool:
    """Whether something was written after an action upon which a plan to import may rest.

    That is another import, an undo, or that somebody is no more: the rest is looked at again when the plan is carried
    out, and the counter goes on logging visits meanwhile.
    """
    grave = _ACTIONS.kind.like(f"{IMPORTING}%") | _ACTIONS.kind.in_(_GRAVE) | _ACTIONS.undoes.is_not(None)
    return session.scalar(select(_ACTIONS.id).where(_ACTIONS.id > since, grave).limit(1)) is not None


def chunks(values: Sequence[str]) -> Iterator[Sequence[str]]:
    """The values in parts that fit one question."""
    for start in range(0, len(values), CHUNK):
        yield values[start : start + CHUNK]
