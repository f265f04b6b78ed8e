"""Anybody's table, told by the common names of its columns."""

from __future__ import annotations

from frontdesk.exchange.columns.formats.format import Format
from frontdesk.records.incoming import Noun

NAME = "plain"

FORMATS = (
    Format(NAME, Noun.CUSTOMERS, loose=True),
    Format(NAME, Noun.ITEMS, loose=True),
    Format(NAME, Noun.STAFF, loose=True),
    # Sale numbers begin anew somewhere in most programs: the day, branch and customer tell equal ones apart.
    Format(NAME, Noun.VISITS, loose=True, together=("date", "branch", "visit_id", "customer_id")),
)
