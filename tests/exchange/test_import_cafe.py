import pytest

from frontdesk.desk import undo
from frontdesk.exchange.importing import import_file
from tests.exchange.shops import counts, everything, index_faults, rows, shop
from tests.exchange.tables import needs_samples, sample

pytestmark = needs_samples

FILES = {"staff": "staff", "customers": "customers", "items": "products", "visits": "sales-receipts"}


@pytest.fixture
def desk(tmp_path):
    with shop(tmp_path) as desk:
        yield desk


def cafe(desk, noun, name=None):
    return import_file(desk, noun, sample(f"cafe/{name or FILES[noun]}.csv"), source="cafe")


def test_the_real_cafe_goes_in_whole_once_and_out_again(desk):
    before, reports = [everything(desk)], {}
    for noun in FILES:
        reports[noun] = cafe(desk, noun)
        before.append(everything(desk))
    assert [report.created for report in reports.values()] == [55, 2_246, 88, 39_263]
    visits = reports["visits"]
    assert len(visits.rejected) == 9
    assert {one.reason.split()[2] for one in visits.rejected} == {"5000", "8000"}
    assert "8 visits of unknown customers stayed out: 5000 and 8000." in visits.notes
    assert rows(desk, "SELECT count(*), count(customer_id) FROM visits") == [(39_263, 20_007)]
    assert rows(desk, "SELECT count(*) FROM visit_lines WHERE item_id IS NULL") == [(0,)]
    assert not index_faults(desk)
    for noun in FILES:
        again = cafe(desk, noun)
        assert (again.created, again.updated, again.action) == (0, 0, None)
    for standing in reversed(before[:-1]):
        undo.undo(desk)
        assert everything(desk) == standing
    assert not index_faults(desk)


def test_a_mangled_header_is_mended_and_reported(desk):
    cafe(desk, "customers")
    report = cafe(desk, "visits", "mangled-header")
    assert counts(report) == (179, 0, 0, 0)
    assert any("mended" in note for note in report.notes)
