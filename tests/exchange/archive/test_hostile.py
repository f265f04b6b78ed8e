import base64
import gzip
import json
import os
import shutil
import struct
import zipfile
import zlib

import pytest

from frontdesk.errors import DiskFull, Exit
from frontdesk.exchange.archive import opening, reading
from frontdesk.exchange.archive.bringing import import_archive
from frontdesk.exchange.archive.refusals import ArchiveDamaged, ArchiveFromTheFuture, NotAnArchive, ShopThereAlready
from frontdesk.exchange.archive.values import Unfit, row_of
from frontdesk.records.archives import KeptTable
from frontdesk.store.exchange.archive import kept_tables
from frontdesk.store.exchange.unpacking import RowRefused
from frontdesk.store.migrations.head import HEAD
from tests.exchange.archive.shops import at, sealed, stored, zipped


@pytest.fixture
def copy(lived, tmp_path):
    """An archive to spoil."""
    return shutil.copytree(lived[1], tmp_path / "archive")


@pytest.fixture(scope="module")
def tables(lived):
    """What the tables of a shop are."""
    with at(lived[0]) as desk, desk.store.reading() as session:
        return {table.name: table for table in kept_tables(session.connection())}


def read(folder, table):
    """The rows of a table, and the numbers that were given."""
    with opening.opened(folder) as files:
        archive = reading.Archive(files)
        return list(archive.rows_of(table, None)), archive.ids_given([table])


def refused(place, kind, says="", *, folder=None):
    """An archive of which nothing is made, not even a file that would have to be removed."""
    home = place.parent / "home"
    home.mkdir(exist_ok=True)
    with pytest.raises(kind) as caught:
        import_archive(home / "shop.db", place)
    assert says in caught.value.sentence
    assert caught.value.exit_code in {Exit.FAILED, Exit.STORE}
    assert not list(home.iterdir())
    return caught.value


def put(folder, name, *, line=None, row=None, change=None, raw=None):
    """Change a line, a value of a row, or a whole file, and seal the archive again."""
    file = folder / name
    lines = file.read_text().split("\n")
    if row is not None:
        lines[row] = json.dumps(json.loads(lines[row]) | change)
    if line is not None:
        lines[0] = line
    file.write_bytes("\n".join(lines).encode() if raw is None else raw)
    return sealed(folder)


@pytest.mark.parametrize(
    ("name", "change", "says"),
    [
        ("customers.ndjson", {"id": 0}, "line 1"),
        ("customers.ndjson", {"id": -1}, "not in order of its id"),
        ("customers.ndjson", {"id": 9}, "not in order of its id"),
        ("customers.ndjson", {"id": 10**30}, "its id is no whole number"),
        ("customers.ndjson", {"id": 1.0}, "its id is no whole number"),
        ("customers.ndjson", {"id": True}, "its id is no whole number"),
        ("customers.ndjson", {"id": None}, "its id is missing"),
        ("customers.ndjson", {"name": 5}, "its name is no text"),
        ("customers.ndjson", {"name": None}, "its name is missing"),
        ("customers.ndjson", {"name": "a\0b"}, "characters that are no text"),
        ("customers.ndjson", {"custom": [["x", {"y\0": 1}]]}, "characters that are no text"),
        ("customers.ndjson", {"name": "\ud800"}, "characters that are no text"),
        ("customers.ndjson", {"since": "2026-02-30"}, "its since is no day"),
        ("customers.ndjson", {"since": "２０２６-01-01"}, "its since is no day"),
        ("customers.ndjson", {"created_at": "2026-11-20 08:30:00"}, "its created_at is no time in UTC"),
        ("customers.ndjson", {"created_at": "2026-11-20T08:30:00+02:00"}, "its created_at is no time in UTC"),
        ("customers.ndjson", {"created_at": "2026-11-20T25:30:00Z"}, "its created_at is no time in UTC"),
        ("customers.ndjson", {"more": 1}, "its columns are not those of the table"),
        ("staff.ndjson", {"active": 1}, "its active is no true or false"),
        ("spans.ndjson", {"removed": "not base64!"}, "its removed is no bytes in base64"),
        ("spans.ndjson", {"removed": 7}, "its removed is no bytes in base64"),
    ],
)
def test_a_value_that_is_not_what_its_column_holds_is_named_with_file_and_line(copy, tables, name, change, says):
    with pytest.raises(ArchiveDamaged) as caught:
        read(put(copy, name, row=0, change=change), tables[name.partition(".")[0]])
    assert caught.value.sentence.startswith(f"{name}, line ")
    assert says in caught.value.sentence


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("", "it is not JSON"),
        ("[]", "it is not a row"),
        ('{"id": NaN}', "it is not JSON"),
        ('{"id": 1' + "0" * 5_000 + "}", "it is not JSON"),
        ('{"id": 1, "name": ' + "[" * 100_000, "it is not JSON"),
        ('{"id": ' + "[" * 60 + "]" * 60 + "}", "its JSON is too deep"),
        ('{"id": 1}\x00', "it is not JSON"),
        ("\ufeff{}", "it is not JSON"),
    ],
)
def test_a_line_that_is_no_row_is_named(copy, tables, line, says):
    with pytest.raises(ArchiveDamaged, match=rf"customers\.ndjson, line 1: {says}"):
        read(put(copy, "customers.ndjson", line=line), tables["customers"])


