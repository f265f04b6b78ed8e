"""Which customers look alike and are two, as somebody said, is remembered.

A revision is a record of one moment, read top to bottom and never changed; written by scripts/write_migration.py.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op


def upgrade() -> None:
    _apart()


def _apart() -> None:
    op.create_table(
        "apart",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("other_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("customer_id < other_id", name="ck_apart_in_order"),
        sa.ForeignKeyConstraint(["customer_id"], ["customers.id"], name="fk_apart_customer_id_customers"),
        sa.ForeignKeyConstraint(["other_id"], ["customers.id"], name="fk_apart_other_id_customers"),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name="fk_apart_staff_id_staff"),
        sa.PrimaryKeyConstraint("id", name="pk_apart"),
        sa.UniqueConstraint("customer_id", "other_id", name="uq_apart_customer_id_other_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_apart_other_id", "apart", ["other_id"])
