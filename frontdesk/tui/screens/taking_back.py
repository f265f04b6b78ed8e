"""What the screens that list what was done share: an act is read in full, and taken back but for what stands on it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from frontdesk.tui.screens.list_screen import ListScreen
from frontdesk.tui.text import plainly
from frontdesk.words.phrases import ago, joined, short_date

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence
    from datetime import datetime

    from frontdesk.clock import Clock
    from frontdesk.desk.desk import Desk
    from frontdesk.records.deeds import Action, Conflict

_NAMES = 3
_MOST_CONFLICTS = 8


class TakingBack(ListScreen):
    """A screen on which acts stand."""

    async def read_action(self, row: Action) -> None:
        """Show what an act changed, and about whom."""
        from frontdesk.desk.undo import action
        from frontdesk.tui.screens.dialogs.sheet import Sheet
        from frontdesk.tui.widgets.deed_lines import deed_lines

        if (desk := self.app.desk) is not None:
            whole = await self.at_desk(partial(action, action_id=row.id))
            about = " · ".join(filter(None, (when_words(whole.at, desk), whole.who, people_words(whole.about))))
            self.app.push_screen(Sheet(whole.label, about, deed_lines(whole, desk, masked=self.app.masked)))

    def ask_for_the_rest(
        self, action: Action, conflicts: Sequence[Conflict], answered: Callable[[bool | None], Awaitable[None]]
    ) -> None:
        """Say what stands in the way of taking an act back, and ask whether the rest is to be taken back.

        `answered` is told; it is not asked when nothing would be left to take back.
        """
        from frontdesk.tui.screens.dialogs.confirm import Confirm
        from frontdesk.tui.screens.dialogs.sheet import Sheet
        from frontdesk.tui.widgets.deed_lines import conflict_words

        facts = [f"{action.label}. Changed since, and left as it is now:"]
        facts += [f"  {conflict_words(conflict)}" for conflict in conflicts[:_MOST_CONFLICTS]]
        if len(conflicts) > _MOST_CONFLICTS:
            facts.append(f"  … and {len(conflicts) - _MOST_CONFLICTS:,} more")
        if len({(conflict.table, conflict.row_id) for conflict in conflicts}) >= action.rows:
            self.app.push_screen(Sheet("Nothing was taken back", lines=[plainly(fact) for fact in facts]))
        else:
            self.app.push_screen(Confirm("Take back the rest?", facts), answered)


def when_words(at: datetime, desk: Desk, *, timed: bool = True) -> str:
    """When something was, by the shop's clock: "today 08:39", "Thu 19 Nov 08:39"; with its year if not this one's."""
    return said_when(at, desk.clock, timed=timed)


def said_when(at: datetime, clock: Clock, *, timed: bool = True) -> str:
    """The same, by any clock."""
    today, day, wall = clock.today(), clock.day_of(at), clock.local(at)
    time = f" {wall:%H:%M}" if timed else ""
    if day.year != today.year:
        return f"{wall:%Y-%m-%d}{time}"
    return f"{ago(day, today) if day == today else short_date(day, today)}{time}"


def taken_back(action: Action) -> str:
    """What was taken back, and about whom it was."""
    return " · ".join(filter(None, (f"Taken back: {action.label}", people_words(action.about))))


def people_words(names: Sequence[str]) -> str:
    """Who was meant: three names, and how many more."""
    if len(names) <= _NAMES:
        return joined(names)
    return f"{', '.join(names[:_NAMES])} and {len(names) - _NAMES:,} more"
