"""The counted things of an evening, in groups that people read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.exchange.reports.parts import Figure, Group
from frontdesk.exchange.reports.wording import money, part_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from frontdesk.records.evening import Evening
    from frontdesk.records.reports import Review


def groups(evening: Evening, currency: str) -> tuple[Group, ...]:
    """Every figure but the visits themselves, beside the same of the span before; what is nothing in both is left out.

    What waits now (promises, people to tell) is the same whatever the span, so nothing stands beside it.
    """
    told = (
        Group("Who came", tuple(_came(evening))),
        Group("How it was", tuple(_was(evening))),
        Group("What they said", tuple(_said(evening.review))),
        Group("Made good", tuple(_made_good(evening.review, currency))),
        Group("Promised", tuple(_promised(evening.review))),
    )
    return tuple(group for group in map(_worth_telling, told) if group.figures)


def _worth_telling(group: Group) -> Group:
    return Group(group.title, tuple(each for each in group.figures if each.now or each.before))


def _came(evening: Evening) -> Iterator[Figure]:
    now, then = evening.review, evening.review.before
    for words, name in (("customers", "customers"), ("new", "new"), ("returning", "returning")):
        yield Figure(words, f"{getattr(now, name):,}", f"{getattr(then, name):,}" if then else "")
    yield Figure("regulars", f"{evening.regulars:,}", f"{evening.regulars_before:,}" if then else "")
    yield Figure("walk-ins", f"{now.walk_ins:,}", f"{then.walk_ins:,}" if then else "")


def _was(evening: Evening) -> Iterator[Figure]:
    yield _beside("rated good", evening.review, _rated)
    usual = evening.usual
    yield Figure("usual was right", part_of(usual.taken, usual.offered, usual.share))


def _rated(review: Review) -> str:
    return part_of(review.happiness.good, review.happiness.n, review.happiness.share)


def _said(review: Review) -> Iterator[Figure]:
    yield _beside("feedback heard", review, lambda each: _some(each.feedback.opened))
    yield _beside("closed", review, lambda each: _some(each.feedback.closed))
    yield _beside("complaints overdue", review, lambda each: _some(each.feedback.overdue), alarm=True)
    yield _beside("solved at first contact", review, _at_once)
    yield _beside("ideas heard", review, lambda each: _some(each.ideas.heard))
    yield _beside("ideas decided", review, lambda each: _some(each.ideas.decided))
    yield _beside("people told of theirs", review, lambda each: _some(each.ideas.told))
    yield Figure("still to tell", _some(review.ideas.to_tell))


def _at_once(review: Review) -> str:
    said = review.feedback
    return part_of(said.first_contact, said.solved, said.first_contact_share)


def _made_good(review: Review, currency: str) -> Iterator[Figure]:
    yield _beside("won back", review, lambda each: part_of(each.recoveries.won_back, each.recoveries.complaints, None))
    yield _beside("still unhappy", review, lambda each: _some(each.recoveries.still_unhappy))
    yield _beside("back, not asked yet", review, lambda each: _some(each.recoveries.not_asked))
    yield _beside("not seen since", review, lambda each: _some(each.recoveries.not_seen))
    yield _beside("make-goods", review, lambda each: _some(each.make_goods.count))
    yield _beside("worth", review, lambda each: money(each.make_goods.sum, currency) if each.make_goods.sum else "")
    given = review.make_goods
    spent, budget = (money(each, currency).partition(" ")[0] for each in (given.month_sum, given.budget))
    yield Figure("the month's budget", f"{spent} of {budget}" if given.month_sum else "")


def _promised(review: Review) -> Iterator[Figure]:
    yield _beside("promises kept", review, lambda each: _some(each.promises.kept))
    yield Figure("open now", _some(review.promises.open))
    yield Figure("of those overdue", _some(review.promises.overdue), alarm=True)


def _beside(words: str, review: Review, told: Callable[[Review], str], *, alarm: bool = False) -> Figure:
    return Figure(words, told(review), told(review.before) if review.before else "", alarm)


def _some(figure: int) -> str:
    return f"{figure:,}" if figure else ""
