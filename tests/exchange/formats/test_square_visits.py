import pytest

from frontdesk.desk import greeting
from frontdesk.exchange.nouns.events import EventsUndecided
from tests.exchange.formats import headers_of_others as of
from tests.exchange.formats.cards import brought
from tests.exchange.formats.headers_of_others import written
from tests.exchange.shops import rows, shop
from tests.exchange.tables import read

SALE = {
    "Date": "2026-01-05",
    "Time": "08:41:00",
    "Time Zone": "Eastern Time (US & Canada)",
    "Transaction ID": "T1",
    "Payment ID": "P1",
    "Event Type": "Payment",
    "Location": "Main St",
    "Customer ID": "SQ1",
    "Customer Name": "Ana Gómez",
    "Itemization Type": "Physical Good",
    "Employee": "Mina",
    "Card Brand": "Visa",
    "PAN Suffix": "4242",
}
COFFEE = SALE | {
    "Item": "Flat white",
    "Qty": "2.0",
    "Price Point Name": "Large",
    "Modifiers Applied": "Oat milk, Extra hot",
}
COFFEE |= {"Gross Sales": "$9.00", "Discounts": "-$1.00", "Net Sales": "$8.00", "Tax": "$0.80", "Notes": "to go"}
BAGEL = SALE | {"Item": "Bagel", "Qty": "1", "Gross Sales": "$3.00", "Net Sales": "$3.00", "Tax": "$0.30"}
WALK_IN = SALE | {"Transaction ID": "T2", "Customer ID": "", "Customer Name": "", "Item": "Tea", "Qty": "1"}
REFUND = SALE | {"Transaction ID": "T3", "Event Type": "Refund", "Item": "Bagel", "Qty": "1", "Net Sales": "-$3.00"}


@pytest.fixture
def ana(tmp_path):
    with shop(tmp_path) as desk:
        people = {
            "Square Customer ID": "SQ1",
            "First Name": "Ana",
            "Last Name": "Gómez",
            "Creation Source": "Directory",
        }
        brought(desk, written(of.SQUARE, people))
        yield desk


def test_the_rows_of_one_transaction_are_one_visit_of_whom_the_customers_file_named(ana):
    report, _ = brought(ana, written(of.SQUARE_ITEMS, COFFEE, WALK_IN, BAGEL), "visits")
    assert (report.format, report.created, report.rejected) == ("square", 2, ())
    assert "4242" not in repr(rows(ana, "SELECT * FROM visits")) + repr(rows(ana, "SELECT * FROM changes"))
    card = greeting.card(ana, 1)
    assert card.visits == 1
    visit = card.latest[0]
    assert [(line.quantity, line.name, line.modifiers, line.price) for line in visit.lines] == [
        (2, "Flat white", ("Large", "Oat milk", "Extra hot"), 450),
        (1, "Bagel", (), 300),
    ]
    assert visit.total == 1210
    assert visit.at.isoformat() == "2026-01-05T13:41:00+00:00"
    assert visit.note == "to go"
    assert rows(ana, "SELECT customer_id FROM visits ORDER BY id") == [(1,), (None,)]
    assert rows(ana, "SELECT name FROM staff") == [("Mina",)]


def test_a_transaction_says_what_was_collected():
    filled = SALE | {"Staff Name": "Mina", "Description": "2 x Flat white", "Net Sales": "8", "Tax": "0.80"}
    filled = {column: text for column, text in filled.items() if column not in {"Itemization Type", "Employee"}}
    visits, _ = read(written(of.SQUARE_TRANSACTIONS, filled | {"Total Collected": "$9.55"}, filled), "visits")
    assert [(str(visit.total), visit.note, visit.staff) for visit in visits] == [("9.55", "2 x Flat white", "Mina")]
    visits, _ = read(written(of.SQUARE_TRANSACTIONS, filled), "visits")
    assert str(visits[0].total) == "8.80"


def test_what_is_a_visit_is_asked_where_there_are_several_kinds(ana):
    text = written(of.SQUARE_ITEMS, COFFEE, REFUND, BAGEL)
    with pytest.raises(EventsUndecided, match="“Payment” \\(2\\) and “Refund” \\(1\\)"):
        brought(ana, text, "visits")
    assert rows(ana, "SELECT count(*) FROM visits") == [(0,)]
    report, _ = brought(ana, text, "visits", mapping={"Event Type": "event:Payment"})
    assert report.created == 1
    assert [(each.line, "no visit" in each.reason) for each in report.rejected] == [(3, True)]
    report, _ = brought(ana, text, "visits", mapping={"Event Type": "event:payment|refund"}, source="both")
    assert (len(report.rejected), report.created) == (3, 0)  # the other source knows no SQ1


def test_the_same_transactions_again_add_nothing(ana):
    text = written(of.SQUARE_ITEMS, COFFEE, WALK_IN, BAGEL)
    brought(ana, text, "visits")
    report, _ = brought(ana, text, "visits")
    assert (report.created, report.updated, report.action) == (0, 0, None)
