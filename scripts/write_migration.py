"""Write the next migration from the tables as they stand: `python scripts/write_migration.py voices "What ..."`.

It compares them with what the revisions so far make. Read what it wrote before you keep it: it knows new tables, and
leaves every other change to you.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from alembic.autogenerate import produce_migrations, render_python_code
from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.operations.ops import CreateTableOp, ModifyTableOps, UpgradeOps
from sqlalchemy import create_engine
from sqlmodel import SQLModel

from frontdesk.store import tables
from frontdesk.store.migrations.upgrade import revisions

if TYPE_CHECKING:
    from collections.abc import Iterator

VERSIONS = Path(__file__).parent.parent / "frontdesk/store/migrations/versions"

HEAD = '''"""{sentence}

A revision is a record of one moment, read top to bottom and never changed; written by scripts/write_migration.py.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op


def upgrade() -> None:
'''


def _type(kind: str, thing: object, _context: object) -> str | bool:
    known = {"AutoString": "sa.String()", "UTCDateTime": "sa.DateTime()"}
    return known.get(type(thing).__name__, False) if kind == "type" else False


def _statements() -> Iterator[tuple[str, str]]:
    """Each table's name with the statements that make it and its indexes."""
    with create_engine("sqlite://").connect() as connection:
        context = MigrationContext.configure(connection, opts={"target_metadata": SQLModel.metadata})
        with Operations.context(context):
            for step in revisions():
                step.upgrade()
        plan = produce_migrations(context, SQLModel.metadata)
    assert plan.upgrade_ops is not None  # noqa: S101  # what the planner promises
    found: dict[str, str] = {}
    for step in plan.upgrade_ops.ops:
        assert isinstance(step, CreateTableOp | ModifyTableOps)  # noqa: S101  # the rest is for a person
        code = render_python_code(UpgradeOps([step]), render_item=_type)
        found[step.table_name] = f"{found.get(step.table_name, '')}{_lean(code)}"
    return iter(found.items())


def _lean(code: str) -> str:
    """Without the renderer's remarks, and names as they are: no convention is at work in a revision."""
    lines = [line for line in code.splitlines() if line.strip() and not line.strip().startswith("#")]
    text = "".join(f"{line}\n" if line.startswith(" ") else f"    {line}\n" for line in lines)
    return re.sub(r"""op\.f\(('[^']+'|"[^"]+")\)""", r"\1", text).replace(", unique=False", "")


def main(name: str, sentence: str) -> None:
    """Write the file and let the formatter have it."""
    target = VERSIONS / f"{len(revisions()) + 1:04d}_{name}.py"
    parts = list(_statements())
    calls = "".join(f"    _{table}()\n" for table, _ in parts)
    bodies = "".join(f"\n\ndef _{table}() -> None:\n{code}" for table, code in parts)
    target.write_text(HEAD.format(sentence=sentence) + calls + bodies, encoding="utf-8")
    subprocess.run([sys.executable, "-m", "ruff", "format", "--quiet", str(target)], check=True)
    print(f"{target}: {len(parts)} tables of {len(tables.__all__)}; now raise the number in head.py")


if __name__ == "__main__":
    main(*sys.argv[1:])
