"""A shop that may not be written to, read by somebody who is not root: modes mean nothing to that one."""

import json
import os
import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from frontdesk.store.file.connection import connect
from frontdesk.store.tables import CustomerRow
from tests.store.shop import NOW, deed, open_shop

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(os.geteuid() != 0 or not shutil.which("setpriv"), reason="needs root and setpriv")

LOOK = """
import json, os, sys
from pathlib import Path
from frontdesk.errors import FrontdeskError
from frontdesk.store.file.only_looking import OnlyLooking, open_to_read
from tests.store.shop import CLOCK, deed
from sqlalchemy import text

path, said = Path(sys.argv[1]), []
try:
    store = open_to_read(path, CLOCK)
    with store.looking() as connection:
        said.append([name for (name,) in connection.execute("SELECT name FROM customers ORDER BY id")])
    with store.reading() as session:
        said.append(session.connection().execute(text("SELECT count(*) FROM customers")).scalar())
    said.append(sorted(name for name in os.listdir(os.environ["TMPDIR"])))
    try:
        with store.writing(deed()):
            said.append("wrote")
    except OnlyLooking as error:
        said.append(error.sentence)
    store.close()
except FrontdeskError as error:
    said.append(type(error).__name__)
said.append(os.listdir(os.environ["TMPDIR"]))
print(json.dumps(said))
"""


@pytest.fixture
def shop():
    """In a folder that everybody may enter and nobody but root write to."""
    with TemporaryDirectory(prefix="shop-") as folder:
        path = Path(folder) / "shop.db"
        store = open_shop(path)
        with store.writing(deed()) as work:
            work.add(CustomerRow(name="Ann", folded="ann", created_at=NOW))
        yield store, path
        store.close()


def looked_at(path):
    """What somebody with no rights to it sees; before and after, every byte and name around it is the same."""
    for file in (path.parent, *path.parent.iterdir()):
        file.chmod(0o755 if file.is_dir() else file.stat().st_mode | 0o044)
    before = {file.name: file.read_bytes() for file in path.parent.iterdir() if not file.name.endswith("-shm")}
    with TemporaryDirectory(prefix="own-") as own:
        os.chown(own, 65534, 65534)
        ran = subprocess.run(
            ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", sys.executable, "-c", LOOK, str(path)],
            capture_output=True, text=True, cwd=ROOT, check=False,
            env={**os.environ, "TMPDIR": own, "HOME": own, "PYTHONDONTWRITEBYTECODE": "1"},
        )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    after = {file.name: file.read_bytes() for file in path.parent.iterdir() if not file.name.endswith("-shm")}
    assert after == before
    return json.loads(ran.stdout)


def test_a_shop_at_rest_is_read_where_it_lies(shop):
    store, path = shop
    store.close()
    names, count, copies, refused, left = looked_at(path)
    assert (names, count, copies, left) == (["Ann"], 1, [], [])
    assert "nothing can be saved here" in refused


def test_one_with_a_log_that_nobody_has_open_is_read_from_a_copy_that_goes_again(shop):
    store, path = shop
    log = path.with_name("shop.db-wal").read_bytes()
    store.close()
    assert not path.with_name("shop.db-wal").exists()
    path.with_name("shop.db-wal").write_bytes(log)
    names, count, copies, _, left = looked_at(path)
    assert (names, count, len(copies), left) == (["Ann"], 1, 1, [])
    assert copies[0].startswith("frontdesk-look-")


def test_one_that_somebody_has_open_is_read_along_with_them(shop):
    store, path = shop
    with closing(connect(path, reading=True)):
        names, count, copies, *_ = looked_at(path)
    assert (names, count, copies) == (["Ann"], 1, [])
    store.close()


def test_one_that_may_not_even_be_read_is_said_to_be(shop):
    store, path = shop
    store.close()
    path.chmod(0o600)
    with TemporaryDirectory(prefix="own-") as own:
        os.chown(own, 65534, 65534)
        path.parent.chmod(0o755)
        ran = subprocess.run(
            ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", sys.executable, "-c", LOOK, str(path)],
            capture_output=True, text=True, cwd=ROOT, check=False, env={**os.environ, "TMPDIR": own, "HOME": own},
        )  # fmt: skip
    assert json.loads(ran.stdout) == ["StoreReadOnly", []]
