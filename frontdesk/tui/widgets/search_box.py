"""The counter's one box, always ready."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from frontdesk.tui.bindings.counter import BOX
from frontdesk.tui.bursts import SCAN, in_one_burst
from frontdesk.tui.widgets.text_box import TextBox

if TYPE_CHECKING:
    from textual import events

_RATINGS = frozenset("+=-")


class SearchBox(TextBox):
    """Takes whatever is typed, scanned or pasted; what Enter means, the counter knows."""

    BINDINGS = BOX

    class Rated(Message):
        """+ = or - was the first key in the empty box: it says how the visit just logged was."""

        def __init__(self, happiness: str) -> None:
            super().__init__()
            self.happiness = happiness

    def __init__(self) -> None:
        super().__init__(placeholder="Name, car, kids, pet, the usual, last digits…", id="search-box")
        self.last_key: events.Key | None = None
        self._burst = 0

    @property
    def words_and_pick(self) -> tuple[str, int | None]:
        """What is asked, and the row that a single digit standing alone as the last word picks."""
        words = self.value.split()
        if words and len(words[-1]) == 1 and words[-1] in "123456789" and not self.value.endswith(" "):
            return " ".join(words[:-1]), int(words[-1])
        return " ".join(words), None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """An empty box has nothing to clear: its key for that leads to the team, as it does on every other screen."""
        if action == "delete_left_all" and not self.value:
            return False
        return super().check_action(action, parameters)

    async def _on_key(self, event: events.Key) -> None:  # Textual's own hook, because letters are handled in it
        burst = in_one_burst(self.last_key, event)
        self._burst = self._burst + 1 if burst else 1
        self.last_key = event
        if not self.value and not burst and event.character in _RATINGS:
            event.stop()
            event.prevent_default()
            self.post_message(self.Rated(event.character))
            return
        if event.key == "tab":
            event.stop()
            event.prevent_default()
            if self._burst > SCAN and " " not in self.value:
                await self.action_submit()
            return
        await super()._on_key(event)
