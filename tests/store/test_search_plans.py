from contextlib import contextmanager
from datetime import UTC, datetime

import pytest

from frontdesk.desk import lookup
from frontdesk.desk.desk import open_desk
from frontdesk.desk.rhythm.expected import expected
from frontdesk.store.search.query import MOST_CANDIDATES
from tests.bench.people import fill

NOW = datetime(2026, 11, 20, 8, 30, tzinfo=UTC)
QUESTIONS = ["m", "maria", "maria g", "4417", "0151 234567", "9788845276194", "B-XY 123", "asha flat white", "qqzzx"]


@contextmanager
def desk_of(folder, customers):
    fill(folder / "shop.db", customers)
    desk = open_desk(folder / "shop.db", till="test", now=lambda: NOW)
    yield desk
    desk.close()


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    with desk_of(tmp_path_factory.mktemp("plans"), 100) as desk:
        yield desk


def plans_of(desk, act):
    """How SQLite goes about each statement of an act."""
    statements = []
    with desk.store.looking() as connection:
        connection.set_trace_callback(statements.append)
    act()
    with desk.store.looking() as connection:
        connection.set_trace_callback(None)
        return {
            statement: [step for *_, step in connection.execute(f"EXPLAIN QUERY PLAN {statement}")]
            for statement in statements
            if statement.startswith(("SELECT", "WITH"))
            and "search_entries_" not in statement
            and "search_words" not in statement
        }


FEW = ("SCAN gaps", "SCAN CONSTANT ROW")
"""Steps through the different gaps there are, of which sixty days have hardly a hundred."""


def reads_all(step):
    """A scan of a table, or the list of everybody who was not merged, which is nearly everybody."""
    return (step.startswith("SCAN") and "VIRTUAL TABLE" not in step and step not in FEW) or step.endswith(
        "ix_customers_merged_into (merged_into=?)"
    )


@pytest.mark.parametrize("question", QUESTIONS)
def test_no_search_reads_everybody(desk, question):
    plans = plans_of(desk, lambda: lookup.find(desk, question))
    assert plans
    assert {sql: steps for sql, steps in plans.items() if any(map(reads_all, steps))} == {}


def test_who_is_expected_is_read_from_the_habits_of_the_hour(desk):
    plans = plans_of(desk, lambda: expected(desk))
    for index in ("COVERING INDEX ix_habits_of_an_hour", "INDEX ix_standings_gap_last_at (gap=? AND last_at>?"):
        assert any(index in step for steps in plans.values() for step in steps)
    assert {sql: steps for sql, steps in plans.items() if any(map(reads_all, steps))} == {}


def asked_of(desk, act):
    """How many statements an act takes, and how many rows it is given."""
    statements, rows = [], []
    with desk.store.looking() as connection:
        connection.set_trace_callback(statements.append)
        connection.row_factory = lambda _cursor, row: rows.append(row) or row
    act()
    with desk.store.looking() as connection:
        connection.set_trace_callback(None)
        connection.row_factory = None
    return sum(each.startswith("SELECT") for each in statements), len(rows)


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    with desk_of(tmp_path_factory.mktemp("many"), 3_000) as desk:
        yield desk


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_search_asks_little_and_is_given_no_more_rows_in_a_larger_shop(many, question):
    lookup.find(many, question)  # what is worked out once a minute is not asked of each key
    statements, rows = asked_of(many, lambda: lookup.find(many, question))
    assert 0 < statements <= 14
    assert rows <= 2 * MOST_CANDIDATES


def test_who_is_expected_is_kept_and_not_asked_of_each_key(many):
    lookup.find(many, "maria")
    with many.store.looking() as connection:
        said = []
        connection.set_trace_callback(said.append)
    lookup.find(many, "mari")
    with many.store.looking() as connection:
        connection.set_trace_callback(None)
    assert said
    assert not any("habits" in each for each in said)


def test_who_is_expected_is_told_from_the_visits_of_those_who_come_into_question(many):
    statements, rows = asked_of(many, lambda: expected(many))
    assert 0 < statements <= 14
    assert rows <= 2 * 60 * (60 + 3)
