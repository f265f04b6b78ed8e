"""Visits that wait until another till has written: kept, and logged by themselves in the order they came."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING

from frontdesk.errors import FrontdeskError, StoreBusy
from frontdesk.mishaps import logged as mishap
from frontdesk.tui.messages import LoggedAtLast

if TYPE_CHECKING:
    from collections.abc import Callable

    from frontdesk.desk.desk import Desk
    from frontdesk.records.orders import Logged
    from frontdesk.tui.desk_app import DeskApp

    LogVisit = Callable[[Desk], Logged]


class NotLogged(FrontdeskError):
    """A visit that waited for another till could not be logged."""

    hint = "Log it again, if it was."


class KeptVisits:
    """The visits of this till that wait.

    The keys go on working meanwhile: they are logged in a thread of their own, one after the other. Leaving the
    counter waits for them.
    """

    def __init__(self, app: DeskApp) -> None:
        self._app = app
        self._thread: ThreadPoolExecutor | None = None
        self._waiting: list[str] = []
        self._lost: list[str] = []

    @property
    def words(self) -> str:
        """Whose visits wait, for the status line; empty when none does."""
        if not self._waiting:
            return ""
        more = f" and {len(self._waiting) - 1} more" if len(self._waiting) > 1 else ""
        return f"{self._waiting[0]}{more}: another till is writing, logged by itself"

    @property
    def lost(self) -> tuple[str, ...]:
        """The visits that could not be logged in the end, until somebody has read that: whose, what, when, and why."""
        return tuple(self._lost)

    def read(self) -> None:
        """Somebody has read what could not be logged."""
        self._lost.clear()

    async def log(self, log: LogVisit, who: str, order: str | None) -> Logged | None:
        """Log a visit; None when it is kept, because another till is in the middle of something long.

        Args:
            log: logs it.
            who: whose it is, to say so.
            order: what they had, to say so; None for the usual.

        Raises:
            FrontdeskError: whatever else the desk says.
        """
        if not self._waiting:
            try:
                return await self._app.at_desk(log)
            except StoreBusy:
                pass
        await self._keep(log, who, order)
        return None

    async def _keep(self, log: LogVisit, who: str, order: str | None) -> None:
        desk = self._app.desk
        if desk is None:  # it is just being opened anew
            desk = await self._app.at_once(_itself)
        what = "the usual" if order is None else order or "a visit without an order"
        said = f"{who} · {what} · {desk.clock.local(desk.clock.now()):%H:%M}"
        self._waiting.append(who)
        if self._thread is None:
            self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="kept")
        loop = asyncio.get_running_loop()
        done = loop.run_in_executor(self._thread, partial(self._log_at_last, desk, log, said))
        done.add_done_callback(partial(self._came, who))

    def _came(self, who: str, done: asyncio.Future[Logged | FrontdeskError]) -> None:
        if done.cancelled():
            return
        self._waiting.remove(who)
        self._app.post_message(LoggedAtLast(who, done.result()))

    def finish(self) -> None:
        """Log what waits, before the shop's file is let go of."""
        if self._thread is not None:
            self._thread.shutdown(wait=True)

    def _log_at_last(self, desk: Desk, log: LogVisit, said: str) -> Logged | FrontdeskError:
        came = _until_logged(desk, log)
        if isinstance(came, FrontdeskError):
            self._lost.append(f"{said}: {came.sentence}")
        return came


def _itself(desk: Desk) -> Desk:
    return desk


def _until_logged(desk: Desk, log: LogVisit) -> Logged | FrontdeskError:
    from frontdesk.desk.patience import LONGEST, StillBusy, patiently

    while True:
        try:
            return patiently(desk, log, LONGEST)
        except StillBusy:
            continue
        except FrontdeskError as error:
            return error
        except Exception as error:  # noqa: BLE001  # a thread has no other door for it
            return mishap(error)
