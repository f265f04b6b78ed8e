from datetime import UTC, date, datetime

import pytest

from frontdesk.desk import shop, undo
from frontdesk.desk.ordering import items, usuals, visits
from frontdesk.desk.ordering.visits import Remarks
from frontdesk.desk.roster import adding, editing
from frontdesk.errors import BadInput
from frontdesk.records.people import CustomerChanges, NewCustomer


@pytest.fixture
def ravi(desk):
    items.add(desk, "Flat white", "3.20")
    items.add(desk, "Croissant", "2.40")
    return adding.add(desk, NewCustomer("Ravi Menon")).id


def statements_of(desk, act):
    """What the file is asked and told while something is written, as SQLite takes it."""
    from sqlalchemy import event

    said, engine = [], desk.store._engine(reading=False)
    listen = lambda beneath, *_: beneath.set_trace_callback(said.append)  # noqa: E731
    event.listen(engine, "checkout", listen)
    act()
    event.remove(engine, "checkout", listen)
    with engine.connect() as connection:
        connection.connection.driver_connection.set_trace_callback(None)
    return [each for each in said if not each.startswith(("--", "PRAGMA"))]


def test_a_visit_asks_no_more_of_the_file_the_more_is_known_of_a_customer(desk, ravi):
    few = statements_of(desk, lambda: visits.log(desk, ravi, "1 flat white"))
    editing.edit(desk, ravi, CustomerChanges(phones=("0171 555", "0172 555"), tags=("vip", "dog"), emails=("a@b.de",)))
    for _ in range(6):
        visits.log(desk, ravi, "1 flat white")
    many = statements_of(desk, lambda: visits.log(desk, ravi))
    assert any("INSERT INTO visits" in each for each in many)
    assert len(many) <= len(few) + 3
    assert len(many) <= 28


def test_no_statement_of_a_visit_reads_a_whole_table(desk, ravi):
    visits.log(desk, ravi, "1 flat white")
    said = statements_of(desk, lambda: visits.log(desk, ravi, "1 flat white"))
    with desk.store.looking() as connection:
        read = [each for each in said if each.startswith("SELECT") and "search_" not in each]
        plans = {each: [step for *_, step in connection.execute(f"EXPLAIN QUERY PLAN {each}")] for each in read}
    assert plans
    scanned = {each: steps for each, steps in plans.items() if any(step.startswith("SCAN") for step in steps)}
    assert all("FROM items" in each for each in scanned)


def test_the_usual_is_logged_now_by_whoever_is_at_the_till(desk, ravi):
    from frontdesk.desk import team

    team.add(desk, "Mina")
    usuals.pin(desk, ravi, "1 flat white; 1 croissant")
    logged = visits.log(desk.by("Mina"), ravi)
    visit = visits.of_day(desk)[0]
    assert (logged.order, logged.customer_name) == ("1 flat white, 1 croissant", "Ravi Menon")
    assert (visit.at, visit.staff, visit.total) == (desk.clock.now(), "Mina", 560)


def test_without_a_usual_there_is_nothing_to_log(desk, ravi):
    with pytest.raises(visits.NoUsual):
        visits.log(desk, ravi)
    assert visits.of_day(desk) == []


def test_what_nobody_sells_is_kept_as_written_with_the_nearest_beside(desk, ravi):
    logged = visits.log(desk, ravi, "2 flat wite; 1 croissants")
    assert logged.unlisted == (("flat wite", ("Flat white",)),)
    lines = visits.of_customer(desk, ravi)[0].lines
    assert [(line.quantity, line.name, line.item_id is None) for line in lines] == [
        (2, "flat wite", True),
        (1, "Croissant", False),
    ]


def test_an_order_without_all_its_prices_has_no_total(desk, ravi):
    visits.log(desk, ravi, "1 flat white; 1 mystery")
    assert visits.of_customer(desk, ravi)[0].total is None


def test_a_walk_in_needs_nobody(desk):
    visits.log(desk, None, "")
    assert visits.of_day(desk)[0].customer_id is None


@pytest.mark.parametrize("order", ["0 tea", "-1 tea", "2", ";", "1000 tea", "x" * 10_001])
def test_an_unreadable_order_logs_nothing(desk, ravi, order):
    with pytest.raises(BadInput):
        visits.log(desk, ravi, order)
    assert visits.of_day(desk) == []


def test_nobody_comes_tomorrow_already(desk, ravi):
    with pytest.raises(visits.NotInTheFuture):
        visits.log(desk, ravi, "tea", at=datetime(2026, 11, 23, tzinfo=UTC))


@pytest.mark.parametrize("happiness", ["++", "good", "*"])
def test_happiness_is_one_of_three(desk, ravi, happiness):
    with pytest.raises(visits.UnknownHappiness):
        visits.log(desk, ravi, "tea", remarks=Remarks(happiness=happiness))


def test_a_visit_is_rated_changed_and_taken_out_and_all_of_it_comes_back(desk, ravi):
    visit = visits.log(desk, ravi, "1 tea").visit_id
    before = visits.of_day(desk)
    visits.rate(desk, visit, "-")
    visits.change(desk, visit, order="1 flat white", note="was in a hurry")
    changed = visits.of_day(desk)[0]
    assert (changed.happiness, changed.note, changed.lines[0].name) == ("-", "was in a hurry", "Flat white")
    visits.remove(desk, visit)
    assert visits.of_day(desk) == []
    for _ in range(3):
        undo.undo(desk)
    assert [(visit.lines, visit.happiness) for visit in visits.of_day(desk)] == [(before[0].lines, "")]


def test_with_the_days_end_at_three_the_night_belongs_to_yesterday(desk, wall, ravi):
    shop.change(desk, "day_ends", "03:00")
    wall.now = datetime(2026, 11, 23, 2, 30, tzinfo=UTC)
    visits.log(desk, ravi, "1 tea")
    assert visits.of_customer(desk, ravi)[0].day == date(2026, 11, 22)


def test_a_visit_of_nobody_known_is_refused(desk):
    from frontdesk.desk.lookup import NoSuchCustomer

    with pytest.raises(NoSuchCustomer):
        visits.log(desk, 77, "1 tea")


def test_another_item_behind_a_comma_is_not_lost_in_a_remark(desk, ravi):
    with pytest.raises(BadInput, match="another item"):
        visits.log(desk, ravi, "2 flat white, 3 croissant")
    assert visits.log(desk, ravi, "2 flat white, 3 sugars").visit_id
