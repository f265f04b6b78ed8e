import csv
import os
import stat
import subprocess
import sys
import textwrap
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from frontdesk.desk import undo
from frontdesk.errors import StoreReadOnly
from frontdesk.exchange.importing import import_file
from frontdesk.exchange.refusals import EmptyFile, HeaderUnknown
from tests.exchange.shops import bring, counts, everything, index_faults, rows, shop

BAD = 'id,name,note\n1,Ann,\n2,Bob,"half\n3,Cem,a,b\n4,Dee,\n4,Di,\n\n'


@pytest.fixture
def desk(tmp_path):
    with shop(tmp_path) as desk:
        yield desk


def rejects(path):
    with Path(path).open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def test_what_stays_out_is_kept_beside_the_shop_with_line_and_reason(desk, tmp_path):
    os.umask(0o022)
    report = bring(desk, "customers", BAD)
    assert counts(report) == (2, 0, 0, 3)
    assert [one.line for one in report.rejected] == [3, 4, 6]
    header, *found = rejects(report.rejects_file)
    assert header == ["line", "reason", "id", "name", "note"]
    assert [(row[0], row[2:]) for row in found] == [
        ("3", ["2", "Bob", "half\n"]),
        ("4", ["3", "Cem", "a", "b"]),
        ("6", ["4", "Di", ""]),
    ]
    folder = tmp_path / "rejects"
    assert [stat.S_IMODE(place.stat().st_mode) for place in (folder, *folder.iterdir())] == [0o700, 0o600]


def test_the_rows_that_were_mended_in_the_rejects_file_go_in(desk, tmp_path):
    report = bring(desk, "customers", "id,name,note\n1,Ann,\n1,Bob,tall\n")
    text = (tmp_path / "rejects").joinpath(report.rejects_file).read_text().replace(",1,Bob", ",2,Bob")
    assert counts(bring(desk, "customers", text)) == (1, 0, 0, 0)


def test_nothing_is_kept_where_nothing_is_refused(desk, tmp_path):
    assert bring(desk, "customers", "id,name\n1,Ann\n").rejects_file is None
    assert not (tmp_path / "rejects").exists()


def test_two_imports_in_a_second_keep_their_rejects_apart(desk):
    one, other = bring(desk, "customers", BAD), bring(desk, "customers", BAD)
    assert one.rejects_file != other.rejects_file


def test_the_rejects_go_where_they_are_told_to(desk, tmp_path):
    place = tmp_path / "mine.csv"
    place.write_text("older")
    assert bring(desk, "customers", BAD, rejects=place).rejects_file == str(place)
    assert len(rejects(place)) == 4


def test_where_the_rejects_cannot_be_written_nothing_is_imported(desk, tmp_path):
    with pytest.raises(StoreReadOnly):
        bring(desk, "customers", BAD, rejects=tmp_path / "nowhere" / "mine.csv")
    assert rows(desk, "SELECT count(*) FROM customers") == [(0,)]


def test_a_dry_run_says_the_same_and_writes_nothing(desk, tmp_path):
    before = everything(desk, but=())
    dry = bring(desk, "customers", BAD, dry_run=True)
    assert dry.dry_run
    assert (dry.action, dry.rejects_file) == (None, None)
    assert everything(desk, but=()) == before
    assert not (tmp_path / "rejects").exists()
    wet = bring(desk, "customers", BAD)
    assert counts(dry) == counts(wet)
    assert dry.rejected == wet.rejected


@pytest.mark.parametrize(("text", "trouble"), [("", EmptyFile), ("what,ever\n1,2\n", HeaderUnknown)])
def test_a_file_that_is_no_list_of_customers_is_refused_whole(desk, text, trouble):
    with pytest.raises(trouble):
        bring(desk, "customers", text)
    assert rows(desk, "SELECT count(*) FROM actions") == [(0,)]


