"""What can be done about a promise, wherever one stands: it is done, put off, or its customer is reached."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from frontdesk.tui.screens.list_screen import ListScreen
from frontdesk.words.phrases import echoed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frontdesk.records.promises import FollowUp, Way
    from frontdesk.tui.screens.dialogs.choosing import Choice

NO_WAY = "No phone or e-mail is known, or they asked not to be reached."
_CALLED = {"phone": "call", "sms": "text message", "email": "e-mail"}


class Promising(ListScreen):
    """A screen on which promises stand."""

    def ask_how_it_went(self, promise: FollowUp) -> None:
        """Ask what came of it; Enter in the empty box says only that it is done."""
        from frontdesk.tui.screens.dialogs.replying import Replying

        save, hint = partial(self._save_done, promise), "what came of it, or nothing"
        self.app.push_screen(Replying("Done for", promise.customer_name, quote=promise.text, hint=hint, save=save))

    async def _save_done(self, promise: FollowUp, outcome: str) -> None:
        from frontdesk.desk.promising import followups

        await self.at_desk(lambda desk: followups.done(desk, promise.id, outcome))
        self.status.done(f"{promise.customer_name} · {promise.text}: done")

    def ask_until_when(self, promise: FollowUp) -> None:
        """Ask to which day it is put off."""
        from frontdesk.tui.screens.dialogs.snoozing import Snoozing

        if self.app.desk is not None:
            today = self.app.desk.clock.today()
            self.app.push_screen(
                Snoozing(promise.customer_name, promise.text, today=today, save=partial(self._save_snoozed, promise))
            )

    async def _save_snoozed(self, promise: FollowUp, phrase: str) -> None:
        from frontdesk.desk.promising import followups

        dated = await self.at_desk(lambda desk: followups.snooze(desk, promise.id, phrase, seen=promise))
        today = self.app.desk.clock.today() if self.app.desk is not None else dated.day
        self.status.done(f"Put off to {echoed(dated.day, today)} · {promise.customer_name}")

    def show_ways(self, name: str, ways: Sequence[Way]) -> None:
        """Show how somebody can be reached; Enter copies the address, and opens an e-mail where that can be."""
        from frontdesk.tui.screens.dialogs.choosing import Choice, Choosing

        if not ways:
            self.say(NO_WAY)
            return
        choices = [Choice(_CALLED.get(way.channel, way.channel), way.shown, private=True) for way in ways]
        hint = "Enter copies it" if self.app.is_web else "Enter copies it, and opens an e-mail"
        self.app.push_screen(Choosing("Reach", name, choices, take=partial(self._take_way, ways), hint=hint))

    async def _take_way(self, ways: Sequence[Way], place: int) -> Sequence[Choice]:
        way = ways[place]
        self.app.copy_to_clipboard(way.shown)
        if way.uri.startswith("mailto:") and not self.app.is_web:  # it would open where the program runs
            self.app.open_url(way.uri)
        self.say("Copied." if self.app.masked else f"Copied: {way.shown}")
        return ()
