"""How the file is read for the evening's people: never every visit, never everybody."""

from contextlib import closing
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import Engine, event

from frontdesk.desk.desk import open_desk
from frontdesk.desk.evening import evening
from frontdesk.desk.review import month
from frontdesk.desk.rhythm import chairs, retention, returning
from frontdesk.desk.roster import book
from frontdesk.store.file.connection import connect
from tests.bench.people import fill

NOW = datetime.now(UTC)
"""The synthetic people have just been here."""

TODAY = NOW.date()
SPAN = (date(TODAY.year - 1, TODAY.month, 1), TODAY)


MOST_STATEMENTS = 100


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    path = tmp_path_factory.mktemp("plans") / "shop.db"
    fill(path, 300)
    return path


@pytest.fixture(scope="module")
def desk(path):
    desk = open_desk(path, till="test", now=lambda: NOW)
    yield desk
    desk.close()


def steps_of(desk, act):
    """The steps that SQLite takes for an act."""
    asked = []

    def note(_connection, _cursor, statement, parameters, *_):
        asked.append((statement, parameters))

    event.listen(Engine, "before_cursor_execute", note)
    try:
        act()
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    with desk.store.looking() as connection:
        return [
            step
            for statement, parameters in asked
            if statement.startswith("SELECT")
            for *_, step in connection.execute(f"EXPLAIN QUERY PLAN {statement}", parameters)
        ]


@pytest.mark.parametrize(
    "act",
    [
        chairs.empty_chairs,
        lambda desk: chairs.empty_chairs(desk, SPAN[0]),
        chairs.lapsed,
        lambda desk: chairs.counted(desk, *SPAN),
        lambda desk: returning.came_back(desk, *SPAN),
        lambda desk: retention.loyalty(desk, *SPAN),
        lambda desk: [book.size(desk, group) for group in (book.REGULARS, *book.SILENT)],
    ],
    ids=["chairs", "chairs of last year", "lapsed", "counted", "came back", "loyalty", "groups"],
)
def test_nothing_reads_every_visit(desk, act):
    steps = steps_of(desk, lambda: act(desk))
    assert steps
    assert [step for step in steps if step.startswith(("SCAN visits", "SCAN standings"))] == []


def reads_of_an_evening(path, day):
    """What SQLite is asked for a month's evening, each with its steps; also what is asked beside SQLAlchemy."""
    asked = []

    def listen(connection, _):
        connection.set_trace_callback(asked.append)

    event.listen(Engine, "connect", listen)
    try:
        with closing(open_desk(path, till="test", now=lambda: NOW)) as desk:
            evening(desk, *month(day))
    finally:
        event.remove(Engine, "connect", listen)
    with closing(connect(path, reading=True)) as connection:
        return [
            [step for *_, step in connection.execute(f"EXPLAIN QUERY PLAN {each}")]
            for each in asked
            if each.startswith(("SELECT", "WITH"))
        ]


@pytest.mark.parametrize("day", [TODAY, SPAN[0]], ids=["this month", "a year ago"])
def test_an_evening_reads_no_table_of_visits_and_asks_less_than_a_hundred_times(path, day):
    reads = reads_of_an_evening(path, day)
    assert 0 < len(reads) < MOST_STATEMENTS
    assert [step for steps in reads for step in steps if step.startswith(("SCAN visit", "SCAN habits"))] == []


def test_of_a_month_that_is_over_the_visits_are_read_once_to_see_who_came_again(path):
    by_day = "SEARCH visits USING INDEX ix_visits_day_customer_id (day"
    assert sum(step.startswith(by_day) for steps in reads_of_an_evening(path, SPAN[0]) for step in steps) == 1


def test_who_is_missed_today_is_read_off_their_standing(desk):
    steps = steps_of(desk, lambda: chairs.empty_chairs(desk))
    assert any(f"ix_standings_{column}" in step for step in steps for column in ("missed_from", "lapsed_from"))


def test_who_stayed_is_read_from_the_index_of_days_alone(desk):
    steps = steps_of(desk, lambda: retention.cohorts(desk, TODAY, TODAY))
    assert sum("COVERING INDEX ix_visits_day_customer_id" in step for step in steps) == 6
    assert [step for step in steps if step.startswith("SCAN visits")] == []