def test_a_header_alone_is_an_import_of_nothing(desk):
    report = bring(desk, "customers", "id,name\n")
    assert counts(report) == (0, 0, 0, 0)
    assert report.action is None


def test_the_source_is_the_format_s_name_else_the_file_s(desk, tmp_path):
    plain, own = tmp_path / "people.csv", tmp_path / "items.csv"
    plain.write_text("id,name\n1,Ann\n")
    own.write_text("item_id,name,category,price,active\n1,Tea,,,1\n")
    import_file(desk, "customers", plain)
    import_file(desk, "items", own)
    import_file(desk, "customers", BytesIO(b"id,name\n1,Ann\n"))
    assert rows(desk, "SELECT source FROM origins ORDER BY id") == [("people",), ("frontdesk",), ("plain",)]


def test_more_rows_than_one_batch_go_in_and_out_again(desk):
    empty = everything(desk)
    text = "id,name,phone\n" + "".join(f"{n},Name{n} Last{n % 97},030 {n:07}\n" for n in range(9_000))
    report = bring(desk, "customers", text)
    assert counts(report) == (9_000, 0, 0, 0)
    assert rows(desk, "SELECT count(*) FROM spans WHERE name = 'customers'") == [(3,)]
    assert not index_faults(desk)
    undo.undo(desk)
    assert everything(desk) == empty


CELLS = st.sampled_from(
    ["", " ", "1", "2", "3", "Ann", "Ann Lee", "a@b.org", "030 123456", '"', "2026-01-02", "x,y", "é"]
)
ROWS = st.lists(st.lists(CELLS, min_size=1, max_size=5), max_size=12)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(table=ROWS, policy=st.sampled_from(["add", "update", "skip"]), again=st.booleans())
def test_every_row_is_accepted_rejected_or_blank(tmp_path_factory, table, policy, again):
    text = "id,name,phone,email\n" + "".join(",".join(row) + "\n" for row in table)
    with shop(tmp_path_factory.mktemp("any")) as desk:
        for _ in range(1 + again):
            report = bring(desk, "customers", text, on_duplicate=policy)
            accepted = report.created + report.updated + report.unchanged + report.left_out
            assert accepted + len(report.rejected) + report.blank == report.records
        if again:
            assert report.created == 0
        assert not index_faults(desk)


KILLED = """
    import os, signal, sys
    from pathlib import Path
    from tests.exchange.shops import bring, shop
    text = "id,name,phone\\n" + "".join(f"{n},Name{n},030 {n:07}\\n" for n in range(9_000))
    def die(done, total):
        if total:
            os.kill(os.getpid(), signal.SIGKILL)
    with shop(Path(sys.argv[1])) as desk:
        bring(desk, "items", "id,name\\n1,Tea\\n")
        bring(desk, "customers", text, progress=die)
"""


def test_a_kill_in_the_middle_of_an_import_leaves_nothing_of_it(tmp_path):
    ended = subprocess.run([sys.executable, "-c", textwrap.dedent(KILLED), str(tmp_path)], check=False)
    assert ended.returncode == -9
    with shop(tmp_path) as desk:
        assert rows(desk, "SELECT (SELECT count(*) FROM customers), (SELECT count(*) FROM items)") == [(0, 1)]
        assert rows(desk, "SELECT count(*) FROM origins") == [(1,)]
        assert not index_faults(desk)
        assert counts(bring(desk, "customers", "id,name\n1,Ann\n")) == (1, 0, 0, 0)


def test_rejects_never_take_the_place_of_another_file(tmp_path):
    from frontdesk.exchange.bringing.rejects import PlaceTaken

    file = tmp_path / "people.csv"
    file.write_text("id,name\n1,Ann\n1,Bob\n", encoding="utf-8")
    before = file.read_bytes()
    with shop(tmp_path) as desk:
        with pytest.raises(PlaceTaken):
            import_file(desk, "customers", file, rejects=file)
        assert desk.store.path.exists()
    assert file.read_bytes() == before
