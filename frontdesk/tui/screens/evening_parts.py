"""The first half of an evening on its board: how the span was, when they came, who is missing, who came back."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from frontdesk.records.behind import Picked
from frontdesk.records.rhythms import REGULAR_DAYS
from frontdesk.tui.screens import behind_rows, evening_drills
from frontdesk.tui.screens.behind_rows import Drill
from frontdesk.tui.screens.evening_figures import Figure, Table, rated, share
from frontdesk.tui.screens.evening_lines import LEAST, Seen, below, counted, nothing, told
from frontdesk.tui.text import HIDDEN
from frontdesk.tui.widgets.board_parts import Entry, Panel
from frontdesk.tui.widgets.heat_map import HeatMap
from frontdesk.words.calendar_names import WEEKDAYS
from frontdesk.words.phrases import count

if TYPE_CHECKING:
    from frontdesk.desk.desk import Desk
    from frontdesk.records.evening import CameBack, Chairs, EmptyChair
    from frontdesk.tui.screens.behind_rows import Row
    from frontdesk.tui.text import Part

WHO, WHEN, CHAIRS, BACK = "Who came", "When they came", "Empty chairs", "Came back"
_FEWEST_BACK = 3


def who(seen: Seen) -> Panel:
    """How many came, and how it was for them."""
    evening, span = seen.evening, seen.span
    now, before = evening.review, evening.review.before or evening.review
    walk_ins = evening_drills.visits("Walk-ins", Picked(span.start, span.end, walk_ins=True))
    happy = evening_drills.visits("How it was for them", Picked(span.start, span.end, rated=True))
    surprises = evening_drills.visits(
        "Had something else than their usual", Picked(span.start, span.end, surprising=True)
    )
    new, returning = (evening_drills.comers(name, span, new=name == "New") for name in ("New", "Returning"))
    sure = share(evening.usual.taken, evening.usual.offered, evening.usual.share)
    figures = Table(
        (
            _counts("customers", now.customers, before.customers, evening_drills.comers("Customers", span)),
            _counts("new", now.new, before.new, new),
            _counts("returning", now.returning, before.returning, returning),
            _counts("regulars", evening.regulars, evening.regulars_before, evening_drills.regulars(span)),
            _counts("walk-ins", now.walk_ins, before.walk_ins, walk_ins),
            Figure("lapsed", f"{evening.lapsed:,}", "", evening_drills.lapsed(span)),
            Figure("happy", rated(now.happiness) or "–", rated(before.happiness) or "–", happy),
            Figure("usual was right", sure or "–", "", surprises),
        )
    )
    return Panel(WHO, figures.entries(), beside=figures.titles, figures=True, share=3)


def _counts(label: str, now: int, before: int, behind: Drill) -> Figure:
    return Figure(label, f"{now:,}", f"{before:,}", behind)


def when(seen: Seen) -> Panel:
    """The week as a heat map; of a single day the four weeks that end with it."""
    span = seen.span if seen.span.kind != "day" else seen.span.four_weeks()
    heat = HeatMap({(hour.weekday, hour.hour): hour.visits for hour in seen.week}, mixed=seen.mixed)
    if not heat.most:
        hint = "Once visits have a time, the week stands here as a map: how many came on which day at which hour."
        return Panel(WHEN, (nothing("Nobody came.", hint),), figures=True, share=4)
    days = [date.fromordinal(day) for day in range(span.start.toordinal(), span.end.toordinal() + 1)]
    entries = [Entry("hours", lambda width, _: [heat.head(width)])]
    for weekday, name in enumerate(WEEKDAYS):
        there = tuple(day for day in days if day.weekday() == weekday)
        drill = evening_drills.visits(f"{name}s", Picked(span.start, span.end, days=there))
        entries.append(Entry(name, partial(_heat_line, heat, weekday), drill))
    words = "in four weeks " if seen.span.kind == "day" else ""
    return Panel(WHEN, tuple(entries), beside=lambda _: [(words, "$quiet")], figures=True, share=4)


def _heat_line(heat: HeatMap, weekday: int, width: int, most: int) -> list[list[Part]]:
    del most
    return [heat.day(weekday, width)]


def chairs(seen: Seen) -> Panel:
    """Regulars who should have come, the most unusual silence first."""
    found = seen.evening.empty_chairs
    if not found:
        return Panel(CHAIRS, (_nobody_missed(seen.evening.chairs),))

    def read(desk: Desk) -> list[Row]:
        return [behind_rows.of_chair(each, desk) for each in found]

    drill = Drill(CHAIRS, read, figure="A month", told=True)
    entries = tuple(Entry(f"{each.id}", partial(_chair, each, seen), each) for each in found)
    worth = _a_month(sum(chair.worth or 0 for chair in found), seen.currency)
    return Panel(CHAIRS, entries, LEAST, partial(counted, seen.evening.chairs.empty, worth), drill)


def _nobody_missed(chairs: Chairs) -> Entry:
    hint = f"Regulars, who came on {REGULAR_DAYS} days in a year, stand here when they are silent for long."
    if not chairs.kept + chairs.lapsed:
        return nothing("It is too early to miss anybody.", hint)
    return nothing("Nobody is missed.", hint)


def _a_month(worth: int, currency: str) -> str:
    from frontdesk.desk.ordering.items import price_about

    return f"worth about {price_about(worth, currency)} a month" if worth else ""


def _chair(chair: EmptyChair, seen: Seen, width: int, most: int) -> list[list[Part]]:
    worth = behind_rows.worth_words(chair, seen.currency)
    said = HIDDEN if seen.masked and chair.last_feedback else chair.last_feedback
    more = " · ".join(filter(None, (chair.usual, said)))
    return [*told(chair.name, chair.evidence, worth, width), *below(more, width, most - 1)]


def back(seen: Seen) -> Panel:
    """Regulars who came again after an empty chair, and the act of ours that preceded it."""
    found = seen.evening.came_back
    if not found:
        hint = "Regulars who come again after an empty chair stand here, with what we did before."
        return Panel(BACK, (nothing("Nobody came back.", hint),))

    def read(_: Desk) -> list[Row]:
        return [behind_rows.of_returned(each, seen.today) for each in found]

    drill = Drill(BACK, read, figure="Away")
    entries = tuple(Entry(f"{each.id}", partial(_returned, each, seen), each) for each in found)
    return Panel(BACK, entries, _FEWEST_BACK, partial(counted, len(found), ""), drill)


def _returned(one: CameBack, seen: Seen, width: int, most: int) -> list[list[Part]]:
    words = HIDDEN if seen.masked and one.after else one.after
    return told(one.name, words, f"after {count(one.silent_days, 'day')}", width, min(most, 2), "$cool")
