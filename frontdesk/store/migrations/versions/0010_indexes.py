"""What is kept of everybody is found in the order in which it is asked for, in a shop of any size.

A revision is a record of one moment, read top to bottom and never changed.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op


def upgrade() -> None:
    _habits()
    _spells()
    _standings()
    _visits()


def _habits() -> None:
    op.drop_index("ix_habits_weekday_hour", "habits")
    op.create_index("ix_habits_of_an_hour", "habits", ["weekday", "hour", "customer_id", "days", "weight"])


def _spells() -> None:
    op.drop_index("ix_spells_until", "spells")
    op.create_index("ix_spells_until_since_customer_id", "spells", ["until", "since", "customer_id"])


def _standings() -> None:
    op.drop_index("ix_standings_missed_from", "standings")
    op.drop_index("ix_standings_lapsed_from", "standings")
    op.create_index("ix_standings_missed_from_lapsed_from", "standings", ["missed_from", "lapsed_from"])
    seldom = sa.text("gap > 14")
    op.create_index("ix_standings_gap_last_at", "standings", ["gap", "last_at"], sqlite_where=seldom)


def _visits() -> None:
    op.drop_index("ix_visits_customer_id_at", "visits")
    op.create_index("ix_visits_of_a_customer", "visits", ["customer_id", "at", "day", "timed"])
