"""An app that falls softly: what ends it is logged, what was being typed is kept and stands there again."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TypeVar

from frontdesk.errors import FrontdeskError
from frontdesk.mishaps import Mishap, logged, silenced
from frontdesk.tui.key_order import OrderedKeys
from frontdesk.tui.trouble.drafts import being_typed
from frontdesk.words.display import shown

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from frontdesk.records.drafts import Draft
    from frontdesk.tui.trouble.drafts import Form

Result = TypeVar("Result")

_LONG = 20.0
"""Seconds that the word about kept drafts stays."""


class Falling(OrderedKeys[Result], part=True):
    """Leaves with one sentence whatever happens; Textual would print the customers that stand in its variables."""

    database: Path
    failure: FrontdeskError | None = None
    drafts: tuple[Draft, ...] = ()
    """What was being typed when the counter stopped, until it stands in its form again."""
    _now: Callable[[], datetime] | None = None

    def on_load(self) -> None:
        """Take over what the event loop and the libraries' loggers would print."""
        silenced()
        asyncio.get_running_loop().set_exception_handler(_noted)

    @property
    def ended_by(self) -> BaseException | None:
        """What nobody foresaw, where that ended it."""
        return self._exception

    def _handle_exception(self, error: Exception) -> None:
        self._return_code = 1
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self._fall(error)

    def panic(self, *renderables: Any) -> None:
        """Leave as after any other error."""
        del renderables
        self._fall(self._exception or LookupError())

    def _fatal_error(self) -> None:
        self._fall(self._exception or LookupError())

    def _fall(self, error: Exception) -> None:
        if self.failure is None:
            own = getattr(error, "error", error)  # a worker's failure has the error that ended it
            self.failure = own if isinstance(own, FrontdeskError) else self._told(logged(error))
        self._close_messages_no_wait()

    def _told(self, mishap: Mishap) -> FrontdeskError:
        kept = "What was being typed is kept for a day and stands there again. " if self._kept() else ""
        log = f"The log is {mishap.log}." if mishap.log else ""
        mishap.hint = f"The counter had to stop. {kept}{log}".strip()
        return mishap

    def _kept(self) -> bool:
        """Keep what was being typed, but not beside an encrypted shop; whether there was something, and it could be."""
        try:
            from frontdesk.keeping.drafts import keep
            from frontdesk.keeping.encrypting import is_encrypted

            found = [*being_typed(self.screen_stack, self._wall_time)]
            return bool(found) and not is_encrypted(self.database) and keep(self.database, found)
        except Exception as error:  # noqa: BLE001  # the app is falling already: what remains must go on
            logged(error)
            return False

    @property
    def _wall_time(self) -> datetime:
        """Now, aware UTC, by the machine's own clock: the shop's may not be open."""
        return self._now() if self._now is not None else datetime.now(UTC)

    async def look_for_drafts(self) -> None:
        """See what was being typed when the counter stopped, and say where it will stand again."""
        from frontdesk.keeping.drafts import waiting

        self.drafts = tuple(await asyncio.to_thread(waiting, self.database, self._wall_time))
        for title in dict.fromkeys(draft.title for draft in self.drafts):
            sentence = f"“{shown(title)}”: what was being typed when the counter stopped stands there when you open it."
            self.notify(sentence, timeout=_LONG, markup=False)

    def given_back(self, form: Form) -> dict[str, str]:
        """What was typed in this form before the counter stopped; from now on it lies nowhere else."""
        from frontdesk.keeping.drafts import taken

        found: dict[str, str] = {}
        for draft in self.drafts:
            if draft.belongs_in(*form.named):
                found |= dict(draft.words)
                taken(self.database, draft)
        self.drafts = tuple(draft for draft in self.drafts if not draft.belongs_in(*form.named))
        return found


def _noted(_: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """Log what the event loop has to say: by itself it would print the error, words and all."""
    error = context.get("exception")
    if isinstance(error, BaseException):
        logged(error)
