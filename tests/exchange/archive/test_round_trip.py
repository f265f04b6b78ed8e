import hashlib
import json
import shutil
import tempfile
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine
from sqlmodel import SQLModel

from frontdesk.desk import undo
from frontdesk.desk.lookup import find
from frontdesk.desk.roster import adding, merging
from frontdesk.errors import FrontdeskError
from frontdesk.exchange.archive import explaining, manifest
from frontdesk.exchange.archive.bringing import import_archive
from frontdesk.exchange.demo_shop import lay_out
from frontdesk.exchange.importing import import_file
from frontdesk.records.people import NewCustomer
from frontdesk.store.derived.rebuilding import day_faults, index_faults, standing_faults
from frontdesk.store.exchange import archive, unpacking
from frontdesk.store.file.connection import connect
from frontdesk.store.journal.images import row_class
from frontdesk.store.migrations import upgrade
from frontdesk.store.migrations.head import HEAD
from frontdesk.words.display import shown
from tests.cli.shell import HOSTILE
from tests.exchange.archive.shops import NIGHTLY, NOW, at, back, out, sealed, stored, sums
from tests.exchange.tables import needs_samples, sample


def test_a_shop_comes_back_with_every_row_as_it_was_stored(lived, tmp_path):
    shop, there, _ = lived
    again = back(there, tmp_path / "again.db")
    assert stored(again) == stored(shop)
    assert again.stat().st_mode & 0o777 == 0o600
    out(again, tmp_path / "archive")
    assert sums(tmp_path / "archive") == sums(there)
    for path in (shop, again):
        out(path, tmp_path / f"{path.stem}.zip")
    assert (tmp_path / "shop.zip").read_bytes() == (tmp_path / "again.zip").read_bytes()
    assert stored(back(tmp_path / "shop.zip", tmp_path / "unzipped.db")) == stored(shop)
    assert sorted(each.name for each in tmp_path.iterdir()) == [
        "again.db", "again.zip", "archive", "shop.zip", "unzipped.db",
    ]  # fmt: skip


def worked_out(path, *, days=True):
    """Every row of the tables that an archive leaves out; sums of weights may differ in their last digits.

    The sums of a day are kept once it is over, by the clock of whoever works them out.
    """
    with closing(connect(path, reading=True)) as connection:
        found = {name: connection.execute(f'SELECT * FROM "{name}"').fetchall() for name in archive.DERIVED}
    near = lambda value: round(value, 6) if isinstance(value, float) else value  # noqa: E731
    return {
        name: sorted(repr([*map(near, row)]) for row in rows)
        for name, rows in found.items()
        if days or name[:4] != "day_"
    }


def test_what_is_worked_out_is_worked_out_again(lived, tmp_path):
    assert worked_out(back(lived[1], tmp_path / "first.db"), days=False) == worked_out(lived[0], days=False)
    with at(back(lived[1], tmp_path / "again.db")) as desk:
        assert not index_faults(desk.store)
        assert not standing_faults(desk.store)
        assert not day_faults(desk.store)
        with at(lived[0]) as first:
            for words in ("ann", "o'brien", "tea", "0171", "golf", "nobody"):
                assert find(desk, words) == find(first, words)


@pytest.mark.parametrize("act", ["close", "merge", "import"])
def test_what_could_be_undone_can_still_be_undone_with_the_same_outcome(lived, tmp_path, act):
    shop, there, acts = lived
    shutil.copy(shop, tmp_path / "first.db")
    archives = []
    for path in (tmp_path / "first.db", back(there, tmp_path / "again.db")):
        with at(path) as desk:
            undo.undo(desk, acts[act])
        out(path, tmp_path / path.stem)
        archives.append(sums(tmp_path / path.stem))
    assert archives[0] == archives[1] != sums(there)


def test_no_id_is_given_again_in_the_shop_that_comes_of_an_archive(lived, tmp_path):
    with at(back(lived[1], tmp_path / "again.db")) as desk:
        rows, given = stored(lived[0])
        last = given["customers"]
        assert len(rows["customers"]) < last
        assert adding.add(desk, NewCustomer("Next")).id == last + 1


