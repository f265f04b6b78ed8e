import json
from contextlib import closing

import pytest

from frontdesk.store.file.connection import connect
from frontdesk.store.search import index
from tests.bench import busy, chart, evening, expected, filesize, lookup, readme, results, visit
from tests.bench.figures import Goal, absent, figure, held_to, paired, pairs, quantile
from tests.bench.people import shop
from tests.bench.queries import questions
from tests.bench.table import table

SIZE = 300
KINDS = 13


@pytest.fixture(scope="module")
def people(tmp_path_factory):
    return shop(SIZE, folder=tmp_path_factory.mktemp("bench"))


def test_the_shop_is_whole_and_made_once(people):
    connection = connect(people, reading=False)
    assert connection.execute("SELECT count(*) FROM customers").fetchone() == (SIZE,)
    assert connection.execute("SELECT count(*) FROM visits").fetchone() > (SIZE,)
    assert index.faults(connection) == []
    connection.close()
    before = people.stat().st_mtime_ns
    assert shop(SIZE, folder=people.parent) == people
    assert people.stat().st_mtime_ns == before


def test_every_kind_of_question_is_asked_as_often_and_the_same_every_time(people):
    asked = questions(people, 5)
    assert {kind: len(words) for kind, words in asked.items()} == dict.fromkeys(asked, 5)
    assert len(asked) == KINDS
    assert all(words.strip() for kind in asked.values() for words in kind)
    assert asked == questions(people, 5)


def test_lookups_are_measured_against_every_reference(people, tmp_path):
    found = lookup.figures(people, tmp_path, quick=True, of_each=3)
    measured = [each for each in found if not each.missing]
    assert all(each.ours and each.theirs and each.ratio for each in measured)
    assert len({each.reference for each in found}) == 3
    assert sum(each.part == "lookup by kind" for each in found) == KINDS
    assert {each.runs for each in measured if each.part == "lookup"} == {3 * KINDS}


def test_a_visit_is_measured_in_a_copy_of_the_shop(people, tmp_path):
    before = people.read_bytes()
    usual, slowest, same_rows = visit.figures(people, tmp_path, quick=True, times=40)
    assert usual.ratio
    assert same_rows.ratio
    assert usual.runs == 4
    assert slowest.ours >= usual.ours
    assert people.read_bytes() == before
    assert list(tmp_path.iterdir()) == []


def test_the_median_and_the_slowest_are_what_they_say():
    assert quantile([3, 1, 2], 0.5) == 2
    assert quantile(list(range(1, 101)), 0.99) == 99


def test_pairs_take_turns_at_being_first():
    order = []
    pairs(lambda: order.append("ours") or 1.0, lambda: order.append("theirs") or 1.0, 2)
    assert order == ["ours", "theirs", "ours", "theirs", "theirs", "ours"]


FIGURES = [
    figure("lookup", "a search", "LIKE", Goal(1 / 100), [0.001], [0.2]),
    figure("visit", "the <usual>", "bare INSERT", Goal(3, 2), [0.07], [0.01]),
    absent("import", "5 customers", "peer", Goal(1, 0.8), "it cannot be had"),
]


def test_the_table_says_what_was_reached_and_what_was_not_measured():
    head, rule, fast, slow, missing = table(FIGURES).splitlines()
    assert len({len(line) for line in (head, rule, fast, slow, missing)}) == 1
    assert "1/200" in fast
    assert fast.split("|")[-2].strip() == "yes"
    assert "7.00" in slow
    assert slow.split("|")[-2].strip() == "NO"
    assert "not measured: it cannot be had" in missing


def test_results_replace_only_their_own_part_and_size(tmp_path):
    file = tmp_path / "results.json"
    results.keep(FIGURES, 100, ["lookup", "visit", "import"], file)
    results.keep(FIGURES[:1], 1000, ["lookup"], file)
    kept = results.keep([figure("visit", "the usual", "bare", Goal(3), [1.0], [1.0])], 100, ["visit"], file)
    assert json.loads(file.read_text()) == kept
    assert [row["part"] for row in kept["sizes"]["100"]] == ["lookup", "visit", "import"]
    assert [row["ratio"] for row in kept["sizes"]["1000"]] == [0.005]