def test_a_number_too_large_to_be_told_again_is_not_taken(tables):
    kept = next(column for column in tables["customers"].columns if column.name == "custom")
    with pytest.raises(Unfit, match="custom"):
        row_of(KeptTable("t", (kept,), ("custom",), ""), b'{"custom": [["x", 1e999]]}')


def test_a_row_that_is_none_makes_no_shop(copy):
    refused(put(copy, "customers.ndjson", row=0, change={"name": "a\0b"}), ArchiveDamaged, "that are no text")


@pytest.mark.parametrize(
    ("name", "change", "says"),
    [
        ("customers.ndjson", {"name": ""}, "customers cannot stand"),
        ("settings.ndjson", {"name": "zone"}, "settings cannot stand"),
        ("visits.ndjson", {"customer_id": 77}, "not in it (1 in visits)"),
        ("changes.ndjson", {"name": 'x"; DROP TABLE visits'}, "tables that no shop has"),
        ("spans.ndjson", {"name": "standings"}, "tables that no shop has"),
    ],
)
def test_rows_that_do_not_hold_together_make_no_shop(copy, name, change, says):
    refused(put(copy, name, row=0, change=change), RowRefused, says)


@pytest.mark.parametrize("pack", [b"rubbish", zlib.compress(b"0" * (40 << 20))])
def test_removed_rows_that_an_undo_could_not_unpack_make_no_shop(copy, pack):
    removed = base64.b64encode(pack).decode()
    refused(put(copy, "spans.ndjson", row=0, change={"removed": removed}), RowRefused, "holds removed rows that")


def test_a_setting_that_no_shop_can_run_by_makes_no_shop(copy):
    zone = next(n for n, line in enumerate((copy / "settings.ndjson").read_text().splitlines()) if "zone" in line)
    for value in ("Nowhere/At all", 5, None):
        refused(put(copy, "settings.ndjson", row=zone, change={"value": value}), ArchiveDamaged)


@pytest.mark.parametrize(
    "line",
    [
        '{"table": "nothing", "last_id": 5}', '{"table": "visits", "last_id": -1}', "5", "{}",
        '{"table": "visits", "last_id": 9223372036854775807}', '{"table": ["visits"], "last_id": 1}',
    ],
)  # fmt: skip
def test_numbering_that_numbers_nothing_is_refused(copy, tables, line):
    with pytest.raises(ArchiveDamaged, match=r"numbering\.ndjson, line 1: it numbers no table"):
        read(put(copy, "numbering.ndjson", line=line), tables["visits"])


def test_customers_cannot_be_numbered_higher_than_the_search_can_count(copy):
    lines = (copy / "numbering.ndjson").read_text().splitlines()
    row = next(number for number, line in enumerate(lines) if '"customers"' in line)
    refused(put(copy, "numbering.ndjson", row=row, change={"last_id": 1 << 40}), RowRefused, "numbers its customers")


