"""The owner's evening as JSON tells it, and as lines for a pipe."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from frontdesk.cli.telling import money
from frontdesk.cli.telling_voices import thanks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from frontdesk.records.evening import CameBack, EmptyChair, Evening, HappinessOf
    from frontdesk.records.reports import Happiness, Review

COUNTS = ("visits", "customers", "new", "returning", "walk_ins")
_SHARE_PLACES, _PLACES = 4, 2


def evening(found: Evening, currency: str) -> dict[str, Any]:
    """Everything of an evening; a share is null where there are too few to tell one, weekdays count from Monday 0."""
    before = found.review.before
    told = review(found.review, currency)
    told["happiness"] |= {
        "by_staff": [_happiness_of(each) for each in found.by_staff],
        "by_item": [_happiness_of(each) for each in found.by_item],
    }
    return {
        **told,
        "regulars": found.regulars,
        "lapsed": found.lapsed,
        "chairs": asdict(found.chairs),
        "empty_chairs": [empty_chair(each, currency) for each in found.empty_chairs],
        "came_back": [_came_back(each) for each in found.came_back],
        "days": [{"day": day.isoformat(), "visits": visits} for day, visits in found.days],
        "hours": [asdict(each) for each in found.hours],
        "cohorts": [
            {"month": f"{each.month:%Y-%m}", "people": each.people, "back": [*each.back]} for each in found.cohorts
        ],
        "loyalty": _loyalty(found),
        "usual": {**asdict(found.usual), "share": _share(found.usual.share)},
        "items": [asdict(each) for each in found.items],
        "before": {**review(before, currency), "regulars": found.regulars_before} if before else None,
    }


def review(found: Review, currency: str) -> dict[str, Any]:
    """The figures of a span."""
    given, said = asdict(found.make_goods), found.feedback
    return {
        "from": found.start.isoformat(),
        "to": found.end.isoformat(),
        **{name: getattr(found, name) for name in COUNTS},
        "happiness": _happiness(found.happiness),
        "feedback": {**asdict(said), "first_contact_share": _share(said.first_contact_share)},
        "recoveries": {**asdict(found.recoveries), "complaints": found.recoveries.complaints},
        "make_goods": {**given, **{name: money(given[name], currency) for name in ("sum", "budget", "month_sum")}},
        "promises": asdict(found.promises),
        "ideas": asdict(found.ideas),
        "thanks": [thanks(each, currency) for each in found.thanks],
    }


def empty_chair(found: EmptyChair, currency: str) -> dict[str, Any]:
    """A regular who should have come; `unusual` is the silence in long gaps of their own, `worth` is by the month."""
    return {
        "id": found.id,
        "name": found.name,
        "gap_days": found.gap_days,
        "silent_days": found.silent_days,
        "unusual": round(found.unusual, _PLACES),
        "last_visit": found.last_visit.isoformat(),
        "evidence": found.evidence or None,
        "usual": found.usual or None,
        "visits_a_month": round(found.visits_a_month, _PLACES),
        "worth": money(found.worth, currency),
        "last_feedback": found.last_feedback or None,
    }


def _came_back(found: CameBack) -> dict[str, Any]:
    return {
        "id": found.id,
        "name": found.name,
        "day": found.day.isoformat(),
        "silent_days": found.silent_days,
        "gap_days": found.gap_days,
        "after": found.after or None,
    }


def lines(told: dict[str, Any]) -> Iterator[list[str]]:
    """What JSON tells of the span, for a pipe: every figure under a name of its own, of a list one line for each."""
    for name, value in told.items():
        if name == "thanks":
            yield from ([name, each["staff"] or "", said["text"]] for each in value for said in each["compliments"])
        elif name != "before":
            yield from _lines(name, value)


def _lines(name: str, value: Any) -> Iterator[list[str]]:
    if isinstance(value, dict):
        for part, inner in value.items():
            yield from _lines(f"{name}_{part}", inner)
    elif isinstance(value, list):
        for each in value:
            yield [name, *(_plain(inner) for inner in each.values())]
    else:
        yield [name, _plain(value)]


def _plain(value: Any) -> str:
    if isinstance(value, list):
        return " ".join(map(_plain, value))
    return "" if value is None else f"{value:.12g}" if isinstance(value, float) else str(value)


def _happiness(found: Happiness) -> dict[str, Any]:
    return {**asdict(found), "n": found.n, "share": _share(found.share)}


def _happiness_of(found: HappinessOf) -> dict[str, Any]:
    return {"id": found.id, "name": found.name or None, **_happiness(found.happiness)}


def _loyalty(found: Evening) -> dict[str, Any]:
    told = found.loyalty
    return {
        "from": told.start.isoformat() if told.start else None,
        "to": told.end.isoformat() if told.end else None,
        "days": told.days,
        "customers": told.customers,
        "again": told.again,
        "again_share": _share(told.again_share),
        "served": told.served,
        "same_person": told.same_person,
        "same_person_share": _share(told.same_person_share),
    }


def _share(share: float | None) -> float | None:
    return None if share is None else round(share, _SHARE_PLACES)
