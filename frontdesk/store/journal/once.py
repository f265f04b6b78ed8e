"""What a table holds once only, such as an id of a source: whose place is taken cannot come back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import UniqueConstraint, select

from frontdesk.store.file.portions import portions
from frontdesk.store.journal.images import row_class, table_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Column
    from sqlmodel import Session

    Image = dict[str, Any]


def places_taken(session: Session, name: str, images: Sequence[Image]) -> set[int]:
    """Of rows of a table that are to come back, the ids of those whose place another row has meanwhile."""
    rules = [each for each in table_of(row_class(name)).constraints if isinstance(each, UniqueConstraint)]
    return {taken for rule in rules for taken in _taken(session, list(rule.columns), images)}


def _taken(session: Session, columns: list[Column[Any]], images: Sequence[Image]) -> Iterator[int]:
    """Asked for some hundred at a time, by the column in which they differ most."""
    asked = max(columns, key=lambda column: len({image[column.name] for image in images}))
    others = [column for column in columns if column is not asked]
    alike: dict[tuple[Any, ...], dict[Any, int]] = {}
    for image in images:
        alike.setdefault(tuple(image[column.name] for column in others), {})[image[asked.name]] = image["id"]
    for values, ids in alike.items():
        shared = [column == value for column, value in zip(others, values, strict=True)]
        for part in portions(list(ids)):
            query = select(asked, asked.table.c.id).where(*shared, asked.in_(part))
            yield from (ids[value] for value, there in session.execute(query) if there != ids[value])
