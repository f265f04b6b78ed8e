"""Which rows of a till's file are visits, where a column says what each row was."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from frontdesk.errors import BadInput
from frontdesk.records.incoming import Refused
from frontdesk.words.phrases import joined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from frontdesk.exchange.columns.headers import Layout
    from frontdesk.exchange.files.reading import Row

BETWEEN = "|"
_MOST_NAMED = 10


class EventsUndecided(BadInput):
    """A column says what each row was, and nobody said which of it are visits; nothing was imported."""


class Events:
    """Parts the rows that are visits from the others (a refund is none), as somebody said with the mapping.

    What tills write there is not known beforehand: where nobody said and there are several kinds, they are asked for.
    """

    def __init__(self, layout: Layout) -> None:
        column = next((column for column in layout.columns if column.field == "event"), None)
        self._index = column.index if column else None
        self._name = column.name if column else ""
        self._wanted = (
            frozenset(one.strip().casefold() for one in column.part.split(BETWEEN)) if column else frozenset()
        )
        self._wanted -= {""}
        self._seen: Counter[str] = Counter()

    def visits(self, rows: list[Row]) -> Iterator[list[Row] | Refused]:
        """The rows that make a visit, as one list, and each of the others refused."""
        if self._index is None:
            yield rows
            return
        told = [(row, row[1][self._index].strip()) for row in rows]
        self._seen.update(event for _, event in told)
        for (line, cells, _), event in told:
            if self._wanted and event.casefold() not in self._wanted:
                yield Refused(line, f"“{event[:60]}” is no visit, as was said", tuple(cells))
        kept = [row for row, event in told if not self._wanted or event.casefold() in self._wanted]
        if kept:
            yield kept

    def settle(self) -> None:
        """Once all rows are read: whether they could be told apart.

        Raises:
            EventsUndecided: There are several kinds, and nobody said which are visits.
        """
        if self._wanted or len(self._seen) < 2:  # noqa: PLR2004 (one kind leaves nothing to ask)
            return
        kinds = [f"“{event[:40]}” ({times:,})" for event, times in self._seen.most_common(_MOST_NAMED)]
        likely = self._seen.most_common(1)[0][0]
        sentence = f"The rows are of several kinds, as “{self._name}” says: {joined(kinds)}; which of them are visits?"
        raise EventsUndecided(sentence, hint=f"Say --map '{self._name}=event:{likely}', several parted by {BETWEEN}.")
