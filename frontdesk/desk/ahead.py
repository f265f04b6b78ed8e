"""What is just ahead of a customer: what was promised, what is earned, the next round visit, the birthday."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.desk.yearly import birthday_in
from frontdesk.words.phrases import ahead, ordinal, short_date

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from frontdesk.records.promises import FollowUp, KeyDate, Perks

ROUND = 50
_NEAR_ROUND = 3
_NEAR_DAYS = 7
_NEAR_DATES = 14


def words(
    promises: Sequence[FollowUp],
    dates: Sequence[KeyDate],
    perks: Perks,
    *,
    visits: int,
    birthday: str,
    today: date,
    came: date | None = None,
) -> str:
    """All that is ahead in one line, first what is owed today; empty when nothing is.

    `came` is the shop day of the last of the `visits`.
    """
    return " · ".join(
        [
            *(_promise(each, today) for each in promises),
            *(f"{each.why}: {each.what}" for each in perks.due),
            *_dated(dates, today, came),
            *perks.ahead,
            *_round_visit(visits, perks, been_here_today=came == today),
            *_birthday(birthday, today),
        ]
    )


def _promise(each: FollowUp, today: date) -> str:
    late = f", promised for {short_date(each.due, today)}" if each.overdue else ", promised for today"
    return f"{each.text}{late}"


def _dated(dates: Sequence[KeyDate], today: date, came: date | None) -> Iterator[str]:
    """Days of their things that nobody has marked done, from the past ones up to two weeks ahead."""
    for each in sorted(dates, key=lambda one: one.day):
        if each.done_at is not None or each.kind == "collected" or _gone_by(each, today, came):
            continue
        if (each.day - today).days <= _NEAR_DATES:
            thing = f"{each.what} " if each.what else ""
            yield f"{thing}{_KINDS[each.kind]} {short_date(each.day, today)}, {ahead(each.day, today)}"


def _gone_by(each: KeyDate, today: date, came: date | None) -> bool:
    """What was booked for a past day is over once they have come since, or a fortnight later; a coat waits on."""
    if each.kind != "booked" or each.day >= today:
        return False
    return (came is not None and came >= each.day) or (today - each.day).days > _NEAR_DATES


_KINDS = {"booked": "booked for", "ready": "ready", "renewal": "to renew by"}


def _round_visit(visits: int, perks: Perks, *, been_here_today: bool) -> Iterator[str]:
    """A round number is worth a word where no perk counts visits already; today's visit is counted already."""
    counted = [*perks.ahead, *(each.why for each in perks.due)]
    to_go = ROUND - visits % ROUND
    if visits and to_go <= _NEAR_ROUND and not any("visit" in each for each in counted):
        last = "next time" if been_here_today else "with this one"
        yield f"{ordinal(visits + to_go)} visit {f'in {to_go}' if to_go > 1 else last}"


def _birthday(birthday: str, today: date) -> Iterator[str]:
    day = next_birthday(birthday, today)
    if day is not None and (day - today).days <= _NEAR_DAYS:
        yield f"birthday {'today' if day == today else f'{short_date(day, today)}, {ahead(day, today)}'}"


def next_birthday(birthday: str, today: date) -> date | None:
    """The next day on which a birthday ("1990-04-22" or "--04-22") is kept; the 29th of February on the 28th."""
    for year in (today.year, today.year + 1):
        kept = birthday_in(birthday, year)
        if kept is not None and kept >= today:
            return kept
    return None
