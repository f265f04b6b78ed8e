"""The whole report of an evening, ready to be drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from frontdesk.exchange.reports import people, sides
from frontdesk.exchange.reports.figures import groups
from frontdesk.exchange.reports.heat import heat_map
from frontdesk.exchange.reports.parts import Report
from frontdesk.exchange.reports.trends import by_days, by_hours
from frontdesk.exchange.reports.wording import before_words, brief, compared, day_name, span_words
from frontdesk.records.reports import FEWEST
from frontdesk.records.rhythms import REGULAR_DAYS

if TYPE_CHECKING:
    from frontdesk.clock import Clock
    from frontdesk.exchange.reports.parts import Table
    from frontdesk.records.evening import Evening
    from frontdesk.records.shop import Shop

_TERMS: Final = (
    f"A regular has come on {REGULAR_DAYS} days within a year, and a chair is empty when they are silent for half "
    "again as long as their own long gaps; lapsed are those silent for four such gaps, and two months at least. "
    f"New customers had their first visit in the span. Of fewer than {FEWEST} no share is told."
)


def report(evening: Evening, shop: Shop, clock: Clock) -> Report:
    """What to tell of an evening, in the order in which it is told, as of now on the shop's clock."""
    found, today, now = evening.review, clock.today(), clock.local(clock.now())
    over, starts = found.end < today, clock.day_ends.hour
    before = before_words(found.start, found.end)
    one_day = found.start == found.end
    return Report(
        shop=brief(shop.name, 80),
        span=span_words(found.start, found.end),
        number=f"{found.visits:,}",
        noun="visit" if found.visits == 1 else "visits",
        beside=compared(found.visits, found.before.visits, before, over=over) if found.before else "",
        groups=groups(evening, shop.currency),
        trend=(by_hours(evening.hours, starts) if one_day else by_days(evening.days, found.start, found.end, today)),
        people=_filled(people.empty_chairs(evening, shop.currency), people.came_back(evening), people.thanks(evening)),
        hours=heat_map(evening.hours, starts),
        tables=_filled(
            sides.happiness_by_staff(evening), sides.happiness_by_item(evening), sides.items(evening, over=over)
        ),
        retention=sides.retention(evening, min(found.end, today)),
        words=(_TERMS,),
        made=f"{day_name(today, year=True)}, {now:%H:%M}",
    )


def _filled(*tables: Table) -> tuple[Table, ...]:
    return tuple(table.filled() for table in tables)
