"""Kills and full disks: what was acknowledged is there and whole, and what was not is not there in part."""

import json
import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from frontdesk.store.connection import connect
from frontdesk.store.soundness import broken_pages, broken_references
from tests.store.shop import index_faults, open_shop

NIGHTLY = bool(os.environ.get("FRONTDESK_NIGHTLY"))
KILLS = 300 if NIGHTLY else 20
SIZES = range(4096, 1_200_000, 16_384) if NIGHTLY else (0, 4096, 70_000, 400_000, 480_000)

WRITER = """
import resource, signal, sys
from pathlib import Path
from sqlalchemy import select
from frontdesk.store import inverting, journal
from frontdesk.store.tables import CustomerRow, PhoneRow, VisitLineRow, VisitRow
from tests.store.shop import NOW, deed, open_shop

def serve(store, number):
    '''Every act writes pairs that only make sense together; its number is said once it is saved.'''
    with store.writing(deed("add")) as work:
        who = work.add(CustomerRow(name=f"N{number}", folded=f"n{number}", created_at=NOW)).id
        work.add(PhoneRow(customer_id=who, raw=str(number), digits=str(number)))
        visits = work.add_many(VisitRow, [{"customer_id": who, "at": NOW, "day": NOW.date()}] * 3)
        work.add_many(VisitLineRow, [{"visit_id": visit, "name": "tea"} for visit in visits])
        done = work.action_id
    return done
"""


def writer(code, *args):
    return subprocess.Popen(
        [sys.executable, "-c", WRITER + code, *map(str, args)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
    )


def acknowledged_and_whole(path, acknowledged):
    with closing(connect(path, reading=True)) as connection:
        assert broken_pages(connection) == []
        assert broken_references(connection) == {}
        actions = {number for (number,) in connection.execute("SELECT id FROM actions")}
        count = {
            table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in ("customers", "phones", "visits", "visit_lines", "standings", "search_places", "changes")
        }
    assert acknowledged <= actions
    whole = len(actions)
    assert count == {
        "customers": whole,
        "phones": whole,
        "visits": 3 * whole,
        "visit_lines": 3 * whole,
        "standings": whole,
        "search_places": whole,
        "changes": 2 * whole,
    }
    assert index_faults(path) == []
    return actions


KILLED = """
import json, os, random, time

def till(path, start, speak):
    store = open_shop(path)
    while True:
        start += 1
        os.write(speak, b"%d\\n" % serve(store, start))

def killed(path, start, wait):
    # What a till said before it was killed; forked before anything is open, so that it need not import all anew.
    listen, speak = os.pipe()
    child = os.fork()
    if not child:
        till(path, start, speak)
    os.close(speak)
    said = os.read(listen, 100)
    time.sleep(wait)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while more := os.read(listen, 100_000):
        said += more
    os.close(listen)
    return [int(number) for number in said.split(b"\\n")[:-1]]

dice = random.Random(11)
for number in range(int(sys.argv[2])):
    print(json.dumps(killed(Path(sys.argv[1]), 1000 * number, dice.uniform(0, 0.1))), flush=True)
    sys.stdin.readline()
"""


def test_a_killed_till_loses_nothing_that_it_acknowledged(tmp_path):
    path = tmp_path / "shop.db"
    acknowledged = set()
    with writer(KILLED, path, KILLS) as tills:
        for _ in range(KILLS):
            acknowledged |= set(json.loads(tills.stdout.readline()))
            unacknowledged = acknowledged_and_whole(path, acknowledged) - acknowledged
            assert len(unacknowledged) <= 1
            acknowledged |= unacknowledged
            tills.stdin.write(b"\n")
            tills.stdin.flush()
    assert len(acknowledged) >= KILLS


FULL = """
store = open_shop(Path(sys.argv[1]))
size = int(sys.argv[2])
from frontdesk.errors import FrontdeskError
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
serve(store, 0)
resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
said, error = [], None
try:
    for number in range(400):
        said.append(serve(store, number))
except FrontdeskError as full:
    error = type(full).__name__
resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
after = serve(store, -1)
said.append(after)
import json
print(json.dumps([said, error]))
"""


@pytest.mark.parametrize("size", SIZES)
def test_a_full_disk_is_said_and_once_there_is_room_the_same_till_goes_on(tmp_path, size):
    path = tmp_path / "shop.db"
    with writer(FULL, path, size) as till:
        acknowledged, error = json.loads(till.communicate()[0])
    assert error == "DiskFull"
    actions = acknowledged_and_whole(path, set(acknowledged))
    assert len(actions) == len(acknowledged) + 1


def test_a_shop_for_which_there_is_no_room_is_not_half_made(tmp_path):
    code = """
from frontdesk.errors import FrontdeskError
from frontdesk.store import creation
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
for size in (0, 4096, 65536, 200_000):
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        creation.create_shop(Path(sys.argv[1]))
    except FrontdeskError as full:
        print(type(full).__name__)
"""
    with writer(code, tmp_path / "shop.db") as till:
        assert till.communicate()[0].split() == [b"DiskFull"] * 4
    assert list(tmp_path.iterdir()) == []
    open_shop(tmp_path / "shop.db").close()
