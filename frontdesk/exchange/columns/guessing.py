"""What a file is a list of, where nobody said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.errors import BadInput
from frontdesk.exchange.columns.formats import plain
from frontdesk.exchange.columns.heading import WHO_OR_WHAT
from frontdesk.exchange.table import glance
from frontdesk.records.incoming import Noun

if TYPE_CHECKING:
    from pathlib import Path


def likely(path: Path) -> Noun:
    """The noun whose columns a file's header names best; customers where it says nothing, and of what is no table.

    Only the file's first lines decide; a format that is known by its signature outweighs any number of columns.
    """
    found = [(_fit(path, noun), -place, noun) for place, noun in enumerate(Noun)]
    return max(found)[2]


def _fit(path: Path, noun: Noun) -> tuple[bool, int]:
    try:
        with glance(path, noun) as table:
            used = {field for _, field in table.columns.used}
            return table.shape.format != plain.NAME, len(used) if used & WHO_OR_WHAT[noun] else 0
    except BadInput:  # the look itself says what is wrong with it
        return False, -1
