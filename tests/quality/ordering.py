"""The usual: is what the desk offers what they order?"""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import UTC
from typing import TYPE_CHECKING

from frontdesk.desk.ordering import orders
from frontdesk.desk.ordering.usuals import usual_of
from frontdesk.records.habits import signature
from tests.quality.figures import Figure, share

if TYPE_CHECKING:
    from frontdesk.records.habits import Signature
    from tests.quality.replay import Moment, Past

TITLE = "The usual: asked just before each visit, by habits alone unless said otherwise"
_FREQUENT, _LAST = "most frequent order", "last order"
SURE, RECALL = "sure of it: right (precision)", "of all orders, sure and right (recall)"


class Ordering:
    """Watches a replay: what the desk offers before each visit, what simpler rules would, and what was ordered.

    `party` says whether the desk is told how many they are.
    """

    def __init__(self, past: Past, *, party: bool = False) -> None:
        self.name = f"{past.name}, party known" if party else past.name
        self._party = party
        self._counts: dict[int, Counter[str]] = defaultdict(Counter)
        self._last: dict[int, str] = {}
        self._next = iter([*past.visits, None])
        self._upcoming = next(self._next)
        self._had: Counter[str] = Counter()

    def __call__(self, moment: Moment) -> None:
        """Ask for the usual, and compare with what they will have."""
        visit = moment.visit
        while self._upcoming is not None and self._upcoming is not visit:
            if self._upcoming.order:
                self._counts[self._upcoming.guest][_spelt(self._upcoming.order)] += 1
                self._last[self._upcoming.guest] = _spelt(self._upcoming.order)
            self._upcoming = next(self._next)
        if not visit.order:
            return
        party = visit.party if self._party else None
        usual = usual_of(moment.desk, moment.who, visit.at.replace(tzinfo=UTC), party)
        self._had["visits"] += 1
        if usual is not None:
            right = signature(usual.lines) == _ordered(moment)
            self._had["shown"] += 1
            self._had["shown, right"] += right
            self._had["sure"] += not usual.ask
            self._had["sure, right"] += right and not usual.ask
        had = _spelt(visit.order)
        if visit.guest in self._last:
            self._had["known"] += 1
            self._had[_FREQUENT] += self._counts[visit.guest].most_common(1)[0][0] == had
            self._had[_LAST] += self._last[visit.guest] == had

    def figures(self) -> list[Figure]:
        """Precision of what the desk is sure of, precision and recall of all that it shows."""
        had = self._had
        precision = tuple((name, share(had[name], had["known"])) for name in (_FREQUENT, _LAST))
        recall = tuple((name, share(had[name], had["visits"])) for name in (_FREQUENT, _LAST))
        rows = (
            (SURE, share(had["sure, right"], had["sure"]), had["sure"], precision),
            (RECALL, share(had["sure, right"], had["visits"]), had["visits"], recall),
            ("sure or asking: right (precision)", share(had["shown, right"], had["shown"]), had["shown"], precision),
            (
                "of all orders, sure or asking (recall)",
                share(had["shown, right"], had["visits"]),
                had["visits"],
                recall,
            ),
        )
        return [Figure(TITLE, self.name, what, ours, cases, rivals) for what, ours, cases, rivals in rows]


def _ordered(moment: Moment) -> Signature:
    with moment.desk.store.reading() as session:
        return signature(orders.read(session, moment.visit.order)[0])


def _spelt(order: str) -> str:
    return "; ".join(sorted(part.strip().casefold() for part in order.split(";")))
