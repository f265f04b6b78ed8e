"""What somebody did about the follow-ups that rules make: done, put off, said in other words."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from frontdesk.desk.promising.arising import PLANNED
from frontdesk.records.anchors import Stem
from frontdesk.records.promises import Trigger

if TYPE_CHECKING:
    from collections.abc import Iterable

    from frontdesk.records.anchors import Anchor, Written
    from frontdesk.records.promises import Rule


class Acts:
    """Acts by what they are about.

    What is about a day that lay ahead holds for that day alone: a car booked anew is rung about anew. What is about a
    contact holds for its day, whether the visit or the date of that day tells of it. What is about a first visit or a
    birthday holds for the person, so that two who turn out to be one are not rung twice; but a birthday that turns out
    to be another day is not wished on the day that was chosen for the wrong one.
    """

    def __init__(self, written: Iterable[Written]) -> None:
        self._by_anchor: dict[tuple[int | None, str], list[Written]] = defaultdict(list)
        self._by_customer: dict[tuple[int | None, int], list[Written]] = defaultdict(list)
        for each in written:
            self._by_anchor[each.rule, each.anchor].append(each)
            self._by_customer[each.rule, each.customer_id].append(each)

    def about(self, rule: Rule, anchor: Anchor) -> Written | None:
        """The act that counts: what is done is done, and of several days that it was put off to the first holds."""
        found = list(self.all_about(rule, anchor))
        done = [each for each in found if each.done_at is not None]
        return done[-1] if done else min(found, key=lambda each: (each.due, each.id), default=None)

    def counts(self, act: Written) -> bool:
        """Whether an act that nobody has done is the one that counts among all that are about the same."""
        by_name = [] if act.anchor.startswith(Stem.BIRTHDAY) else self._by_anchor[act.rule, act.anchor]
        theirs = self._by_customer[act.rule, act.customer_id]
        same = [*by_name, *(each for each in theirs if each.occurs == act.occurs)]
        return all(each.done_at is None and (each.due, each.id) >= (act.due, act.id) for each in same)

    def all_about(self, rule: Rule, anchor: Anchor) -> Iterable[Written]:
        """Every act that is about what a rule makes of an anchor."""
        by_name = self._by_anchor.get((rule.number, anchor.name), [])
        theirs = self._by_customer.get((rule.number, anchor.customer_id), [])
        if rule.trigger is Trigger.BIRTHDAY:
            mine = (each for each in theirs if each.anchor == anchor.name)
            return [each for each in mine if each.done_at is not None or each.occurs == anchor.day]
        if rule.trigger is Trigger.FIRST_VISIT:
            return {each.id: each for each in (*by_name, *theirs)}.values()
        if rule.trigger is Trigger.CONTACT:
            same_day = [each for each in theirs if each.occurs == anchor.day]
            by_visit = by_name if anchor.stem is Stem.VISIT else []
            return {each.id: each for each in (*by_visit, *same_day)}.values()
        if rule.trigger in PLANNED:
            return [each for each in by_name if each.occurs == anchor.day]
        return by_name
