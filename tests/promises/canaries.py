"""A customer's words in every field, a fault in every command and on every screen, and a search for them afterwards."""

from __future__ import annotations

import os
from contextlib import ExitStack, contextmanager, redirect_stderr, redirect_stdout
from io import StringIO
from typing import TYPE_CHECKING, Any

from frontdesk.tui.app import FrontDesk
from tests.promises.faulty import CANARY, breaking
from tests.promises.slots import slots
from tests.promises.typist import typist
from tests.tui import shop
from tests.tui.till import journey

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.promises.typist import Typist

HELD = "Wilhelmina Canterbury"
"""What everything in the shop is called."""
TYPED = "Ludmilla Quibble"
"""What is typed on the command line and in forms."""
_ALL = (CANARY, HELD, TYPED)

_DOORS = (
    "frontdesk.store.store:Store.reading",
    "frontdesk.store.store:Store.looking",
    "frontdesk.store.store:Store.writing",
)
_SEAMS = (
    *_DOORS,
    "frontdesk.cli.printing:Printer.table",
    "frontdesk.cli.printing:Printer.data",
    "frontdesk.cli.printing:Printer.line",
    "frontdesk.cli.printing:Printer.note",
    "frontdesk.store.file.copying:copy_whole",
    "frontdesk.exchange.importing:import_file",
)
_WITHOUT_A_TEXT = ("morning", "paths", "keys", "doctor", "duplicates", "ideas", "perks", "team")
_DEBUG = ("--debug",)


class Searched:
    """How many faults were made, where none could be, and which of their words were found."""

    def __init__(self) -> None:
        self.faults = 0
        self.found: list[str] = []
        self.whole: list[str] = []
        self.fell: list[str] = []

    def search(self, what: str, said: str) -> None:
        """Look for the words."""
        lowered = said.lower()
        self.found += [f"{what}: {each}" for each in _ALL for part in each.lower().split() if part in lowered]


def in_commands(folder: Path, searched: Searched, *, debug: bool) -> None:
    """Break every command in its midst, at the first place on its way where one can."""
    commands: dict[tuple[str, ...], list[list[str]]] = {(name,): [[name]] for name in _WITHOUT_A_TEXT}
    for slot in slots():
        commands.setdefault(slot.command, [slot.typed("1")]).append(slot.typed(TYPED))
    (folder / "people.csv").write_text(f"name,note\n{HELD},{HELD}\n", encoding="utf-8")
    with typist(folder, terminal=False, TYPIST_AT=str(shop.NOW.timestamp())) as at_work:
        for name, ways in commands.items():
            if not any(_broken(at_work, [*_DEBUG, *way] if debug else way, searched) for way in reversed(ways)):
                searched.whole.append(" ".join(name))


def _broken(at_work: Typist, command: list[str], searched: Searched) -> bool:
    for seam in _SEAMS:
        done = at_work.type(*command, breaking=seam, words=CANARY)
        if done.went_wrong:
            searched.faults += 1
            searched.search(f"{' '.join(command)} broken at {seam}", done.printed.decode("utf-8", "replace"))
            return True
    return False


def on_screens(path: Path, searched: Searched) -> None:
    """Break what every screen reads and writes: the counter goes on, or falls without a word."""
    for seam in (*_DOORS, "frontdesk.tui.desk_app:DeskApp.at_desk"):
        left = [mode for mode in FrontDesk.MODES if mode != "lock"]
        while left:
            before = len(left)
            _through(path, left, seam, searched)
            if len(left) == before:
                searched.found.append(f"the counter does not even open: {searched.fell[-1:]}")
                return


def _through(path: Path, left: list[str], seam: str, searched: Searched) -> None:
    """Go through the screens that are left, until the counter falls on one of them."""
    said: list[str] = []

    async def steps(till: Any) -> None:
        with breaking(seam, CANARY):
            while left:
                till.app.go(left.pop(0))
                searched.faults += 1
                for keys in ("", "<down>", "<enter>", "<escape>"):
                    await till.type(keys)
                    said.extend(till.said)

    with redirect_stderr(StringIO()) as err, redirect_stdout(StringIO()) as out:
        try:
            journey(path, steps, by=None, notifications=True)
        except AssertionError as error:
            said.append(str(error))
        except Exception as error:  # noqa: BLE001  # Pilot hands on what ended the app
            searched.fell.append(f"before {left[:1]} at {seam}: {type(error).__name__}")
    searched.search(f"screens broken at {seam}", " ".join((*said, err.getvalue(), out.getvalue())).replace(HELD, ""))


@contextmanager
def logging_to(folder: Path) -> Iterator[None]:
    """Let what happens in this process be logged there."""
    before = os.environ.get("XDG_STATE_HOME")
    os.environ["XDG_STATE_HOME"] = str(folder)
    with ExitStack() as after:
        after.callback(os.environ.pop, "XDG_STATE_HOME", None)
        if before is not None:
            after.callback(os.environ.__setitem__, "XDG_STATE_HOME", before)
        yield


def in_logs(folder: Path, searched: Searched) -> int:
    """Look into all that was logged: the lines there are, none of which is a customer's."""
    lines = [line for file in folder.rglob("frontdesk.log*") for line in file.read_text(encoding="utf-8").splitlines()]
    for line in lines:
        searched.search("the log", line)
    return len(lines)
