"""The order a group stands in, and how the file is read for it and for its lines."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine, event

from frontdesk.desk.desk import open_desk
from frontdesk.desk.ordering import items, visits
from frontdesk.desk.roster import adding, book, editing, merging, order
from frontdesk.records.book import Group
from frontdesk.records.people import CustomerChanges, NewCustomer
from tests.bench.people import fill

NOW = datetime.now(UTC)
"""The synthetic people have just been here."""

TAGGED = Group("vip", "", "vip")
ALL = (*book.FIXED, TAGGED)


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    path = tmp_path_factory.mktemp("order") / "shop.db"
    fill(path, 300)
    desk = open_desk(path, till="test", now=lambda: NOW)
    items.add(desk, "Juice")
    for number in range(3):
        who = adding.add(desk, NewCustomer(f"Vera {number}", tags=("vip",), birthday=f"{NOW:%m-%d}")).id
        for days in range(340, 300, -7):
            visits.log(desk, who, "1 Juice", at=NOW - timedelta(days=days))
    yield desk
    desk.close()


@pytest.fixture
def few_at_first(monkeypatch):
    monkeypatch.setattr(order, "FIRST", 50)


def asked_by(desk, act):
    """What an act asks of the file, each question with the steps that SQLite takes."""
    asked = []

    def note(_connection, _cursor, statement, parameters, *_):
        asked.append((statement, parameters))

    event.listen(Engine, "before_cursor_execute", note)
    with desk.store.looking() as connection:
        connection.set_trace_callback(lambda statement: asked.append((statement, ())))
    try:
        act()
    finally:
        event.remove(Engine, "before_cursor_execute", note)
        with desk.store.looking() as connection:
            connection.set_trace_callback(None)
    with desk.store.looking() as connection:
        return {
            statement: [step for *_, step in connection.execute(f"EXPLAIN QUERY PLAN {statement}", parameters)]
            for statement, parameters in asked
            if statement.lstrip().startswith("SELECT")
        }


def steps_of(asked):
    return [step for steps in asked.values() for step in steps]


def test_everybody_begins_with_the_first_and_goes_on_to_the_end(desk, few_at_first):
    first, whole = order.first(desk, book.EVERYBODY), order.whole(desk, book.EVERYBODY)
    assert (len(first.ids), first.whole, whole.whole) == (50, False, True)
    assert first.size == whole.size == len(set(whole.ids)) == book.size(desk, book.EVERYBODY)
    assert list(first.ids) == list(whole.ids[:50])


@pytest.mark.parametrize("group", ALL, ids=lambda group: group.name)
def test_every_group_is_counted_as_it_is_listed(desk, group):
    assert book.size(desk, group) == order.first(desk, group).size == len(order.whole(desk, group).ids) > 0


def test_a_beginning_whose_rest_is_being_read_is_not_read_again(desk, few_at_first):
    first = order.first(desk, book.EVERYBODY)
    assert order.again(desk, first) is first
    visits.log(desk, first.ids[0], "1 Juice")
    assert order.again(desk, first).whole


def test_somebody_is_found_near_where_they_stood_and_far_away(desk):
    one = order.Order(desk.store, book.EVERYBODY, list(range(5_000)), 5_000, 0)
    assert [one.place_of(who, near) for who, near in ((7, 0), (4_999, 0), (3, 4_990), (5_000, 10))] == [
        7,
        4_999,
        3,
        None,
    ]


def test_while_only_visits_are_logged_everybody_stands_where_they_stood(desk):
    before = order.whole(desk, book.EVERYBODY)
    visits.log(desk, before.ids[3], "1 Juice")
    after = order.again(desk, before)
    assert after.ids is before.ids
    assert after.as_of > before.as_of


def test_who_is_renamed_added_or_merged_stands_elsewhere_afterwards(desk):
    seen = order.whole(desk, book.EVERYBODY)
    first = seen.ids[0]
    editing.edit(desk, first, CustomerChanges(name="Zzz"))
    seen = order.again(desk, seen)
    assert seen.place_of(first, 0) > 250
    new = adding.add(desk, NewCustomer("0 the first")).id
    seen = order.again(desk, seen)
    assert seen.ids[0] == new
    merging.merge(desk, seen.ids[1], new)
    assert new not in order.again(desk, seen).ids


def test_other_groups_are_read_again_after_a_visit(desk):
    seen = order.whole(desk, book.NEW)
    new = adding.add(desk, NewCustomer("New here")).id
    visits.log(desk, new, "1 Juice")
    assert new in order.again(desk, seen).ids


@pytest.mark.parametrize("group", ALL, ids=lambda group: group.name)
def test_lines_are_read_by_id_in_as_many_questions_however_many_there_are(desk, group):
    ids = order.whole(desk, group).ids
    few, many = (asked_by(desk, lambda some=some: book.lines_of(desk, group, some)) for some in (ids[:2], ids[:100]))
    assert len(few) <= len(many) + 1
    assert len(many) <= (11 if group in book.SILENT else 9)
    assert [step for step in steps_of(many) if step.startswith("SCAN")] == []


def test_the_beginning_of_everybody_is_read_off_the_index_of_names(desk):
    steps = steps_of(asked_by(desk, lambda: order.first(desk, book.EVERYBODY)))
    assert "SCAN customers USING COVERING INDEX ix_customers_folded" in steps
    assert [step for step in steps if "TEMP B-TREE" in step] == []


@pytest.mark.parametrize("group", [book.REGULARS, book.EMPTY_CHAIRS, book.LAPSED, book.NEW, book.ALLERGIC, TAGGED])
def test_another_group_is_read_without_looking_at_everybody(desk, group):
    """Once, on opening, those who belong to it are sorted; of the birthdays alone everybody is asked."""
    steps = steps_of(asked_by(desk, lambda: order.first(desk, group)))
    assert steps
    assert [step for step in steps if step.startswith(("SCAN customers", "SCAN standings", "SCAN visits"))] == []
    assert [step for step in steps if "ix_customers_merged_into (merged_into=?)" in step] == []
