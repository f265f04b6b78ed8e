"""The evening of a real café's April, figure by figure against plain SQL over its visits."""

from collections import Counter
from contextlib import closing
from datetime import date, timedelta

import pytest

from frontdesk.desk import review as reviewing
from frontdesk.desk import shop as settings
from frontdesk.desk.evening import evening
from frontdesk.desk.ordering import items as menu
from frontdesk.desk.rhythm.retention import loyalty
from frontdesk.exchange.importing import import_file
from frontdesk.store.file.connection import connect
from frontdesk.store.tables import VisitRow
from tests.desk import plain_sql as plain
from tests.exchange.shops import shop
from tests.exchange.tables import needs_samples, sample
from tests.store.shop import deed

pytestmark = needs_samples

FILES = {"staff": "staff", "customers": "customers", "items": "products", "visits": "sales-receipts"}
APRIL = reviewing.month(date(2019, 4, 1))
SPANS = {
    "the month": APRIL,
    "its second half": (date(2019, 4, 15), date(2019, 4, 29)),
    "its last week": (date(2019, 4, 23), date(2019, 4, 29)),
    "one day": (date(2019, 4, 17), date(2019, 4, 17)),
    "a day without visits": (date(2019, 4, 30), date(2019, 4, 30)),
    "two years": (date(2018, 1, 1), date(2019, 12, 31)),
}


@pytest.fixture(scope="module")
def cafe(tmp_path_factory):
    with shop(tmp_path_factory.mktemp("cafe")) as desk:
        settings.change(desk, "zone", "America/New_York")
        for noun, name in FILES.items():
            import_file(desk, noun, sample(f"cafe/{name}.csv"), source="cafe")
        rate(desk)
        yield desk


def rate(desk):
    """The café asked nobody how it was: one visit in seven is given an answer, so that there is something to count."""
    with desk.store.writing(deed()) as work:
        for number in range(1, 39_263, 7):
            work.change(work.session.get(VisitRow, number), happiness="++=-+"[number % 5], usual_taken=number % 4 > 0)


@pytest.fixture(scope="module", params=SPANS.values(), ids=SPANS.keys())
def span(request):
    return request.param


@pytest.fixture(scope="module")
def seen(cafe, span):
    return evening(cafe, *span)


@pytest.fixture(scope="module")
def ask(cafe, span):
    def asked(statement, **told):
        within = {"start": f"{span[0]}", "end": f"{min(span[1], cafe.clock.today())}"}
        with closing(connect(cafe.store.path, reading=True)) as connection:
            return connection.execute(statement, within | told).fetchall()

    return asked


def before(span):
    days = (span[1] - span[0]).days + 1
    return {"start": f"{span[0] - timedelta(days=days)}", "end": f"{span[0] - timedelta(days=1)}"}


def marks(happiness):
    return happiness.good, happiness.so_so, happiness.bad


def test_the_figures_of_the_visits_are_those_of_the_span_and_of_the_one_before(seen, span, ask):
    for found, told in ((seen.review, {}), (seen.review.before, before(span))):
        ((visits, customers, walk_ins, *rated),) = ask(plain.VISITS, **told)
        ((new,),) = ask(plain.NEW, **told)
        assert (found.visits, found.customers, found.walk_ins) == (visits, customers, walk_ins)
        assert (found.new, found.returning) == (new, customers - new)
        assert marks(found.happiness) == tuple(mark or 0 for mark in rated)


def test_every_day_and_every_hour_of_the_shops_clock(seen, ask):
    assert [(f"{day}", visits) for day, visits in seen.days] == ask(plain.DAYS)
    assert [(each.weekday, each.hour, each.visits) for each in seen.hours] == ask(plain.HOURS, away="-4 hours")


def test_how_it_was_with_each_of_the_staff(seen, ask):
    assert {each.id: marks(each.happiness) for each in seen.by_staff} == {
        who: tuple(rated) for who, *rated in ask(plain.STAFF)
    }


def test_how_often_each_item_was_had_and_how_that_was(cafe, seen, span, ask):
    now = {item: (times, tuple(rated)) for item, times, *rated in ask(plain.ITEMS)}
    then = {item: times for item, times, *_ in ask(plain.ITEMS, **before(span))}
    assert {each.id: (each.now, each.before) for each in seen.items} == {
        item: (now[item][0] if item in now else 0, then.get(item, 0)) for item in {**now, **then}
    }
    assert {each.id: marks(each.happiness) for each in seen.by_item} == {
        item: rated for item, (_, rated) in now.items() if any(rated)
    }
    names = {item.id: item.name for item in menu.everything(cafe, retired=True)}
    assert all(each.name == names[each.id] for each in (*seen.items, *seen.by_item))


def test_how_often_the_usual_was_taken(seen, ask):
    assert [(seen.usual.offered, seen.usual.taken)] == ask(plain.USUAL)


def test_the_regulars_and_how_their_chairs_stand(seen, span, ask):
    chairs = seen.chairs
    assert [(chairs.seen, chairs.kept, chairs.empty, chairs.lapsed)] == ask(plain.CHAIRS)
    assert (seen.regulars, seen.lapsed) == (chairs.seen, chairs.lapsed)
    assert seen.regulars_before == ask(plain.CHAIRS, **before(span))[0][0]


def test_whose_chairs_are_empty_the_most_unusual_first(seen, ask):
    found = [
        (each.id, each.gap_days, each.silent_days, pytest.approx(each.unusual), f"{each.last_visit}")
        for each in seen.empty_chairs
    ]
    assert found == ask(plain.EMPTY)[:200]


def test_who_came_back(seen, ask):
    found = [(each.id, f"{each.day}", each.silent_days, each.gap_days) for each in seen.came_back]
    assert found == ask(plain.CAME_BACK)


def test_who_stayed_of_those_who_came_first_in_a_month(seen, span, ask):
    first = min(seen.cohorts, key=lambda each: each.month).month if seen.cohorts else span[0]
    due = {(began, came): people for began, came, people in ask(plain.COHORT, start=f"{first}")}
    found = {
        (f"{each.month:%Y-%m}", f"{later(each.month, place):%Y-%m}"): people
        for each in seen.cohorts
        for place, people in enumerate(each.back)
        if people
    }
    assert found == due
    assert Counter({f"{each.month:%Y-%m}": each.people for each in seen.cohorts}) == Counter(
        {began: people for (began, came), people in due.items() if began == came}
    )


def later(month, many):
    number = month.year * 12 + month.month - 1 + many
    return date(number // 12, number % 12 + 1, 1)


@pytest.mark.parametrize("within", [2, 7, 60])
def test_who_came_again_and_to_the_same_person(cafe, span, ask, within):
    found = loyalty(cafe, *span, within_days=within)
    told = {"start": f"{found.start}", "end": f"{found.end}", "within": within}
    assert [(found.customers, found.again, found.same_person, found.served)] == ask(plain.LOYAL, **told)
    assert found.end == min(span[1], cafe.clock.today()) - timedelta(days=within)
    assert found.start == span[0] - timedelta(days=within)


def test_the_month_holds_what_is_known_of_it(cafe):
    found = evening(cafe, *APRIL)
    assert min(found.regulars, found.chairs.empty, len(found.came_back)) > 100
    april = found.review
    assert (april.visits, april.walk_ins, april.customers, april.new) == (39_263, 19_256, 2_245, 2_245)
    assert (april.before.visits, april.before.customers) == (0, 0)
    assert april.happiness.n == 5_609
