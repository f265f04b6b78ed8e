"""Days of customers' things: a car that is booked, a coat that is ready or was collected, a policy to renew."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from frontdesk.desk.owners import owner_of
from frontdesk.errors import BadInput, NothingFound
from frontdesk.records.deeds import Done
from frontdesk.records.promises import Dated, DateKind
from frontdesk.store.promises import key_dates
from frontdesk.words.fields import field
from frontdesk.words.folding import folded
from frontdesk.words.phrases import short_date, when

if TYPE_CHECKING:
    from sqlmodel import Session

    from frontdesk.desk.desk import Desk
    from frontdesk.records.promises import KeyDate
    from frontdesk.store.unit import Work

MOST_LISTED = 500
HIGHEST_READING = 9_999_999
_DAYS_AGO = re.compile(r"([0-9]{1,3}) days? ago")


class UnknownDateKind(BadInput):
    """Nobody knows that kind of date."""

    hint = f"Say one of: {', '.join(DateKind)}."


class NotCollectedYet(BadInput):
    """What is collected later is not collected yet."""

    hint = "Type the day on which it was: today, yesterday, 3 days ago or 2026-11-20."


class NoSuchReading(BadInput):
    """That is no reading."""

    hint = f"Type the kilometres as a whole number up to {HIGHEST_READING:,}."


class NoSuchDate(NothingFound):
    """There is no such date."""

    hint = "See `frontdesk dates list`."


class DateIsDone(BadInput):
    """This is done already."""


def add(desk: Desk, customer_id: int, kind: str, on: str, what: str = "", reading: int | None = None) -> Dated:
    """Write down a day of something of a customer's.

    What was collected is done at once, and settles that the same thing is ready: one undo takes back both.

    Args:
        desk: who writes it, and where.
        customer_id: whose.
        kind: booked, ready, collected or renewal.
        on: the day as people say it, never in the past; but what is collected was so today or before.
        what: the car, the coat, the policy.
        reading: its kilometres, where it has any.

    Raises:
        UnknownDateKind, NobodyKnowsWhen, NotCollectedYet, NoSuchReading, NoSuchCustomer, TooLong: as their
            sentences say; nothing is written then.
    """
    known, thing = kind_of(kind), field(what, "thing that the date is for")
    day, km = _day(known, on, desk.clock.today()), _reading(reading)
    with desk.store.writing(desk.deed("date.add", f"Date written down: {known}")) as work:
        owner = owner_of(work.session, customer_id)
        date_id = key_dates.add(work, owner, known, day, thing, km)
        if known is DateKind.COLLECTED:
            _collect(work, date_id, owner, thing)
        return Dated(date_id, work.action_id, day)


def change(desk: Desk, date_id: int, **values: Any) -> Dated:
    """Change a date: `on` (the day as people say it), `what`, `reading`, `kind`.

    Another day counts as learned now: nothing that follows from it can be due before today. What turns out to be
    collected is done and settles that the same thing is ready, as in `add`; what turns out not to be is open again.

    Raises:
        NoSuchDate: there is none of this id.
        UnknownDateKind, NobodyKnowsWhen, NotCollectedYet, NoSuchReading, TooLong: as their sentences say.
    """
    with desk.store.writing(desk.deed("date.change", "Date changed")) as work:
        before, today = there(work.session, date_id), desk.clock.today()
        kind = kind_of(values["kind"]) if "kind" in values else before.kind
        on = values.get("on", before.day.isoformat() if kind is not before.kind else None)
        new: dict[str, Any] = {"kind": kind.value}
        if on is not None and (day := _day(kind, on, today)) != before.day:
            new |= {"day": day, "at": work.deed.at}
        if "what" in values:
            new["what"] = field(values["what"], "thing that the date is for")
        if "reading" in values:
            new["reading"] = _reading(values["reading"])
        if before.kind is DateKind.COLLECTED and kind is not before.kind:
            new |= {"done_at": None, "done_by": None}
        key_dates.change(work, date_id, **new)
        if kind is DateKind.COLLECTED and kind is not before.kind:
            _collect(work, date_id, before.customer_id, new.get("what", before.what))
        return Dated(date_id, work.action_id, new.get("day", before.day))


def done(desk: Desk, date_id: int) -> Done:
    """Mark that what was to happen on a date has happened.

    Raises:
        DateIsDone: somebody marked it before; the sentence says who and when.
        NoSuchDate: there is none of this id.
    """
    with desk.store.writing(desk.deed("date.done", "Date done")) as work:
        before = there(work.session, date_id)
        if before.done_at is not None:
            day = short_date(desk.clock.day_of(before.done_at), desk.clock.today())
            raise DateIsDone(f"This was done already, {f'by {before.done_by} ' if before.done_by else ''}on {day}.")
        _mark_done(work, date_id)
        return Done(date_id, work.action_id)


def listed(
    desk: Desk,
    *,
    customer_id: int | None = None,
    open_only: bool = False,
    start: date | None = None,
    end: date | None = None,
) -> tuple[KeyDate, ...]:
    """Dates by their day: a customer's or everybody's, only those not done, from a day to a day, both included.

    Raises:
        NoSuchCustomer: nobody of this id.
    """
    with desk.store.reading() as session:
        owner = None if customer_id is None else owner_of(session, customer_id)
        found = key_dates.listed(
            session, customer_id=owner, open_only=open_only, start=start, end=end, limit=MOST_LISTED
        )
    return tuple(found)


def in_(session: Session, customer_id: int) -> tuple[KeyDate, ...]:
    """A customer's dates that are not done, by their day, for the card."""
    return tuple(key_dates.listed(session, customer_id=customer_id, open_only=True, limit=MOST_LISTED))


