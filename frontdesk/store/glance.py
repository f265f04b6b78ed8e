"""What a till must know before the ORM is loaded: the shop's settings and who works here."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from frontdesk.records.team import Staff

if TYPE_CHECKING:
    import sqlite3
    from datetime import date


def settings(connection: sqlite3.Connection) -> dict[str, Any]:
    """Every setting that the shop has changed from its default; a bare number comes out of the file as one."""
    return {name: json.loads(str(value)) for name, value in connection.execute("SELECT name, value FROM settings")}


def team(connection: sqlite3.Connection) -> tuple[Staff, ...]:
    """Everybody who works or worked here, those who still do first, by name."""
    rows = connection.execute("SELECT id, name, role, active, version FROM staff ORDER BY active DESC, folded, id")
    return tuple(Staff(who, name, role, bool(active), version) for who, name, role, active, version in rows)


def visits_on(connection: sqlite3.Connection, day: date) -> int:
    """How many visits a shop day has."""
    (visits,) = connection.execute("SELECT count(*) FROM visits WHERE day = ?", (day.isoformat(),)).fetchone()
    return int(visits)
