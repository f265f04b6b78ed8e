"""The book's rows: what stands in which column for whom, and what an empty group says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.tui.widgets.columns import Column
from frontdesk.words.phrases import ago

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from frontdesk.desk.desk import Desk
    from frontdesk.records.book import Group
    from frontdesk.records.found import CustomerLine
    from frontdesk.tui.text import Part
    from frontdesk.tui.widgets.columns import Cell

COLUMNS = (
    Column("", 1),
    Column("Name", 14, share=4),
    Column("Known by", 10, share=4, since=76),
    Column("Usual", 10, share=3),
    Column("Visits", 6, right=True),
    Column("Last here", 12),
)
_SILENT_COLUMNS = (
    Column("", 1),
    Column("Name", 14, share=2),
    Column("Their rhythm", 20, share=5),
    Column("Usual", 10, share=3, since=100),
    Column("Visits", 6, right=True, since=76),
    Column("Last here", 12, since=76),
)
"""Of those who stay away it says how long, and of what the shop knows them by nothing."""


def cells(who: CustomerLine, desk: Desk | None, marked: Collection[int]) -> Sequence[Cell]:
    """One customer's row; `marked` are the ids of those who have the tick."""
    last = ago(desk.clock.day_of(who.last_visit), desk.clock.today()) if desk and who.last_visit else "never"
    name: list[Part] = [("▲ ", "bold $alarm")] if who.alerts else []
    name.append((who.name, "bold"))
    if who.goes_by:
        name.append((f" “{who.goes_by}”", ""))
    known = who.evidence or " · ".join((*who.cues, *who.linked))
    usual: Part = (who.usual, "$cool") if who.usual else ("–", "$quiet")
    return [
        [("✓" if who.id in marked else "", "bold $warm")],
        name,
        [(known, "$quiet")],
        [usual],
        [(f"{who.visits:,}" if who.visits else "–", "" if who.visits else "$quiet")],
        [(last, "$quiet")],
    ]


def columns_of(group: Group) -> tuple[Column, ...]:
    """The columns that a group is listed in."""
    from frontdesk.desk.roster.book import SILENT

    return _SILENT_COLUMNS if group in SILENT else COLUMNS


def nothing_in(group: Group) -> str:
    """What an empty group says."""
    from frontdesk.desk.roster.book import EVERYBODY

    if group == EVERYBODY:
        return "Everybody whom the shop knows will stand here.\nctrl+n at the counter adds the first."
    return f"Nobody here yet: {group.means}.\nf shows the next group."
