"""What leaves the shop: one noun, in one format, to a file, a folder or a stream."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import IO, TYPE_CHECKING

from frontdesk.errors import BadInput
from frontdesk.exchange.guarding import MARK, SAFE
from frontdesk.exchange.leaving.writing import FORMATS, TEXTS, OnScreen, UnknownFormat, is_folder, place_for, write
from frontdesk.exchange.tidying import seldom_tidying
from frontdesk.records.rhythms import NEW_DAYS
from frontdesk.store.exchange import outgoing
from frontdesk.store.exchange.outgoing import CHANNELS, RHYTHMS, Narrowing

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from frontdesk.desk.desk import Desk
    from frontdesk.exchange.leaving.sheet import Sheet

NOUNS = ("customers", "items", "visits", "feedback", "followups", "staff", "rhythm")
_OF_PEOPLE = frozenset({"customers", "visits", "feedback", "followups"})


class UnknownNoun(BadInput):
    """Nothing of that kind can be taken out."""

    hint = f"Say one of: {', '.join(NOUNS)}, archive."


class NotNarrowed(BadInput):
    """That cannot be narrowed so."""


class UnknownRhythm(BadInput):
    """Nobody comes by that rhythm."""

    hint = f"Say one of: {', '.join(RHYTHMS)}."


class UnknownChannel(BadInput):
    """Nobody is reached that way."""

    hint = f"Say one of: {', '.join(CHANNELS)}."


class NotSafer(BadInput):
    """Only csv needs to be made safe for a spreadsheet program."""

    hint = "Leave --excel-safe out; an xlsx never runs what stands in a cell."


@dataclass(frozen=True, slots=True)
class Request:
    """What somebody wants to take out.

    Attributes:
        noun: One of `NOUNS`.
        style: csv, json, ndjson, xlsx, or vcf for customers.
        safe: Whether a csv is made safe for spreadsheet programs.
        since: A shop day. Customers who were added or came on it or later; visits and feedback of it or later;
            follow-ups due on it or later.
        tag: Only of customers who bear it.
        rhythm: Only of customers who come so: regular, missed, lapsed or new.
        as_of: The day by which a rhythm is told.
        reach: Only of customers who can be reached by this channel, and did not say that they do not want to be.
    """

    noun: str
    style: str = "csv"
    safe: bool = False
    since: date | None = None
    tag: str = ""
    rhythm: str = ""
    as_of: date | None = None
    reach: str = ""

    def checked(self) -> Request:
        """The same.

        Raises:
            UnknownNoun, UnknownFormat, UnknownRhythm, UnknownChannel, NotNarrowed, NotSafer: as their sentences say.
        """
        if self.noun not in NOUNS:
            raise UnknownNoun(f"Nothing called “{self.noun[:40]}” can be taken out.")
        if self.style not in FORMATS:
            raise UnknownFormat(f"Nobody knows the format “{self.style[:40]}”.")
        if self.style == "vcf" and self.noun != "customers":
            raise UnknownFormat("Only customers can leave as cards.", hint=f"Say one of: {', '.join(FORMATS[:-1])}.")
        if self.rhythm and self.rhythm not in RHYTHMS:
            raise UnknownRhythm(f"Nobody comes by the rhythm “{self.rhythm[:40]}”.")
        if self.reach and self.reach not in CHANNELS:
            raise UnknownChannel(f"Nobody is reached by “{self.reach[:40]}”.")
        if (self.since or self.tag or self.rhythm or self.reach) and self.noun not in _OF_PEOPLE:
            raise NotNarrowed(
                f"An export of {self.noun} holds them all: leave --since, --tag, --rhythm and --reach out."
            )
        if self.as_of and self.noun != "rhythm":
            raise NotNarrowed("Only the rhythm is told as of a day.", hint="Leave --as-of out.")
        if self.safe and self.style not in ("csv", "xlsx"):
            raise NotSafer
        return self


@dataclass(frozen=True, slots=True)
class Left:
    """What left the shop: how many rows, and in which files."""

    rows: int
    files: tuple[Path, ...]


def export(desk: Desk, request: Request, place: Path) -> Left:
    """Write what is wanted to a file, or into a folder a file for each of its tables, each whole or not at all.

    Raises:
        BadInput: as `Request.checked`.
        OwnersAlone: PINs are in use, and the owner is not at the till.
        NotWritten, DiskFull, MissingExtra: as their sentences say; what stood there before still does.
    """
    request.checked()
    desk.only_owner("take lists out")
    if request.style not in TEXTS:
        name = f"{request.noun}.{request.style}"
        target = place / name if is_folder(place) else place
        with place_for(request.noun, request.style, target) as file:
            return Left(_whole(desk, request, file.buffer), (target,))  # type: ignore[attr-defined]
    if not is_folder(place):
        with sheets(desk, request) as (sheet,), place_for(sheet.name, request.style, place) as file:
            return Left(write(sheet, request.style, file, safe=request.safe), (place,))
    rows = 0
    files: list[Path] = []
    with sheets(desk, request, apart=True) as found:
        for sheet in found:
            with place_for(sheet.name, request.style, place) as file:
                count = write(sheet, request.style, file, safe=request.safe)
            rows += count if not files else 0
            files.append(place / f"{sheet.name}.{request.style}")
    return Left(rows, tuple(files))


def export_to(desk: Desk, request: Request, stream: IO[str]) -> int:
    """Write what is wanted to a stream of text with bytes beneath; how many rows.

    Raises:
        BadInput: as `Request.checked`.
        OwnersAlone: PINs are in use, and the owner is not at the till.
    """
    request.checked()
    desk.only_owner("take lists out")
    if request.style not in TEXTS:
        return _whole(desk, request, OnScreen(stream) if stream.isatty() else stream.buffer)  # type: ignore[attr-defined]
    with sheets(desk, request) as (sheet,):
        return write(sheet, request.style, stream, safe=request.safe)


def _whole(desk: Desk, request: Request, file: IO[bytes]) -> int:
    """The formats that are not told line by line."""
    if request.style == "vcf":
        from frontdesk.exchange.cards.writing import write as write_cards

        return write_cards(desk, file, request)
    from frontdesk.exchange.leaving.workbook import write as write_workbook

    with sheets(desk, request) as found:
        return write_workbook(found, file)


@contextmanager
def sheets(desk: Desk, request: Request, *, apart: bool = False) -> Iterator[tuple[Sheet, ...]]:
    """The tables of a noun, all of one moment: one that holds everything, or one for each of its parts."""
    mark, narrowing = SAFE if request.safe else MARK, narrowed(desk, request)
    if request.noun == "rhythm":
        from frontdesk.exchange.leaving.rhythm import rhythm

        yield (rhythm(desk, request.as_of),)
        return
    with seldom_tidying(), outgoing.picture(desk.store) as connection:
        if request.noun == "followups":
            from frontdesk.exchange.leaving.promises import follow_ups

            whose = outgoing.chosen(connection, narrowing) if narrowing.people else None
            yield (follow_ups(desk, request.since, whose, mark),)
            return
        yield _tables(connection, request.noun, narrowing, mark, apart=apart)


def _tables(
    connection: sqlite3.Connection, noun: str, narrowing: Narrowing, mark: str, *, apart: bool
) -> tuple[Sheet, ...]:
    from frontdesk.exchange.leaving import customers, tables, visits

    if apart:
        return tuple(tables.table(connection, name, narrowing, mark) for name in tables.APART.get(noun, (noun,)))
    if noun == "customers":
        return (customers.customers(connection, narrowing, mark),)
    if noun == "visits":
        return (visits.visits(connection, narrowing, mark),)
    return (tables.table(connection, noun, narrowing, mark),)


def narrowed(desk: Desk, request: Request) -> Narrowing:
    """Which rows are meant, by the shop's own days; complaints about members of the team leave with the owner alone."""
    clock = desk.clock
    return Narrowing(
        request.since,
        clock.bounds(request.since)[0] if request.since else None,
        request.tag.strip(),
        request.rhythm,
        request.reach,
        clock.today(),
        clock.bounds(clock.today() - timedelta(days=NEW_DAYS))[0],
        request.noun == "feedback" and not desk.sees_all,
    )
