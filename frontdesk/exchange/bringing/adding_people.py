"""New customers out of a file, written a batch at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from frontdesk.exchange.bringing.people import TEXTS, Person
from frontdesk.store.exchange import origins
from frontdesk.store.tables import (
    AllergyRow,
    ConsentRow,
    CueRow,
    CustomerRow,
    EmailRow,
    PhoneRow,
    PreferenceRow,
    TagRow,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from frontdesk.exchange.bringing.staging import Columns
    from frontdesk.store.unit import Work


def add(work: Work, source: str, people: Columns) -> range:
    """Add these customers, given column by column, with all that belongs to them; their ids, in order."""
    said: Any = Person._make(people)  # a person whose every field is a column
    ids = work.add_columns(CustomerRow, _own(said, work.deed.at))
    by_and_at = (work.deed.staff_id, work.deed.at)
    for kind, names, each in (
        (PhoneRow, "customer_id raw e164 digits", _theirs(ids, said.phones)),
        (EmailRow, "customer_id address folded", _theirs(ids, said.emails)),
        (TagRow, "customer_id tag", _theirs(ids, said.tags)),
        (CueRow, "customer_id kind text staff_id at", _theirs(ids, said.cues, by_and_at)),
        (PreferenceRow, "customer_id kind text staff_id at", _theirs(ids, said.preferences, by_and_at)),
        (AllergyRow, "customer_id text staff_id at", _theirs(ids, said.allergies, by_and_at)),
        (ConsentRow, "customer_id channel given", _theirs(ids, [tuple(dict(each).items()) for each in said.consents])),
    ):
        work.add_columns(kind, dict(zip(names.split(), zip(*each, strict=True), strict=False)))
    origins.note(work, source, "customers", list(zip(said.key, ids, said.digest, strict=True)))
    return ids


def _own(said: Any, at: datetime) -> dict[str, Sequence[Any]]:
    """The columns of the customers' own table."""
    count = len(said.line)
    texts = {name: getattr(said, name) for name in ("name", "folded", *TEXTS, "since")}
    custom = [list(map(list, fields)) for fields in said.custom]
    return {
        **texts,
        "created_at": [at] * count,
        "merged_into": [None] * count,
        "custom": custom,
        "version": [1] * count,
    }


def _theirs(
    ids: Iterable[int], belongings: Iterable[tuple[Any, ...]], more: tuple[Any, ...] = ()
) -> list[tuple[Any, ...]]:
    """A row for each thing that belongs to somebody: whose, the thing or all that is said of it, `more`."""
    pairs = zip(ids, belongings, strict=True)
    return [
        (who, *(each if isinstance(each, tuple) else (each,)), *more)
        for who, theirs in pairs
        if theirs
        for each in theirs
    ]


def phone_values(who: int, phone: tuple[str, str | None, str]) -> dict[str, Any]:
    """The columns of one phone."""
    raw, e164, digits = phone
    return {"customer_id": who, "raw": raw, "e164": e164, "digits": digits}


def email_values(who: int, email: tuple[str, str]) -> dict[str, Any]:
    """The columns of one e-mail address."""
    address, folded = email
    return {"customer_id": who, "address": address, "folded": folded}


def cue_values(who: int, cue: tuple[str, str], at: datetime, staff_id: int | None) -> dict[str, Any]:
    """The columns of one cue."""
    kind, text = cue
    return {"customer_id": who, "kind": kind, "text": text, "at": at, "staff_id": staff_id}
