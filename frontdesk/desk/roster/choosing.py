"""What is kept of two customers who become one, field by field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, get_args

from frontdesk.desk.lookup import NoSuchCustomer
from frontdesk.errors import BadInput
from frontdesk.records.twins import Compared
from frontdesk.store.people import customers
from frontdesk.store.people.merging import Keep

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from frontdesk.desk.desk import Desk
    from frontdesk.records.people import Customer

FIELDS: Final = {
    "name": "name",
    "goes_by": "goes by",
    "company": "company",
    "address": "address",
    "birthday": "birthday",
    "card_code": "card",
    "since": "since",
    "alert": "alert",
    "note": "note",
}
"""The fields of which a customer has one, with their labels; of all else both customers' are kept."""

_ALSO: Final = {"card": "card_code"}


class UnknownField(BadInput):
    """There is no such field to choose."""

    hint = f"Say one of: {', '.join(FIELDS)}."


class UnknownChoice(BadInput):
    """That is no choice between two customers."""

    hint = "Say it like birthday=b: a, b, or both."


def choices(said: Iterable[str]) -> dict[str, Keep]:
    """What people said is to be kept: "birthday=b", "note=both".

    Raises:
        UnknownField, UnknownChoice: as their sentences say.
    """
    chosen: dict[str, Keep] = {}
    for text in said:
        name, _, choice = text.partition("=")
        chosen |= checked({name: choice})
    return chosen


def checked(keep: Mapping[str, str]) -> dict[str, Keep]:
    """The choices by column, each known.

    Raises:
        UnknownField, UnknownChoice: as their sentences say.
    """
    chosen: dict[str, Keep] = {}
    for name, choice in keep.items():
        column = "_".join(name.lower().replace("-", " ").replace("_", " ").split())
        column = _ALSO.get(column, column)
        if column not in FIELDS:
            raise UnknownField(f"There is no field “{name[:40]}” to choose.")
        found: Keep | None = next((each for each in get_args(Keep) if each == choice.strip().lower()), None)
        if found is None:
            raise UnknownChoice(f"“{choice[:40]}” is no choice for the {FIELDS[column]}.")
        chosen[column] = found
    return chosen


def compared(desk: Desk, a: int, b: int) -> tuple[Compared, ...]:
    """The fields of two customers side by side, as far as either has them; the name always.

    Raises:
        NoSuchCustomer: one of the two is not there, or was merged.
    """
    with desk.store.reading() as session:
        there = [customers.read(session, who) for who in (a, b)]
    for who, found in zip((a, b), there, strict=True):
        if found is None or found.merged_into is not None:
            raise NoSuchCustomer(f"There is no customer {who}.")
    one, other = (_texts(found) for found in there if found is not None)
    return tuple(
        Compared(name, label, one[name], other[name]) for name, label in FIELDS.items() if one[name] or other[name]
    )


def _texts(customer: Customer) -> dict[str, str]:
    texts = {name: getattr(customer, name) for name in FIELDS}
    since = customer.since.isoformat() if customer.since else ""
    return texts | {"since": since, "birthday": customer.birthday.removeprefix("--")}
