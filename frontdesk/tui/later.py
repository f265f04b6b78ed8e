"""What acts and cards need, loaded once the first answer is painted: who waits for a name does not wait for it."""

from __future__ import annotations

import asyncio
import importlib
from contextlib import suppress
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.screen import Screen

_TWO_FRAMES = 1 / 30
"""Seconds in which an answer is painted; what is called after a refresh comes before it, when something else was."""
_PATIENCE = 1.0
"""Seconds after which it is loaded also where the first answer never came."""


class Later:
    """Loads in its turn: beside an import of half a second the first answer took half as long again."""

    def __init__(self) -> None:
        self._answered = asyncio.Event()
        self._loaded = asyncio.Event()

    @property
    def loaded(self) -> bool:
        """Whether all is loaded."""
        return self._loaded.is_set()

    def answered(self, screen: Screen[Any]) -> None:
        """What was asked first is answered, and soon painted on this screen."""
        if not self._answered.is_set():
            screen.set_timer(_TWO_FRAMES, self._answered.set)

    async def load(self, in_thread: Callable[[Callable[[], None]], Awaitable[None]], *, asked: bool) -> None:
        """Load all of it in a thread; first let be answered what was `asked`."""
        if asked:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._answered.wait(), _PATIENCE)
        await in_thread(_load)
        self._loaded.set()

    async def wait(self) -> None:
        """Wait until all is loaded."""
        await self._loaded.wait()


def _load() -> None:
    importlib.import_module("frontdesk.store.unit")
    importlib.import_module("frontdesk.desk.greeting")
