"""A till of stock parts: two plain Inputs, a bound key, and a log of what was done in which order."""

import argparse
import asyncio
import time
from pathlib import Path

from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Input

from frontdesk.tui.key_order import OrderedKeys


class Box(Input):
    """A box that keeps Enter to itself and waits for the answer, as the counter's search box does."""

    awaits = 0.0

    async def _on_key(self, event):
        if event.key != "enter" or not self.awaits:
            await super()._on_key(event)
            return
        event.stop()
        event.prevent_default()
        line, self.value = self.value, ""
        await asyncio.sleep(self.awaits)
        self.app.log_deed(f"found {line}")


class Till(OrderedKeys[None]):
    """Logs submitted lines, visits and, in the end, what the boxes hold."""

    BINDINGS = (
        Binding("f5", "visit('F5')", "Visit"),
        Binding("f6", "visit('F6')", "Visit", priority=True),
        Binding("f10", "report", "Report"),
    )

    def __init__(self, options):
        super().__init__()
        self.options = options

    def compose(self) -> ComposeResult:
        yield Box(id="box")
        yield Input(id="second")

    def on_mount(self):
        Box.awaits = self.options.awaits
        time.sleep(self.options.opens)

    def on_input_changed(self):
        time.sleep(self.options.blocks)

    def on_input_submitted(self, event):
        self.log_deed(f"look up {event.value}")
        event.input.clear()

    def action_visit(self, key):
        self.log_deed(key)

    def action_report(self):
        self.log_deed(" | ".join(box.value for box in self.query(Input)))

    def on_paste(self, event):
        self.log_deed(f"pasted {event.text}")

    def log_deed(self, line):
        with self.options.log.open("a") as log:
            log.write(line + "\n")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("log", type=Path)
    parser.add_argument("--blocks", type=float, default=0, help="seconds that each change blocks")
    parser.add_argument("--opens", type=float, default=0, help="seconds that the start blocks")
    parser.add_argument("--awaits", type=float, default=0, help="seconds that the first box awaits at Enter")
    Till(parser.parse_args()).run()
