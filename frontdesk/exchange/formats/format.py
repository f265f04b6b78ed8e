"""What there is to know about a foreign format: one declaration each."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from frontdesk.exchange.aliases import aliases, normalised

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
        columns: Column, as it is written, to field; what is not named is a custom field, unless `loose`.
        loose: Whether other columns are told by their common names too.
        tag_mark: What parts the tags of a cell; "" to tell by the cell.
        walk_in: The customer ids that stand for nobody in particular.
        together: The fields in which the rows of one visit agree, and which name it; () if every row is a
            visit.
        visit_key: The fields that name a visit where they are not `together`.
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

    def known(self) -> dict[str, str]:
        """Normalised column name to field."""
        own = {normalised(column): place for column, place in self.columns.items()}
        return aliases(self.noun) | own if self.loose else own

    def fits(self, names: frozenset[str]) -> bool:
        """Whether these normalised column names hold the whole signature."""
        return bool(self.signature) and names.issuperset(map(normalised, self.signature))
