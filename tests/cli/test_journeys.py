"""What is said at the counter and promised there ends somewhere, by commands alone."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from frontdesk.store import tables

MORNING = datetime(2026, 11, 12, 8, 40, tzinfo=UTC)


@pytest.fixture
def clock():
    with time_machine.travel(MORNING, tick=False) as standing:
        yield standing


@pytest.fixture
def shop(shell, clock):
    """A café in London with Joe behind the counter, a soup on its list and three customers."""
    for call in (
        ("settings", "zone", "Europe/London"), ("team", "add", "Joe"), ("items", "add", "Soup"),
        ("add", "Ravi Menon"), ("add", "Ana Gómez"), ("add", "Ben Okoro"),
    ):  # fmt: skip
        assert shell(*call).code == 0
    return shell


def test_a_complaint_is_made_good_asked_about_at_the_next_visit_and_won_back(shop, clock):
    shop("visit", "ravi", "--order", "1 soup", "--by", "Joe")
    heard = shop.json("feedback", "add", "ravi", "cold soup", "--kind", "complaint", "--item", "soup", "--by", "Joe")
    number = str(heard["id"])
    clock.shift(timedelta(minutes=2))
    shop("feedback", "answer", number, "replaced", "--by", "Joe")
    shop("makegood", "add", "coffee on us", "--amount", "3.50", "--feedback", number, "--by", "Joe")
    clock.shift(timedelta(minutes=3))
    assert shop.json("feedback", "close", number, "--outcome", "fine", "--by", "Joe")["first_contact"] is True

    clock.shift(timedelta(days=7))
    card = shop.json("show", "ravi")
    assert card["recovery"] == "Say sorry: cold soup on 12 Nov, replaced, coffee on us: ask today"
    shop("feedback", "sorry", number, "--by", "Joe")
    assert shop.json("show", "ravi")["recovery"] == "cold soup on 12 Nov, replaced, coffee on us: ask today"
    shop("visit", "ravi", "--order", "1 soup", "--happy", "+", "--by", "Joe")

    assert shop.json("show", "ravi")["recovery"] is None
    assert [each["recovery"] for each in shop.json("feedback")] == ["won back"]
    evening = shop.json("review", "--from", "2026-11-12", "--to", "2026-11-19")
    assert (evening["recoveries"]["won_back"], evening["recoveries"]["complaints"]) == (1, 1)
    assert evening["feedback"]["first_contact"] == 1
    assert evening["make_goods"]["sum"] == 3.5


def test_an_idea_of_three_people_is_done_and_each_is_told_at_the_next_visit(shop, clock):
    said = {"ravi": "have oat milk", "ana": "oat milk, please", "ben": "milk of oats?"}
    voices = [str(shop.json("feedback", "add", who, text, "--kind", "idea")["id"]) for who, text in said.items()]
    idea = str(shop.json("ideas", "group", *voices)["id"])
    assert shop.json("ideas")[0]["askers"] == 3
    clock.shift(timedelta(days=4))
    shop("ideas", "rename", idea, "oat milk")
    shop("ideas", "decide", idea, "done")
    assert len(shop.json("ideas", "tell", idea)) == 3
    for who in said:
        clock.shift(timedelta(days=1))
        (words,) = shop.json("show", who)["tell"]
        assert words == "you asked: oat milk. Done since Mon 16 Nov."
        shop("visit", who, "--order", "1 soup")
        shop("ideas", "tell", idea, who)
        assert shop.json("show", who)["tell"] == []
    assert shop.json("ideas", "tell") == []
    figures = shop.json("review", "--month")["ideas"]
    assert (figures["heard"], figures["decided"], figures["told"], figures["to_tell"]) == (1, 1, 3, 0)


def state(shop):
    """Every row that the shop holds: its journal goes on, and so do the versions by which tills notice a change."""
    with closing(sqlite3.connect(shop.shop)) as db:
        return {
            name: sorted(
                db.execute(f"SELECT {', '.join(each for each in columns if each != 'version')} FROM {name}"), key=repr
            )
            for name, columns in KEPT.items()
        }


JOURNAL = {"actions", "changes", "spans"}
KEPT = {name: table.columns.keys() for name, table in tables.ActionRow.metadata.tables.items() if name not in JOURNAL}

ACTS = (
    ("feedback", "add", "1", "late", "--kind", "complaint", "--item", "soup", "--about", "Joe"),
    ("feedback", "add", "2", "oat milk", "--kind", "idea"),
    ("feedback", "change", "1", "--text", "tepid", "--customer", "2"),
    ("feedback", "sorry", "1"),
    ("feedback", "answer", "1", "a fresh one", "--sorry"),
    ("feedback", "assign", "1", "Joe"),
    ("feedback", "close", "1", "--outcome", "fine"),
    ("makegood", "add", "coffee on us", "--amount", "3", "--feedback", "1"),
    ("ideas", "group", "2", "3"),
    ("ideas", "rename", "1", "Oats"),
    ("ideas", "decide", "1", "no", "--because", "too dear"),
    ("ideas", "tell", "3", "2"),
    ("panel", "answer", "1", "1", "yes"),
    ("panel", "close", "1"),
    ("dates", "add", "1", "booked", "--on", "tomorrow"),
    ("dates", "add", "1", "collected", "--on", "today", "--for", "coat"),
    ("dates", "change", "1", "--on", "in 3 weeks"),
    ("dates", "done", "1"),
    ("followups", "add", "1", "ring", "--on", "tomorrow"),
    ("followups", "change", "1", "write"),
    ("followups", "snooze", "1", "friday"),
    ("followups", "done", "1", "--outcome", "all is well"),
    ("followups", "rules", "add", "visit", "ring", "--days", "1"),
    ("followups", "rules", "retire", "2"),
    ("perks", "add", "birthday", "cake"),
    ("perks", "change", "1", "--number", "3"),
    ("perks", "retire", "1"),
    ("perks", "correct", "1", "-1"),
    ("perks", "give", "1"),
    ("merge", "1", "2"),
)


def test_one_undo_takes_back_any_act_whole(shop, clock):
    for days in range(7, 63, 7):
        shop("visit", "1", "--order", "1 soup", "--at", f"{(MORNING - timedelta(days=days)).date()} 08:30")
    for call in (
        ("feedback", "add", "1", "cold", "--kind", "complaint"), ("feedback", "add", "1", "oats", "--kind", "idea"),
        ("feedback", "add", "2", "more oats", "--kind", "idea"), ("feedback", "add", "2", "chairs", "--kind", "idea"),
        ("ideas", "decide", "3", "done"), ("panel", "ask", "More soup?"),
        ("perks", "add", "every", "tea", "--number", "2"),
        ("dates", "add", "1", "ready", "--on", "today", "--for", "coat"), ("perks", "correct", "1", "1"),
        ("followups", "add", "1", "ring", "--on", "today"),
    ):  # fmt: skip
        assert shop(*call).code == 0, call
    before = state(shop)
    for call in ACTS:
        done = shop.json(*call)
        assert state(shop) != before, call
        undone = shop.json("undo", str(done["action"]))
        assert undone["undone"] == done["action"]
        assert state(shop) == before, call
