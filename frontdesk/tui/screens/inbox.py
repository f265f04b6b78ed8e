"""Inbox: everything customers said, until it has ended somewhere; one key for each act."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from frontdesk.records.ideas import Idea
from frontdesk.records.voices import Feedback, FeedbackKind
from frontdesk.tui.bindings.lists import INBOX, LIST
from frontdesk.tui.screens.deciding import DecidingIdeas
from frontdesk.tui.screens.inbox_rows import ANONYMOUS
from frontdesk.tui.text import HIDDEN

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from frontdesk.desk.desk import Desk
    from frontdesk.records.team import Staff
    from frontdesk.records.voices import Given
    from frontdesk.tui.screens.dialogs.choosing import Choice

NOBODY = "Nobody"
_FOR_OPEN_VOICES = frozenset({"answer", "make_good", "close", "assign", "sorry"})


class Inbox(DecidingIdeas):
    """What customers said, and what is done about it."""

    BINDINGS = [*INBOX, *LIST]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What cannot be done with the marked row has no key."""
        voice = self.voice
        if action == "sorry":
            return voice is not None and voice.open and voice.kind is FeedbackKind.COMPLAINT
        if action in _FOR_OPEN_VOICES:
            return voice is not None and voice.open
        if action == "reopen":
            return voice is not None and not voice.open
        return super().check_action(action, parameters)

    async def open_row(self) -> None:
        """Show whoever said it at the counter; what nobody known said, and ideas, are read whole."""
        if (voice := self.voice) is not None and voice.customer_id is not None:
            self.open_at_counter(voice.customer_id)
        else:
            self._read_all()

    def action_read(self) -> None:
        """Read all of it."""
        self._read_all()

    def _read_all(self) -> None:
        from frontdesk.tui.screens.dialogs.sheet import Sheet
        from frontdesk.tui.screens.inbox_sheet import lines

        row, desk = self.row, self.app.desk
        if row is not None and desk is not None:
            title = "Idea" if isinstance(row, Idea) else row.kind.value.capitalize()
            about = row.title if isinstance(row, Idea) else _name(row)
            self.app.push_screen(Sheet(title, about, lines(row, desk, masked=self.app.masked)))

    # Answering.

    def action_answer(self) -> None:
        """Write what was answered."""
        from frontdesk.tui.screens.dialogs.replying import Replying

        if (voice := self.voice) is not None:
            save = partial(self._save_answer, voice)
            hint = "what was said or written to them"
            self.app.push_screen(Replying("Answer to", _name(voice), quote=voice.text, hint=hint, save=save))

    async def _save_answer(self, voice: Feedback, text: str) -> None:
        from frontdesk.desk.listening import feedback

        await self.at_desk(partial(feedback.answer, feedback_id=voice.id, text=text))
        self.status.done(f"{_name(voice)} · answered")

    def action_sorry(self) -> None:
        """Somebody said sorry."""
        self.call_next(self._sorry)

    async def _sorry(self) -> None:
        from frontdesk.desk.listening import feedback

        if (voice := self.voice) is not None:
            with self.plainly():
                await self.at_desk(partial(feedback.say_sorry, feedback_id=voice.id))
                self.status.done(f"{_name(voice)} · sorry was said")
            await self.show_again()

    # Making good.

    def action_make_good(self) -> None:
        """Give something for what went wrong."""
        self.call_next(self._make_good)

    async def _make_good(self) -> None:
        from frontdesk.desk.listening.make_goods import budget
        from frontdesk.tui.screens.dialogs.make_good import MakeGoodDialog

        if (voice := self.voice) is None:
            return
        with self.plainly():
            left, currency = await self.at_desk(lambda desk: (budget(desk), desk.shop.currency))
            why = HIDDEN if self.app.masked else " ".join(voice.text.split())
            save = partial(self._save_given, voice)
            self.app.push_screen(MakeGoodDialog(_name(voice), budget=left, currency=currency, why=why, save=save))

    async def _save_given(self, voice: Feedback, values: Mapping[str, str]) -> None:
        given = await self.at_desk(partial(_give, feedback_id=voice.id, what=values["what"], cost=values["cost"]))
        self.status.done(f"{_name(voice)} · {given.what}")

    # Who sees to it.

    def action_assign(self) -> None:
        """Say who takes care of it."""
        self.call_next(self._assign)

    async def _assign(self) -> None:
        from frontdesk.desk.team import everybody
        from frontdesk.tui.screens.dialogs.choosing import Choice, Choosing

        if (voice := self.voice) is None:
            return
        with self.plainly():
            team = await self.at_desk(everybody)
            choices = [*(Choice(member.name, member.role) for member in team), Choice(NOBODY)]
            take = partial(self._save_assigned, voice, team)
            self.app.push_screen(Choosing("Who takes care of it?", _name(voice), choices, take=take))

    async def _save_assigned(self, voice: Feedback, team: Sequence[Staff], place: int) -> Sequence[Choice]:
        from frontdesk.desk.listening import feedback

        member = team[place] if place < len(team) else None
        await self.at_desk(partial(feedback.assign, feedback_id=voice.id, staff_id=member.id if member else None))
        self.status.done(f"{_name(voice)} · {f'{member.name} takes care of it' if member else 'with nobody now'}")
        return ()

    # How it ends.

    def action_close(self) -> None:
        """Close it, and say how it ended."""
        from frontdesk.tui.screens.dialogs.replying import Replying

        if (voice := self.voice) is not None:
            save, proposed = partial(self._save_closed, voice), proposed_outcome(voice)
            hint = "how did it end?"
            self.app.push_screen(
                Replying("Close", _name(voice), quote=voice.text, proposed=proposed, hint=hint, save=save)
            )

    async def _save_closed(self, voice: Feedback, outcome: str) -> None:
        from frontdesk.desk.listening import feedback

        closed = await self.at_desk(partial(feedback.close, feedback_id=voice.id, outcome=outcome))
        how = ": solved at first contact" if closed.first_contact else ""
        self.status.done(f"{_name(voice)} · {voice.kind.value} closed{how}")

    def action_reopen(self) -> None:
        """Open again what is closed."""
        self.call_next(self._reopen)

    async def _reopen(self) -> None:
        from frontdesk.desk.listening import feedback

        if (voice := self.voice) is not None:
            with self.plainly():
                await self.at_desk(partial(feedback.reopen, feedback_id=voice.id))
                self.status.done(f"{_name(voice)} · open again")
            await self.show_again()

    # What is written there.

    def action_edit(self) -> None:
        """Change what is written there."""
        from frontdesk.tui.screens.dialogs.line import LineDialog
        from frontdesk.tui.screens.dialogs.rewriting import Rewriting

        row = self.row
        if isinstance(row, Idea):
            self.app.push_screen(LineDialog("Title of the idea", "", text=row.title, save=partial(self.rename, row)))
        elif row is not None:
            self.app.push_screen(Rewriting(row, save=partial(self._save_text, row)))

    async def _save_text(self, voice: Feedback, kind: FeedbackKind, text: str) -> None:
        from frontdesk.desk.listening import feedback

        await self.at_desk(partial(feedback.change, feedback_id=voice.id, kind=kind.value, text=text, seen=voice))
        self.status.done(f"{_name(voice)} · {kind.value} changed")


def _give(desk: Desk, feedback_id: int, what: str, cost: str) -> Given:
    from frontdesk.desk.listening.make_goods import give
    from frontdesk.desk.ordering.items import minor_units

    return give(desk, what, amount=minor_units(cost, desk.shop.currency), feedback_id=feedback_id)


def proposed_outcome(voice: Feedback) -> str:
    """How it may have ended, from what was done about it: Enter takes it, the first letter replaces it."""
    if voice.kind is FeedbackKind.COMPLIMENT:
        return f"{voice.about or 'the team'} was thanked"
    steps = ["sorry said"] if voice.sorry_at is not None else []
    steps += [made_good.what for made_good in voice.made_good]
    steps += ["answered"] if voice.answered_at is not None else []
    return ", ".join(steps)


def _name(voice: Feedback) -> str:
    return voice.customer_name or ANONYMOUS.capitalize()
