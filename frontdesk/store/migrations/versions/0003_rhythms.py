"""The rhythm of regulars stands beside what their visits add up to.

A revision is a record of one moment, read top to bottom and never changed.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

WORKS_OUT_RHYTHMS = True
"""Whether the rhythms have to be filled in after this revision."""


def upgrade() -> None:
    op.add_column("standings", sa.Column("gap", sa.Float(), nullable=True))
    op.add_column("standings", sa.Column("long_gap", sa.Integer(), nullable=True))
    op.add_column("standings", sa.Column("missed_from", sa.Date(), nullable=True))
    op.add_column("standings", sa.Column("lapsed_from", sa.Date(), nullable=True))
    op.create_index("ix_standings_missed_from", "standings", ["missed_from"])
    op.create_index("ix_standings_lapsed_from", "standings", ["lapsed_from"])
