"""Evenings made by hand, to be told: a week in a café, and what nobody came to."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from frontdesk.clock import Clock
from frontdesk.records.evening import (
    CameBack,
    Chairs,
    Cohort,
    EmptyChair,
    Evening,
    HappinessOf,
    Hour,
    ItemTrend,
    Loyalty,
    Sureness,
)
from frontdesk.records.ideas import IdeaFigures
from frontdesk.records.reports import (
    FeedbackFigures,
    Happiness,
    MakeGoodFigures,
    PromiseFigures,
    RecoveryFigures,
    Review,
)
from frontdesk.records.shop import Shop
from frontdesk.records.voices import Feedback, FeedbackKind, Thanks

NOW = datetime(2026, 11, 23, 8, 15, tzinfo=UTC)
MONDAY, SUNDAY = date(2026, 11, 16), date(2026, 11, 22)
SHOP = Shop(name="Corner Café", currency="EUR")
BY_HOUR = {7: 6, 8: 18, 9: 14, 10: 9, 11: 5, 12: 8, 13: 4, 14: 3, 15: 6, 16: 2}


def clock(now=NOW):
    return Clock(zone="UTC", _now=lambda: now)


def praise(staff, text, customer="Noor Haddad", day=SUNDAY, number=1):
    return Feedback(
        number, FeedbackKind.COMPLIMENT, text, datetime(2026, 11, 22, 9, tzinfo=UTC), day,
        customer_id=4 if customer else None, customer_name=customer, about=staff,
    )  # fmt: skip


def figures(start=MONDAY, end=SUNDAY, **told):
    nothing = {"visits": 0, "customers": 0, "new": 0, "returning": 0, "walk_ins": 0}
    return Review(start=start, end=end, **{**nothing, **told})


def week():
    """A week that has everything."""
    before = figures(
        MONDAY - timedelta(7), MONDAY - timedelta(1), visits=374, customers=198, new=12, returning=186, walk_ins=44,
        happiness=Happiness(37, 4, 2), feedback=FeedbackFigures(5, 6, 0, 2, 1), ideas=IdeaFigures(1, 0, 0, 3, None),
    )  # fmt: skip
    now = figures(
        visits=412, customers=212, new=19, returning=193, walk_ins=51, before=before,
        happiness=Happiness(44, 4, 3),
        feedback=FeedbackFigures(opened=7, closed=5, overdue=1, solved=4, first_contact=2),
        recoveries=RecoveryFigures(won_back=1, still_unhappy=0, not_seen=1, not_asked=1),
        make_goods=MakeGoodFigures(count=3, sum=1_050, budget=15_000, month_sum=3_420),
        promises=PromiseFigures(kept=9, open=6, overdue=2),
        ideas=IdeaFigures(heard=2, decided=1, told=3, to_tell=3, median_days=6.0),
        thanks=(
            Thanks("Mina", 1, (praise("Mina", "Knew what I wanted before I had my coat off"),)),
            Thanks("", None, (praise("", "Best croissants on the street", "", number=2),)),
        ),
    )  # fmt: skip
    return Evening(
        review=now,
        regulars=96,
        regulars_before=91,
        lapsed=23,
        chairs=Chairs(96, 214, 2, 23),
        empty_chairs=(
            EmptyChair(
                7, "Ravi Menon", 3.0, 19, 3.8, date(2026, 11, 3), "every 3–4 days, silent for 19",
                "1 flat white, 1 croissant", 8.2, 5_002, "complaint: cold soup, 12 Nov",
            ),
            EmptyChair(12, "Ana Gómez", 7.0, 24, 2.4, date(2026, 10, 29), "every week, silent for 24 days", "", 4.3),
        ),
        came_back=(CameBack(9, "Jonas Weber", date(2026, 11, 18), 41, 4.5, "make-good: a coffee on us, 14 Nov"),),
        by_staff=(
            HappinessOf(2, "Joe", Happiness(17, 2, 1)),
            HappinessOf(1, "Mina", Happiness(25, 1, 1)),
            HappinessOf(None, "", Happiness(2, 1, 1)),
        ),
        by_item=(HappinessOf(1, "Flat white", Happiness(30, 2, 0)), HappinessOf(3, "Soup", Happiness(3, 1, 2))),
        days=tuple((MONDAY + timedelta(at), visits) for at, visits in enumerate((48, 52, 55, 61, 70, 82, 44))),
        hours=tuple(
            Hour(weekday, hour, visits + (3 if weekday == 5 else 0) - (weekday == 6) * 2)
            for weekday in range(7)
            for hour, visits in BY_HOUR.items()
            if hour >= 8 or weekday < 5
        ),
        cohorts=(
            Cohort(date(2026, 8, 1), 31, (31, 18, 14, 13)),
            Cohort(date(2026, 9, 1), 24, (24, 15, 11)),
            Cohort(date(2026, 10, 1), 7, (7, 3)),
            Cohort(date(2026, 11, 1), 19, (19,)),
        ),
        loyalty=Loyalty(180, 131, 58, 96, date(2026, 9, 17), date(2026, 9, 23)),
        usual=Sureness(190, 182),
        items=(
            ItemTrend(1, "Flat white", 140, 118, 21),
            ItemTrend(2, "Croissant", 96, 101, 14),
            ItemTrend(3, "Soup", 31, 44, 0),
        ),
    )  # fmt: skip


def nothing(start=MONDAY, end=SUNDAY):
    """A span in which nobody came."""
    before = figures(start - (end - start) - timedelta(1), start - timedelta(1))
    return Evening(review=figures(start, end, before=before))


def hostile(text):
    """The same week where everything that people typed is this text."""
    found = week()
    return replace(
        found,
        empty_chairs=tuple(
            replace(each, name=text, usual=text, last_feedback=text, evidence=text) for each in found.empty_chairs
        ),
        came_back=tuple(replace(each, name=text, after=text) for each in found.came_back),
        by_staff=tuple(replace(each, name=text) for each in found.by_staff),
        by_item=tuple(replace(each, name=text) for each in found.by_item),
        items=tuple(replace(each, name=text) for each in found.items),
        review=replace(found.review, thanks=(Thanks(text, 1, (praise(text, text, text),)),)),
    )