def test_taking_an_archive_in_adds_no_line_to_the_journal(lived, tmp_path):
    report = import_archive(tmp_path / "again.db", lived[1])
    assert (
        report.rows["actions"]
        == len(stored(lived[0])[0]["actions"])
        == len(stored(tmp_path / "again.db")[0]["actions"])
    )


def test_every_table_is_in_the_archive_or_worked_out_from_what_is(lived):
    shop, there, _ = lived
    with closing(connect(shop, reading=True)) as connection:
        names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    written = {file.stem for file in there.glob("*.ndjson")} - {"numbering"}
    known = {name for name in names if not name.startswith(("search_", "sqlite_"))}
    assert known - written == archive.DERIVED | archive.SECRET
    assert {"standings", "habits", "day_sums"} <= archive.DERIVED
    assert not written & archive.DERIVED
    assert known == set(SQLModel.metadata.tables)
    kept = dict(stored(shop)[0])
    assert {name for name, rows in kept.items() if not rows} <= {"apart", "tombstones"}, (
        "the lived-in shop has something of all"
    )


def test_a_table_that_a_later_version_adds_goes_into_the_archive_by_itself():
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        SQLModel.metadata.create_all(connection)
        connection.exec_driver_sql("CREATE TABLE erased (digest VARCHAR NOT NULL PRIMARY KEY, at DATETIME)")
        names = {table.name: table for table in archive.kept_tables(connection)}
    engine.dispose()
    assert names["erased"].key == ("digest",)
    assert "erased.ndjson\n    Columns: digest, at." in explaining.readme(names.values())


def test_every_file_is_explained_in_words(lived):
    told = (lived[1] / "README.txt").read_text()
    for file in lived[1].glob("*.ndjson"):
        assert f"\n{file.name}\n    " in told
        if file.stem != "numbering":
            assert " ".join((row_class(file.stem).__doc__ or "").split())[:40] in " ".join(told.split())


def test_each_line_is_plain_json_that_drives_no_terminal_and_tells_no_place_or_time(lived):
    text = "".join(file.read_text() for file in lived[1].iterdir())
    assert all(shown(line) == line for line in text.split("\n"))
    assert "李雷" in text
    first = json.loads((lived[1] / "visits.ndjson").read_text().splitlines()[0])
    assert (first["at"], first["day"], first["timed"]) == ("2026-11-20T08:30:00.000120Z", "2026-11-20", True)
    about = (lived[1] / "manifest.json").read_text()
    assert str(lived[0].parent) not in about
    assert "2026" not in about


def test_two_archives_of_a_shop_are_the_same_whenever_they_are_written(lived, tmp_path):
    out(lived[0], tmp_path / "later", now=NOW.replace(year=2031), till="elsewhere")
    assert sums(tmp_path / "later") == sums(lived[1])


@pytest.mark.parametrize("version", [5, HEAD - 1])
def test_an_archive_of_older_tables_is_loaded_as_it_was_and_brought_up_to_date(tmp_path, lived, version):
    older = as_of(version, shutil.copytree(lived[1], tmp_path / "older"))
    assert import_archive(tmp_path / "again.db", older).version == version
    assert stored(tmp_path / "again.db")[0] == stored(lived[0])[0]
    with closing(connect(tmp_path / "again.db", reading=True)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (HEAD,)
    assert [each.name for each in tmp_path.iterdir() if "again" in each.name] == ["again.db"]


def as_of(version, folder):
    """An archive as the tables of an older version would have made it: without what they did not know of."""
    unpacking.lay(folder.parent / "old.db", version)
    with unpacking.loading(folder.parent / "old.db") as connection:
        known = {table.name: [column.name for column in table.columns] for table in archive.kept_tables(connection)}
    about = json.loads((folder / "manifest.json").read_text()) | {"tables": version}
    for file in [each for each in folder.glob("*.ndjson") if each.stem != "numbering"]:
        rows = [json.loads(line) for line in file.read_text().split("\n")[:-1]]
        if file.stem not in known:
            file.unlink()
            del about["files"][file.name]
            continue
        file.write_text("".join(json.dumps({name: row[name] for name in known[file.stem]}) + "\n" for row in rows))
    given = [line for line in (folder / "numbering.ndjson").read_text().split("\n") if line]
    (folder / "numbering.ndjson").write_text("".join(f"{x}\n" for x in given if json.loads(x)["table"] in known))
    (folder / "manifest.json").write_text(json.dumps(about))
    return sealed(folder)


def test_the_oldest_tables_there_ever_were_can_be_laid(tmp_path):
    unpacking.lay(tmp_path / "old.db", 1)
    with closing(connect(tmp_path / "old.db", reading=True)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)
    upgrade.take_steps(tmp_path / "old.db")
    with closing(connect(tmp_path / "old.db", reading=True)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (HEAD,)


TEXTS = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), min_size=1, max_size=60)
WORDS = st.one_of(TEXTS, st.sampled_from(HOSTILE))


