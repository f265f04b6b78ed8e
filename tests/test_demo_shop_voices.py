"""What was said and promised in the demo shop hangs together: with its customers, its visits and itself."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date, datetime, time, timedelta

import pytest

from tests.demo_shop import TODAY, customers_by_id, rows

STAFF_COLUMNS = (
    "about_id",
    "heard_by",
    "assigned_to",
    "sorry_by",
    "answered_by",
    "closed_by",
    "decided_by",
    "asked_by",
)
FILES = ("ideas", "feedback", "make_goods", "tells", "panels", "panel_members", "dates", "followups", "rewards")
POINTS_AT = {"idea_id": "ideas", "feedback_id": "feedback", "panel_id": "panels", "perk_id": "perks"}
ACTS = ("sorry", "answered", "closed", "decided", "asked", "done")
SINCE = "2026-06-01"


@pytest.fixture
def feedback():
    return {row["feedback_id"]: row for row in rows("feedback")}


def day_of(cell):
    return date.fromisoformat(TODAY) + timedelta(days=int(cell)) if cell[0] in "+-" else date.fromisoformat(cell)


def moment(cell):
    day, wall = cell.split()
    return datetime.combine(day_of(day), time.fromisoformat(wall))


def test_everything_refers_to_what_is_there():
    staff = {row["staff_id"] for row in rows("staff")} | {""}
    visits = {row["visit_id"] for row in rows("visits")}
    for name in (*FILES, "perks", "stamps"):
        for row in rows(name):
            assert row.get("customer_id", "") in customers_by_id().keys() | {""}
            assert {row[column] for column in (*STAFF_COLUMNS, "staff_id") if column in row} <= staff
            assert row.get("visit_id", "") in visits | {""}
            for column, other in POINTS_AT.items():
                assert row.get(column, "") in {each[column] for each in rows(other)} | {""}, (name, row)


def test_numbers_count_from_one():
    for name in (*FILES, "perks", "stamps"):
        key = next(iter(rows(name)[0]))
        assert [int(row[key]) for row in rows(name)] == list(range(1, len(rows(name)) + 1)), name


def test_nothing_is_done_about_what_has_not_been_said_yet():
    for name in FILES:
        for row in rows(name):
            done = [moment(row[f"{act}_at"]) for act in ACTS if row.get(f"{act}_at")]
            assert not row.get("at") or all(moment(row["at"]) <= at for at in done), (name, row)


def test_what_was_said_about_a_visit_was_said_by_whoever_made_it_soon_after(feedback):
    visits = {row["visit_id"]: row for row in rows("visits")}
    tied = [(row, visits[row["visit_id"]]) for row in feedback.values() if row["visit_id"]]
    assert len(tied) > 150
    for said, visit in tied:
        after = moment(said["at"]) - moment(f"{visit['date']} {visit['time']}")
        assert said["customer_id"] == visit["customer_id"]
        assert timedelta(0) < after < timedelta(minutes=10)


def test_solved_at_first_contact_is_what_the_one_who_heard_it_closed_at_once(feedback):
    for row in feedback.values():
        at_once = (
            row["closed_by"] == row["heard_by"]
            and row["closed_at"] != ""
            and moment(row["closed_at"]) - moment(row["at"]) <= timedelta(minutes=10)
        )
        assert row["first_contact"] == str(int(at_once)), row
    complaints = [row for row in feedback.values() if row["kind"] == "complaint" and row["closed_at"]]
    assert 0.3 <= sum(row["first_contact"] == "1" for row in complaints) / len(complaints) <= 0.8


def test_what_is_closed_says_what_came_of_it(feedback):
    for row in feedback.values():
        assert bool(row["outcome"]) == bool(row["closed_at"])
        assert bool(row["answer"]) == bool(row["answered_at"])


def test_items_that_are_spoken_of_are_on_the_card(feedback):
    sold = {row["name"] for row in rows("items")}
    assert {row["item"] for row in feedback.values()} - {""} <= sold


def test_all_four_kinds_are_heard_every_month(feedback):
    heard = defaultdict(Counter)
    for row in feedback.values():
        heard[row["kind"]][str(day_of(row["at"].split()[0]))[:7]] += 1
    assert set(heard) == {"complaint", "compliment", "idea", "question"}
    for kind in ("complaint", "compliment", "question"):
        assert {f"2026-{month:02d}" for month in range(6, 12)} <= heard[kind].keys()


def test_each_day_of_the_last_week_somebody_complains_early_and_two_are_praised(feedback):
    for number in range(21, 29):
        said = [row for row in feedback.values() if row["at"].startswith(f"2026-11-{number}")]
        early = [row for row in said if row["kind"] == "complaint" and row["at"][-5:] < "08:00"]
        assert len(early) == 1
        praised = [row["about_id"] for row in said if row["kind"] == "compliment"]
        assert len(praised) == 2
        assert "" not in praised


def test_more_than_the_budget_was_given_once_by_the_owner():
    over = [row for row in rows("make_goods") if float(row["amount"]) > 10]
    assert [(row["staff_id"], row["over_budget"]) for row in over] == [("1", "1")]
    assert {row["over_budget"] for row in rows("make_goods") if row not in over} == {"0"}
    november = [float(row["amount"]) for row in rows("make_goods") if row["at"].startswith("2026-11")]
    assert 20 < sum(november) < 150


def test_every_round_visit_since_the_perk_began_was_rewarded():
    made = Counter()
    expected = set()
    for visit in rows("visits"):
        who = visit["customer_id"]
        made[who] += 1
        if who and made[who] % 50 == 0 and visit["date"] >= SINCE:
            expected.add((who, str(made[who])))
    given = {(row["customer_id"], row["occasion"]) for row in rows("rewards") if row["perk_id"] == "1"}
    assert given == expected
    assert ("1", "150") in given


def test_nobody_has_more_of_a_perk_than_its_cap_and_one_has_as_much():
    caps = {row["perk_id"]: int(row["cap"] or 12) for row in rows("perks")}
    given = Counter((row["perk_id"], row["customer_id"]) for row in rows("rewards"))
    assert all(times <= caps[perk] for (perk, _), times in given.items())
    assert [who for (perk, who), times in given.items() if perk == "2" and times == 12] == ["33"]


def test_no_perk_is_given_twice_for_one_occasion():
    given = Counter((row["perk_id"], row["customer_id"], row["occasion"]) for row in rows("rewards"))
    assert max(given.values()) == 1
