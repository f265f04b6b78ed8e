"""A shop's file brought to the tables that this program reads, whole or not at all."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, NamedTuple

from frontdesk.errors import StoreDamaged
from frontdesk.store.file.connection import connect, let_tables_be_remade, stamp, version_of
from frontdesk.store.file.copying import copy_whole
from frontdesk.store.file.plain_words import plainly
from frontdesk.store.file.soundness import broken_references
from frontdesk.store.migrations import versions

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sqlalchemy import Connection


_FLAGS = ("REBUILDS_INDEX", "WORKS_OUT_RHYTHMS", "WORKS_OUT_DAYS", "WORKS_OUT_SPELLS")


class Revision(NamedTuple):
    """One step from a version of the tables to the next; most leave what is worked out as it is."""

    number: int
    upgrade: Callable[[], None]
    rebuilds_index: bool
    works_out_rhythms: bool = False
    works_out_days: bool = False
    works_out_spells: bool = False


def upgrade(path: Path) -> Path | None:
    """Bring a shop's file to the newest tables; where the copy of the old one lies, None if it was current.

    The verified copy is made first, beside the file. Then everything happens in one transaction, with version
    number and search index: of migrations killed midway without it, a third stayed half done.

    Raises:
        StoreNotOurs, StoreFromTheFuture: as their sentences say.
        DiskFull, StoreReadOnly, StoreDamaged: the old tables are still there, untouched.
    """
    with closing(connect(path, reading=True)) as connection:
        version = version_of(connection, path)
    if not _above(version):
        return None
    now = datetime.now(UTC)
    kept = path.with_name(f"{path.stem}-before-upgrade-{now:%Y%m%d-%H%M%S-%f}Z.db")
    copy_whole(path, kept)
    with plainly(path):
        take_steps(path)
    return kept


def take_steps(path: Path, *, until: int | None = None) -> None:
    """Take every step that a file's tables lack, or only those up to a version, in one transaction.

    No copy is made: `upgrade` makes one, and a file that is only being made needs none.
    """
    from frontdesk.store.file.engine import driver, open_engine

    engine = open_engine(path, reading=False)
    try:
        with engine.connect() as connection:
            let_tables_be_remade(driver(connection))
            with connection.begin():
                # Asked again now that nobody else can write: another till may have been quicker.
                steps = [
                    step
                    for step in _above(version_of(driver(connection), path))
                    if until is None or step.number <= until
                ]
                if steps:
                    _run(connection, steps)
                    stamp(driver(connection), steps[-1].number)
    finally:
        engine.dispose()


def _run(connection: Connection, steps: list[Revision]) -> None:
    from alembic.migration import MigrationContext
    from alembic.operations import Operations

    from frontdesk.store.file.engine import driver, go_on_after, last_ids
    from frontdesk.store.search import index

    given = last_ids(connection) if steps[0].number > 1 else {}
    with Operations.context(MigrationContext.configure(connection)):
        for step in steps:
            step.upgrade()
    go_on_after(connection, given)
    if steps[0].number > 1:
        _work_out(connection, steps)
    if any(step.rebuilds_index for step in steps):
        index.rebuild(driver(connection))
    if broken_references(driver(connection)):
        raise StoreDamaged("Some rows of the shop's file point at rows that are gone; it was left as it was.")


def _work_out(connection: Connection, steps: list[Revision]) -> None:
    from sqlmodel import Session

    from frontdesk.store.derived import day_sums, spells, standings

    with Session(connection) as session:
        if any(step.works_out_rhythms for step in steps):
            standings.work_out_rhythms(session)
        if any(step.works_out_days for step in steps):
            day_sums.rebuild(session)
        if any(step.works_out_spells for step in steps):
            spells.rebuild(session)
        session.flush()


def _above(version: int) -> list[Revision]:
    return [step for step in revisions() if step.number > version]


def revisions() -> list[Revision]:
    """Every step there is, oldest first; a file's number is the version that it leads to."""
    found = []
    for module in iter_modules(versions.__path__):
        step = import_module(f"{versions.__name__}.{module.name}")
        number = int(module.name.partition("_")[0])
        found.append(Revision(number, step.upgrade, *(getattr(step, flag, False) for flag in _FLAGS)))
    return sorted(found)
