"""What there is to know about a foreign format: one declaration each."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from frontdesk.exchange.columns.aliases import aliases, bare, normalised
from frontdesk.exchange.columns.meaning import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping

    from frontdesk.records.incoming import Noun


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of table that some program writes.

    Attributes:
        name: What `--format` and `--source` call it.
        noun: What its rows are.
        signature: Columns that only this format has all of, as they are written.
        others: More such signatures: of older versions, of other languages, of a sister list.
        columns: Column, as it is written, to place: a field, with the part of an address behind a slash; "" for
            a custom field. What is not named is a custom field, unless `loose`.
        loose: Whether other columns are told by their common names too.
        tag_mark: What parts the tags of a cell; "" to tell by the cell.
        walk_in: The customer ids that stand for nobody in particular.
        together: The fields in which the rows of one visit agree, and which name it; () if every row is a
            visit.
        visit_key: The fields that name a visit where they are not `together`.
        given: What every row of such a list agreed to or refused, by channel: {"email": False}.
        question: What such a file leaves open, and how to answer it.
    """

    name: str
    noun: Noun
    signature: tuple[str, ...] = ()
    columns: Mapping[str, str] = field(default_factory=dict)
    loose: bool = False
    tag_mark: str = ""
    walk_in: frozenset[str] = frozenset({""})
    together: tuple[str, ...] = ()
    visit_key: tuple[str, ...] = ()
    others: tuple[tuple[str, ...], ...] = ()
    given: Mapping[str, bool] = field(default_factory=dict)
    question: str = ""

    def known(self) -> Vocabulary:
        """What its columns' names mean; its own names come before the common ones."""
        own = tuple((bare(column), place) for column, place in self.columns.items())
        return _vocabulary(self.noun, own, loose=self.loose)

    def fits(self, names: frozenset[str]) -> int:
        """How many columns of a signature these normalised column names hold, 0 if none is held whole."""
        held = [one for one in (self.signature, *self.others) if names.issuperset(map(normalised, one))]
        return max(map(len, held), default=0)


@cache
def _vocabulary(noun: Noun, own: tuple[tuple[str, str], ...], *, loose: bool) -> Vocabulary:
    known = dict(own)
    if loose:
        known |= {key: place for key, place in aliases(noun).items() if key not in known}
    return Vocabulary(noun, known, composed=loose)
