import json
from decimal import Decimal

import pytest

from frontdesk.exchange.files.decoding import Source, examine
from frontdesk.exchange.files.sheet import open_sheet
from frontdesk.exchange.refusals import EmptyFile
from frontdesk.exchange.table import open_table
from frontdesk.records.incoming import Refused
from tests.exchange.tables import SAMPLES, needs_samples, sample

pytestmark = needs_samples

SPECTRUM = {
    "comma_in_quotes": [
        ["first", "last", "address", "city", "zip"],
        ["John", "Doe", "120 any st.", "Anytown, WW", "08123"],
    ],
    "empty": [["a", "b", "c"], ["1", "", ""], ["2", "3", "4"]],
    "empty_crlf": [["a", "b", "c"], ["1", "", ""], ["2", "3", "4"]],
    "escaped_quotes": [["a", "b"], ["1", 'ha "ha" ha'], ["3", "4"]],
    "json": [["key", "val"], ["1", '{"type": "Point", "coordinates": [102.0, 0.5]}']],
    "newlines": [["a", "b", "c"], ["1", "2", "3"], ["Once upon \na time", "5", "6"], ["7", "8", "9"]],
    "newlines_crlf": [["a", "b", "c"], ["1", "2", "3"], ["Once upon \na time", "5", "6"], ["7", "8", "9"]],
    "quotes_and_newlines": [["a", "b"], ["1", 'ha \n"ha" \nha'], ["3", "4"]],
    "simple": [["a", "b", "c"], ["1", "2", "3"]],
    "simple_crlf": [["a", "b", "c"], ["1", "2", "3"]],
    "utf8": [["a", "b", "c"], ["1", "2", "3"], ["4", "5", "ʤ"]],
}


def cells_of(path):
    source = Source(path)
    found = list(open_sheet(source, examine(source), None).records())
    source.close()
    return [one if isinstance(one, Refused) else one[1] for one in found]


def whole(path, noun, **told):
    with open_table(path, noun, **told) as table:
        found = list(table)
        tally = table.tally
    assert tally.accepted + tally.rejected + tally.blank == tally.records
    return table, found


@pytest.mark.parametrize("name", SPECTRUM)
def test_the_csv_spectrum_is_read_cell_by_cell(name):
    path = sample(f"torture/csv-spectrum/{name}.csv")
    rows = [[cell.replace("\r\n", "\n") for cell in row] for row in cells_of(path)]
    assert rows == SPECTRUM[name]
    answers = path.with_suffix(".json")
    if answers.exists():
        head, *others = rows
        assert [dict(zip(head, row, strict=True)) for row in others] == json.loads(answers.read_text("utf-8"))


def test_every_csv_of_the_torture_chamber_is_read_or_refused_with_a_sentence():
    paths = sorted(SAMPLES.glob("torture/csvkit/*.csv"))
    assert len(paths) > 15
    for path in paths:
        if path.name == "empty.csv":
            with pytest.raises(EmptyFile, match="empty"):
                open_table(path, "customers")
            continue
        _, found = whole(path, "customers", mapping={"1": "name"})
        assert found, path


def test_ragged_and_null_rows_are_refused_by_line():
    _, found = whole(sample("torture/csvkit/bad.csv"), "customers", mapping={"column_a": "name", "column_b": "note"})
    assert [(one.line, type(one) is Refused) for one in found] == [(2, True), (3, False), (4, False)]
    _, found = whole(sample("torture/csvkit/null_byte.csv"), "customers", mapping={"a": "name"})
    assert [(one.line, "NUL" in one.reason) for one in found] == [(2, True)]


def test_the_cafe_s_customers_are_all_read():
    table, people = whole(sample("cafe/customers.csv"), "customers")
    assert (table.shape.format, len(people)) == ("cafe", 2246)
    kelly = people[0]
    assert (kelly.external_id, kelly.name, kelly.card_code) == ("1", "Kelly Key", "908-424-2890")
    assert kelly.custom == (("home_store", "3"), ("gender", "M"), ("birth_year", "1950"))
    assert not any(person.warnings for person in people)
    assert len({person.external_id for person in people}) == 2246


def test_the_cafe_s_products_have_prices():
    _, items = whole(sample("cafe/products.csv"), "items")
    assert (len(items), items[0].name, items[0].price) == (88, "Brazilian - Organic", Decimal("18.00"))
    assert all(item.price is not None and not item.warnings for item in items)


def test_the_cafe_s_staff_are_read_month_first():
    table, team = whole(sample("cafe/staff.csv"), "staff")
    assert (len(team), team[2].name, str(team[2].since)) == (55, "Marny Hermione", "2007-10-24")
    assert table.shape.date_orders == (("start_date", "month first"),)
    assert table.columns.ignored == ("column 7", "column 8")


def test_the_cafe_s_receipts_are_the_visits_that_were_counted():
    customers = {person.external_id for person in whole(sample("cafe/customers.csv"), "customers")[1]}
    table, visits = whole(sample("cafe/sales-receipts.csv"), "visits")
    assert table.tally.records == sum(visit.lines_read for visit in visits) == 49_894
    assert len(visits) == len({visit.key for visit in visits}) == 39_271
    assert sum(visit.customer_id is None for visit in visits) == 19_256
    known = [visit for visit in visits if visit.customer_id in customers]
    strangers = [visit for visit in visits if visit.customer_id and visit.customer_id not in customers]
    assert (len(known), len(strangers)) == (20_007, 8)
    assert {visit.customer_id for visit in strangers} == {"5000", "8000"}
    assert sum(visit.lines_read for visit in strangers) == 9
    assert (str(min(visit.day for visit in visits)), str(max(visit.day for visit in visits))) == (
        "2019-04-01",
        "2019-04-29",
    )


def test_a_header_as_found_in_the_wild_is_mended():
    table, visits = whole(sample("cafe/mangled-header.csv"), "visits")
    assert table.shape.header_mended
    assert (table.shape.format, table.tally.records) == ("cafe", 199)
    assert not any(isinstance(visit, Refused) for visit in visits)


def test_other_people_s_contacts_are_read_without_loss():
    for name, count in {
        "opensourcepos": 1,
        "outlook-wide": 3,
        "google-old-chinese": 1,
        "shared-contacts-36-columns": 16,
    }.items():
        _, people = whole(sample(f"contacts/{name}.csv"), "customers")
        assert len(people) == count, name
        assert not any(isinstance(person, Refused) for person in people)
