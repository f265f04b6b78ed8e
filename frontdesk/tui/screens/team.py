"""Team: who serves here, whom to thank for what, and how people were served; nobody is ranked."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from textual import getters
from textual.message import Message

from frontdesk.tui.bindings.lists import LIST, TEAM
from frontdesk.tui.screens import team_rows
from frontdesk.tui.screens.pinning import Pinning, kept_out
from frontdesk.tui.widgets.detail import Detail
from frontdesk.tui.widgets.rows import Rows
from frontdesk.words.phrases import count

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from textual.widget import Widget

    from frontdesk.desk.desk import Desk
    from frontdesk.records.evening import Loyalty
    from frontdesk.records.team import Fares, Staff
    from frontdesk.records.voices import Feedback
    from frontdesk.tui.text import Part

_LOOKED_BACK = timedelta(days=team_rows.DAYS - 1)
_NOTHING = "The team will stand here, with what customers praise.\na adds the first of them."


class Loyal(Message):
    """How many customers came again, and to the same person."""

    def __init__(self, loyalty: Loyalty) -> None:
        super().__init__()
        self.loyalty = loyalty


class Team(Pinning):
    """The team by name; the marked one in full."""

    NAMED = "Team"
    BINDINGS = [*TEAM, *LIST]

    detail = getters.query_one(Detail)

    def __init__(self) -> None:
        super().__init__()
        self._team: tuple[Fares, ...] = ()
        self._former = False
        self._owner = False
        self._opened = False
        self._loyal: Loyalty | None = None

    def lists(self) -> Iterator[Widget]:
        """The marked one in full, and all of them."""
        yield Detail()
        rows: Rows[Fares] = Rows(team_rows.COLUMNS, team_rows.cells, key=team_rows.key_of)
        yield rows

    async def show_again(self) -> None:
        """Read the team again."""
        with self.plainly():
            self._team, self._owner = await self.at_desk(partial(_read, former=self._former))
            self.rows.columns = team_rows.COLUMNS if self._owner else team_rows.COLUMNS[:-1]
            self.rows.show(self._team, nothing=_NOTHING, chosen=None if self._opened else self._own_place())
            self._opened = True
            self._show_facts()
            self._show_marked()
            if (desk := self.app.desk) is not None:
                self.run_worker(partial(self._look_back, desk), group="loyal", exclusive=True, thread=True)

    def _own_place(self) -> int:
        """Where whoever is at the till stands: they look for their own thanks."""
        own = self.app.desk.staff.id if self.app.desk is not None and self.app.desk.staff else None
        return next((place for place, each in enumerate(self._team) if each.staff and each.staff.id == own), 0)

    def _look_back(self, desk: Desk) -> None:
        from frontdesk.desk.rhythm.retention import loyalty

        today = desk.clock.today()
        with self.plainly():
            self.post_message(Loyal(loyalty(desk, today - _LOOKED_BACK, today)))

    def on_loyal(self, message: Loyal) -> None:
        """Say how many came again."""
        message.stop()
        self._loyal = message.loyalty
        self._show_facts()

    def _show_facts(self) -> None:
        here = sum(each.staff is not None and each.staff.active for each in self._team)
        to_thank = sum(len(each.praise) for each in self._team)
        facts: list[list[Part]] = [[(count(here, "person", "people"), "bold")]]
        if to_thank:
            facts.append([(f"{to_thank:,} to thank", "bold $warm")])
        out = kept_out(each.staff for each in self._team if each.staff is not None) if self.app.guarded else ""
        if out:
            facts.append([(out, "$warm")])
        if self._loyal is not None and (words := team_rows.loyal(self._loyal)):
            facts.append([(words, "$quiet")])
        self.facts.show(*facts)

    # The marked one.

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        """Another row is marked: show it in full."""
        message.stop()
        self._show_marked()

    def _show_marked(self) -> None:
        row, desk = self.marked, self.app.desk
        today = desk.clock.today() if desk is not None else None
        self.detail.show(team_rows.in_full(row, today, masked=self.app.masked) if row and today else None)
        self.refresh_bindings()

    @property
    def marked(self) -> Fares | None:
        """Whom the keys act on."""
        current: Fares | None = self.rows.current if self.is_mounted else None
        return current

    @property
    def member(self) -> Staff | None:
        """The marked member of the team; None for the whole of it."""
        return self.marked.staff if self.marked else None

    @property
    def praise(self) -> Feedback | None:
        """What they are thanked for next: what was said first."""
        return self.marked.praise[-1] if self.marked and self.marked.praise else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The whole team is not renamed."""
        if action in {"edit", "leave_team"}:
            return self.member is not None
        return super().check_action(action, parameters)

    async def open_row(self) -> None:
        """List what was said of them."""
        from frontdesk.tui.screens.behind import Behind

        if self.marked is not None and self.app.desk is not None:
            drill = team_rows.said_of(self.marked, self.app.desk.clock.today())
            self.app.push_screen(Behind(drill, f"{team_rows.DAYS} days", self.NAMED))

    # Acts.

    def action_add(self) -> None:
        """Add somebody to the team."""
        self._write(None)

    def action_edit(self) -> None:
        """Change their name or role."""
        self._write(self.member)

    def _write(self, member: Staff | None) -> None:
        from frontdesk.tui.screens.dialogs.member import MemberDialog

        self.app.push_screen(MemberDialog(member, save=partial(self._save, member)))

    async def _save(self, member: Staff | None, values: Mapping[str, str]) -> None:
        from frontdesk.desk import team

        if member is None:
            await self.at_desk(lambda desk: team.add(desk, **values))
            self.status.done(f"{values['name']} is on the team")
        else:
            await self.at_desk(lambda desk: team.change(desk, member.id, seen=member, **values))
            self.status.done(f"{values['name']} changed")

    def action_leave_team(self) -> None:
        """They left, or are back."""
        self.call_next(self._leave_team)

    async def _leave_team(self) -> None:
        from frontdesk.desk import team

        if (member := self.member) is not None:
            with self.plainly():
                await self.at_desk(partial(team.change, staff_id=member.id, active=not member.active))
                self.status.done(f"{member.name} {'left the team' if member.active else 'is back on the team'}")
            await self.show_again()

    def action_former(self) -> None:
        """Show or hide who left."""
        self._former = not self._former
        self.call_next(self.show_again)


def _read(desk: Desk, *, former: bool) -> tuple[tuple[Fares, ...], bool]:
    from frontdesk.desk.teamwork import fares

    today = desk.clock.today()
    return fares(desk, today - _LOOKED_BACK, today, former=former), desk.sees_all
