"""The rules that follow-ups come from: those of the shop's trade, until somebody changes them."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from frontdesk.desk.promising.arising import OF_DATES, PLANNED
from frontdesk.desk.promising.templates import FIRST_FREE, TEMPLATES
from frontdesk.errors import BadInput, NothingFound
from frontdesk.records.deeds import Done
from frontdesk.records.promises import Rule, Trigger
from frontdesk.records.shop import Shop
from frontdesk.store.promises import anchors, follow_ups
from frontdesk.store.shop import settings
from frontdesk.words.fields import filled
from frontdesk.words.folding import folded

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from sqlmodel import Session

    from frontdesk.desk.desk import Desk
    from frontdesk.store.unit import Work

SETTING = "rules"
MOST_DAYS = 3_650
MOST_MONTHS = 120
MOST_READING = 10_000_000
_CHANGEABLE = frozenset({"trigger", "text", "days", "months", "reading", "until_done"})


class NoSuchRule(NothingFound):
    """There is no such rule."""

    hint = "See `frontdesk followups rules`."


class UnknownTrigger(BadInput):
    """Nobody knows what that counts from."""

    hint = f"Say one of: {', '.join(Trigger)}."


class ImpossibleRule(BadInput):
    """No follow-up could come of such a rule."""


def rules(desk: Desk) -> tuple[Rule, ...]:
    """The shop's rules, those that were retired included."""
    with desk.store.reading() as session:
        return rules_in(desk, session)


def rules_in(desk: Desk, session: Session) -> tuple[Rule, ...]:
    """The same within an open session.

    The trade's rules hold as long as nobody changed any; from then on the changed list does, whatever the trade.
    """
    values = settings.values(session)
    kept = values.get(SETTING) or {}
    if "rules" in kept:
        return tuple(_from(each) for each in kept["rules"])
    chosen = anchors.setting_since(session, "trade")
    since = None if chosen is None else _counted_from(desk, session, chosen)
    return tuple(replace(each, since=since) for each in TEMPLATES[values.get("trade", Shop().trade)])


def add(
    desk: Desk,
    trigger: str,
    text: str,
    days: int = 0,
    months: int = 0,
    reading: int | None = None,
    *,
    until_done: bool = False,
) -> Done:
    """Add a rule; it makes nothing of what is past already.

    Args:
        desk: whose.
        trigger: what it counts from.
        text: what is to be done.
        days: so many days after that; before it when negative.
        months: so many calendar months after it.
        reading: sooner, once so much more was driven since the last contact.
        until_done: drop it once the date is done, or the complaint closed.

    Raises:
        UnknownTrigger, ImpossibleRule, MissingText, TooLong: as their sentences say.
    """
    desk.only_owner("change the rules")
    with desk.store.writing(desk.deed("rule.add", "Rule added")) as work:
        there, following = rules_in(desk, work.session), _following(work.session)
        known = _trigger(trigger)
        new = Rule(following, known, filled(text, "rule"), days, months, reading, until_done, since=_now(desk, work))
        _keep(work, [*there, _possible(new)], following + 1)
        return Done(new.number, work.action_id)


def change(desk: Desk, number: int, **values: Any) -> Done:
    """Change a rule: trigger, text, days, months, reading, until_done. What was done by it stays done.

    Raises:
        NoSuchRule, UnknownTrigger, ImpossibleRule, MissingText, TooLong: as their sentences say.
    """
    new = {name: value for name, value in values.items() if name in _CHANGEABLE}
    if "text" in new:
        new["text"] = filled(new["text"], "rule")
    desk.only_owner("change the rules")
    with desk.store.writing(desk.deed("rule.change", "Rule changed")) as work:
        if "trigger" in new:
            new |= {"trigger": _trigger(new["trigger"]), "since": _now(desk, work)}
        return _changed(desk, work, number, **new)


