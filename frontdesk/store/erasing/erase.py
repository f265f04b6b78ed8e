"""Some people forgotten: in one unit of work they are gone from rows, journal and search index, or nothing happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlmodel import col

from frontdesk.store.erasing import journal, rows, spans, texts, tombstones
from frontdesk.store.erasing.people import people, visit_origins, words_of
from frontdesk.store.erasing.remains import Rest
from frontdesk.store.file.engine import driver
from frontdesk.store.search import index, merging
from frontdesk.store.tables import ItemRow

if TYPE_CHECKING:
    from collections.abc import Collection

    from frontdesk.store.unit import Work


def erase(work: Work, customers: Collection[int]) -> int:
    """Forget these customers with all who became one with them; how many people that is.

    What is left of their visits, feedback and make-goods are counts that are nobody's: of a day that is over as many
    came, as much was sold and given, and as many were happy as before. The journal keeps that somebody was forgotten.
    The index is written anew inside the same transaction, so that no kill leaves their words in it.
    """
    session = work.session
    theirs = people(session, customers)
    if not theirs.ids:
        return 0
    work.begin()
    tombstones.put(session, theirs.ids, work.deed.at)
    words = words_of(session, theirs.ids)
    found = journal.find(session, theirs)
    alone = texts.retitle(session, found.rows["feedback"], work.deed.at)
    session.flush()
    found.lines.update(journal.lines_of(session, "ideas", alone))
    found.lines.update(journal.lines_of(session, "origins", visit_origins(session, found.rows["visits"])))
    listed = session.execute(select(col(ItemRow.id), col(ItemRow.name)))
    rest = Rest({item or 0: name for item, name in listed}, work.deed.at.isoformat())
    journal.scrub(session, found.lines)
    spans.scrub(session, theirs.ids, found.rows, rest)
    rows.take_out(work, theirs, rest)
    texts.rename(session, words)
    session.flush()
    _out_of_the_index(work)
    return len(theirs.ids)


def _out_of_the_index(work: Work) -> None:
    """Those who are linked to somebody forgotten are found by their name no more."""
    connection = driver(work.connection)
    index.keep(connection, work.touched.reworded() | work.touched.seen)
    merging.make_one(connection)
