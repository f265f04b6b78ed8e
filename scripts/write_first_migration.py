"""Write the first migration from the tables as they stand: `python scripts/write_first_migration.py`.

Only until the first release: from then on every change of a table is a revision of its own.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from alembic.autogenerate import produce_migrations, render_python_code
from alembic.migration import MigrationContext
from alembic.operations.ops import CreateTableOp, ModifyTableOps, UpgradeOps
from sqlalchemy import create_engine
from sqlmodel import SQLModel

from frontdesk.store import tables

if TYPE_CHECKING:
    from collections.abc import Iterator

TARGET = Path(__file__).parent.parent / "frontdesk/store/migrations/versions/0001_first.py"

HEAD = '''"""The first tables, as the first release had them; written by scripts/write_first_migration.py.

Longer than other modules: a revision is a record of one moment, read top to bottom and never changed.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

REBUILDS_INDEX = True
"""Whether the search index has to be made again after this revision."""


def upgrade() -> None:
'''


def _type(kind: str, thing: object, _context: object) -> str | bool:
    known = {"AutoString": "sa.String()", "UTCDateTime": "sa.DateTime()"}
    return known.get(type(thing).__name__, False) if kind == "type" else False


def _statements() -> Iterator[tuple[str, str]]:
    """Each table's name with the statements that make it and its indexes."""
    with create_engine("sqlite://").connect() as connection:
        context = MigrationContext.configure(connection, opts={"target_metadata": SQLModel.metadata})
        plan = produce_migrations(context, SQLModel.metadata)
    assert plan.upgrade_ops is not None  # noqa: S101  # what the planner promises
    found: dict[str, str] = {}
    for step in plan.upgrade_ops.ops:
        assert isinstance(step, CreateTableOp | ModifyTableOps)  # noqa: S101  # from nothing there is nothing else
        code = render_python_code(UpgradeOps([step]), render_item=_type)
        found[step.table_name] = f"{found.get(step.table_name, '')}{_lean(code)}"
    return iter(found.items())


def _lean(code: str) -> str:
    """Without the renderer's remarks, and names as they are: no convention is at work in a revision."""
    lines = [line for line in code.splitlines() if line.strip() and not line.strip().startswith("#")]
    text = "".join(f"{line}\n" if line.startswith(" ") else f"    {line}\n" for line in lines)
    return re.sub(r"""op\.f\(('[^']+'|"[^"]+")\)""", r"\1", text).replace(", unique=False", "")


def main() -> None:
    """Write the file and let the formatter have it."""
    parts = list(_statements())
    calls = "".join(f"    _{name}()\n" for name, _ in parts)
    bodies = "".join(f"\n\ndef _{name}() -> None:\n{code}" for name, code in parts)
    TARGET.write_text(HEAD + calls + bodies, encoding="utf-8")
    subprocess.run([sys.executable, "-m", "ruff", "format", "--quiet", str(TARGET)], check=True)
    print(f"{TARGET}: {len(parts)} tables of {len(tables.__all__)}")


if __name__ == "__main__":
    main()