@settings(max_examples=200 if NIGHTLY else 3, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.tuples(st.sampled_from(["add", "edit", "merge", "undo", "import"]), WORDS, WORDS, st.integers(0, 40)),
        min_size=4,
        max_size=15,
    )
)
def test_any_shop_comes_back_the_same(acts):
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        with at(folder / "shop.db", create=True) as desk:
            for act in acts:
                _do(desk, *act)
        out(folder / "shop.db", folder / "one")
        out(back(folder / "one", folder / "again.db"), folder / "two")
        assert sums(folder / "one") == sums(folder / "two")
        assert stored(folder / "shop.db") == stored(folder / "again.db")


def _do(desk, act, one, other, number):
    from tests.exchange.archive import shops

    deeds = {
        "add": lambda: adding.add(desk, NewCustomer(one, note=other, card_code=other[:9], cues=(("car", other),))),
        "edit": lambda: shops.say(desk, number % 5 + 1, one, other, number),
        "merge": lambda: merging.merge(desk, number % 3 + 1, number % 4 + 1),
        "undo": lambda: undo.undo(desk, number or None),
        "import": lambda: shops.bring(desk, "customers", shops.sheet([("id", "name", one), (number, other, one)])),
    }
    try:
        deeds[act]()
    except FrontdeskError:
        return  # what the desk refuses is not in the shop


@pytest.fixture(scope="module")
def cafe(tmp_path_factory):
    folder = tmp_path_factory.mktemp("cafe")
    files = {"staff": "staff", "customers": "customers", "items": "products", "visits": "sales-receipts"}
    with at(folder / "shop.db", create=True) as desk:
        for noun, name in files.items():
            import_file(desk, noun, sample(f"cafe/{name}.csv"), source="cafe")
    return folder


@needs_samples
def test_a_real_cafe_goes_in_out_in_and_out_the_same(cafe):
    out(cafe / "shop.db", cafe / "one")
    out(back(cafe / "one", cafe / "again.db"), cafe / "two")
    tree = [hashlib.sha256(repr(sorted(sums(cafe / name).items())).encode()).hexdigest() for name in ("one", "two")]
    assert tree[0] == tree[1]
    assert worked_out(cafe / "again.db") == worked_out(cafe / "shop.db")
    assert (
        sum(file.rows for file in manifest.read((cafe / "one" / "manifest.json").read_bytes()).files.values()) > 130_000
    )
    if NIGHTLY:
        for name in ("shop", "again"):
            out(cafe / f"{name}.db", cafe / f"{name}.zip")
        assert (cafe / "shop.zip").read_bytes() == (cafe / "again.zip").read_bytes()
        with at(cafe / "again.db") as desk:
            for action in (4, 3, 2, 1):
                undo.undo(desk, action)
        assert not stored(cafe / "again.db")[0]["visits"]


@pytest.mark.skipif(not NIGHTLY, reason="two years of a demo shop")
def test_the_demo_shop_goes_out_in_and_out_the_same(tmp_path):
    lay_out(tmp_path / "shop.db", NOW)
    out(tmp_path / "shop.db", tmp_path / "one")
    out(back(tmp_path / "one", tmp_path / "again.db"), tmp_path / "two")
    assert sums(tmp_path / "one") == sums(tmp_path / "two")
    assert worked_out(tmp_path / "again.db", days=False) == worked_out(tmp_path / "shop.db", days=False)
