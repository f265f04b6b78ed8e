"""Who was forgotten is known again in a backup from before, without a name.

A revision is a record of one moment, read top to bottom and never changed; written by scripts/write_migration.py.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op


def upgrade() -> None:
    _tombstones()


def _tombstones() -> None:
    op.create_table(
        "tombstones",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("token", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("mark", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_tombstones"),
        sa.UniqueConstraint("token", name="uq_tombstones_token"),
        sqlite_autoincrement=True,
    )
