"""What the rules make of all that happened, gathered when somebody looks."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from frontdesk.desk.promising.acts import Acts
from frontdesk.desk.promising.arising import anchor_days, due_day, gone_by, later, natural_day
from frontdesk.desk.promising.rules import rules_in
from frontdesk.desk.yearly import birthday_in
from frontdesk.records.anchors import Anchor, Stem
from frontdesk.records.promises import DateKind, Trigger
from frontdesk.store import anchors, contacts, follow_ups, journal
from frontdesk.store.anchors import Within
from frontdesk.store.kept import portions

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from sqlmodel import Session

    from frontdesk.desk.desk import Desk
    from frontdesk.records.anchors import Written
    from frontdesk.records.promises import Rule

_A_YEAR = timedelta(days=366)
_TABLES = {
    Stem.DATE: ("key_dates", frozenset[str]()),
    Stem.VISIT: ("visits", frozenset({"day"})),
    Stem.FEEDBACK: ("feedback", frozenset({"kind", "day"})),
    Stem.BIRTHDAY: ("customers", frozenset({"birthday"})),
}
"""By stem the table of the anchor's row, and the columns whose change makes another anchor of it."""


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
    found = [
        each
        for rule in rules_in(desk, session)
        if rule.active
        for each in _candidates(desk, session, rule, until, who, with_done=with_done)
    ]
    due = _due(desk, session, found)
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
    if (not waits or each.rule.trigger is Trigger.BIRTHDAY) and gone_by(each.rule, each.anchor, natural, day, today):
        return None
    return Arisen(each.rule, each.anchor, day, act, day != due)


def _candidates(
    desk: Desk, session: Session, rule: Rule, until: date | None, who: Collection[int] | None, *, with_done: bool
) -> list[_Candidate]:
    today, opening_days = desk.clock.today(), desk.shop.opening_days
    start, end = (None, None) if who is not None else anchor_days(rule, today, until)
    found = _found(session, rule, Within(start, end, who), today, None if with_done else rule.number)
    readings = {}
    if rule.reading:
        since = None if who is not None or not rule.months else later(today, -2 * rule.months - 1)
        readings = contacts.readings(session, today, since, who)
        for part in portions(sorted(readings)):
            found += contacts.last_contacts(session, Within(who=part), today)
    unique = {(each.stem, each.id, each.day): each for each in found}
    whole = [
        _Candidate(rule, each, natural)
        for each in unique.values()
        if (natural := natural_day(rule, each, opening_days, readings.get(each.customer_id, ()))) is not None
    ]
    return [each for each in whole if until is None or each.natural <= until]


def _found(session: Session, rule: Rule, within: Within, today: date, undone_by: int | None) -> list[Anchor]:
    """What a rule counts from; with `undone_by` some of what is done about it may be left out already."""
    match rule.trigger:
        case Trigger.VISIT:
            return anchors.visits(session, within, undone_by)
        case Trigger.FIRST_VISIT:
            return contacts.first_visits(session, within, undone_by)
        case Trigger.CONTACT:
            return contacts.last_contacts(session, within, today, undone_by)
        case Trigger.COMPLAINT:
            return anchors.complaints(session, within, open_only=rule.until_done)
        case Trigger.BIRTHDAY:
            return _birthdays(session, within, today)
    return anchors.dates(session, DateKind(rule.trigger.value), within, open_only=rule.until_done)


def _birthdays(session: Session, within: Within, today: date) -> list[Anchor]:
    """Birthdays as they are kept within some days, or from a year ago until a year from now."""
    start, end = within.start or today - _A_YEAR, within.end or today + _A_YEAR
    end = min(end, start + 2 * _A_YEAR)
    days = None if (end - start).days >= _A_YEAR.days else _as_kept(start, end)
    found = []
    for who, name, birthday in anchors.born_on(session, days, within.who):
        for year in range(start.year, end.year + 1):
            day = birthday_in(birthday, year)
            if day is not None and start <= day <= end:
                found.append(Anchor(Stem.BIRTHDAY, who, who, name, day, birthday))
    return found


def _as_kept(start: date, end: date) -> set[str]:
    """How birthdays end that are kept between two days ("11-25"), the 29th of February always with the 28th."""
    days = {f"{start + timedelta(days=number):%m-%d}" for number in range((end - start).days + 1)}
    return days | {"02-29"} if "02-28" in days else days


def _due(desk: Desk, session: Session, found: list[_Candidate]) -> list[tuple[_Candidate, date]]:
    """When each is due, given when the shop came to know of it."""
    today, known = desk.clock.today(), {}
    imports = {}
    for stem in {each.anchor.stem for each in found}:
        imports[stem] = _Imports(desk, session, stem)
        past = [each.anchor for each in found if each.anchor.stem is stem and each.natural <= today]
        known[stem] = _known(desk, session, stem, past)
    due = []
    for each in found:
        came = imports[each.anchor.stem].day(each.anchor.id)
        learned = max(filter(None, (came, known[each.anchor.stem].get(each.anchor.id))), default=date.min)
        day = due_day(each.rule, each.natural, learned, imported=came is not None)
        if day is not None:
            due.append((each, day))
    return due


def _known(desk: Desk, session: Session, stem: Stem, past: Iterable[Anchor]) -> dict[int, date]:
    """On which shop day the shop came to know of anchors whose day is past."""
    if stem is Stem.DATE:
        return {each.id: desk.clock.day_of(each.at) for each in past if each.at is not None}
    table, columns = _TABLES[stem]
    found = {}
    for part in portions(sorted({each.id for each in past})):
        found.update(journal.known_since(session, table, part, columns))
    return {key: desk.clock.day_of(at) for key, at in found.items()}


class _Imports:
    """On which shop day rows of a table came in bulk."""

    def __init__(self, desk: Desk, session: Session, stem: Stem) -> None:
        self._spans = anchors.imports(session, _TABLES[stem][0])
        self._firsts = [first for first, _, _ in self._spans]
        self._clock = desk.clock

    def day(self, row_id: int) -> date | None:
        """The day on which a row came in an import; None when it came by itself."""
        place = bisect_right(self._firsts, row_id) - 1
        if place < 0:
            return None
        _, last, at = self._spans[place]
        return self._clock.day_of(at) if row_id <= last else None
