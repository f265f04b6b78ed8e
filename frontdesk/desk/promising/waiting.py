"""Follow-ups as they are shown: those made by hand and those that rules make, put together."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from frontdesk.desk.promising.acts import Acts
from frontdesk.desk.promising.arising import GONE_BY, follow_up_id, meant_by
from frontdesk.desk.promising.gathering import Arisen, arisen
from frontdesk.desk.promising.reasons import reason
from frontdesk.desk.promising.rules import rules_in
from frontdesk.records.anchors import Anchor, Stem, Written
from frontdesk.records.promises import FollowUp, Trigger
from frontdesk.store.people.kept import belonging, names
from frontdesk.store.promises import anchors, follow_ups
from frontdesk.words.phrases import short_date

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from sqlmodel import Session

    from frontdesk.desk.desk import Desk
    from frontdesk.records.promises import Rule

_FROM_RULES = 10**9
"""Ids below are those of rows: what was made by hand, or is left over from what a rule made."""
_OF_VISITS = frozenset({Trigger.VISIT, Trigger.FIRST_VISIT, Trigger.CONTACT})


def waiting(
    desk: Desk, session: Session, until: date, who: Collection[int] | None = None, *, written_until: date | None
) -> list[FollowUp]:
    """What nobody has done, by the day it is due: what rules make until a day, and what is written down.

    Args:
        desk: whose.
        session: the picture that is read.
        until: the last shop day on which what rules make is due.
        who: only these customers', by every id that they ever had.
        written_until: the same for what somebody made or put off by hand; None for any day.
    """
    today = desk.clock.today()
    written, made = _waiting(desk, session, until, who, written_until)
    called = names(session, (each.anchor.customer_id for each in made))
    known = {rule.number: rule for rule in rules_in(desk, session)}
    found = [_by_hand(each, known, today) for each in written]
    found += [_by_rule(each, called[each.anchor.customer_id][1], today) for each in made]
    return sorted(found, key=lambda each: (each.due, each.id))


def tally(desk: Desk, session: Session) -> tuple[int, int]:
    """How many wait, due today or overdue, and how many of those are overdue."""
    today = desk.clock.today()
    written, made = _waiting(desk, session, today, None, today)
    days = [*(each.due for each in written), *(each.due for each in made)]
    return len(days), sum(day < today for day in days)


def _waiting(
    desk: Desk, session: Session, until: date, who: Collection[int] | None, written_until: date | None
) -> tuple[list[Written], list[Arisen]]:
    """Those made by hand or left over from what rules made before, and those that rules make."""
    written = follow_ups.waiting(session, written_until, who)
    made = arisen(desk, session, until, who)
    acted = {each.id: each for each in written if each.rule is not None}
    for each in made:
        acted.pop(each.act.id if each.act else 0, None)
    by_hand = [each for each in written if each.rule is None]
    if not acted:
        return by_hand, made
    theirs = belonging(session, {act.customer_id for act in acted.values()})
    ever = arisen(desk, session, None, theirs, with_done=True)
    # Brought forward or put off: its own day does not tell of it.
    moved = [each for each in ever if each.act is not None and each.act.id in acted]
    return [*by_hand, *_left_over(desk, session, acted.values(), ever)], [*made, *moved]


def _left_over(desk: Desk, session: Session, acts: Collection[Written], ever: Collection[Arisen]) -> list[Written]:
    """What somebody put off or reworded, and no rule makes any more because the customer came again or it was retired.

    Who put it off means to do it. But what was to be done before or until something goes with that, birthdays with
    their fortnight, and everything with a visit that is taken out.
    """
    known = {rule.number: rule for rule in rules_in(desk, session)}
    today = desk.clock.today()
    open_still = [each for each in acts if _outlives(known.get(each.rule or 0), each, today) and _there(session, each)]
    if not open_still:
        return []
    theirs = belonging(session, {each.customer_id for each in open_still})
    every = Acts(follow_ups.about(session, {each.anchor for each in open_still}, theirs))
    told = {act.id for each in ever for act in every.all_about(each.rule, each.anchor)}
    return [each for each in open_still if each.id not in told and every.counts(each)]


def _there(session: Session, act: Written) -> bool:
    anchor = _anchor_of(act)
    return anchors.owner_of(session, anchor.stem, anchor.id) is not None


def _outlives(rule: Rule | None, act: Written, today: date) -> bool:
    if act.anchor.startswith(Stem.BIRTHDAY):
        return (rule is None or not rule.active) and today <= act.due + GONE_BY
    return rule is None or not rule.active or rule.trigger in _OF_VISITS


def finished(desk: Desk, session: Session, limit: int, who: Collection[int] | None) -> list[FollowUp]:
    """What was done, the newest first."""
    today, known = desk.clock.today(), {rule.number: rule for rule in rules_in(desk, session)}
    return [_done(each, known, today) for each in follow_ups.done(session, limit, who)]


def one(desk: Desk, session: Session, number: int) -> Written | Arisen | None:
    """The follow-up of a number, done or not; None when there is none, or no longer."""
    if 0 < number < _FROM_RULES:
        found = follow_ups.read(session, number)
        return found if found is None or found.rule is None or _stands(desk, session, found) else None
    meant = meant_by(number)
    owner = anchors.owner_of(session, *meant[1:]) if meant else None
    if meant is None or owner is None:
        return None
    kept = {who for who, _ in names(session, (owner,)).values()}
    made = arisen(desk, session, None, belonging(session, kept), with_done=True)
    same = [each for each in made if (each.rule.number, each.anchor.stem, each.anchor.id) == meant]
    return min(same, key=lambda each: each.anchor.day, default=None)


def _stands(desk: Desk, session: Session, act: Written) -> bool:
    ever = arisen(desk, session, None, belonging(session, (act.customer_id,)), with_done=True)
    return act.done_at is not None or bool(_left_over(desk, session, (act,), ever))


def _by_hand(each: Written, known: dict[int, Rule], today: date) -> FollowUp:
    if each.rule is not None:
        return replace(_done(each, known, today), id=each.id)
    return _written(each, each.id, f"{each.of} on {short_date(each.of_day, today)}" if each.of_day else "", today)


def _by_rule(each: Arisen, name: str, today: date) -> FollowUp:
    return FollowUp(
        id=follow_up_id(each.rule.number, each.anchor),
        customer_id=each.anchor.customer_id,
        customer_name=name,
        text=each.act.text if each.act else each.rule.text,
        due=each.due,
        overdue=each.due < today,
        why=reason(each.rule, each.anchor, today),
        rule=each.rule.number,
        feedback_id=feedback_of(each.anchor),
        by=each.act.by if each.act else "",
        snoozed=each.put_off,
    )


def feedback_of(anchor: Anchor) -> int | None:
    """The feedback that an anchor is."""
    return anchor.id if anchor.stem is Stem.FEEDBACK else None


def _done(each: Written, known: dict[int, Rule], today: date) -> FollowUp:
    if each.rule is None:
        return _by_hand(each, known, today)
    anchor = _anchor_of(each)
    return _written(each, follow_up_id(each.rule, anchor), reason(known.get(each.rule), anchor, today), today)


def _anchor_of(act: Written) -> Anchor:
    """What an act is about, as it was then."""
    stem, _, number = act.anchor.partition(":")
    whose = act.customer_id if stem == Stem.BIRTHDAY else int(number)
    return Anchor(Stem(stem), whose, act.customer_id, act.occurs or act.due)


def _written(each: Written, number: int, why: str, today: date) -> FollowUp:
    return FollowUp(
        id=number,
        customer_id=each.customer_id,
        customer_name=each.customer_name,
        text=each.text,
        due=each.due,
        overdue=each.done_at is None and each.due < today,
        why=why,
        rule=each.rule,
        feedback_id=each.feedback_id,
        by=each.by,
        done_at=each.done_at,
        done_by=each.done_by,
        outcome=each.outcome,
    )
