"""What the rules make of all that happened, gathered when somebody looks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from frontdesk.desk.promising.acts import Acts
from frontdesk.desk.promising.arising import anchor_days, due_day, first_day, gone_by, later, natural_day, sooner
from frontdesk.desk.promising.knowing import Knowing
from frontdesk.desk.promising.rules import rules_in
from frontdesk.desk.yearly import birthday_in
from frontdesk.records.anchors import Anchor, Stem
from frontdesk.records.promises import DateKind, Trigger
from frontdesk.store.file.portions import portions
from frontdesk.store.people import contacts
from frontdesk.store.people.kept import owners
from frontdesk.store.promises import anchors, follow_ups
from frontdesk.store.promises.anchors import Within

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlmodel import Session

    from frontdesk.desk.desk import Desk
    from frontdesk.records.anchors import Reading, Written
    from frontdesk.records.promises import Rule

_A_YEAR = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Arisen:
    """Something that a rule wants done: about what, by when, and what somebody did about it so far.

    `due` is the shop day by which it is to be done, `put_off` says that somebody chose it.
    """

    rule: Rule
    anchor: Anchor
    due: date
    act: Written | None = None
    put_off: bool = False


@dataclass(frozen=True, slots=True)
class _Candidate:
    rule: Rule
    anchor: Anchor
    natural: date


def arisen(
    desk: Desk, session: Session, until: date | None, who: Collection[int] | None = None, *, with_done: bool = False
) -> list[Arisen]:
    """What the rules want done by a day (ever, when None), of some customers (of all, when None).

    What it is too late for is left out, and what is done, unless that is asked for.
    """
    looking = _Looking(desk, session, until, who, with_done=with_done)
    rules = [rule for rule in rules_in(desk, session) if rule.active]
    due = looking.due([each for rule in rules for each in looking.candidates(rule)])
    acts = _acts(session, [each.anchor for each, _ in due])
    today = desk.clock.today()
    whole = [_with_act(each, day, acts.about(each.rule, each.anchor), today) for each, day in due]
    return [
        each
        for each in whole
        if each is not None
        and (until is None or each.due <= until)
        and (with_done or each.act is None or each.act.done_at is None)
    ]


def _acts(session: Session, found: list[Anchor]) -> Acts:
    if not found:
        return Acts(())
    return Acts(follow_ups.about(session, {each.name for each in found}, {each.customer_id for each in found}))


def _with_act(each: _Candidate, due: date, act: Written | None, today: date) -> Arisen | None:
    """With what somebody did about it; None when it is too late for it.

    What somebody put off waits until it is done, but for birthdays.
    """
    waits = act is not None and act.done_at is None
    day = act.due if act is not None and waits else due
    natural = day if waits else each.natural
    if (not waits or each.rule.trigger is Trigger.BIRTHDAY) and gone_by(each.rule, each.anchor, natural, today):
        return None
    return Arisen(each.rule, each.anchor, day, act, day != due)


class _Looking:
    """One look at the shop: until which day, at which customers, and what they became in merges."""

    def __init__(
        self, desk: Desk, session: Session, until: date | None, who: Collection[int] | None, *, with_done: bool
    ) -> None:
        self._session = session
        self._today, self._until, self._who = desk.clock.today(), until, who
        self._opening_days = desk.shop.opening_days
        self._with_done = with_done
        self._owners = owners(session)
        self._knowing = Knowing(desk, session)

    def candidates(self, rule: Rule) -> list[_Candidate]:
        """What a rule counts from, with the day that it comes to by itself."""
        by_calendar = not rule.reading or rule.months or rule.days
        found = {(each.stem, each.id, each.day): each for each in self._found(rule)} if by_calendar else {}
        readings = self._readings(rule) if rule.reading else {}
        soon = {who: theirs for who, theirs in readings.items() if sooner(rule, theirs)}
        for part in portions(sorted(soon)):
            theirs = contacts.last_contacts(self._session, Within(who=part, owners=self._owners), self._today)
            found |= {(each.stem, each.id, each.day): each for each in theirs}
        whole = [
            _Candidate(rule, each, natural)
            for each in found.values()
            if (natural := natural_day(rule, each, self._opening_days, soon.get(each.customer_id, ()))) is not None
        ]
        return [each for each in whole if self._until is None or each.natural <= self._until]

    def due(self, found: list[_Candidate]) -> list[tuple[_Candidate, date]]:
        """When each is due, given when the shop came to know of it."""
        past = [each.anchor for each in found if each.natural <= self._today]
        known = self._knowing.days(past)
        due = []
        for each in found:
            came = self._knowing.imported(each.anchor)
            learned = max(came or date.min, known.get((each.anchor.stem, each.anchor.id), date.min))
            day = due_day(each.rule, each.natural, learned, imported=came is not None)
            if day is not None:
                due.append((each, day))
        return due

    def _found(self, rule: Rule) -> list[Anchor]:
        session, undone_by = self._session, None if self._with_done else rule.number
        match rule.trigger:
            case Trigger.VISIT:
                return anchors.visits(session, self._within(rule, Stem.VISIT), undone_by)
            case Trigger.FIRST_VISIT:
                return contacts.first_visits(session, self._within(rule, Stem.VISIT), undone_by)
            case Trigger.CONTACT:
                return contacts.last_contacts(session, self._within(rule, Stem.VISIT), self._today, undone_by)
            case Trigger.COMPLAINT:
                return anchors.complaints(session, self._within(rule), open_only=rule.until_done)
            case Trigger.BIRTHDAY:
                return _birthdays(session, self._within(rule), self._today)
        # What was collected is always done; a rule that counts from it waits for the follow-up alone.
        open_only = rule.until_done and rule.trigger is not Trigger.COLLECTED
        return anchors.dates(session, DateKind(rule.trigger.value), self._within(rule), open_only=open_only)

    def _within(self, rule: Rule, stem: Stem | None = None) -> Within:
        """Where to look for what a rule counts from; a customer's own is few, and looked at whole."""
        if self._who is not None:
            return Within(who=self._who, owners=self._owners)
        start, end = anchor_days(rule, self._opening_days, self._today, self._until)
        bulk = self._knowing.bulk(stem, lambda day: first_day(rule, self._opening_days, day)) if stem else None
        return Within(start, end, None, self._owners, bulk)

    def _readings(self, rule: Rule) -> dict[int, list[Reading]]:
        """What may tell that so much was driven sooner than the rule's months say."""
        since = later(self._today, -2 * rule.months - 1) if rule.months and self._who is None else None
        return contacts.readings(self._session, Within(since, self._today, self._who, self._owners))


def _birthdays(session: Session, within: Within, today: date) -> list[Anchor]:
    """Birthdays as they are kept within some days, or from a year ago until a year from now."""
    start, end = within.start or today - _A_YEAR, within.end or today + _A_YEAR
    end = min(end, start + 2 * _A_YEAR)
    days = None if (end - start).days >= _A_YEAR.days else _as_kept(start, end)
    found = []
    for who, birthday in anchors.born_on(session, days, within.who):
        for year in range(start.year, end.year + 1):
            day = birthday_in(birthday, year)
            if day is not None and start <= day <= end:
                found.append(Anchor(Stem.BIRTHDAY, who, who, day, birthday))
    return found


def _as_kept(start: date, end: date) -> set[str]:
    """How birthdays end that are kept between two days ("11-25"), the 29th of February always with the 28th."""
    days = {f"{start + timedelta(days=number):%m-%d}" for number in range((end - start).days + 1)}
    return days | {"02-29"} if "02-28" in days else days
