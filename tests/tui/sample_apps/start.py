"""Starts a counter and tells in JSON what it painted first, and what was loaded for that and for its first answer."""

import json
import sys
from pathlib import Path

import textual.drivers.headless_driver
from textual.app import App
from textual.widgets import Input

from tests.tui.picture import picture

del textual, App, Input
BEFORE = {*sys.modules}

from frontdesk.settings import Settings  # noqa: E402  # what a bare app has loaded is known by now
from frontdesk.tui import later  # noqa: E402
from frontdesk.tui.app import FrontDesk  # noqa: E402

told = {"for nobody": 0}


def look(app):
    """Note what stands there, type a name as soon as there is a frame, and leave when somebody is found."""
    if app._batch_count:
        told["for nobody"] += 1
        return
    seen = picture(app)
    if "frame" not in told:
        told.update(frame=seen, painted=sorted({*sys.modules} - BEFORE))
        app.screen.box.value = "ravi"  # at once, so that nothing else is asked first
    elif "Ravi" in seen and "answered" not in told:
        told["answered"] = sorted({*sys.modules} - BEFORE)
        app.exit()


if __name__ == "__main__":
    FrontDesk.post_display_hook = look
    later._PATIENCE = later._TWO_FRAMES = 60.0  # on a machine as slow as any, what waits for an answer does wait
    shop = Path(sys.argv[1])
    counter = FrontDesk(
        database=shop, settings_file=shop.with_name("till.toml"), settings=Settings(), by=None, create=False
    )
    counter.run(headless=True, size=(80, 24))
    print(json.dumps(told))
