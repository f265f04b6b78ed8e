"""What a till must know before the ORM is loaded: the shop's settings and who works here."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from frontdesk.records.team import Staff

if TYPE_CHECKING:
    import sqlite3


def settings(connection: sqlite3.Connection) -> dict[str, Any]:
    """Every setting that the shop has changed from its default; a bare number comes out of the file as one."""
    return {name: json.loads(str(value)) for name, value in connection.execute("SELECT name, value FROM settings")}


def team(connection: sqlite3.Connection) -> tuple[Staff, ...]:
    """Everybody who works or worked here, those who still do first, by name."""
    rows = connection.execute(
        "SELECT id, name, role, active, version, id IN (SELECT staff_id FROM pins) FROM staff "
        "ORDER BY active DESC, folded, id"
    )
    return tuple(
        Staff(who, name, role, bool(active), version, bool(pin)) for who, name, role, active, version, pin in rows
    )


def visits_on(connection: sqlite3.Connection, day: date) -> int:
    """How many visits a shop day has."""
    (visits,) = connection.execute("SELECT count(*) FROM visits WHERE day = ?", (day.isoformat(),)).fetchone()
    return int(visits)


def begun(connection: sqlite3.Connection) -> datetime | None:
    """When the first act was done here, in UTC; None in a shop where nothing was."""
    first = connection.execute("SELECT at FROM actions ORDER BY id LIMIT 1").fetchone()
    return datetime.fromisoformat(str(first[0])).replace(tzinfo=UTC) if first else None
