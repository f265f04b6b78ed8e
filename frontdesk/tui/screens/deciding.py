"""What staff do with ideas: group those that say the same, decide, and tell everybody who asked."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from frontdesk.records.ideas import Decision, Idea
from frontdesk.records.voices import Feedback, FeedbackKind
from frontdesk.tui.screens.hearing import Hearing, key_of
from frontdesk.tui.screens.inbox_rows import ANONYMOUS
from frontdesk.words.phrases import count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frontdesk.records.ideas import ToTell
    from frontdesk.tui.screens.dialogs.choosing import Choice

_FEWEST_TO_GROUP = 2


class DecidingIdeas(Hearing):
    """The Inbox's acts on ideas; a voice of an idea stands for its idea."""

    @property
    def idea(self) -> Idea | None:
        """The idea of the marked row."""
        return self.idea_of(self.row)

    # The same idea.

    def action_mark(self) -> None:
        """Mark an idea for grouping, or take the mark away."""
        row = self.row
        if row is None or self.idea is None:
            self.say("Only ideas are grouped.")
            return
        if self.marked.pop(key_of(row), None) is None:
            self.marked[key_of(row)] = row
        self.rows.redraw()
        self.rows.move(1)
        self.show_marked()

    def action_group(self) -> None:
        """Make one of the ideas that are marked."""
        self.call_next(self._group)

    async def _group(self) -> None:
        from frontdesk.desk.listening import ideas

        chosen = [row.voices[0].id if isinstance(row, Idea) else row.id for row in self.marked.values()]
        if len(self.marked) < _FEWEST_TO_GROUP:
            self.say("Mark at least two ideas with Space, then i makes them one.")
            return
        with self.plainly():
            await self.at_desk(partial(ideas.group, feedback_ids=chosen))
            self.status.done(f"{count(len(self.marked), 'idea')} made one")
            self.marked.clear()
        await self.show_again()

    def action_take_out(self) -> None:
        """Take a voice out of its group; of an idea, ask which."""
        self.call_next(self._take_out)

    async def _take_out(self) -> None:
        from frontdesk.tui.screens.dialogs.choosing import Choice, Choosing

        idea = self.idea
        if idea is None or len(idea.voices) < _FEWEST_TO_GROUP:
            self.say("There is nothing to take out: nobody else said the same.")
        elif self.voice is not None:
            await self._out([self.voice], 0)
            await self.show_again()
        else:
            choices = [Choice(voice.customer_name or ANONYMOUS, voice.text, private=True) for voice in idea.voices]
            take = partial(self._out, idea.voices)
            self.app.push_screen(Choosing("Take out of the group", self.hidden(idea.title), choices, take=take))

    async def _out(self, voices: Sequence[Feedback], place: int) -> Sequence[Choice]:
        from frontdesk.desk.listening import ideas

        with self.plainly():
            await self.at_desk(partial(ideas.take_out, feedback_id=voices[place].id))
            self.status.done("Taken out: an idea of its own again")
        return ()

    # What becomes of it.

    def action_decide(self) -> None:
        """Decide what becomes of an idea."""
        from frontdesk.tui.screens.dialogs.deciding import Deciding

        if (idea := self.idea) is not None:
            because = "" if self.app.masked else idea.because  # in a box that is left empty, the old reason stays
            seen = replace(idea, title=self.hidden(idea.title), because=because)
            self.app.push_screen(Deciding(seen, save=partial(self._save_decision, idea)))

    async def _save_decision(self, idea: Idea, decision: Decision, because: str) -> None:
        from frontdesk.desk.listening import ideas

        await self.at_desk(partial(ideas.decide, idea_id=idea.id, decision=decision.value, because=because))
        to_tell = len(await self.at_desk(partial(ideas.to_tell, idea_id=idea.id)))
        tell = f", {count(to_tell, 'person', 'people')} to tell: t" if to_tell else ""
        self.status.done(f"{self.hidden(idea.title)}: {decision.value}{tell}")

    def action_told(self) -> None:
        """Show whom to tell; Enter says that they were told."""
        from frontdesk.tui.screens.dialogs.choosing import Choosing

        if (idea := self.idea) is not None and idea.to_tell:
            take = partial(self._tell, idea.id, list(idea.to_tell))
            self.app.push_screen(
                Choosing("Whom to tell", self.hidden(idea.title), self._choices(idea.to_tell), take=take)
            )

    async def _tell(self, idea_id: int, tells: list[ToTell], place: int) -> Sequence[Choice]:
        from frontdesk.desk.listening import ideas

        told = tells[place]
        await self.at_desk(partial(ideas.told, idea_id=idea_id, customer_id=told.customer_id))
        tells.remove(told)
        self.status.done(f"{told.customer_name} was told")
        return self._choices(tells)

    def _choices(self, tells: Sequence[ToTell]) -> list[Choice]:
        from frontdesk.tui.screens.dialogs.choosing import Choice

        return [
            Choice(tell.customer_name, " · ".join(tell.phones[:2]), self.hidden(tell.words), private=True)
            for tell in tells
        ]

    async def rename(self, idea: Idea, title: str) -> None:
        """Give an idea another title, if it still is as it was when its old one was shown."""
        from frontdesk.desk.listening import ideas

        await self.at_desk(partial(ideas.rename, idea_id=idea.id, title=title, seen=idea))
        self.status.done("Idea renamed")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Ideas are decided and told of, nothing else is."""
        if action == "decide":
            return self.idea is not None
        if action == "told":
            return self.idea is not None and bool(self.idea.to_tell)
        if action == "group":
            return len(self.marked) >= _FEWEST_TO_GROUP or self._is_idea
        return super().check_action(action, parameters)

    @property
    def _is_idea(self) -> bool:
        row = self.row
        return isinstance(row, Idea) or (row is not None and row.kind is FeedbackKind.IDEA)
