"""Follow-ups as they are shown: those made by hand and those that rules make, put together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.desk.promising.arising import follow_up_id, meant_by
from frontdesk.desk.promising.gathering import Arisen, arisen
from frontdesk.desk.promising.reasons import reason
from frontdesk.desk.promising.rules import rules_in
from frontdesk.records.anchors import Anchor, Stem, Written
from frontdesk.records.promises import FollowUp
from frontdesk.store import anchors, follow_ups
from frontdesk.store.kept import belonging, names
from frontdesk.words.phrases import short_date

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from sqlmodel import Session

    from frontdesk.desk.desk import Desk
    from frontdesk.records.promises import Rule

_FROM_RULES = 10**9
"""Ids below are those of follow-ups made by hand."""


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
    found = [_by_hand(each, today) for each in written]
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
    """Those made by hand, and those that rules make."""
    written = follow_ups.waiting(session, written_until, who)
    made = arisen(desk, session, until, who)
    acted = {each.id: each for each in written if each.rule is not None}
    for each in made:
        acted.pop(each.act.id if each.act else 0, None)
    return [each for each in written if each.rule is None], [*made, *_acted_on(desk, session, acted)]


def _acted_on(desk: Desk, session: Session, acts: dict[int, Written]) -> list[Arisen]:
    """What rules make that somebody brought forward or put off, where its own day does not tell of it."""
    if not acts:
        return []
    theirs = belonging(session, {act.customer_id for act in acts.values()})
    return [each for each in arisen(desk, session, None, theirs) if each.act is not None and each.act.id in acts]


def finished(desk: Desk, session: Session, limit: int, who: Collection[int] | None) -> list[FollowUp]:
    """What was done, the newest first."""
    today, known = desk.clock.today(), {rule.number: rule for rule in rules_in(desk, session)}
    return [_done(each, known, today) for each in follow_ups.done(session, limit, who)]


def one(desk: Desk, session: Session, number: int) -> Written | Arisen | None:
    """The follow-up of a number, done or not; None when there is none, or no longer."""
    if 0 < number < _FROM_RULES:
        found = follow_ups.read(session, number)
        return found if found is not None and found.rule is None else None
    meant = meant_by(number)
    owner = anchors.owner_of(session, *meant[1:]) if meant else None
    if meant is None or owner is None:
        return None
    kept = {who for who, _ in names(session, (owner,)).values()}
    made = arisen(desk, session, None, belonging(session, kept), with_done=True)
    same = [each for each in made if (each.rule.number, each.anchor.stem, each.anchor.id) == meant]
    return min(same, key=lambda each: each.anchor.day, default=None)


def _by_hand(each: Written, today: date) -> FollowUp:
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
        return _by_hand(each, today)
    stem, _, number = each.anchor.partition(":")
    whose = each.customer_id if stem == Stem.BIRTHDAY else int(number)
    anchor = Anchor(Stem(stem), whose, each.customer_id, each.occurs or each.due)
    return _written(each, follow_up_id(each.rule, anchor), reason(known.get(each.rule), anchor, today), today)


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
