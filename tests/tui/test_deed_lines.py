"""What an action did, as it is read in its sheet."""

from frontdesk.records.deeds import Action, Change
from frontdesk.tui.widgets.deed_lines import deed_lines
from tests.tui.shop import NOW
from tests.tui.till import journey


def told(*changes):
    return [
        line.plain for line in deed_lines(Action(1, "import.visits", "Visits", NOW, "till 1", changes=changes), None)
    ]


def test_what_an_import_wrote_portion_by_portion_is_summed_up_by_table():
    portions = [
        Change(table, first, None, None, first + 3999, 4000)
        for first in (1, 4001, 8001)
        for table in ("visits", "visit_lines")
    ]
    single = Change("customers", 7, None, {"name": "Noor"})
    assert told(single, *portions) == [
        "12,000 rows of visits",
        "12,000 rows of visit lines",
        "Customer 7 added",
        "  name         Noor",
    ]


def test_an_import_is_read_in_its_sheet(path, tmp_path):
    file = tmp_path / "people.csv"
    file.write_text("Name,Phone\n" + "".join(f"Guest {number},0151 234{number:04}\n" for number in range(300)))

    async def steps(till):
        await till.type(f"<ctrl+x>i<ctrl+a><ctrl+k>{file}<enter>")
        await till.type("<enter>")
        await till.type("<ctrl+r><enter>")
        assert "300 rows of customers" in till.words

    journey(path, steps)
