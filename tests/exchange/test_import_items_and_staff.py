import pytest

from frontdesk.desk import shop as shop_settings
from frontdesk.desk import team
from frontdesk.desk.ordering import items
from tests.exchange.shops import bring, counts, rows, shop


@pytest.fixture
def desk(tmp_path):
    with shop(tmp_path) as desk:
        yield desk


def test_items_keep_their_price_in_the_smallest_unit(desk):
    bring(desk, "items", "id,name,price,category\n1,Tea,$2.50 ,drinks\n2,Bun,,\n3,Third,0.333,\n")
    assert rows(desk, "SELECT name, price, category FROM items") == [
        ("Tea", 250, "drinks"),
        ("Bun", None, ""),
        ("Third", 33, ""),
    ]


def test_a_currency_without_cents_has_none(desk):
    shop_settings.change(desk, "currency", "JPY")
    bring(desk, "items", "id,name,price\n1,Tea,250\n")
    assert rows(desk, "SELECT price FROM items") == [(250,)]


def test_an_item_of_a_name_that_is_sold_already_is_the_same(desk):
    items.add(desk, "Tea", "", "drinks")
    report = bring(desk, "items", "id,name,price\n1,tea,2.50\n2,Bun,1\n")
    assert counts(report) == (1, 1, 0, 0)
    assert report.possible_duplicates == 0
    assert rows(desk, "SELECT name, price, category FROM items") == [("Tea", 250, "drinks"), ("Bun", 100, "")]


def test_two_ids_of_one_source_are_two_items_whatever_their_name(desk):
    text = "id,name,price\n1,Tea,2.50\n2,Tea,3.50\n"
    assert counts(bring(desk, "items", text)) == (2, 0, 0, 0)
    assert counts(bring(desk, "items", text)) == (0, 0, 2, 0)


def test_without_ids_a_name_says_which_item_it_is(desk):
    report = bring(desk, "items", "name,price\nTea,2.50\nTea,2.50\nTea,3\n")
    assert counts(report) == (1, 0, 1, 1)
    assert "tea" in report.rejected[0].reason


def test_a_new_price_goes_in_unless_somebody_set_one_at_a_till(desk):
    bring(desk, "items", "id,name,price\n1,Tea,2.50\n2,Bun,1\n")
    items.change(desk, 1, price="2.70")
    report = bring(desk, "items", "id,name,price\n1,Tea,2.60\n2,Bun,1.20\n")
    assert counts(report) == (0, 1, 1, 0)
    assert rows(desk, "SELECT price FROM items") == [(270,), (120,)]


def test_a_negative_price_is_refused(desk):
    report = bring(desk, "items", "id,name,price\n1,Tea,-2.50\n2,Bun,1\n")
    assert counts(report) == (1, 0, 0, 1)


def test_staff_of_a_name_who_work_here_already_are_the_same(desk):
    team.add(desk, "Mina")
    report = bring(desk, "staff", "staff id,name,role\n1,mina,owner\n2,Joe,barista\n")
    assert counts(report) == (1, 1, 0, 0)
    assert rows(desk, "SELECT name, role FROM staff") == [("Mina", "owner"), ("Joe", "barista")]
    assert counts(bring(desk, "staff", "staff id,name,role\n1,mina,owner\n2,Joe,barista\n")) == (0, 0, 2, 0)
