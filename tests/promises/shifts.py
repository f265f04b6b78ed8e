"""Every way in which the program writes: what somebody does one after the other at a till."""

from __future__ import annotations

import pickle
import shlex
import shutil
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from frontdesk.store.file.creation import create_shop
from tests.promises import counter, shops
from tests.promises.product import scratch
from tests.promises.shops import HOUR, NOW, Content, content

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.promises.warm import Warm

BACKUP = f"shop/shop-backups/shop-{shops.OPENED:%Y%m%d-%H%M%S}Z.db"
LATER = NOW + HOUR


@dataclass(frozen=True, slots=True)
class Shift:
    """Some commands on one kind of shop: a lived one, one of an older program, or none yet."""

    name: str
    kind: str
    commands: tuple[tuple[str, ...], ...]


def _shift(name: str, *lines: str, kind: str = "lived") -> Shift:
    return Shift(name, kind, tuple((*shlex.split(line), "--json") for line in lines))


SHIFTS = (
    _shift("create", "add Ann --phone 0305551", "add Bob --cue 'car: Golf'", kind="none"),
    _shift(
        "add", "add Ann --phone 03055512 --allergy nuts", "add Bob --cue 'car: Golf'", "add Cleo --link 'parent of 1'"
    ),
    _shift("visit", "visit 1", "visit 2 --order tea --happy -", "visit --walk-in --order tea"),
    _shift("edit", "edit 1 --note hello --likes tea", "edit 2 --phone 03055599 --tag vip", "usual 3 tea"),
    _shift(
        "hear", "feedback add 3 'more oats' --kind idea", "feedback close 1 --outcome sorry", "ideas decide 1 doing"
    ),
    _shift("promise", "followups add 1 call --on tomorrow", "dates add 2 booked --on tomorrow", "makegood add 2 cake"),
    _shift("keep house", "settings currency EUR", "team add Joe", "items add tea --price 2", "items retire 2"),
    _shift("import", "import customers people.csv --source list", "import visits visits.csv --source list"),
    _shift("forget", "forget 2 --yes", "forget 3 --yes"),
    _shift("undo", "undo", "undo", "undo 14"),
    _shift("merge", "merge 5 6", "merge 1 2", "undo"),
    _shift("migrate", "find Name1", "visit 1", kind="aged"),
    _shift("back up", "backup", "visit 1", "backup"),
    _shift("restore", f"restore {BACKUP} --yes", "visit 1"),
    _shift("archive", "import archive archive", "visit 1", kind="none"),
    Shift("counter", "lived", ((counter.NAME, "6"),)),
)


@contextmanager
def staged(warm: Warm) -> Iterator[Path]:
    """Where the shop of each kind lies, in a folder each; whoever shares the program shares them as well."""
    if warm.staged is None:
        with scratch(in_memory=True) as folder:
            _stage(folder, warm)
            yield folder
        return
    if not any(warm.staged.iterdir()):
        _stage(warm.staged, warm)
    yield warm.staged


def _stage(folder: Path, warm: Warm) -> None:
    made = folder / "lived"
    made.mkdir()
    shops.lived(made, warm)
    shutil.copytree(made, folder / "aged")
    shops.aged(folder / "aged" / "shop" / "shop.db")
    shutil.copytree(made, folder / "none", ignore=shutil.ignore_patterns("shop"))


def states(shift: Shift, staged: Path, warm: Warm) -> tuple[list[Content | None], float]:
    """What the shop holds at first and after each act that is acknowledged, and the seconds that all take."""
    if shift.commands[0][0] == counter.NAME:
        return _served(shift, int(shift.commands[0][1]), staged, warm)
    with scratch(in_memory=True) as folder:
        lay_out(shift, staged, folder)
        shop = folder / "shop" / "shop.db"
        found, taken = [content(shop)], 0.0
        for command in shift.commands:
            ran = warm.run(folder, [command], at=LATER)
            if ran.codes != (0,):
                raise RuntimeError((command, ran.codes, ran.err))
            taken += ran.seconds
            found.append(content(shop))
    return found, taken


def _served(shift: Shift, visits: int, staged: Path, warm: Warm) -> tuple[list[Content | None], float]:
    """A counter is one command, which acknowledges visit after visit."""
    found, taken = [], 0.0
    for some in range(visits + 1):
        with scratch(in_memory=True) as folder:
            lay_out(shift, staged, folder)
            taken = warm.run(folder, [(counter.NAME, str(some))], at=LATER).seconds
            found.append(content(folder / "shop" / "shop.db"))
    return found, taken


def events(shift: Shift, staged: Path, warm: Warm) -> int:
    """How many statements and changes of files a shift makes in all: at each of them it may be killed."""
    with scratch(in_memory=True) as folder, scratch() as noted:
        lay_out(shift, staged, folder)
        warm.run(folder, shift.commands, at=LATER, record=noted / "events")
        return len(pickle.loads((noted / "events").read_bytes()))


def empty() -> Content | None:
    """What a shop holds that was made and nothing more: a till that goes on from there has lost nothing."""
    with scratch() as folder:
        create_shop(folder / "shop.db")
        return content(folder / "shop.db")


def lay_out(shift: Shift, staged: Path, folder: Path) -> None:
    """Put the shop that a shift begins with into a folder."""
    shutil.copytree(staged / shift.kind, folder, dirs_exist_ok=True)
