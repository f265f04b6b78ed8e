"""Floors under which the memory must never sink; how good it really is, `python -m tests.quality` measures."""

import math
import random
from datetime import UTC, date, datetime, timedelta

import pytest

from frontdesk.desk.ordering import usuals
from frontdesk.desk.rhythm.forecasting import history, learnt
from frontdesk.desk.rhythm.model import expected_visits, still_customer
from frontdesk.store.looking_back import attendance
from frontdesk.store.looking_back.attendance import Attendance
from frontdesk.store.orders import visits
from tests.quality import pasts
from tests.quality.coming import PRECISION, Coming
from tests.quality.coming import RECALL as NAMED
from tests.quality.figures import HEART
from tests.quality.ordering import SURE, Ordering
from tests.quality.replay import live
from tests.quality.roc import area
from tests.quality.shop_desk import bring, desk_at
from tests.quality.shops import LAST, made

DAY = date(2026, 11, 22)
DAYS = 4


@pytest.fixture(scope="module")
def lived_again():
    shop = made("café")
    past = pasts.of(shop, DAYS)
    coming, ordering = Coming(past, shop.guests), Ordering(past)
    live(past, coming, ordering)
    return {figure.what: figure for figure in (*coming.figures(), *ordering.figures())}


@pytest.mark.parametrize(("what", "least"), [(NAMED, 0.75), (PRECISION, 0.35), (SURE, 0.65)])
def test_the_desk_knows_more_than_simple_rules(lived_again, what, least):
    found = lived_again[what]
    assert found.cases > 30
    assert found.ours > least
    assert all(found.ours > rival for name, rival in found.rivals if name != HEART)


def test_of_those_who_order_at_random_no_usual_is_claimed(tmp_path):
    die = random.Random(2019)
    people, start = range(1, 201), date(2026, 10, 1)
    with desk_at(tmp_path, datetime(2026, 11, 2, 9, tzinfo=UTC)) as (desk, _):
        bring(desk, "customers", ("customer_id", "name"), [(who, f"Guest {who}") for who in people])
        rows = [
            (f"{who}-{number}", who, start + timedelta(days=3 * number), "09:00", f"1 item {die.randrange(30)}", "")
            for who in people
            for number in range(10)
        ]
        bring(desk, "visits", ("visit_id", "customer_id", "date", "time", "order", "next_note"), rows)
        with desk.store.reading() as session:
            had = [visits.of_customer(session, each.customer_id, 40) for each in attendance.until(session, DAY)]
            found = [usuals.usual_in(desk, session, each[0].customer_id, each) for each in had]
    assert len(found) == len(people)
    assert sum(usual is not None and not usual.ask for usual in found) < 0.02 * len(found)


def attending(*gaps_of_each, day=DAY):
    """Everybody's attendance up to a day, from the gaps between their visits, the last one being their silence."""
    found = []
    for who, gaps in enumerate(gaps_of_each, 1):
        days = [day - timedelta(days=sum(gaps[place:])) for place in range(len(gaps))]
        found.append(Attendance(who, len(days), tuple(days)))
    return found


def told(people, day=DAY):
    by = learnt(people, day)
    known = [history(each.days, day) for each in people]
    return [(still_customer(each, by), expected_visits(each, by, 30 / 7)) for each in known]


@pytest.mark.parametrize(
    "people",
    [
        attending((0,)),
        attending((10_957,)),
        attending(*[(0,)] * 20),
        attending(*[(40,)] * 500),
        attending(*[(1,) * 3_000] * 3),
        attending(*[(7,) * number for number in range(1, 20)]),
        attending(*[(182,) * 20, (182, 400), (365, 365, 3_650)]),
        attending((1, 1, 1, 1, 10_000), (10_000, 1)),
    ],
    ids=["one today", "one long ago", "all today", "all on one day", "daily", "weekly", "half-yearly", "thirty years"],
)
def test_a_shop_of_any_kind_gets_chances_and_numbers_of_visits(people):
    for chance, expected in told(people):
        assert 0 <= chance <= 1
        assert math.isfinite(expected)
        assert 0 <= expected <= 31


def test_nobody_at_all_is_nothing_to_learn_from():
    assert told([]) == []


@pytest.mark.parametrize("gap", [1, 7, 30, 182])
def test_in_a_shop_of_any_rhythm_the_silent_are_expected_less_than_the_others(gap):
    here = [(gap,) * number for number in range(6, 16)]
    gone = [(gap,) * number + (gap * 12,) for number in range(6, 16)]
    found = told(attending(*here, *gone))
    assert min(chance for chance, _ in found[:10]) > max(chance for chance, _ in found[10:])
    assert min(visits for _, visits in found[:10]) > max(visits for _, visits in found[10:])


def test_who_comes_again_is_told_from_who_does_not():
    shop, until = made("garage"), LAST - timedelta(days=200)
    log = {}
    for visit in shop.visits:
        log.setdefault(visit.guest, set()).add(visit.day)
    known = [
        Attendance(who, len(days), tuple(sorted(day for day in days if day <= until)))
        for who, days in log.items()
        if sum(day <= until for day in days) > 1
    ]
    scores = [expected for _, expected in told(known, until)]
    assert area(scores, [max(log[each.customer_id]) > until for each in known]) > 0.85
