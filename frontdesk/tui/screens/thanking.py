"""Thanking somebody of the team for what a customer praised, with a reward in words if there is one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from frontdesk.tui.screens.list_screen import ListScreen

if TYPE_CHECKING:
    from frontdesk.records.voices import Feedback


class Thanking(ListScreen):
    """A screen on which compliments stand."""

    @property
    def praise(self) -> Feedback | None:
        """The compliment on the marked row; None when there is none."""
        raise LookupError

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only for what was praised somebody is thanked, and only once."""
        if action == "thanked":
            return self.praise is not None and self.praise.open
        return super().check_action(action, parameters)

    def action_thanked(self) -> None:
        """They were thanked: say how."""
        from frontdesk.tui.screens.dialogs.replying import Replying

        if (voice := self.praise) is not None:
            whom, proposed = voice.about or "the team", f"{voice.about or 'the team'} was thanked"
            save, hint = partial(self._save_thanked, voice), "how: a word, a free evening, a cake"
            self.app.push_screen(Replying("Thank", whom, quote=voice.text, proposed=proposed, hint=hint, save=save))

    async def _save_thanked(self, voice: Feedback, how: str) -> None:
        from frontdesk.desk.listening import feedback

        await self.at_desk(partial(feedback.close, feedback_id=voice.id, outcome=how))
        self.status.done(f"{voice.about or 'The team'} · thanked")