def kind_of(text: str) -> DateKind:
    """A kind of date as somebody typed it.

    Raises:
        UnknownDateKind: there is no such kind.
    """
    said = folded(text)
    if said not in set(DateKind):
        raise UnknownDateKind(f"“{text.strip()[:40]}” is no kind of date.")
    return DateKind(said)


def there(session: Session, date_id: int) -> KeyDate:
    """A date that must be there.

    Raises:
        NoSuchDate: it is not.
    """
    found = key_dates.read(session, date_id)
    if found is None:
        raise NoSuchDate(f"There is no date {date_id}.")
    return found


def _collect(work: Work, date_id: int, customer_id: int, what: str) -> None:
    _mark_done(work, date_id)
    _settle_ready(work, customer_id, what)


def _settle_ready(work: Work, customer_id: int, what: str) -> None:
    """Mark the same thing's open ready date done; a nameless thing is the only one that is ready, if there is one."""
    waiting = key_dates.listed(work.session, customer_id=customer_id, open_only=True, limit=MOST_LISTED)
    ready = [each for each in waiting if each.kind is DateKind.READY]
    same = [each for each in ready if folded(each.what) == folded(what)]
    if not same and not what and len(ready) == 1:
        same = ready
    for each in same:
        _mark_done(work, each.id)


def _mark_done(work: Work, date_id: int) -> None:
    key_dates.change(work, date_id, done_at=work.deed.at, done_by=work.deed.staff_id)


def _reading(reading: int | None) -> int | None:
    if reading is not None and not 0 <= reading <= HIGHEST_READING:
        raise NoSuchReading
    return reading


def _day(kind: DateKind, on: str, today: date) -> date:
    if kind is not DateKind.COLLECTED:
        return when(on, today)
    day = _past(folded(on), today) or when(on, today)
    if day > today:
        raise NotCollectedYet(f"{short_date(day, today)} is not here yet.")
    return day


def _past(said: str, today: date) -> date | None:
    if said == "yesterday":
        return today - timedelta(days=1)
    if found := _DAYS_AGO.fullmatch(said):
        return today - timedelta(days=int(found[1]))
    try:
        return date.fromisoformat(said)
    except ValueError:
        return None
