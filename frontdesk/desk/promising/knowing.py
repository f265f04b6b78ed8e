"""When the shop came to know of what follow-ups hang on."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING

from frontdesk.records.anchors import Stem
from frontdesk.store.file.portions import portions
from frontdesk.store.journal import acts
from frontdesk.store.promises import anchors
from frontdesk.store.promises.anchors import Bulk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from sqlmodel import Session

    from frontdesk.desk.desk import Desk
    from frontdesk.records.anchors import Anchor

_TABLES = {
    Stem.DATE: ("key_dates", frozenset[str]()),
    Stem.VISIT: ("visits", frozenset({"day"})),
    Stem.FEEDBACK: ("feedback", frozenset({"kind", "day"})),
    Stem.BIRTHDAY: ("customers", frozenset({"birthday"})),
}
"""By stem the table of the anchor's row, and the columns whose change makes another anchor of it."""


class Knowing:
    """On which shop days rows came, one by one or in imports."""

    def __init__(self, desk: Desk, session: Session) -> None:
        self._clock = desk.clock
        self._session = session
        self._imports: dict[Stem, list[tuple[int, int, date]]] = {}
        self._firsts: dict[Stem, list[int]] = {}

    def imported(self, anchor: Anchor) -> date | None:
        """The day on which an anchor's row came in an import; None when it came by itself."""
        spans = self._spans(anchor.stem)
        place = bisect_right(self._firsts[anchor.stem], anchor.id) - 1
        return spans[place][2] if place >= 0 and anchor.id <= spans[place][1] else None

    def bulk(self, stem: Stem, first_day: Callable[[date], date]) -> Bulk | None:
        """The largest import of a table; `first_day` tells from which day on an anchor was not past at its import."""
        largest = max(self._spans(stem), key=lambda span: span[1] - span[0], default=None)
        return Bulk(largest[0], largest[1], first_day(largest[2])) if largest else None

    def days(self, past: Iterable[Anchor]) -> dict[tuple[Stem, int], date]:
        """When the shop came to know of anchors as they are, by stem and id."""
        known: dict[tuple[Stem, int], date] = {}
        by_stem: dict[Stem, set[int]] = defaultdict(set)
        for each in past:
            if each.at is not None:
                known[each.stem, each.id] = self._clock.day_of(each.at)
            else:
                by_stem[each.stem].add(each.id)
        for stem, ids in by_stem.items():
            table, columns = _TABLES[stem]
            for part in portions(sorted(ids)):
                found = acts.known_since(self._session, table, part, columns)
                known |= {(stem, key): self._clock.day_of(at) for key, at in found.items()}
        return known

    def _spans(self, stem: Stem) -> list[tuple[int, int, date]]:
        """The imports of a table by id, those of one day that follow each other as one."""
        if stem not in self._imports:
            spans: list[tuple[int, int, date]] = []
            for first, last, at in anchors.imports(self._session, _TABLES[stem][0]):
                day = self._clock.day_of(at)
                if spans and spans[-1][1] + 1 == first and spans[-1][2] == day:
                    spans[-1] = (spans[-1][0], last, day)
                else:
                    spans.append((first, last, day))
            self._imports[stem] = spans
            self._firsts[stem] = [first for first, _, _ in spans]
        return self._imports[stem]
