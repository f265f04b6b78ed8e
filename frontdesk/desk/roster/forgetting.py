"""Forgetting people for good, with a look beforehand at what goes and what stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.desk.lookup import NoSuchCustomer
from frontdesk.errors import NotAllowed
from frontdesk.keeping import erase
from frontdesk.records.forgetting import Counted, Forgetting
from frontdesk.store.erasing import FORGET
from frontdesk.store.erasing.journal import find
from frontdesk.store.erasing.people import people
from frontdesk.store.erasing.remains import STAYS
from frontdesk.store.people import mentions
from frontdesk.store.people.kept import names
from frontdesk.words.phrases import count, plural_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from frontdesk.desk.desk import Desk
    from frontdesk.records.forgetting import Forgotten
    from frontdesk.store.erasing.people import Rows

_NOUNS = {
    "customers": "record",
    "phones": "phone",
    "emails": "e-mail",
    "tags": "tag",
    "consents": "consent",
    "cues": "cue",
    "preferences": "preference",
    "allergies": "allergy",
    "links": "link",
    "usuals": "usual",
    "follow_ups": "follow-up",
    "key_dates": "date",
    "rewards": "perk given",
    "stamps": "stamp correction",
    "tells": "told idea",
    "panel_members": "panel place",
    "apart": "word of being two",
    "origins": "number in another program",
}
_FIRST_WORDS = frozenset({"perk given", "number in another program", "word of being two", "line of the journal"})
"""Nouns whose first word is the one that has a plural."""

_STAYING = {"visits": "visit", "feedback": "feedback entry", "make_goods": "make-good"}
_PARTS = frozenset({"usual_lines", "visit_lines"})
_FEW = 20
"""So many people are looked for in others' records; for more the list would be read by nobody."""


class OnlyTheOwnerForgets(NotAllowed):
    """Forgetting somebody has no undo, and is for the owner."""

    hint = "Ask the owner to do it: F9 says who is at the till."


def preview(desk: Desk, customers: Collection[int]) -> Forgetting:
    """What forgetting these customers would take out, and what would stay; nothing is done.

    Whoever became one with them goes along. Of a visit stay the day and the quarter of an hour, who served, what was
    had of the list and how it was; of feedback its kind and dates; of a make-good the sum. They are nobody's any more.
    So the days' figures keep their counts: the visits count among the walk-ins. What counts people (new, returning,
    regulars) and promises kept, perks given or ideas told no longer holds them.

    Raises:
        OnlyTheOwnerForgets: somebody else acts, in a shop that has an owner.
        NoSuchCustomer: none of them is there.
    """
    _refuse_others(desk)
    with desk.store.reading() as session:
        theirs = people(session, customers)
        if not theirs.ids:
            raise NoSuchCustomer
        lines = find(session, theirs).lines
        who = tuple((each, names(session, [each])[each][1]) for each in sorted(set(customers) & theirs.ids))
        found = mentions.of(session, theirs.ids) if len(theirs.ids) <= _FEW else ()
    goes = [*_counted(theirs.rows, keep=False), _count("line of the journal", len(lines))]
    return Forgetting(who, tuple(each for each in goes if each.number), _counted(theirs.rows, keep=True), found)


def _refuse_others(desk: Desk) -> None:
    desk.only_owner("forget somebody")
    if not desk.sees_all:
        raise OnlyTheOwnerForgets


def _counted(rows: Rows, *, keep: bool) -> tuple[Counted, ...]:
    nouns = _STAYING if keep else _NOUNS
    order = [*nouns, *sorted(rows)]
    found = sorted((name for name in rows if (name in STAYS) == keep and name not in _PARTS), key=order.index)
    return tuple(_count(nouns.get(name, name.replace("_", " ")), len(rows[name])) for name in found)


def _count(noun: str, number: int) -> Counted:
    first, space, rest = noun.partition(" ") if noun in _FIRST_WORDS else (noun, "", "")
    return Counted(noun, number, f"{plural_of(first)}{space}{rest}")


def forget(desk: Desk, customers: Collection[int]) -> Forgotten:
    """Forget these customers for good: no undo brings them back, and a backup that is restored forgets them again.

    They are gone from every table, from the search index, from the journal (which keeps that somebody was forgotten),
    from the log beside the shop's file, and from the rejects of imports. Backups made before still hold them, and go
    by themselves within 35 days; copies that were put elsewhere by hand do not.

    Raises:
        OnlyTheOwnerForgets: somebody else acts, in a shop that has an owner.
        NoSuchCustomer: none of them is there.
        StoreTrouble, DiskFull: nobody was forgotten.
    """
    _refuse_others(desk)
    many = len(set(customers))
    label = "Somebody was forgotten" if many == 1 else f"{count(many, 'person', 'people')} were forgotten"
    done = erase.forget(desk.store, customers, desk.deed(FORGET, label))
    if done is None:
        raise NoSuchCustomer
    return done