@pytest.mark.parametrize("spoil", ["flipped", "cut", "longer"])
def test_a_file_that_was_changed_is_caught_by_its_sum(copy, spoil):
    file = copy / "visits.ndjson"
    raw = bytearray(file.read_bytes())
    if spoil == "flipped":
        raw[len(raw) // 2] ^= 4
    file.write_bytes({"cut": raw[:-40], "longer": raw + b"{}\n"}.get(spoil, raw))
    refused(copy, ArchiveDamaged, "visits.ndjson in the archive is not what was written: its checksum differs.")


def test_a_last_line_without_its_end_is_a_line_that_was_cut(copy):
    raw = (copy / "visits.ndjson").read_bytes()
    last = raw.count(b"\n")
    refused(put(copy, "visits.ndjson", raw=raw[:-3]), ArchiveDamaged, f"visits.ndjson, line {last}: it ends in the mid")


def test_missing_and_extra_files_are_named(copy):
    (copy / "visits.ndjson").rename(copy / "visits2.ndjson")
    refused(copy, ArchiveDamaged, "The archive lacks visits.ndjson")
    (copy / "visits2.ndjson").rename(copy / "visits.ndjson")
    (copy / "holiday.jpg").write_bytes(b"x")
    refused(copy, ArchiveDamaged, "The archive holds holiday.jpg")
    (copy / "holiday.jpg").unlink()
    manifest = json.loads((copy / "manifest.json").read_text())
    manifest["files"]["more.ndjson"] = manifest["files"]["apart.ndjson"]
    (copy / "manifest.json").write_text(json.dumps(manifest))
    (copy / "more.ndjson").touch()
    refused(copy, ArchiveDamaged, "The archive holds more.ndjson")


def test_what_a_file_manager_leaves_in_every_folder_does_no_harm(copy, tmp_path):
    (copy / ".DS_Store").write_bytes(b"\0\0\0\1Bud1")
    assert import_archive(tmp_path / "shop.db", copy).total


def test_links_folders_and_pipes_are_no_files_of_an_archive(copy, tmp_path):
    (tmp_path / "secret").write_text("x")
    for make in (lambda at: at.symlink_to(tmp_path / "secret"), lambda at: at.mkdir(), os.mkfifo):
        make(copy / "README2.txt")
        refused(copy, ArchiveDamaged, "README2.txt, which is no file of its own")
        (os.rmdir if (copy / "README2.txt").is_dir() else os.unlink)(copy / "README2.txt")
    (copy / "visits.ndjson").rename(tmp_path / "visits.ndjson")
    (copy / "visits.ndjson").symlink_to(tmp_path / "visits.ndjson")
    refused(copy, ArchiveDamaged, "visits.ndjson, which is no file of its own")


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        ({"version": 2}, ArchiveFromTheFuture),
        ({"tables": HEAD + 1}, ArchiveFromTheFuture),
        ({"tables": 0}, ArchiveDamaged),
        ({"version": 0}, ArchiveDamaged),
        ({"version": "1"}, ArchiveDamaged),
        ({"version": True}, ArchiveDamaged),
        ({"tables": -1}, ArchiveDamaged),
        ({"tables": None}, ArchiveDamaged),
        ({"files": []}, ArchiveDamaged),
        ({"files": {}}, ArchiveDamaged),
        ({"files": {"../visits.ndjson": {"bytes": 0, "rows": 0, "sha256": "0" * 64}}}, ArchiveDamaged),
        ({"files": {"visits.ndjson": {"bytes": -1, "rows": 0, "sha256": "0" * 64}}}, ArchiveDamaged),
        ({"files": {"visits.ndjson": {"bytes": 10**30, "rows": 0, "sha256": "0" * 64}}}, ArchiveDamaged),
        ({"files": {"visits.ndjson": {"bytes": 1, "rows": 0, "sha256": "x"}}}, ArchiveDamaged),
        ({"files": {"visits.ndjson": {"bytes": 1}}}, ArchiveDamaged),
        ({"format": "zip"}, NotAnArchive),
    ],
)
def test_a_manifest_is_not_believed(copy, change, kind):
    file = copy / "manifest.json"
    file.write_text(json.dumps(json.loads(file.read_text()) | change))
    assert (refused(copy, kind).exit_code == Exit.STORE) == (kind is ArchiveFromTheFuture)


@pytest.mark.parametrize("raw", [b"", b"{", b"[]", b"null", b"\xff\xfe", b"[" * 50_000, b" " * 1_000_001])
def test_a_manifest_that_is_none_is_no_archive(copy, raw):
    (copy / "manifest.json").write_bytes(raw)
    refused(copy, NotAnArchive)


def test_what_is_no_archive_at_all_is_refused(tmp_path):
    (tmp_path / "empty").mkdir()
    (tmp_path / "text.zip").write_text("id,name\n1,Ann\n")
    (tmp_path / "none.zip").write_bytes(b"")
    (tmp_path / "packed.gz").write_bytes(gzip.compress(b"x"))
    with zipfile.ZipFile(tmp_path / "others.zip", "w") as file:
        file.writestr("word/document.xml", "<x/>")
    for name in ("empty", "text.zip", "none.zip", "packed.gz", "others.zip", "missing"):
        refused(tmp_path / name, NotAnArchive)


@pytest.mark.parametrize(
    "name", ["../../evil.db", "/etc/evil", "visits/../../x", "a\\b", "sub/", "\x1b[31m", "x" * 300]
)
def test_a_name_in_a_zip_that_climbs_out_goes_nowhere(copy, tmp_path, name):
    refused(zipped(copy, tmp_path / "a.zip", more=[(name, b"x")]), ArchiveDamaged, "which does not belong there")


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_zip_with_two_files_of_one_name_is_refused(copy, tmp_path):
    refused(zipped(copy, tmp_path / "a.zip", more=[("visits.ndjson", b"x")]), ArchiveDamaged, "two files of one name")


