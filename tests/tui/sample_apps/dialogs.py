"""A till whose Enter opens a dialog, in each of the ways that an app may do it."""

import asyncio
import sys
from pathlib import Path
from types import MappingProxyType

from textual import work
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Label

from frontdesk.tui.key_order import OrderedKeys


class Ask(ModalScreen[str]):
    """Asks for one line; nested so deep that mounting takes a while."""

    def __init__(self):
        super().__init__()
        self.answered = asyncio.get_running_loop().create_future()

    def compose(self):
        with Vertical(), Vertical(), Vertical():
            yield Label("?")
            yield Input()

    def on_input_submitted(self, event):
        event.stop()
        self.answered.set_result(event.value)
        self.dismiss(event.value)


class Desk(Vertical):
    """Handles the box's Enter below the app, so that it may wait without stopping the app."""

    async def on_input_submitted(self, event):
        name = event.value
        event.input.clear()
        await getattr(self, f"ask_{self.app.way}")(name, event.input)

    async def ask_callback(self, name, _box):
        self.app.push_screen(Ask(), lambda answer: self.app.log_deed(f"{name}: {answer}"))

    async def ask_worker(self, name, _box):
        self.ask_twice(name)

    async def ask_waiting(self, name, _box):
        ask = Ask()
        self.app.push_screen(ask)
        self.app.log_deed(f"{name}: {await ask.answered}")

    async def ask_removing(self, name, box):
        box.remove()
        fresh = Input()
        self.mount(fresh)
        fresh.focus()
        self.app.log_deed(name)

    async def ask_hanging(self, name, _box):
        await asyncio.get_running_loop().create_future()

    async def ask_crashing(self, name, _box):
        raise ZeroDivisionError(name)

    async def ask_leaving(self, name, _box):
        self.app.log_deed(name)
        self.app.exit()

    async def ask_switching(self, name, _box):
        self.app.log_deed(name)
        self.app.switch_mode("asking")

    @work
    async def ask_twice(self, name):
        first = await self.app.push_screen_wait(Ask())
        second = await self.app.push_screen_wait(Ask())
        self.app.log_deed(f"{name}: {first}, {second}")


class Asking(OrderedKeys[None]):
    """Asks in the way named by its second argument; F5 logs itself."""

    BINDINGS = (Binding("f5", "visit", "Visit", priority=True),)
    MODES = MappingProxyType({"asking": Ask})
    KEY_GRACE = 0.3
    KEY_PATIENCE = 1.0

    def __init__(self, log, way):
        super().__init__()
        self.deeds, self.way = Path(log), way

    def compose(self):
        with Desk():
            yield Input()

    def action_visit(self):
        self.log_deed("F5")

    def log_deed(self, line):
        with self.deeds.open("a") as log:
            log.write(line + "\n")


if __name__ == "__main__":
    app = Asking(*sys.argv[1:])
    app.run()
    sys.exit(app.return_code)