def retire(desk: Desk, number: int) -> Done:
    """Let a rule make nothing any more; undo, or `reset`, brings back what it made.

    Raises:
        NoSuchRule: there is none of this number.
    """
    desk.only_owner("change the rules")
    with desk.store.writing(desk.deed("rule.retire", "Rule retired")) as work:
        return _changed(desk, work, number, active=False)


def reset(desk: Desk) -> Done:
    """Take the rules of the shop's trade again, as they were before anybody changed them."""
    desk.only_owner("change the rules")
    with desk.store.writing(desk.deed("rule.reset", "Rules reset")) as work:
        if SETTING in settings.values(work.session):
            settings.put(work, SETTING, {"next": _following(work.session)})
        return Done(0, work.action_id)


def _changed(desk: Desk, work: Work, number: int, **values: Any) -> Done:
    there = rules_in(desk, work.session)
    if number not in {each.number for each in there}:
        raise NoSuchRule(f"There is no rule {number}.")
    new = [_possible(replace(each, **values)) if each.number == number else each for each in there]
    if tuple(new) != there:
        _keep(work, new, _following(work.session))
    return Done(number, work.action_id)


def _possible(rule: Rule) -> Rule:
    """The rule, if anything can come of it."""
    if abs(rule.days) > MOST_DAYS or not 0 <= rule.months <= MOST_MONTHS:
        raise ImpossibleRule(f"A rule counts up to {MOST_DAYS:,} days and {MOST_MONTHS} months.")
    if rule.reading is not None and not 0 < rule.reading <= MOST_READING:
        raise ImpossibleRule(f"A rule counts up to {MOST_READING:,} more on the reading.")
    if rule.reading and rule.trigger is not Trigger.CONTACT:
        raise ImpossibleRule(f"Readings are counted from the {Trigger.CONTACT} alone.")
    if rule.days < 0 and rule.trigger not in PLANNED | {Trigger.BIRTHDAY}:
        raise ImpossibleRule(f"Nobody knows of a {rule.trigger} before it is there.")
    if rule.months and (rule.days < 0 or rule.trigger is Trigger.BIRTHDAY):
        raise ImpossibleRule("That counts in days alone.")
    if rule.until_done and rule.trigger not in OF_DATES | {Trigger.COMPLAINT}:
        raise ImpossibleRule(f"A {rule.trigger} is never done.")
    return rule


def _trigger(text: str) -> Trigger:
    said = folded(text)
    if said not in set(Trigger):
        raise UnknownTrigger(f"“{text.strip()[:40]}” is nothing that a rule counts from.")
    return Trigger(said)


def _keep(work: Work, there: Iterable[Rule], following: int) -> None:
    settings.put(work, SETTING, {"next": following, "rules": [_told(each) for each in there]})


def _following(session: Session) -> int:
    """The number of the next rule that is added: never one that was given before, not even one that was reset."""
    kept = settings.values(session).get(SETTING) or {}
    return max(int(kept.get("next", FIRST_FREE)), FIRST_FREE, follow_ups.highest_rule(session) + 1)


def _told(rule: Rule) -> dict[str, Any]:
    return {**asdict(rule), "trigger": rule.trigger.value, "since": rule.since.isoformat() if rule.since else None}


def _from(told: dict[str, Any]) -> Rule:
    since = told.get("since")
    return Rule(**{**told, "trigger": Trigger(told["trigger"]), "since": date.fromisoformat(since) if since else None})


def _now(desk: Desk, work: Work) -> date | None:
    return _counted_from(desk, work.session, work.deed.at)


def _counted_from(desk: Desk, session: Session, at: datetime) -> date | None:
    """From which shop day on a rule counts that was made at an instant (aware); None for all there is.

    On the shop's first day everything is new to it, so a rule of that day counts from the beginning. A day that is
    still to come was written under a clock that was wrong.
    """
    begun, day = anchors.begun(session), desk.clock.day_of(at)
    first = begun is None or day <= desk.clock.day_of(begun)
    return None if first or day > desk.clock.today() else day
