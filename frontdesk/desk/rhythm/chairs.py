"""Empty chairs: regulars whose own rhythm says that they should have come, and what the shop misses with them."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from frontdesk.desk.listening.recovery import NEVER_BY_NAME, in_brief
from frontdesk.desk.rhythm.own import evidence
from frontdesk.records.evening import Chairs, EmptyChair
from frontdesk.records.habits import RECENT, commonest
from frontdesk.records.order_lines import in_brief as order_in_brief
from frontdesk.records.rhythms import LATEST_GAPS, YEAR_DAYS
from frontdesk.store.derived.standings import lines_of
from frontdesk.store.looking_back import absent
from frontdesk.store.looking_back import chairs as kept
from frontdesk.words.phrases import short_date

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlmodel import Session

    from frontdesk.desk.desk import Desk
    from frontdesk.records.order_lines import OrderLine
    from frontdesk.records.rhythms import Rhythm
    from frontdesk.store.looking_back.absent import Came, Said

_MONTH = 30

_Silent = tuple[int, "Rhythm"]


def empty_chairs(desk: Desk, as_of: date | None = None, limit: int = 200) -> tuple[EmptyChair, ...]:
    """The regulars who should have come by the end of a shop day (default today) and did not, most unusual first.

    Nothing that happened after that day is known; a day that is not over is looked at as it stands. `counted` tells
    how many there are beyond the limit.
    """
    day = _known(desk, as_of)
    with desk.store.reading() as session:
        return told(desk, session, silent_in(session, day)[:limit], day)


def lapsed(desk: Desk, as_of: date | None = None, limit: int = 200) -> tuple[EmptyChair, ...]:
    """The regulars who count as lapsed at the end of a shop day (default today), who came last first."""
    day = _known(desk, as_of)
    with desk.store.reading() as session:
        found = kept.silent(session, day, lapsed=True)
        found.sort(key=lambda pair: (-pair[1].last.toordinal(), pair[0]))
        return told(desk, session, found[:limit], day)


def counted(desk: Desk, start: date, end: date) -> Chairs:
    """How many regulars there are at the end of a shop day, how their chairs stand, and how many came since `start`.

    One who came in the span and is a regular by its end is `seen`.
    """
    day = _known(desk, end)
    with desk.store.reading() as session:
        return kept.counted(session, start, day)


def seen(desk: Desk, start: date, end: date) -> int:
    """How many of the regulars at the end of a shop day came since `start`."""
    day = _known(desk, end)
    with desk.store.reading() as session:
        return kept.seen(session, start, day)


def silent_in(session: Session, day: date) -> list[_Silent]:
    """Whose chairs are empty at the end of a day, most unusual first; of equals who came most often."""
    found = kept.silent(session, day)
    return sorted(found, key=lambda pair: (-pair[1].unusual((day - pair[1].last).days), pair[1].usual, pair[0]))


def evidence_of(desk: Desk, session: Session, ids: Sequence[int]) -> dict[int, str]:
    """Why some regulars are missed today: "every 3–4 days, silent for 19"."""
    today, rhythms = desk.clock.today(), kept.of(session, ids)
    days = {who: {visit.day for visit in visits} for who, visits in _latest(session, rhythms, today).items()}
    return {who: evidence(sorted(days[who]), today) for who in rhythms}


def told(desk: Desk, session: Session, silent: Sequence[_Silent], day: date) -> tuple[EmptyChair, ...]:
    """What the owner is told of these, in their order, as it was known at the end of a day."""
    ids = [who for who, _ in silent]
    if not ids:
        return ()
    names, visits = absent.names(session, ids), _latest(session, dict(silent), day)
    orders = lines_of(session, [visit.id for who in ids for visit in visits[who][: RECENT + 2]])
    said = absent.last_words(session, ids, desk.clock.bounds(day)[1])
    sees_all = desk.sees_all
    return tuple(
        _chair(who, names[who], rhythm, visits[who], orders, _last_words(said.get(who), day, sees_all=sees_all), day)
        for who, rhythm in silent
    )


def _latest(session: Session, rhythms: Mapping[int, Rhythm], day: date) -> dict[int, list[Came]]:
    """The visits of the year before everybody's last one until a day, newest first."""
    if not rhythms:
        return {}
    first = min(rhythm.last for rhythm in rhythms.values())
    found = absent.visits(session, rhythms, first - min(timedelta(YEAR_DAYS), first - first.min), day)
    return {
        who: [visit for visit in found[who] if (rhythm.last - visit.day).days < YEAR_DAYS]
        for who, rhythm in rhythms.items()
    }


def _chair(
    who: int,
    name: str,
    rhythm: Rhythm,
    visits: Sequence[Came],
    orders: dict[int, list[OrderLine]],
    last_words: str,
    day: date,
) -> EmptyChair:
    often, silent_days = _visits_a_month(visits, rhythm), (day - rhythm.last).days
    usual = commonest([tuple(orders.get(visit.id, ())) for visit in visits[: RECENT + 2]])
    return EmptyChair(
        id=who,
        name=name,
        gap_days=rhythm.usual,
        silent_days=silent_days,
        unusual=rhythm.unusual(silent_days),
        last_visit=rhythm.last,
        evidence=evidence(sorted({visit.day for visit in visits}), day),
        usual=order_in_brief(usual.order) if usual and usual.strong else "",
        visits_a_month=often,
        worth=_worth(often, visits),
        last_feedback=last_words,
    )


def _visits_a_month(visits: Sequence[Came], rhythm: Rhythm) -> float:
    """How often they came in thirty days, by their latest gaps; one that was longer than a long one was a holiday."""
    days = sorted({visit.day for visit in visits})
    gaps = [(after - before).days for before, after in pairwise(days[-LATEST_GAPS - 1 :])]
    usual = [gap for gap in gaps if gap <= rhythm.long]
    return _MONTH * len(usual) / sum(usual) * len(visits) / len(days) if usual else 0.0


def _worth(often: float, visits: Sequence[Came]) -> int | None:
    """What they are worth a month, in minor units: how often they came, by what one visit came to on average."""
    totals = [visit.total for visit in visits if visit.total is not None]
    return round(often * sum(totals) / len(totals)) if totals else None


def _last_words(said: Said | None, day: date, *, sees_all: bool) -> str:
    if said is None:
        return ""
    hidden = said.about_staff and said.kind == "complaint" and not sees_all
    when = short_date(said.day, day).partition(" ")[2]
    return f"{said.kind}: {NEVER_BY_NAME if hidden else in_brief(said.text)}, {when}"


def _known(desk: Desk, day: date | None) -> date:
    """A day, or today instead of one that has not come yet: nobody knows who will come until then."""
    today = desk.clock.today()
    return today if day is None else min(day, today)
