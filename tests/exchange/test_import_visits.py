import pytest

from frontdesk.desk import review, undo
from frontdesk.desk import shop as shop_settings
from frontdesk.desk.ordering import visits
from frontdesk.desk.roster import merging
from tests.exchange.shops import bring, counts, everything, index_faults, rows, shop

PEOPLE = "id,name\n1,Ann\n2,Bob\n"
ITEMS = "id,name,price\n10,Tea,2.50\n11,Soup of the day,5\n"
TEAM = "id,name,role\n7,Mina,barista\n"
HEAD = "transaction_id,date,time,customer_id,staff_id,branch,product_id,quantity,line_item_amount,unit_price\n"
SALES = (
    f"{HEAD}100,2026-11-02,08:05,1,7,3,10,2,5.00,2.50\n100,2026-11-02,08:05,1,7,3,11,1,4.50,5.00\n"
    "101,2026-11-02,09:00,0,7,3,10,1,2.50,2.50\n102,2026-11-03,09:00,2,12,3,52,1,3.00,3.00\n"
)


@pytest.fixture
def desk(tmp_path):
    with shop(tmp_path) as desk:
        yield desk


@pytest.fixture
def stocked(desk):
    for noun, text in (("customers", PEOPLE), ("items", ITEMS), ("staff", TEAM)):
        bring(desk, noun, text)
    return desk


def walk_ins(text):
    return text.replace(",0,7,3", ",,7,3")


def test_visits_find_their_people_and_items(stocked):
    report = bring(stocked, "visits", walk_ins(SALES))
    assert counts(report) == (3, 0, 0, 0)
    assert rows(stocked, "SELECT customer_id, day, staff_id, branch, total FROM visits ORDER BY at") == [
        (1, "2026-11-02", 1, "3", 950),
        (None, "2026-11-02", 1, "3", 250),
        (2, "2026-11-03", 2, "3", 300),
    ]
    assert rows(stocked, "SELECT quantity, item_id, name, price, amount FROM visit_lines ORDER BY id") == [
        (2, 1, "Tea", 250, 500),
        (1, 2, "Soup of the day", 500, 450),
        (1, 1, "Tea", 250, 250),
        (1, None, "Item 52", 300, 300),
    ]
    assert rows(stocked, "SELECT name, active FROM staff ORDER BY id") == [("Mina", 1), ("Staff 12", 0)]
    assert not index_faults(stocked)


def test_visits_count_in_the_review(stocked):
    bring(stocked, "visits", walk_ins(SALES))
    day = visits.of_customer(stocked, 1)[0].day
    found = review.review(stocked, day, day)
    assert (found.visits, found.walk_ins, found.customers) == (2, 1, 1)


def test_the_same_visits_again_change_nothing(stocked):
    bring(stocked, "visits", walk_ins(SALES))
    before = everything(stocked, but=())
    report = bring(stocked, "visits", walk_ins(SALES))
    assert counts(report) == (0, 0, 3, 0)
    assert report.action is None
    assert everything(stocked, but=()) == before


def test_one_undo_takes_visits_back_with_whom_only_they_named(stocked):
    before = everything(stocked)
    bring(stocked, "visits", walk_ins(SALES))
    full = everything(stocked)
    undone = undo.undo(stocked)
    assert everything(stocked) == before
    undo.undo(stocked, undone.action_id)
    assert everything(stocked) == full
    assert not index_faults(stocked)


def test_visits_of_unknown_customers_stay_out_with_all_their_rows(stocked):
    strange = SALES.replace("100,2026-11-02,08:05,1,", "100,2026-11-02,08:05,5000,")
    report = bring(stocked, "visits", walk_ins(strange))
    assert counts(report) == (2, 0, 0, 2)
    assert [one.line for one in report.rejected] == [2, 3]
    assert all("5000" in one.reason for one in report.rejected)
    assert "1 visit of unknown customers stayed out: 5000." in report.notes


