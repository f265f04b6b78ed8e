"""The other half of an evening on its board: what was said and promised, whom to thank, items, who comes again."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from frontdesk.records.behind import Picked
from frontdesk.records.reports import share_of
from frontdesk.tui.screens import evening_drills
from frontdesk.tui.screens.behind_rows import Drill, Row, of_voice
from frontdesk.tui.screens.evening_figures import Figure, Table, rated, share
from frontdesk.tui.screens.evening_lines import LEAST, Seen, counted, nothing, told
from frontdesk.tui.screens.inbox_rows import ANONYMOUS
from frontdesk.tui.text import HIDDEN, line
from frontdesk.tui.widgets.bars import lying
from frontdesk.tui.widgets.board_parts import Entry, Panel
from frontdesk.words.phrases import count

if TYPE_CHECKING:
    from collections.abc import Iterator

    from frontdesk.desk.desk import Desk
    from frontdesk.records.evening import HappinessOf
    from frontdesk.records.reports import Review
    from frontdesk.records.voices import Feedback
    from frontdesk.tui.screens.spans import Span
    from frontdesk.tui.text import Part

SAID, THANKS, STAFF = "Said and promised", "To thank", "Happy, by who served"
TEAM = "the team"
_SHORTEST, _WORDS = 8, 14
_STAFF_NAME, _RATED = 14, 13


def said(seen: Seen) -> Panel:
    """Feedback, recoveries, make-goods, promises and ideas; what is nothing in both spans is left out."""
    figures = [each for each in _said(seen) if each.now or each.before]
    if not figures:
        hint = "What customers say, what is given and promised stands here. f on a card writes down what they say."
        return Panel(SAID, (nothing("Nothing was said or promised.", hint),), figures=True)
    table = Table([_dashed(each) for each in figures])
    return Panel(SAID, table.entries(), beside=table.titles, figures=True)


def _dashed(figure: Figure) -> Figure:
    return replace(figure, now=figure.now or "–")


def _said(seen: Seen) -> Iterator[Figure]:
    now, before, span = seen.evening.review, seen.evening.review.before or seen.evening.review, seen.span
    voices, then = now.feedback, before.feedback
    yield _some("heard", voices.opened, then.opened, evening_drills.heard(span))
    yield _some("closed", voices.closed, then.closed, evening_drills.closed(span))
    yield Figure(
        "solved at once",
        share(voices.first_contact, voices.solved, voices.first_contact_share),
        share(then.first_contact, then.solved, then.first_contact_share),
        evening_drills.closed(span, solved=True),
    )
    late = evening_drills.overdue(span)
    yield Figure("complaints overdue", _n(voices.overdue), _n(then.overdue), late, alarm=bool(voices.overdue))
    yield Figure("won back", _won(now), _won(before), evening_drills.recoveries(span))
    yield _given(now, before, seen)
    yield _some("promises kept", now.promises.kept, before.promises.kept, evening_drills.kept(span))
    yield Figure("promises open", _n(now.promises.open), "", evening_drills.waiting("all"))
    late = evening_drills.waiting("overdue")
    yield Figure("promises overdue", _n(now.promises.overdue), "", late, alarm=bool(now.promises.overdue))
    yield from _ideas(now, before, span)


def _ideas(now: Review, before: Review, span: Span) -> Iterator[Figure]:
    yield _some("ideas", now.ideas.heard, before.ideas.heard, evening_drills.ideas_heard(span))
    yield Figure("decided", _decided(now), _decided(before), evening_drills.ideas_decided(span))
    yield _some("told", now.ideas.told, before.ideas.told, evening_drills.told(span))
    yield Figure("still to tell", _n(now.ideas.to_tell), "", evening_drills.to_tell())


def _decided(review: Review) -> str:
    days = review.ideas.median_days
    how_long = f" in {count(round(days), 'day')}" if days is not None else ""
    return f"{review.ideas.decided:,}{how_long}" if review.ideas.decided else ""


def _some(label: str, now: int, before: int, behind: Drill) -> Figure:
    return Figure(label, _n(now), _n(before), behind)


def _n(figure: int) -> str:
    return f"{figure:,}" if figure else ""


def _won(review: Review) -> str:
    won, all_of_them = review.recoveries.won_back, review.recoveries.complaints
    return share(won, all_of_them, share_of(won, all_of_them))


def _given(now: Review, before: Review, seen: Seen) -> Figure:
    """What was given to make good; below it how much of the month's budget is spent."""
    from frontdesk.desk.ordering.items import price_words

    given, currency = now.make_goods, seen.currency
    words, earlier = (
        f"{each.count:,} for {price_words(each.sum, currency)}" if each.count else ""
        for each in (given, before.make_goods)
    )
    spent = f"{price_words(given.month_sum, currency)} of {price_words(given.budget, currency)} this month"
    budget = (given.budget, given.month_sum, spent) if given.budget and given.month_sum else None
    behind = evening_drills.make_goods(seen.span.start, seen.span.end)
    return Figure("made good", words, earlier, behind, budget=budget)


