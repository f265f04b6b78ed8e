"""What imports, and the undoing of them, kept of people: taken out, so that both still work for all others."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import select, update
from sqlmodel import col

from frontdesk.store.erasing.remains import FORGOTTEN, NO_ROW, PARENTS, STAYS, Rest, naming_people, remaining
from frontdesk.store.journal.images import packed, unpacked
from frontdesk.store.tables import SpanRow

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from sqlmodel import Session

    from frontdesk.store.erasing.people import Rows

_UNKNOWN = ""
"""No digest: whoever takes the span back looks at what became of each row, as for one in which something changed."""

_Image = dict[str, Any]


def scrub(session: Session, who: Collection[int], rows: Rows, rest: Rest) -> None:
    """Take people out of the spans of rows that imports added, and of those whose undoing removed them."""
    ends = {table.name: [column.name for column in columns] for table, columns in naming_people()}
    theirs: Rows = defaultdict(set, {name: set(ids) for name, ids in rows.items()})
    removed = select(SpanRow).where(col(SpanRow.removed).is_not(None)).order_by(col(SpanRow.id))
    for span in session.scalars(removed.where(col(SpanRow.name).in_(ends))):
        theirs[span.name].update(
            image["id"] for image in _images(span) if any(image.get(end) in who for end in ends[span.name])
        )
    touched = {*ends, *PARENTS, "customers", "origins"}
    for span in session.scalars(removed.where(col(SpanRow.name).in_(touched))):
        _repack(session, span, who, theirs, rest)
    _blur(session, rows)


def _images(span: SpanRow) -> list[_Image]:
    return unpacked(span.removed) if span.removed is not None else []


def _repack(session: Session, span: SpanRow, who: Collection[int], theirs: Rows, rest: Rest) -> None:
    images = _images(span)
    kept = list(_kept(span.name, images, who, theirs, rest))
    if kept != images:
        span.removed, span.rows = packed(kept), len(kept)
        session.add(span)
        session.flush()


def _kept(name: str, images: list[_Image], who: Collection[int], theirs: Rows, rest: Rest) -> Iterator[_Image]:
    parent = PARENTS.get(name)
    for image in images:
        if name == "origins":
            new = _origin(image, who, theirs)
        elif image["id"] in theirs[name] or (parent and image[parent[0]] in theirs[parent[1]]):
            theirs[name].add(image["id"])
            new = remaining(name, image, rest)
        else:
            new = image
        if new is not None:
            yield new


def _origin(image: _Image, who: Collection[int], theirs: Rows) -> _Image | None:
    if image["noun"] == "customers" and image["row_id"] in who:
        return None
    if image["noun"] == "visits" and image["row_id"] in theirs["visits"]:
        return {**image, "row_id": NO_ROW, "digest": FORGOTTEN}
    return image


def _blur(session: Session, rows: Rows) -> None:
    """Let spans that held rows of theirs say no longer what they held; those that stay as counts still count."""
    query = select(col(SpanRow.id), col(SpanRow.name), col(SpanRow.first_id), col(SpanRow.last_id), col(SpanRow.rows))
    for span, name, first, last, count in session.execute(query.where(col(SpanRow.removed).is_(None))).all():
        ids = sorted(rows.get(name, ()))
        inside = bisect_right(ids, last) - bisect_left(ids, first)
        if inside:
            left = count if name in STAYS else max(count - inside, 0)
            session.execute(update(SpanRow).where(col(SpanRow.id) == span).values(rows=left, digest=_UNKNOWN))
