"""What every shop day adds up to is kept, once the day is over.

A revision is a record of one moment, read top to bottom and never changed; written by scripts/write_migration.py.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

WORKS_OUT_DAYS = True
"""Whether the sums of the days have to be filled in after this revision."""


def upgrade() -> None:
    _day_hours()
    _day_sums()
    _day_items()
    _day_staff()
    _standings()


def _day_hours() -> None:
    op.create_table(
        "day_hours",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("quarter", sa.String(), nullable=False),
        sa.Column("visits", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("day", "quarter", name="pk_day_hours"),
    )


def _day_sums() -> None:
    op.create_table(
        "day_sums",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("visits", sa.Integer(), nullable=False),
        sa.Column("walk_ins", sa.Integer(), nullable=False),
        sa.Column("good", sa.Integer(), nullable=False),
        sa.Column("so_so", sa.Integer(), nullable=False),
        sa.Column("bad", sa.Integer(), nullable=False),
        sa.Column("offered", sa.Integer(), nullable=False),
        sa.Column("taken", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("day", name="pk_day_sums"),
    )


def _day_items() -> None:
    op.create_table(
        "day_items",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("visits", sa.Integer(), nullable=False),
        sa.Column("good", sa.Integer(), nullable=False),
        sa.Column("so_so", sa.Integer(), nullable=False),
        sa.Column("bad", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("day", "item_id", name="pk_day_items"),
    )


def _day_staff() -> None:
    op.create_table(
        "day_staff",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("good", sa.Integer(), nullable=False),
        sa.Column("so_so", sa.Integer(), nullable=False),
        sa.Column("bad", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("day", "staff_id", name="pk_day_staff"),
    )


def _standings() -> None:
    # Who was new in a span is read off by it.
    op.create_index("ix_standings_first_at", "standings", ["first_at"])
