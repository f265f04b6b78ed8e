"""When each customer was a regular is kept, and whose chair stood empty until when.

A revision is a record of one moment, read top to bottom and never changed; written by scripts/write_migration.py.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

WORKS_OUT_SPELLS = True
"""Whether it has to be filled in after this revision when people were regulars."""


def upgrade() -> None:
    _spells()


def _spells() -> None:
    op.create_table(
        "spells",
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("gap", sa.Float(), nullable=True),
        sa.Column("long_gap", sa.Integer(), nullable=True),
        sa.Column("missed_from", sa.Date(), nullable=True),
        sa.Column("lapsed_from", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("customer_id", "since", name="pk_spells"),
    )
    op.create_index("ix_spells_until", "spells", ["until"])