def test_results_of_another_machine_are_forgotten(tmp_path):
    file = tmp_path / "results.json"
    kept = results.keep(FIGURES, 100, ["lookup"], file)
    file.write_text(json.dumps({**kept, "machine": {"cpus": 0}}))
    assert list(results.keep(FIGURES, 1000, ["lookup"], file)["sizes"]) == ["1000"]


def test_the_chart_has_a_panel_for_each_measured_row(tmp_path):
    sizes = {"100": [each.as_json() for each in FIGURES], "1000": [FIGURES[0].as_json()]}
    drawn = chart.panels({"sizes": sizes})
    assert [(panel.what, len(panel.points)) for panel in drawn] == [("a search", 2), ("the <usual>", 1)]
    chart.write({"sizes": sizes}, tmp_path / "chart.svg")
    text = (tmp_path / "chart.svg").read_text()
    assert "the &lt;usual&gt;" in text
    assert text.count("<circle") == 3


def test_a_goal_set_for_a_larger_shop_is_not_missed_in_a_small_one():
    assert figure("lookup", "x", "y", Goal(0.1, size=1000), [1.0], [2.0]).reached == "set for 1,000"
    assert figure("lookup", "x", "y", Goal(0.1, size=1000), [1.0], [20.0]).reached == "yes"


def test_a_machine_that_drifts_slows_both_of_a_pair():
    ours, theirs = [2.0, 4.0, 8.0, 80.0], [1.0, 2.0, 4.0, 4.0]
    assert paired("startup", "x", "y", Goal(3), ours, theirs).ratio == 2


def test_without_its_reference_nothing_is_reached():
    assert absent("import", "x", "y", Goal(1), "it is not here").reached == "not measured"


def test_the_owners_sums_are_measured_against_what_reads_the_visits(tmp_path):
    shop = busy.shop(50, folder=tmp_path)
    assert busy.shop(50, folder=tmp_path) == shop
    with closing(connect(shop, reading=True)) as connection:
        assert connection.execute("SELECT count(*) > 600, count(DISTINCT day) FROM visits").fetchone() == (1, busy.DAYS)
    found = [*evening.figures(shop, quick=True), *expected.figures(shop, quick=True)]
    assert all(each.ours and each.theirs and each.ratio for each in found)


def test_a_large_shop_has_no_more_than_two_million_visits():
    assert busy.visits_in(100_000) == busy.visits_in(1_000_000) == 2_000_000


def test_the_readme_has_a_column_for_each_size_and_marks_what_is_not_reached(tmp_path):
    readme_file = tmp_path / "README.md"
    readme_file.write_text("Fast.\n\n<!-- figures: made by python -m tests.bench -->\n<!-- end of figures -->\n")
    slowest = figure("visit", "the <usual>, p99", "bare INSERT", Goal(3), [9.0], [1.0])
    sizes = {"100": [each.as_json() for each in (*FIGURES, slowest)], "1000": [FIGURES[0].as_json()]}
    readme.write({"machine": results.machine(), "sizes": sizes}, readme_file)
    lines = readme_file.read_text().splitlines()
    assert "| What | Reference | 100 | 1,000 | Goal |" in lines
    assert "| the <usual> | bare INSERT | **7.00** (p99 **9.00**) |  | 3.00 |" in lines
    assert sum(line.count("1/200") for line in lines) == 2
    assert not any("it cannot be had" in line for line in lines)


def test_the_file_is_measured_beside_its_rows_as_csv(people, tmp_path):
    (size,) = filesize.figures(people, tmp_path)
    assert (size.unit, list(tmp_path.iterdir())) == ("MB", [])
    assert size.ours * 1e6 >= people.stat().st_size
    assert size.theirs < size.ours


def test_a_goal_holds_from_the_size_on_that_it_is_set_for():
    row = figure("lookup", "x", "y", Goal(0.1, size=1000), [1.0], [2.0])
    assert [held_to(row, size).reached for size in (100, 1000, 10_000)] == ["set for 1,000", "NO", "NO"]
