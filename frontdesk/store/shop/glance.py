"""What a till must know before the ORM is loaded: the shop's settings and who works here."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from frontdesk.records.team import Staff

if TYPE_CHECKING:
    import sqlite3

_STORED = "%Y-%m-%d %H:%M:%S.%f"
"""How an instant stands in the file, in UTC."""


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


def pause_until(connection: sqlite3.Connection, subjects: tuple[str, ...], now: datetime) -> datetime | None:
    """Until when no PIN is looked at for some subjects of `tables.GuessRow`, in UTC; None where nobody has to wait."""
    marks = ", ".join("?" * len(subjects))
    here = now.astimezone(UTC).strftime(_STORED)
    (until,) = connection.execute(
        f"SELECT max(until) FROM guesses WHERE subject IN ({marks}) AND last <= ? AND until > ?",
        (*subjects, here, here),
    ).fetchone()
    return datetime.strptime(until, _STORED).replace(tzinfo=UTC) if until else None


def visits_on(connection: sqlite3.Connection, day: date) -> int:
    """How many visits a shop day has."""
    (visits,) = connection.execute("SELECT count(*) FROM visits WHERE day = ?", (day.isoformat(),)).fetchone()
    return int(visits)


def begun(connection: sqlite3.Connection) -> datetime | None:
    """When the first act was done here, in UTC; None in a shop where nothing was."""
    first = connection.execute("SELECT at FROM actions ORDER BY id LIMIT 1").fetchone()
    return datetime.fromisoformat(str(first[0])).replace(tzinfo=UTC) if first else None


def latest(connection: sqlite3.Connection) -> datetime | None:
    """When the act was done that is of the latest time, in UTC, wherever it stands in the journal; None for none."""
    (last,) = connection.execute("SELECT max(at) FROM actions").fetchone()
    return datetime.fromisoformat(str(last)).replace(tzinfo=UTC) if last else None
