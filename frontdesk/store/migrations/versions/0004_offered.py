"""Whether the usual was taken stands on each visit, and a day's visits are counted by an index of their own.

A revision is a record of one moment, read top to bottom and never changed.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op


def upgrade() -> None:
    op.add_column("visits", sa.Column("usual_taken", sa.Boolean(), nullable=True))
    op.drop_index("ix_visits_day", "visits")
    op.create_index("ix_visits_day_customer_id", "visits", ["day", "customer_id"])
