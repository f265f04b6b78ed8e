import random
from datetime import date, time
from decimal import Decimal

import pytest

from frontdesk.exchange import refusals
from frontdesk.exchange.nouns import grouping
from frontdesk.records.incoming import Refused
from tests.exchange.tables import read, table

RECEIPTS = (
    "transaction_id,transaction_date,transaction_time,sales_outlet_id,staff_id,customer_id,instore_yn,order,"
    "line_item_id,product_id,quantity,line_item_amount,unit_price,promo_item_yn\n"
)
OWN = "visit_id,customer_id,date,time,staff_id,party_size,order,happiness,note,next_note\n"
PLAIN = "date,customer id,item,qty,price\n"


def receipt(sale, day, branch, customer, line, *, quantity=1, amount="2.50"):
    return f"{sale},2019-04-{day:02},12:00:00,{branch},9,{customer},N,1,{line},52,{quantity},{amount},2.50,N\n"


def test_the_lines_of_a_receipt_are_one_visit_wherever_they_stand():
    text = (
        RECEIPTS
        + receipt(7, 1, 3, 558, 1)
        + receipt(7, 1, 5, 0, 1)
        + receipt(7, 1, 3, 558, 2, quantity=2, amount="5.01")
    )
    visits, refused = read(text, "visits")
    assert not refused
    known = next(visit for visit in visits if visit.customer_id)
    assert [(line.key, line.quantity, line.item_id) for line in known.lines] == [
        ("1.1", 1, "52"),
        ("1.2", 2, "52"),
    ]
    assert (known.total, known.lines_read, known.line) == (Decimal("7.51"), 2, 2)
    assert (known.day, known.at, known.branch, known.staff_id) == (date(2019, 4, 1), time(12), "3", "9")
    assert next(visit for visit in visits if visit is not known).customer_id is None
    assert len({visit.key for visit in visits}) == 2


def test_a_sale_s_number_that_repeats_on_another_day_is_another_visit():
    visits, _ = read(RECEIPTS + receipt(7, 1, 3, 558, 1) + receipt(7, 2, 3, 558, 1), "visits")
    assert len({visit.key for visit in visits}) == 2


def test_a_line_that_cannot_be_read_refuses_its_whole_visit():
    text = RECEIPTS + receipt(7, 1, 3, 558, 1) + receipt(7, 1, 3, 558, 2, quantity="a lot") + receipt(8, 1, 3, 558, 1)
    visits, refused = read(text, "visits")
    assert len(visits) == 1
    assert [one.line for one in refused] == [2, 3]
    assert "“a lot”" in refused[1].reason
    assert "line 3" in refused[0].reason
    assert len(refused[0].cells) == 14


def test_a_visit_without_a_readable_date_is_refused():
    text = RECEIPTS + receipt(7, 31, 3, 1, 1) + receipt(7, 1, 3, 1, 1).replace("2019-04-01", "")
    visits, refused = read(text, "visits")
    assert not visits
    assert {one.reason for one in refused} == {"“2019-04-31” is no date I can read", "a visit without a date"}


def test_a_day_alone_is_enough():
    visits, _ = read(PLAIN + "2019-04-01,5,tea,1,2.00\n", "visits")
    assert (visits[0].day, visits[0].at, visits[0].customer_id) == (date(2019, 4, 1), None, "5")
    visits, _ = read("date,time,customer id\n2019-04-01,noonish,5\n", "visits")
    assert visits[0].at is None
    assert "noonish" in visits[0].warnings[0]


def test_our_own_visits_have_their_orders_in_words():
    rows = 'v1,7,2026-01-02,08:15,3,2,"1 flat white; 2 croissant, warm",+,sat outside,ask about the brakes\n'
    rows += "v2,,2026-01-02,,,,,,,\n"
    visits, refused = read(OWN + rows, "visits")
    assert not refused
    first, second = visits
    assert (first.key, first.customer_id, first.staff_id, first.party_size) == ("v1", "7", "3", 2)
    assert (first.happiness, first.note, first.next_note) == ("+", "sat outside", "ask about the brakes")
    assert [(line.quantity, line.item, line.modifiers) for line in first.lines] == [
        (1, "flat white", ()),
        (2, "croissant", ("warm",)),
    ]
    assert (second.customer_id, second.at, second.lines) == (None, None, ())


def test_an_order_in_words_heeds_the_shop_s_list():
    opened = table(OWN + "v1,7,2026-01-02,08:15,,,7 up,,,\n", "visits")
    opened.listed = {"7 up"}.__contains__
    assert [(line.quantity, line.item) for line in next(iter(opened)).lines] == [(1, "7 up")]


def test_an_order_that_cannot_be_read_refuses_the_visit():
    _, refused = read(OWN + "v1,7,2026-01-02,08:15,,,0 tea,,,\n", "visits")
    assert "order" in refused[0].reason


def test_an_odd_mood_or_party_is_left_open_with_a_warning():
    visits, _ = read(OWN + "v1,7,2026-01-02,08:15,,many,,great,,\n", "visits")
    assert (visits[0].party_size, visits[0].happiness, len(visits[0].warnings)) == (None, "", 2)


def test_equal_visits_without_a_number_are_counted_apart_and_named_the_same_next_time():
    text = PLAIN + "2019-04-01,,tea,1,2.00\n" * 3 + "2019-04-01,,cake,1,2.00\n"
    first, _ = read(text, "visits")
    assert len({visit.key for visit in first}) == 4
    lines = text.splitlines(keepends=True)
    again, _ = read(lines[0] + lines[4] + "".join(lines[1:4]), "visits")
    assert {visit.key for visit in again} == {visit.key for visit in first}


def test_the_total_is_the_file_s_own_or_the_sum_of_its_lines():
    visits, _ = read("date,customer id,item,qty,price,total\n2019-04-01,5,tea,2,2.00,3.50\n", "visits")
    assert visits[0].total == Decimal("3.50")
    visits, _ = read(PLAIN + "2019-04-01,5,tea,2,2.00\n", "visits")
    assert visits[0].total == Decimal("4.00")
    visits, _ = read(PLAIN + "2019-04-01,5,tea,2,\n", "visits")
    assert visits[0].total is None


def test_visits_without_any_date_column_are_no_visits():
    with pytest.raises(refusals.HeaderUnknown, match="when the visits were"):
        table("customer id,item\n", "visits")


def test_groups_are_the_same_in_memory_and_on_disk(monkeypatch):
    chance = random.Random(7)
    rows = [(n, [str(chance.randrange(300)), f"naïve,\n{n}"], ()) for n in range(2_000)]
    in_memory = list(grouping.together(iter(rows), (0,)))
    monkeypatch.setattr(grouping, "ROWS_IN_MEMORY", 10)
    monkeypatch.setattr(grouping, "MOST_RUNS", 5)
    assert list(grouping.together(iter(rows), (0,))) == in_memory
    assert sorted(line for group in in_memory for line, _, _ in group) == list(range(2_000))


def test_refused_rows_pass_through_a_grouping():
    refused = Refused(3, "why")
    assert list(grouping.together([(2, ["a"], ()), refused, (4, ["a"], ())], (0,))) == [
        refused,
        [(2, ["a"], ()), (4, ["a"], ())],
    ]
