"""A counter without a terminal: keys with times of their own, and rest between them as long as it takes."""

from __future__ import annotations

import asyncio
import os
import re
import sqlite3
from contextlib import asynccontextmanager, closing
from itertools import count
from time import monotonic

from textual.events import Key, Paste
from textual.keys import _character_to_key
from textual.widgets import Input, Static

from frontdesk.settings import Settings
from frontdesk.tui.app import FrontDesk
from frontdesk.tui.key_order import _at_rest
from frontdesk.tui.widgets.search_box import SearchBox
from frontdesk.tui.widgets.status_line import StatusLine
from tests.tui import picture
from tests.tui.shop import HABITS, NOW

SIZES = [(60, 20), (80, 24), (120, 40)]
BY_DAY = SIZES if os.environ.get("FRONTDESK_NIGHTLY") else SIZES[:1]
"""For deeds that a size has little to do with: the narrowest by day, all of them at night."""

HAND = 0.1
"""Seconds between two keys of a hand."""

_QUIET = 6
_NAMED = re.compile(r"<([a-z0-9+]+)>|(.)", re.DOTALL)


class Till:
    """The counter of a shop, with the keyboard in hand."""

    def __init__(self, app, pilot, path):
        self.app = app
        self.pilot = pilot
        self.path = path
        self._clock = count(start=1)
        self._began = monotonic()

    async def type(self, text, *, pace=HAND):
        """Strike keys, as one types them: `rav<enter><enter>`, `<ctrl+z>`; then wait until all is at rest."""
        for named, letter in _NAMED.findall(text):
            self._strike(named, letter, pace)
        await self.rest()

    async def scan(self, text):
        """The same as fast as a scanner."""
        await self.type(text, pace=0.001)

    async def paste(self, text):
        """Paste a text, as a terminal hands it over."""
        paste = Paste(text)
        paste.set_sender(self.app)
        self.app._driver.send_message(paste)
        await self.rest()

    async def click(self, column, row):
        """Click into a cell of the screen."""
        await self.pilot.click(offset=(column, row))
        await self.rest()

    def _strike(self, named, letter, pace):
        key = Key(named or _character_to_key(letter), letter or {"space": " ", "enter": "\r", "tab": "\t"}.get(named))
        self._began += pace - HAND
        key.time = self._began + next(self._clock) * HAND
        key.set_sender(self.app)
        self.app._driver.send_message(key)

    async def rest(self):
        """Wait until no key is held, no lookup runs, every widget waits for its next message, and frames are drawn.

        Textual draws none for a twentieth of a second after a screen took the place of another.
        """
        deadline, quiet = monotonic() + 20, 0
        while quiet < _QUIET:
            assert monotonic() < deadline, self.picture
            await asyncio.sleep(0)
            quiet = quiet + 1 if self._quiet() else 0
            if not quiet:
                await asyncio.sleep(0.002)
        await self.app._animator.wait_until_complete()
        self.app.screen._on_timer_update()

    def _quiet(self):
        app = self.app
        works = [worker for worker in app.workers if not worker.is_finished]
        drawn = not app._batch_count or app._exit
        return drawn and not works and not app._held and not app._looking and _at_rest(app) and app._settled()

    @property
    def picture(self):
        """What stands on the screen."""
        return picture.picture(self.app)

    @property
    def words(self):
        """The same in one line, however it was broken, without the thick edges."""
        return " ".join(self.picture.replace("█", " ").split())

    @property
    def trouble(self):
        """What the dialog in front says is wrong."""
        return self.app.screen.query_one("#dialog-trouble", Static).render().plain

    @property
    def box(self):
        """What stands in the field that has the focus."""
        focused = self.app.focused
        return focused.value if isinstance(focused, Input) else None

    @property
    def status(self):
        """The line that says what was done last."""
        return self.app.screen_stack[0].query_one(StatusLine).render().plain.strip()

    @property
    def said(self):
        """The sentences said in passing, oldest first."""
        return [each.message for each in self.app._notifications]

    @property
    def dialog(self):
        """The name of the dialog in front; None on the counter itself."""
        return type(self.app.screen).__name__ if len(self.app.screen_stack) > 1 else None

    @property
    def at_the_box(self):
        """Whether the box is empty and has the keys."""
        return self.dialog is None and isinstance(self.app.focused, SearchBox) and not self.app.focused.value

    @property
    def opened(self):
        """The name on the card that has the keys."""
        view = self.app.screen_stack[0].view
        return view.card.customer.name if view.has_focus and view.card else None

    def read(self, sql, *values):
        """Rows of the shop's file, as they are stored."""
        return read(self.path, sql, *values)

    @property
    def visits(self):
        """Today's visits, oldest first: (name, order)."""
        return visits_today(self.path)


def read(path, sql, *values):
    """Rows of a shop's file, as they are stored."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        return connection.execute(sql, values).fetchall()


def visits_today(path):
    """The visits logged since the shop was made, oldest first: (name, order)."""
    found = read(
        path,
        """SELECT visits.id, coalesce(customers.name, 'walk-in'), visit_lines.quantity, visit_lines.name
           FROM visits LEFT JOIN customers ON customers.id = visits.customer_id
           LEFT JOIN visit_lines ON visit_lines.visit_id = visits.id
           WHERE visits.id > ? ORDER BY visits.id, visit_lines.id""",
        sum(len(days) for _, days, _ in HABITS),
    )
    orders = {}
    for visit, name, quantity, item in found:
        orders.setdefault((visit, name), []).append(f"{quantity} {item}" if item else "")
    return [(name, ", ".join(order)) for (_, name), order in orders.items()]


@asynccontextmanager
async def till(path, *, size=(80, 24), by="Mina", now=NOW, notifications=False, **settings):
    """Open the counter of a shop."""
    app = FrontDesk(
        database=path,
        settings_file=path.with_name("settings.toml"),
        settings=Settings(till="till 1", **settings),
        by=by,
        now=now if callable(now) else lambda: now,
    )
    async with app.run_test(size=size, notifications=notifications) as pilot:
        one = Till(app, pilot, path)
        await one.rest()
        assert app.desk is not None or app.locked, app.failure
        yield one


def journey(path, steps, **options):
    """Run a journey at a till of its own: `steps` is a coroutine function that takes the till."""

    async def run():
        async with till(path, **options) as one:
            return await steps(one)

    return asyncio.run(run())
