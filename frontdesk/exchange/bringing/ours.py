"""Rows of our own exports that come back into the shop that wrote them: they are what stands there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.exchange.columns.formats.own import NAME
from frontdesk.store.exchange import alike

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy.orm import Session

    from frontdesk.exchange.bringing.people import Person
    from frontdesk.exchange.bringing.sales import Sale

_LONGEST = 12


def people(session: Session, source: str, rows: Sequence[Person]) -> dict[str, int]:
    """Which customer each of these rows is, by its key.

    Shops count alike, so the id alone says nothing: somebody of the same name must stand under it.
    """
    ids = _ids(source, (one.key for one in rows))
    names = {ids[one.key]: one.folded for one in rows if one.key in ids}
    return _those(ids, alike.still_here(session, names))


def visits(session: Session, source: str, rows: Sequence[Sale]) -> dict[str, int]:
    """Which visit each of these rows is, by its key: one under the same id, of the same instant."""
    ids = _ids(source, (one.key for one in rows))
    times = {ids[one.key]: one.at for one in rows if one.key in ids}
    return _those(ids, alike.still_logged(session, times))


def _ids(source: str, keys: Iterable[str]) -> dict[str, int]:
    if source != NAME:
        return {}
    return {key: int(key) for key in keys if key.isascii() and key.isdecimal() and len(key) <= _LONGEST}


def _those(ids: Mapping[str, int], there: set[int]) -> dict[str, int]:
    return {key: number for key, number in ids.items() if number in there}
