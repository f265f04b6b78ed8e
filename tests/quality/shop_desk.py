"""A shop's desk whose clock the measurement sets, filled through the product's own import."""

from __future__ import annotations

import csv
from contextlib import contextmanager
from datetime import UTC, datetime
from io import BytesIO, StringIO
from typing import TYPE_CHECKING

from frontdesk.desk import shop
from frontdesk.desk.desk import open_desk
from frontdesk.exchange.importing import import_file
from frontdesk.store.looking_back import attendance
from frontdesk.words.calendar_names import WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from frontdesk.desk.desk import Desk

SOURCE = "known"


class Wall:
    """A clock that the measurement sets; the shop's zone is UTC, so that the wall shows what the files say."""

    def __init__(self, now: datetime) -> None:
        self.now = now.replace(tzinfo=UTC)

    def __call__(self) -> datetime:
        """The instant it was set to."""
        return self.now

    def show(self, wall: datetime) -> None:
        """Set the clock to a time on the wall."""
        self.now = wall.replace(tzinfo=UTC)


@contextmanager
def desk_at(folder: Path, now: datetime, opening_days: Iterable[int] = range(7)) -> Iterator[tuple[Desk, Wall]]:
    """An empty shop in a folder, with its clock."""
    wall = Wall(now)
    desk = open_desk(folder / "shop.db", till="quality", create=True, now=wall)
    try:
        shop.change(desk, "zone", "UTC")
        shop.change(desk, "opening_days", ", ".join(WEEKDAYS[day] for day in opening_days))
        yield desk, wall
    finally:
        desk.close()


def bring(desk: Desk, noun: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Import rows as a CSV file in the product's own format; whoever is refused is an error of the measurement."""
    text = StringIO()
    out = csv.writer(text, lineterminator="\n")
    out.writerow(columns)
    out.writerows(rows)
    report = import_file(desk, noun, BytesIO(text.getvalue().encode()), source=SOURCE)
    if report.rejected:
        raise ValueError(f"{noun}: {report.rejected[0]}")


def ids(desk: Desk) -> dict[str, int]:
    """The customers' ids by the ids that they had in the file."""
    with desk.store.reading() as session:
        return {external: who for who, external in attendance.external_ids(session).items()}