def test_a_zip_made_anew_by_another_program_is_taken(copy, tmp_path):
    assert import_archive(tmp_path / "shop.db", zipped(copy, tmp_path / "a.zip")).total


def test_a_zip_bomb_is_read_no_further_than_its_manifest_says(copy, tmp_path, monkeypatch):
    (copy / "visits.ndjson").write_bytes(b"0" * (64 << 20))
    read, whole = [], reading.Archive._parts

    def counted(*told, **more):
        for part in whole(*told, **more):
            read.append(len(part))
            yield part

    monkeypatch.setattr(reading.Archive, "_parts", counted)
    refused(zipped(copy, tmp_path / "a.zip"), ArchiveDamaged, "visits.ndjson in the archive is not what was written")
    assert sum(read) < 1 << 20


def test_a_manifest_that_promises_more_than_the_disk_holds_is_refused_before_anything_is_read(copy):
    manifest = json.loads((copy / "manifest.json").read_text())
    manifest["files"]["visits.ndjson"]["bytes"] = 1 << 49
    (copy / "manifest.json").write_text(json.dumps(manifest))
    refused(copy, DiskFull, "are free; nothing was made")


def test_a_zip_that_is_damaged_encrypted_or_oddly_packed_is_refused(copy, tmp_path):
    good = zipped(copy, tmp_path / "a.zip").read_bytes()
    (tmp_path / "a.zip").write_bytes(good[:-100])
    refused(tmp_path / "a.zip", NotAnArchive)
    spoiled = bytearray(good)
    at_ = good.index(b"visits.ndjson") + 40
    spoiled[at_ : at_ + 20] = b"\xff" * 20
    (tmp_path / "a.zip").write_bytes(spoiled)
    refused(tmp_path / "a.zip", ArchiveDamaged)
    for offset, value in ((8, 1), (10, 12)):  # encrypted; bzip2
        spoiled = bytearray(good)
        entry = good.rindex(b"PK\1\2", 0, good.rindex(b"visits.ndjson"))
        struct.pack_into("<H", spoiled, entry + offset, value)
        (tmp_path / "a.zip").write_bytes(spoiled)
        refused(tmp_path / "a.zip", ArchiveDamaged, "packed in a way that no archive of ours is")


def test_a_zip_of_ten_thousand_files_is_not_looked_through(tmp_path, monkeypatch):
    monkeypatch.setattr(opening, "_MOST_FILES", 50)
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as file:
        for number in range(60):
            file.writestr(f"{number}", b"")
    refused(tmp_path / "a.zip", NotAnArchive)
    monkeypatch.setattr(opening, "_AT_ONCE", 100)
    refused(tmp_path / "a.zip", NotAnArchive)


def test_an_archive_goes_into_no_shop_that_holds_anything(lived, tmp_path):
    with at(tmp_path / "shop.db", create=True) as desk:
        from frontdesk.desk import team

        team.add(desk, "Mina")
    before = stored(tmp_path / "shop.db")
    with pytest.raises(ShopThereAlready) as caught:
        import_archive(tmp_path / "shop.db", lived[1])
    assert caught.value.exit_code == Exit.FAILED
    assert stored(tmp_path / "shop.db") == before
    assert [each.name for each in tmp_path.iterdir()] == ["shop.db"]


def test_an_archive_goes_into_an_empty_shop_whole_or_not_at_all(lived, copy, tmp_path):
    home = tmp_path / "home"
    home.mkdir()
    with at(home / "shop.db", create=True):
        pass
    put(copy, "visits.ndjson", row=0, change={"customer_id": 77})
    with pytest.raises(RowRefused):
        import_archive(home / "shop.db", copy)
    assert not any(stored(home / "shop.db")[0].values())
    import_archive(home / "shop.db", lived[1])
    assert stored(home / "shop.db") == stored(lived[0])
    assert [each.name for each in home.iterdir()] == ["shop.db"]


def test_a_dry_run_reads_it_all_and_makes_nothing(lived, copy, tmp_path):
    home = tmp_path / "home"
    report = import_archive(home / "shop.db", lived[1], dry_run=True)
    assert report.dry_run
    assert report.total > 200
    with pytest.raises(RowRefused):
        import_archive(home / "shop.db", put(copy, "visits.ndjson", row=0, change={"customer_id": 77}), dry_run=True)
    assert not home.exists()
