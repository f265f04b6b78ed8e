"""The last of an evening on its board: what was had more and less often, and who comes again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from frontdesk.records.reports import FEWEST, share_of
from frontdesk.tui.screens import evening_drills
from frontdesk.tui.screens.behind_rows import Drill, Row
from frontdesk.tui.screens.evening_figures import by_name, rated, share
from frontdesk.tui.screens.evening_lines import LEAST, Seen, nothing
from frontdesk.tui.screens.spans import span
from frontdesk.tui.text import line, wrapped
from frontdesk.tui.widgets.board_parts import Entry, Panel
from frontdesk.tui.widgets.heat_map import warmth
from frontdesk.words.calendar_names import MONTHS

if TYPE_CHECKING:
    from frontdesk.desk.desk import Desk
    from frontdesk.records.evening import Cohort, ItemTrend
    from frontdesk.records.reports import Happiness
    from frontdesk.tui.text import Part

ITEMS, AGAIN = "Items", "Coming again"
_FIGURES = ((7, "now"), (8, "before"), (7, "+ / −"), (10, "usual of"), (15, "happy"))
"""The columns beside an item's name; the last ones go where there is no room."""

_LEAST_NAME = 16
_MONTH, _PEOPLE, _CELL = 9, 7, 5


def items(seen: Seen) -> Panel:
    """What was had now and before, how many regulars have it as their usual, and how happy it made people."""
    found, happy = seen.evening.items, by_name(seen.evening.by_item)
    if not found:
        hint = "What people have stands here, with how it grows. ^g shows what the shop sells."
        return Panel(ITEMS, (nothing("Nothing on the list was had.", hint),))
    entries = tuple(
        Entry(
            f"{each.id}",
            partial(_item, each, happy.get(each.id)),
            evening_drills.comers(each.name, seen.span, item=each.id),
        )
        for each in found
    )

    def read(_: Desk) -> list[Row]:
        return [Row(f"{each.id}", None, each.name, _trend_words(each), f"{each.now:,}") for each in found]

    drill = Drill(ITEMS, read, figure="Visits")
    return Panel(ITEMS, entries, LEAST, _item_titles, drill)


def _room(width: int) -> int:
    """How many of the columns there are."""
    taken, many = _LEAST_NAME + 1, 0
    for cells, _ in _FIGURES:
        taken += cells
        many += taken <= width
    return many


def _item_titles(width: int) -> list[Part]:
    return [(f"{title:>{cells}}", "$quiet") for cells, title in _FIGURES[: _room(width)]] + [(" ", "")]


def _item(one: ItemTrend, happy: Happiness | None, width: int, most: int) -> list[list[Part]]:
    del most
    many = _room(width)
    name = width - sum(cells for cells, _ in _FIGURES[:many]) - 1
    more = one.now - one.before
    figures: list[Part] = [
        (f"{one.now:,}", "bold"),
        (f"{one.before:,}", "$quiet"),
        (f"{more:+,}".replace("-", "−") if more else "–", "$cool" if more > 0 else "$quiet"),
        (f"{one.regulars:,}" if one.regulars else "–", "$cool" if one.regulars else "$quiet"),
        (rated(happy) if happy is not None else "", "" if happy is not None and happy.n >= FEWEST else "$quiet"),
    ]
    drawn = [(f"{text:>{cells}}", style) for (text, style), (cells, _) in zip(figures, _FIGURES, strict=True)]
    return [[(line([(one.name, "")], name).plain, ""), *drawn[:many], (" ", "")]]


def _trend_words(one: ItemTrend) -> str:
    regulars = f"   the usual of {one.regulars:,} regulars" if one.regulars else ""
    return f"{one.before:,} before{regulars}"


def again(seen: Seen) -> Panel:
    """How many came again, how many of them to the same person, and who stayed of each month's new ones."""
    loyal, cohorts = seen.evening.loyalty, seen.evening.cohorts
    if not cohorts:
        hint = "Whoever comes for the first time is followed here, month by month."
        return Panel(AGAIN, (nothing("Nobody new came in half a year.", hint),), figures=True)
    entries: list[Entry] = []
    if loyal.customers:
        told = [f"{share(loyal.again, loyal.customers, loyal.again_share)} came again within {loyal.days} days"]
        if loyal.served:
            same = share(loyal.same_person, loyal.served, loyal.same_person_share)
            told.append(f"{same} to the same person")
        strayed = evening_drills.strayed(loyal)
        entries += [Entry(each, partial(_sentence, each), strayed) for each in told]
    longest = max(len(each.back) for each in cohorts)
    entries.append(Entry("months", partial(_month_titles, longest)))
    entries += [Entry(f"{each.month}", partial(_cohort, each, seen), _of_month(each)) for each in reversed(cohorts)]
    return Panel(AGAIN, tuple(entries), figures=True)


def _sentence(words: str, width: int, most: int) -> list[list[Part]]:
    return [[(row, "")] for row in wrapped(words, width, most)]


def _month_titles(longest: int, width: int, most: int) -> list[list[Part]]:
    del width, most
    later = "".join(f"{f'+{place}':>{_CELL}}" for place in range(1, longest))
    return [[(f"{'first came':<{_MONTH}}{'':>{_PEOPLE - 1}}"[: _MONTH + _PEOPLE], "$quiet"), (later, "$quiet")]]


def _cohort(one: Cohort, seen: Seen, width: int, most: int) -> list[list[Part]]:
    """A month's new ones, and what part of them came in each month after: the number alone where they were few."""
    del width, most
    month = f"{MONTHS[one.month.month - 1][:3]} {one.month.year}"
    cells: list[Part] = [(f"{month:<{_MONTH}}", ""), (f"{one.people:>{_PEOPLE - 1},} ", "bold")]
    for came in one.back[1:]:
        part = share_of(came, one.people)
        text, style = (f"{came:,}", "") if part is None else (f"{part:.0%}", warmth(part, mixed=seen.mixed))
        cells.append((f"{text:>{_CELL - 1}} ", style))
    return [cells]


def _of_month(one: Cohort) -> Drill:
    month = span("month", one.month)
    return evening_drills.comers(f"First came in {MONTHS[one.month.month - 1]} {one.month.year}", month, new=True)