def test_unknown_customers_are_made_on_request_and_named_later(stocked):
    strange = walk_ins(SALES.replace("08:05,1,", "08:05,5000,"))
    report = bring(stocked, "visits", strange, create_customers=True)
    assert counts(report) == (3, 0, 0, 0)
    assert rows(stocked, "SELECT name FROM customers WHERE id = 3") == [("Customer 5000",)]
    assert counts(bring(stocked, "customers", PEOPLE + "5000,Zoe\n")) == (0, 1, 2, 0)
    assert rows(stocked, "SELECT name FROM customers WHERE id = 3") == [("Zoe",)]
    assert counts(bring(stocked, "staff", TEAM + "12,Joe,\n")) == (0, 1, 1, 0)
    assert rows(stocked, "SELECT name, active FROM staff WHERE id = 2") == [("Joe", 1)]


def test_a_customer_without_an_id_is_known_by_a_name_that_nobody_else_has(stocked):
    text = "date,time,customer name,order\n2026-11-02,08:00,ann,1 tea\n2026-11-02,08:30,Zoe,1 tea\n"
    report = bring(stocked, "visits", text)
    assert counts(report) == (1, 0, 0, 1)
    assert "no customer is called Zoe" in report.rejected[0].reason
    assert rows(stocked, "SELECT customer_id FROM visits") == [(1,)]


def test_times_are_the_shop_s_unless_the_row_names_a_zone(desk):
    shop_settings.change(desk, "zone", "Europe/Berlin")
    shop_settings.change(desk, "day_ends", "03:00")
    text = "date,time,timezone,note\n2026-07-02,08:00,,summer\n2026-07-02,01:00,,night\n2026-07-02,08:00,UTC,zone\n"
    bring(desk, "visits", text + "2026-07-02,,,day\n2026-07-02,08:00,+05:00,far\n2026-07-02,08:00,Mars/Base,lost\n")
    found = {
        note: (at[:16], day, timed) for at, day, timed, note in rows(desk, "SELECT at, day, timed, note FROM visits")
    }
    assert found == {
        "summer": ("2026-07-02 06:00", "2026-07-02", 1),
        "night": ("2026-07-01 23:00", "2026-07-01", 1),
        "zone": ("2026-07-02 08:00", "2026-07-02", 1),
        "day": ("2026-07-02 01:00", "2026-07-02", 0),
        "far": ("2026-07-02 03:00", "2026-07-02", 1),
    }


def test_visits_of_tomorrow_week_and_of_the_end_of_time_are_refused(desk):
    report = bring(
        desk, "visits", "date,time,note\n2026-11-30,08:00,soon\n9999-12-31,23:59,last\n2026-11-19,08:00,past\n"
    )
    assert counts(report) == (1, 0, 0, 2)


def test_a_corrected_visit_is_corrected_unless_somebody_changed_it_at_a_till(stocked):
    bring(stocked, "visits", walk_ins(SALES))
    visits.change(stocked, 3, order="2 tea")
    news = walk_ins(SALES).replace("101,2026-11-02,09:00,,7,3,10,1,2.50", "101,2026-11-02,09:00,,7,3,10,1,2.00")
    report = bring(stocked, "visits", news.replace("3,52,1,3.00,3.00", "3,52,1,9.00,9.00"))
    assert counts(report) == (0, 1, 2, 0)
    assert rows(stocked, "SELECT total FROM visits ORDER BY id") == [(950,), (200,), (500,)]
    assert "1 visit kept as changed at a till." in report.notes


def test_a_visit_that_was_taken_out_stays_out(stocked):
    bring(stocked, "visits", walk_ins(SALES))
    visits.remove(stocked, 1)
    assert counts(bring(stocked, "visits", walk_ins(SALES))) == (0, 0, 3, 0)
    assert rows(stocked, "SELECT count(*) FROM visits") == [(2,)]


def test_visits_of_a_merged_customer_go_to_whom_was_kept(stocked):
    merging.merge(stocked, 1, 2)
    bring(stocked, "visits", walk_ins(SALES))
    assert rows(stocked, "SELECT DISTINCT customer_id FROM visits WHERE customer_id IS NOT NULL") == [(1,)]


def test_an_order_in_words_knows_the_shop_s_items(desk):
    bring(desk, "items", "name,price\n7 up,2\nTea,1.50\n")
    bring(desk, "visits", "date,order\n2026-11-02,7 up; 2 tea\n")
    assert rows(desk, "SELECT quantity, item_id, name FROM visit_lines") == [(1, 1, "7 up"), (2, 2, "Tea")]
