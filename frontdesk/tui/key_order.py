"""Delivers each key only when the one before it has been wholly handled."""

from __future__ import annotations

import asyncio
from collections import deque
from contextvars import Context
from time import monotonic
from typing import TYPE_CHECKING, Any, ClassVar, Final, TypeVar
from weakref import WeakSet

from textual import events
from textual.app import App, ScreenStackError

from frontdesk.tui.bursts import ends_the_same_line
from frontdesk.tui.parts import InParts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.dom import DOMNode
    from textual.screen import Screen

Result = TypeVar("Result")

_EAGER_LOOKS: Final = 100
_PAUSE: Final = 0.002
"""Seconds between looks once handling turns out to wait for something outside, such as a lookup."""
_QUIET_LOOKS: Final = 4
"""Turns of the event loop that must find all at rest: a worker that a dialog's answer wakes needs three."""


class Turn(events.Event, bubble=False):
    """Sent by the app to itself: the next held key may go, if all is still quiet."""


class OrderedKeys(InParts, App[Result], part=True):
    """An app whose keys, pastes and clicks take effect strictly in the order they were struck.

    Textual hands a letter straight to the focused widget, while a bound key goes round by the app, so in a
    quick row `smith`, Enter, F5 the last acts before the first. Here a key is held until every widget on the
    screen is at rest: handlers have returned, what they posted has been handled, a dialog they opened has its
    focus. It then goes to whatever is focused at that moment. An awaiting handler thus holds back the keys
    struck meanwhile; work that must not do so belongs in a worker. Mouse events go straight on, but never
    ahead of a key that is held.

    A line feed, as scanners and a not yet prepared terminal send it, is delivered as Enter.
    """

    KEY_PATIENCE: ClassVar[float] = 30.0
    """Seconds to wait for a handler on the way from the focused widget up to the screen."""
    KEY_GRACE: ClassVar[float] = 1.0
    """Seconds to wait for any other widget, which may be busy for reasons of its own."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._held: deque[events.Event] = deque()
        self._key_before: events.Key | None = None
        self._key_path: tuple[DOMNode, ...] = ()
        self._held_since = 0.0
        self._looking = False
        self._looks = 0
        self._quiet_looks = 0
        self._given_up: WeakSet[DOMNode] = WeakSet()

    async def on_event(self, event: events.Event) -> None:
        """Hold keys, pastes and the clicks behind them until their turn; pass on all else.

        Args:
            event: what the terminal or Textual sent.
        """
        if isinstance(event, Turn):
            self._looking = False
            await self._deliver_next()
        elif self._goes_in_turn(event):
            self._hold(event)
            if not self._looking:
                await self._deliver_next()
        else:
            await super().on_event(event)

    def _goes_in_turn(self, event: events.Event) -> bool:
        if event.is_forwarded:
            return False
        if isinstance(event, events.MouseEvent):
            return bool(self._held)
        return isinstance(event, (events.Key, events.Paste))

    def _hold(self, event: events.Event) -> None:
        if isinstance(event, events.Key):
            before, self._key_before = self._key_before, event
            if ends_the_same_line(before, event):
                return
            if event.key == "ctrl+j":
                event = self._as_enter(event)
        if not self._held:
            self._start_waiting()
        self._held.append(event)

    def _as_enter(self, line_feed: events.Key) -> events.Key:
        enter = events.Key("enter", "\r")
        enter.time = line_feed.time
        enter.set_sender(self)
        return enter

    def struck_within(self, seconds: float) -> bool:
        """Whether a key waits, or was struck a moment ago."""
        return bool(self._held) or monotonic() - self._held_since < seconds

    def let_go_of_keys(self) -> None:
        """What the last key began waits for somebody's answer: the keys struck from now on are for that."""
        self._key_path = ()

    def _start_waiting(self) -> None:
        self._held_since = monotonic()
        self._looks = self._quiet_looks = 0

    async def _deliver_next(self) -> None:
        """Deliver the first held key, in the app's own task as Textual does, unless something goes on."""
        if not self._held:
            return
        if not self._settled():
            self._look_again()
            return
        event = self._held.popleft()
        self._start_waiting()
        self._key_path = tuple((self.focused or self.screen).ancestors_with_self)
        await super().on_event(event)
        if self._held:
            self._look_again()

    def _look_again(self) -> None:
        """Come back soon: a plain callback, because no crash or removal elsewhere can leave it waiting.

        Its context is an empty one, lest a key inherit messages that some handler prevents at this moment.
        """
        self._looking = True
        loop = asyncio.get_running_loop()
        if self._looks < _EAGER_LOOKS:
            loop.call_soon(self._look, context=Context())
        else:
            loop.call_later(_PAUSE, self._look, context=Context())

    def _look(self) -> None:
        if self._exit or not self._running:
            self._held.clear()
            self._looking = False
            return
        self._looks += 1
        self._quiet_looks = self._quiet_looks + 1 if self._settled() else 0
        if self._quiet_looks >= _QUIET_LOOKS:
            self._looking = self.post_message(Turn())
        else:
            self._look_again()

    def _settled(self) -> bool:
        """Tell whether every widget that matters is at rest, or has been waited for long enough.

        The app itself needs no look: keys are delivered in its own task, after all that it was sent before.
        """
        try:
            screen = self.screen
        except ScreenStackError:
            return False
        self._given_up -= {node for node in self._given_up if _at_rest(node)}
        waited = monotonic() - self._held_since
        for node in self._nodes_involved(screen):
            if _at_rest(node) or node in self._given_up:
                continue
            if waited < self._patience(node, screen):
                return False
            self._given_up.add(node)
        return True

    def _nodes_involved(self, screen: Screen[Any]) -> Iterator[DOMNode]:
        """Go through the way the last key went, then through all that the screen holds."""
        yield from (node for node in self._key_path if node is not self)
        rest: list[DOMNode] = [screen]
        for node in rest:
            yield node
            rest.extend(node.children)

    def _patience(self, node: DOMNode, screen: Screen[Any]) -> float:
        """Say how many seconds a widget may keep keys waiting.

        Long for what the keys go through. Short for the rest, and for a screen that lies below a dialog: its
        handler may be the one that waits for the dialog's answer.
        """
        on_the_way = node in (self.focused or screen).ancestors_with_self
        on_this_screen = node in self._key_path and screen in self._key_path
        return self.KEY_PATIENCE if on_the_way or on_this_screen else self.KEY_GRACE


def _at_rest(node: DOMNode) -> bool:
    """Tell whether a widget waits for its next message, or will never take one again.

    Textual has no public word for it: its queue may be empty while a handler still runs, and a marker posted
    to each widget would cost a hundred times as much. Should a version wait in another way, an empty queue
    must do.
    """
    waits = getattr(node._message_queue.ready_event, "_waiters", True)  # noqa: SLF001
    if waits and node.message_queue_size == 0:
        return True
    task: asyncio.Task[None] | None = node._task  # noqa: SLF001
    return task is None or task.done() or node._closing or node._closed  # noqa: SLF001
