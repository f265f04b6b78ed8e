"""The shops that promises are tried on: what somebody keeps who has used Front Desk for a while."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from frontdesk.errors import FrontdeskError
from frontdesk.keeping.backup import all_of
from frontdesk.keeping.verify import verified
from frontdesk.paths import backup_folder
from frontdesk.store.exchange.unpacking import lay
from frontdesk.store.file.connection import connect, stamp
from frontdesk.store.file.soundness import broken_pages, broken_references
from frontdesk.store.search import index
from tests.store.shop import every_row

if TYPE_CHECKING:
    from pathlib import Path

    from tests.promises.warm import Warm

OPENED = datetime.now(UTC).replace(hour=8, minute=30, second=0, microsecond=0) - timedelta(days=1)
"""When the shops were last served in: yesterday, for a doctor minds old backups and a clock before the files' own."""

NOW = OPENED.timestamp()
HOUR = 3600.0
OLD = 7
"""The version of the tables that an older program left."""

_SECRETS = ("tombstones",)
"""Tables of which a part is drawn by lot."""

Content = dict[str, Any]


def lived(folder: Path, warm: Warm, people: int = 40) -> None:
    """Make the shop of somebody who has brought in a list, served people, heard them and backed it all up.

    In the folder are then the shop, its backup from before the last visit, an archive of it, an empty folder `stick`,
    and the lists `people.csv` and `visits.csv`, of which the second half is not in the shop yet.
    """
    lists(folder, people)
    (folder / "stick").mkdir(mode=0o700)
    commands = [
        ["items", "add", "flat white", "--price", "3.50", "--json"],
        ["items", "add", "croissant", "--price", "2", "--json"],
        ["team", "add", "Mina", "--json"],
        ["import", "customers", "first.csv", "--source", "list", "--json"],
        ["usual", "1", "1 flat white; 1 croissant", "--json"],
        *(["visit", str(who), "--order", "1 flat white", "--json"] for who in (1, 2, 3, 3)),
        ["feedback", "add", "2", "the soup was cold", "--kind", "complaint", "--json"],
        ["edit", "2", "--allergy", "nuts", "--cue", "car: blue Golf", "--json"],
        ["edit", "3", "--link", "parent of 4", "--json"],
    ]
    done = warm.run(folder, commands, at=NOW)
    kept = warm.run(folder, [["backup", "--json"], ["export", "archive", "-o", "archive", "--json"]], at=NOW)
    since = warm.run(folder, [["visit", "4", "--order", "1 croissant", "--json"]], at=NOW + 1)
    if set(done.codes + kept.codes + since.codes) != {0}:
        raise RuntimeError(done.err + kept.err + since.err)


def lists(folder: Path, people: int) -> None:
    """Write the lists that are brought in, and `bad.csv`, of which a part cannot."""
    head = "id,name,phone,email,note\n"
    rows = [f"{n},Name{n} Of{n % 7},030 555{n:04},n{n}@example.org,likes {n % 5}\n" for n in range(1, 2 * people + 1)]
    (folder / "first.csv").write_text(head + "".join(rows[:people]), encoding="utf-8")
    (folder / "people.csv").write_text(head + "".join(rows), encoding="utf-8")
    (folder / "bad.csv").write_text("id,name,phone\n900,Zoe,1\n900,Zed,2\n901,,\n", encoding="utf-8")
    days = [f"{n},{OPENED - timedelta(days=1 + n % 28):%Y-%m-%d %H:%M},1 croissant\n" for n in range(1, 2 * people + 1)]
    (folder / "visits.csv").write_text("customer_id,at,order\n" + "".join(days), encoding="utf-8")


def aged(shop: Path) -> None:
    """Make a shop's file one that an older program left: its tables are of that time, its rows the same."""
    old = shop.with_name("old.db")
    old.touch(0o600)
    lay(old, OLD)
    with closing(sqlite3.connect(old, isolation_level=None)) as connection:
        connection.execute("ATTACH ? AS new", (str(shop),))
        connection.execute("BEGIN")
        for table in _tables(connection, "main"):
            if table in _tables(connection, "new") and not table.startswith("search_"):
                names = ", ".join(_columns(connection, "main", table) & _columns(connection, "new", table))
                connection.execute(f"DELETE FROM main.{table}")
                connection.execute(f"INSERT INTO main.{table} ({names}) SELECT {names} FROM new.{table}")
        stamp(connection, OLD)
        connection.execute("COMMIT")
        connection.execute("DETACH new")
        index.rebuild(connection)
    for end in ("-wal", "-shm"):
        shop.with_name(f"{shop.name}{end}").unlink(missing_ok=True)
    shutil.move(old, shop)


def _tables(connection: sqlite3.Connection, schema: str) -> set[str]:
    return {name for (name,) in connection.execute(f"SELECT name FROM {schema}.sqlite_master WHERE type = 'table'")}


def _columns(connection: sqlite3.Connection, schema: str, table: str) -> set[str]:
    return {row[1] for row in connection.execute(f"PRAGMA {schema}.table_info({table})")}


def content(shop: Path) -> Content | None:
    """All that a shop's file holds: its version and every row; None where there is no file."""
    if not shop.exists():
        return None
    rows = every_row(shop)
    with closing(connect(shop, reading=True)) as connection:
        version = connection.execute("PRAGMA user_version").fetchone()
    return {**{name: _known(name, held) for name, held in rows.items()}, "user_version": version}


def _known(table: str, rows: list[Any]) -> Any:
    return len(rows) if table in _SECRETS else rows


def unsound(shop: Path) -> list[str]:
    """What is damaged in a shop's file, to the byte."""
    with closing(connect(shop, reading=True)) as connection:
        return [*broken_pages(connection), *map(str, broken_references(connection).items())]


def bad_copies(shop: Path) -> list[str]:
    """What is wrong with the backups beside a shop that bear their final name."""
    wrong = []
    for file in all_of(backup_folder(shop)):
        try:
            verified(file)
        except FrontdeskError as error:
            wrong.append(error.sentence)
    return wrong
