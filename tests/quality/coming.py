"""Expected now: does the list of nine hold who walks in, and do those whom it names come?"""

from __future__ import annotations

from collections import Counter
from datetime import UTC, timedelta
from typing import TYPE_CHECKING

from frontdesk.desk.rhythm.expected import expected
from tests.quality.figures import HEART, Figure, share

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date, datetime

    from tests.quality.guests import Guest, Visit
    from tests.quality.replay import Moment, Past

TITLE = "Expected now: asked just before each visit; named are at most nine"
TOP = 9
_SOON = timedelta(minutes=60)
_OURS = "ours"
RECALL, PRECISION = "who walks in is named (recall)", "who is named comes in an hour (precision)"


class Coming:
    """Watches a replay: whom the desk expects before each first visit of the day, and whom simpler rules name."""

    def __init__(self, past: Past, guests: Sequence[Guest] = ()) -> None:
        self.name = past.name
        self._first: dict[tuple[date, int], datetime] = {}
        for visit in past.visits:
            self._first.setdefault((visit.day, visit.guest), visit.at)
        self._visits: Counter[int] = Counter()
        self._last: dict[int, datetime] = {}
        self._next = iter([*past.visits, None])
        self._upcoming = next(self._next)
        self._rules: dict[str, Callable[[datetime], Mapping[int, float]]] = {
            "most frequent": lambda at: self._visits,
            "most recent": lambda at: {who: last.timestamp() for who, last in self._last.items()},
        }
        if guests:
            self._rules[HEART] = lambda at: {
                each.number: each.likely(at, last.date() if (last := self._last.get(each.number)) else None)
                for each in guests
            }
        self._asked = 0
        self._hits: Counter[str] = Counter()
        self._named: Counter[str] = Counter()
        self._came: Counter[str] = Counter()

    def __call__(self, moment: Moment) -> None:
        """Ask who is expected, and compare with who comes."""
        visit = moment.visit
        self._remember_until(visit)
        if self._first[visit.day, visit.guest] != visit.at:
            return
        self._asked += 1
        numbers = {who: number for number, who in moment.known.items()}
        self._judge(_OURS, [numbers[line.id] for line in expected(moment.desk, visit.at.replace(tzinfo=UTC))], visit)
        for name, rule in self._rules.items():
            here = {who for who, last in self._last.items() if last.date() == visit.day}
            likely = sorted((-value, who) for who, value in rule(visit.at).items() if who not in here and value > 0)
            self._judge(name, [who for _, who in likely[:TOP]], visit)

    def figures(self) -> list[Figure]:
        """How many of those who walked in were named, and how many of the named came within the hour."""
        hits = {name: share(self._hits[name], self._asked) for name in (_OURS, *self._rules)}
        came = {name: share(self._came[name], self._named[name]) for name in (_OURS, *self._rules)}
        return [
            Figure(
                TITLE, self.name, what, found[_OURS], self._asked, tuple((name, found[name]) for name in self._rules)
            )
            for what, found in ((RECALL, hits), (PRECISION, came))
        ]

    def _judge(self, name: str, named: Sequence[int], visit: Visit) -> None:
        self._hits[name] += visit.guest in named
        self._named[name] += len(named)
        comes = [self._first.get((visit.day, who)) for who in named]
        self._came[name] += sum(at is not None and visit.at <= at <= visit.at + _SOON for at in comes)

    def _remember_until(self, visit: Visit) -> None:
        while self._upcoming is not None and self._upcoming is not visit:
            self._visits[self._upcoming.guest] += 1
            self._last[self._upcoming.guest] = self._upcoming.at
            self._upcoming = next(self._next)
