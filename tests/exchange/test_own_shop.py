"""What a shop exported and takes back itself adds nothing."""

from datetime import timedelta

import pytest

from frontdesk.desk.ordering import items, visits
from frontdesk.desk.roster import adding, editing
from frontdesk.exchange.importing import import_file
from frontdesk.exchange.leaving.exporting import Request, export
from frontdesk.records.people import CustomerChanges, NewCustomer
from tests.exchange.shops import rows, shop


@pytest.fixture
def desk(tmp_path):
    with shop(tmp_path) as desk:
        for name in ("Ann Lee", "Ben Okoro"):
            adding.add(desk, NewCustomer(name, phones=("0171 555",)))
        items.add(desk, "Tea", "2")
        visits.log(desk, 1, "2 tea", at=desk.clock.now() - timedelta(days=1))
        visits.log(desk, None, "1 tea")
        yield desk


def taken_out(desk, noun, folder, style="csv"):
    place = folder / f"{noun}.{style}"
    export(desk, Request(noun, style), place)
    return place


@pytest.mark.parametrize(
    ("noun", "style"), [("customers", "csv"), ("customers", "vcf"), ("visits", "csv"), ("items", "csv")]
)
def test_its_own_list_changes_nothing(desk, tmp_path, noun, style):
    place = taken_out(desk, noun, tmp_path, style)
    report = import_file(desk, noun, place)
    assert (report.created, report.unchanged, report.rejected) == (0, {"items": 1}.get(noun, 2), ())
    assert import_file(desk, noun, place).action is None


def test_what_was_added_to_the_list_comes_in(desk, tmp_path):
    place = taken_out(desk, "customers", tmp_path)
    place.write_text(place.read_text().replace("Ben Okoro,", "Ben Okoro,Benny", 1))
    report = import_file(desk, "customers", place)
    assert (report.created, report.updated, report.unchanged) == (0, 1, 1)


def test_an_id_is_somebody_else_in_another_shop(desk, tmp_path):
    place = taken_out(desk, "customers", tmp_path)
    editing.edit(desk, 1, CustomerChanges(name="Quite Another"))
    assert import_file(desk, "customers", place).created == 1
    assert rows(desk, "SELECT count(*) FROM customers") == [(3,)]
