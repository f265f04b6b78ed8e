"""Two customers who may be one: what is compared of each, how alike they are, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from frontdesk.records.found import CustomerLine

POSSIBLE = 45
"""From this score on a pair is worth a look; a family's shared phone scores less."""

LIKELY = 70
"""From this score on two customers are one more often than not."""


@dataclass(frozen=True, slots=True)
class Traits:
    """What one customer is compared by: `phones` are digits, `emails` folded, `birthday` as it is kept."""

    name: str
    goes_by: str = ""
    address: str = ""
    birthday: str = ""
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two customers are, from 0 to 100, and why in words: "same phone ending 4417"."""

    score: int
    reasons: tuple[str, ...]

    @property
    def words(self) -> str:
        """The reasons in one line."""
        return " · ".join(self.reasons)

    @property
    def discreet(self) -> str:
        """The same without any digit of a phone, for a screen that faces the queue."""
        return " · ".join(reason.partition(" ending ")[0] for reason in self.reasons)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two customers of the shop who may be one; `one` was here more often, and would be kept."""

    one: CustomerLine
    other: CustomerLine
    likeness: Likeness


@dataclass(frozen=True, slots=True)
class Pairs:
    """The likeliest pairs, best first, and how many there are in all; `bounded` says that there may be more."""

    pairs: tuple[Pair, ...]
    total: int
    bounded: bool = False


@dataclass(frozen=True, slots=True)
class PossibleDuplicate:
    """A row of a file who may be somebody already: a customer of the shop, or an earlier row.

    Attributes:
        line: the row's first physical line.
        name: whom the row names.
        customer_id: the customer of the shop; None where it is an earlier row of the file.
        known_as: that customer's name; empty for a row.
        other_line: the earlier row's line; None where it is a customer of the shop.
        score: from 0 to 100, see `Likeness`.
        reasons: why, in words.
    """

    line: int
    name: str
    customer_id: int | None = None
    known_as: str = ""
    other_line: int | None = None
    score: int = 0
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Compared:
    """One field of two customers, as people read it; `differ` says that somebody has to choose.

    `field` is its name on the command line ("birthday"), `label` as it is shown.
    """

    field: str
    label: str
    a: str
    b: str

    @property
    def differ(self) -> bool:
        """Whether the two say something else, or only one says anything."""
        return self.a != self.b