def thanks(seen: Seen) -> Panel:
    """Whom to thank for what."""
    praise = [(each.staff or TEAM, voice) for each in seen.evening.review.thanks for voice in each.compliments]
    if not praise:
        hint = "What customers praise stands here, with whoever earned it, until they are thanked."
        return Panel(THANKS, (nothing("Nobody waits to be thanked.", hint),))
    entries: list[Entry] = []
    for place, (name, voice) in enumerate(praise):
        first = not place or praise[place - 1][0] != name
        entries.append(Entry(f"{voice.id}", partial(_praised, name if first else "", voice, seen.masked), voice))

    def read(_: Desk) -> list[Row]:
        return [of_voice(voice, seen.today, name) for name, voice in praise]

    drill = Drill(THANKS, read, figure="Whom", told=True)
    return Panel(THANKS, tuple(entries), LEAST, partial(counted, len(praise), ""), drill)


def _praised(name: str, voice: Feedback, masked: bool, width: int, most: int) -> list[list[Part]]:
    words = HIDDEN if masked else f"“{' '.join(voice.text.split())}”"
    return told(name, words, voice.customer_name or ANONYMOUS, width, most, "$cool", names=_STAFF_NAME)


def staff(seen: Seen) -> Panel:
    """How visits were rated by who served: a share only where ten were asked; by name, for nobody is ranked."""
    found = seen.evening.by_staff
    if not found:
        hint = "Once + = - rate visits at the counter, how they were stands here by who served."
        return Panel(STAFF, (nothing("No visit was rated.", hint),), figures=True)
    entries = tuple(Entry(f"{each.id}", partial(_served, each), _served_by(each, seen.span)) for each in found)
    return Panel(STAFF, entries, LEAST, figures=True)


def _served_by(one: HappinessOf, span: Span) -> Drill:
    which = Picked(span.start, span.end, rated=True, served_by=one.id, by_nobody=one.id is None)
    return evening_drills.visits(one.name or "Nobody noted", which)


def _served(one: HappinessOf, width: int, most: int) -> list[list[Part]]:
    del most
    words = f"{rated(one.happiness):>{_RATED}} "
    enough = one.happiness.share is not None
    name: Part = (line([(one.name or "nobody noted", "")], _STAFF_NAME).plain, "bold" if one.name else "$quiet")
    room = width - _STAFF_NAME - len(words) - 2
    bar: list[Part] = [(" " * max(room + 2, 1), "")]
    if room >= _SHORTEST:
        few: list[Part] = [(f"{'too few to say' if room >= _WORDS else 'too few':<{room}}", "$quiet")]
        bar = [("  ", ""), *(lying(one.happiness.good, one.happiness.n, room) if enough else few)]
    return [[name, *bar, (words, "" if enough else "$quiet")]]
