from decimal import Decimal

import pytest

from frontdesk.exchange.values.money import read_amount
from tests.exchange.tables import read, table


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("$18.00 ", "18.00"),
        ("1.234,56", "1234.56"),
        ("1,234.56", "1234.56"),
        ("3,60", "3.60"),
        ("12.50 €", "12.50"),
        ("12,50 kr.", "12.50"),
        ("EUR 4", "4"),
        ("CHF 1'234.50", "1234.50"),
        ("1 234,50 €", "1234.50"),
        ("£1,234,567", "1234567"),
        (".5", "0.5"),
        ("(3.50)", "-3.50"),
        ("-3", "-3"),
        ("−2.00", "-2.00"),
        ("1,234", "1234"),
        ("1.234", "1.234"),
    ],
)
def test_an_amount_is_read_whatever_stands_beside_it(text, amount):
    assert read_amount(text) == Decimal(amount)


@pytest.mark.parametrize("text", ["", "free", "$", "1,2,3", "1.2.3", "12,34,567.00", "4 or 5", "(3", "--3", "9" * 60])
def test_what_is_no_amount_is_not_made_one(text):
    assert read_amount(text) is None


def test_a_column_with_decimal_commas_reads_its_dots_as_thousands():
    text = "item;price\nCoffee;3,60\nMachine;1.234\n"
    items, _ = read(text, "items")
    assert [item.price for item in items] == [Decimal("3.60"), Decimal(1234)]
    assert "decimal comma" in " ".join(table(text, "items").shape.guesses)
    items, _ = read("item;price\nMachine;1.234\n", "items")
    assert items[0].price == Decimal("1.234")


def test_an_item_with_an_unreadable_price_is_taken_without_one():
    items, refused = read("item,price,category\nSoup,market price,Food\n,3.00,Food\n", "items")
    assert (items[0].name, items[0].price, len(items[0].warnings)) == ("Soup", None, 1)
    assert "without a name" in refused[0].reason
