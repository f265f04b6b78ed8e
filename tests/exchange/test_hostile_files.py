import os
import subprocess
import sys
import textwrap
import threading
from pathlib import Path

import pytest

from frontdesk.errors import FrontdeskError
from frontdesk.exchange import refusals
from frontdesk.exchange.bringing.rejects import PlaceTaken
from frontdesk.exchange.bringing.repeats import Repeats
from frontdesk.exchange.files import handles
from frontdesk.exchange.importing import import_file
from tests.exchange.shops import bring, counts, everything, rows, shop

PEOPLE = "id,name\n" + "".join(f"{n},Name{n}\n" for n in range(3_000))


@pytest.fixture
def desk(tmp_path):
    with shop(tmp_path) as desk:
        yield desk


@pytest.fixture
def untouched(desk):
    before = everything(desk, but=())
    yield
    assert everything(desk, but=()) == before


@pytest.mark.usefixtures("untouched")
@pytest.mark.parametrize("device", ["/dev/zero", "/dev/full", "/dev/null", "/dev/urandom"])
def test_a_device_is_no_file(desk, device):
    with pytest.raises(refusals.FileUnreadable, match="device"):
        import_file(desk, "customers", Path(device))
    with Path(device).open("rb") as stream, pytest.raises(refusals.FileUnreadable, match="device"):
        import_file(desk, "customers", stream)


@pytest.mark.usefixtures("untouched")
def test_a_pipe_into_which_nobody_writes_is_not_waited_for(desk, tmp_path, monkeypatch):
    monkeypatch.setattr(handles, "PATIENCE", 0.1)
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(refusals.FileUnreadable, match="Nothing comes"):
        import_file(desk, "customers", tmp_path / "pipe")


def test_a_pipe_is_read_to_its_end_however_its_writer_left(desk, tmp_path):
    os.mkfifo(tmp_path / "pipe")
    writer = threading.Thread(target=(tmp_path / "pipe").write_text, args=(PEOPLE + '9999,"broken o',))
    writer.start()
    report = import_file(desk, "customers", tmp_path / "pipe")
    writer.join()
    assert counts(report) == (3_000, 0, 0, 1)


@pytest.mark.usefixtures("untouched")
def test_an_endless_pipe_without_lines_is_given_up(desk):
    endless = subprocess.Popen(["cat", "/dev/zero"], stdout=subprocess.PIPE)
    with endless:
        with pytest.raises(refusals.NotATable):
            import_file(desk, "customers", endless.stdout)
        endless.kill()


@pytest.mark.usefixtures("untouched")
def test_a_file_that_changes_while_it_is_read_is_not_imported(desk, tmp_path):
    file = tmp_path / "growing.csv"
    file.write_text(PEOPLE)

    def grow(done, total):
        with file.open("a") as more:
            more.write("Zoë\xff,\n")

    with pytest.raises(refusals.FileChanged):
        import_file(desk, "customers", file, progress=grow)


@pytest.mark.usefixtures("untouched")
@pytest.mark.parametrize(
    ("make", "trouble"),
    [
        (lambda place: place.mkdir(), "folder"),
        (lambda place: place.symlink_to(place), "cannot be opened"),
        (lambda place: place.symlink_to(place.parent), "folder"),
        (lambda place: place.symlink_to("nowhere"), "no file"),
    ],
)
def test_what_is_no_file_is_said_so(desk, tmp_path, make, trouble):
    make(tmp_path / "people.csv")
    with pytest.raises(refusals.FileUnreadable, match=trouble):
        import_file(desk, "customers", tmp_path / "people.csv")


@pytest.mark.usefixtures("untouched")
@pytest.mark.parametrize("place", ["a\0b.csv", "x" * 5_000, "/proc/self/mem"])
def test_what_cannot_be_opened_or_read_is_said_in_one_sentence(desk, place):
    with pytest.raises(FrontdeskError) as caught:
        import_file(desk, "customers", Path(place))
    assert caught.value.sentence.endswith(".")


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_that_we_may_not_read_is_said_so(desk, tmp_path):
    file = tmp_path / "people.csv"
    file.write_text(PEOPLE)
    file.chmod(0)
    with pytest.raises(refusals.FileUnreadable, match="Permission denied"):
        import_file(desk, "customers", file)


def test_a_link_to_a_file_is_that_file(desk, tmp_path):
    (tmp_path / "people.csv").write_text(PEOPLE)
    (tmp_path / "link.csv").symlink_to("people.csv")
    assert counts(import_file(desk, "customers", tmp_path / "link.csv"))[0] == 3_000


