"""What the figures of an evening open: the people, visits and feedback that they count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.tui.screens import behind_rows as rows
from frontdesk.tui.screens.behind_rows import Drill

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date, datetime

    from frontdesk.desk.desk import Desk
    from frontdesk.records.behind import Picked
    from frontdesk.records.evening import Loyalty
    from frontdesk.records.ideas import Idea
    from frontdesk.tui.screens.behind_rows import Row
    from frontdesk.tui.screens.spans import Span

_OWNERS = "Nothing stands behind it, or what is about the team: that is for the owner to see."


def comers(title: str, span: Span, *, new: bool | None = None, item: int | None = None) -> Drill:
    """Who came in a span: all, only new ones, only others, or those who had an item."""

    def read(desk: Desk) -> list[Row]:
        from frontdesk.desk import behind

        today = desk.clock.today()
        return [rows.of_comer(each, today) for each in behind.comers(desk, span.start, span.end, new=new, item=item)]

    return Drill(title, read, figure="Visits")


def regulars(span: Span) -> Drill:
    """Which regulars came."""

    def read(desk: Desk) -> list[Row]:
        from frontdesk.desk import behind

        today = desk.clock.today()
        return [rows.of_comer(each, today) for each in behind.regulars(desk, span.start, span.end)]

    return Drill("Regulars", read, figure="Visits")


def strayed(loyalty: Loyalty) -> Drill:
    """Who did not come again."""

    def read(desk: Desk) -> list[Row]:
        from frontdesk.desk import behind

        today = desk.clock.today()
        return [rows.of_comer(each, today) for each in behind.strayed(desk, loyalty)]

    words = f"Did not come again within {loyalty.days} days"
    return Drill(words, read, figure="Visits", nothing="Everybody came again.")


def lapsed(span: Span) -> Drill:
    """Which regulars count as lapsed by its end."""

    def read(desk: Desk) -> list[Row]:
        from frontdesk.desk.rhythm.chairs import lapsed

        return [rows.of_chair(each, desk) for each in lapsed(desk, span.end)]

    return Drill("Lapsed", read, figure="A month", told=True)


def visits(title: str, which: Picked) -> Drill:
    """Some visits."""

    def read(desk: Desk) -> list[Row]:
        from frontdesk.desk import behind

        return [rows.of_visit(each, desk) for each in behind.visits(desk, which)]

    return Drill(title, read, figure="It was" if which.rated else "")


def heard(span: Span) -> Drill:
    """What was said."""

    def read(desk: Desk) -> list[Row]:
        from frontdesk.desk import behind

        today = desk.clock.today()
        return [rows.of_voice(each, today) for each in behind.heard(desk, span.start, span.end)]

    return Drill("What was said", read, nothing=_OWNERS, told=True)


def closed(span: Span, *, solved: bool = False) -> Drill:
    """What was closed, or solved: at once or later."""

    def read(desk: Desk) -> list[Row]:
        from frontdesk.desk import behind

        today = desk.clock.today()
        found = behind.closed(desk, span.start, span.end, solved=solved)
        return [rows.of_voice(each, today, "at once" if each.first_contact else "later") for each in found]

    return Drill("Solved" if solved else "Closed", read, nothing=_OWNERS, told=True)


def overdue(span: Span) -> Drill:
    """Which complaints were past their clock by the end."""

    def read(desk: Desk) -> list[Row]:
        from frontdesk.desk import behind

        today = desk.clock.today()
        return [rows.of_voice(each, today, "overdue") for each in behind.overdue(desk, span.end)]

    return Drill("Complaints past their clock", read, nothing=_OWNERS, told=True)


def recoveries(span: Span) -> Drill:
    """How it went with those who complained."""

    def read(desk: Desk) -> list[Row]:
        from frontdesk.desk.listening.recovery import outcomes

        today = desk.clock.today()
        found = outcomes(desk, span.start, span.end)
        return [rows.of_voice(each, today, each.recovery.value if each.recovery else "") for each in found]

    return Drill("Those who complained", read, told=True)


def make_goods(start: date, end: date) -> Drill:
    """What was given to make good."""

    def read(desk: Desk) -> list[Row]:
        from frontdesk.desk.listening.make_goods import listed

        return [rows.of_make_good(each, desk) for each in listed(desk, start, end)]

    return Drill("Given to make good", read, figure="Cost")


def kept(span: Span) -> Drill:
    """Which promises were kept."""

    def read(desk: Desk) -> list[Row]:
        from frontdesk.desk.promising.followups import listed

        within = _within(desk, span)
        return [rows.of_promise(each, desk) for each in listed(desk, "done") if each.done_at and within(each.done_at)]

    return Drill("Promises kept", read)


def waiting(due: str) -> Drill:
    """Which promises are open now: all of them, or those that are overdue."""

    def read(desk: Desk) -> list[Row]:
        from frontdesk.desk.promising.followups import listed

        return [rows.of_promise(each, desk) for each in listed(desk, due)]

    return Drill("Promises open now" if due == "all" else "Promises overdue now", read)


def ideas(title: str, fits: Callable[[Desk, Idea], bool]) -> Drill:
    """Some ideas."""

    def read(desk: Desk) -> Sequence[Row]:
        from frontdesk.desk.listening.ideas import listed

        today = desk.clock.today()
        return [rows.of_idea(each, today) for each in listed(desk) if fits(desk, each)]

    return Drill(title, read, figure="Decided", told=True)


def ideas_heard(span: Span) -> Drill:
    """Which ideas somebody had."""
    return ideas("Ideas", lambda _, idea: any(span.start <= voice.day <= span.end for voice in idea.voices))


def ideas_decided(span: Span) -> Drill:
    """Which ideas were decided."""
    return ideas(
        "Ideas decided", lambda desk, idea: idea.decided_at is not None and _within(desk, span)(idea.decided_at)
    )


def told(span: Span) -> Drill:
    """Who was told what became of their idea."""

    def read(desk: Desk) -> list[Row]:
        from frontdesk.desk import behind

        return [rows.of_told(each, desk) for each in behind.told(desk, span.start, span.end)]

    return Drill("Told", read)


def to_tell() -> Drill:
    """Who is still to be told."""

    def read(desk: Desk) -> list[Row]:
        from frontdesk.desk.listening.ideas import to_tell as waiting_to_hear

        today = desk.clock.today()
        return [rows.of_tell(each, today) for each in waiting_to_hear(desk)]

    return Drill("To tell", read)


def _within(desk: Desk, span: Span) -> Callable[[datetime], bool]:
    since, until = desk.clock.bounds(span.start)[0], desk.clock.bounds(span.end)[1]
    return lambda at: since <= at < until