def test_a_name_in_no_encoding_is_as_good_as_any(desk, tmp_path):
    file = Path(os.fsdecode(os.fsencode(tmp_path) + b"/people\xff.csv"))
    file.write_text("id,name\n1,Ann\n1,Bob\n")
    assert counts(import_file(desk, "customers", file)) == (1, 0, 0, 1)
    assert rows(desk, "SELECT source FROM origins") == [("people?",)]


@pytest.mark.usefixtures("untouched")
def test_ten_thousand_columns_are_too_many(desk):
    with pytest.raises(refusals.TooManyColumns, match="10,002"):
        bring(desk, "customers", "id,name" + ",more" * 10_000 + "\n1,Ann\n")


def test_a_row_with_a_zero_byte_or_half_a_character_stays_out(desk):
    raw = b"id,name\n1,Ann\n2,B\0b\n3,C\xed\xa0\x80m\n4,Dee\n"
    report = bring(desk, "customers", raw)
    assert [(one.line, one.reason.partition("holds ")[2][:13]) for one in report.rejected] == [
        (3, "a NUL"),
        (4, "a replacement"),
    ]


@pytest.mark.usefixtures("untouched")
@pytest.mark.parametrize("place", ["/dev/full", "."])
def test_rejects_take_the_place_of_no_device_and_no_folder(desk, place):
    with pytest.raises(PlaceTaken):
        bring(desk, "customers", "id,name\n1,A\n1,B\n", rejects=Path(place))


FULL = """
    import resource, signal, sys
    from pathlib import Path
    from frontdesk.errors import FrontdeskError
    from tests.exchange.shops import bring, shop
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    text = "id,name,note\\n" + "".join(f"{n},Name{n},{'x' * 90}\\n" for n in range(9_000))
    with shop(Path(sys.argv[1])) as desk:
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
        try:
            bring(desk, "customers", text)
        except FrontdeskError as error:
            print(type(error).__name__, error.sentence)
"""


@pytest.mark.parametrize("room", [100_000, 1_500_000])
def test_a_disk_that_is_full_half_way_leaves_the_shop_as_it_was(tmp_path, room):
    ended = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(FULL), str(tmp_path), str(room)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.stdout.startswith("DiskFull"), ended.stderr
    with shop(tmp_path) as desk:
        assert rows(desk, "SELECT count(*) FROM customers") == [(0,)]
        assert counts(bring(desk, "customers", "id,name\n1,Ann\n"))[0] == 1


GREEDY = """
    import os, resource, sys
    from pathlib import Path
    from tests.exchange.shops import bring, shop
    megabytes = int(sys.argv[2])
    file = Path(sys.argv[1]) / "people.csv"
    with file.open("w", encoding="utf-8") as out:
        out.write("id,name,phone,email,note\\n")
        n = 0
        while out.tell() < megabytes << 20:
            out.writelines(
                f"{k},Zoë Müller{k},0171 {k:07},m{k}@example.org,{'a note of some length ' * 2}{k}\\n"
                for k in range(n, n + 1_000)
            )
            n += 1_000
    with shop(Path(sys.argv[1])) as desk:
        bring(desk, "customers", "id,name\\n1,Ann\\n", source="other")
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        from frontdesk.exchange.importing import import_file
        report = import_file(desk, "customers", file, dry_run=megabytes < 50)
        after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        print(report.created == n, (after - before) // 1024)
"""


@pytest.mark.parametrize("megabytes", [50 if os.environ.get("FRONTDESK_NIGHTLY") else 4])
def test_memory_does_not_grow_with_the_file(tmp_path, megabytes):
    ended = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(GREEDY), str(tmp_path), str(megabytes)],
        capture_output=True,
        text=True,
        check=True,
    )
    whole, grown = ended.stdout.split()
    assert whole == "True"
    assert int(grown) <= (200 if megabytes == 50 else 60)


def test_one_row_many_times_over_is_one_customer_and_little_memory():
    repeats = Repeats()
    for row in (5, 3, 9, 7):
        repeats.saw("twice" if row in (3, 9) else f"once {row}", row)
    found = repeats.copies()
    assert (dict(found), len(found), found.get(7)) == ({9: (3, 2)}, 1, None)
    for row in range(10, 40_000):
        repeats.saw("often", row)
    many = repeats.copies()
    assert (many[39_999], 10 in many, len(many)) == ((10, 39_990), False, 39_990)
