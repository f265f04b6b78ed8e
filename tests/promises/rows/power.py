"""Saved stays saved when the power goes, under the program's own settings of its engine."""

from __future__ import annotations

import pickle
import random
import shutil
import sqlite3
from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from frontdesk.errors import FrontdeskError
from frontdesk.keeping.backup import all_of
from frontdesk.store.file.connection import connect
from frontdesk.store.file.soundness import broken_pages, broken_references
from frontdesk.store.search import index
from tests.promises import counter, shifts
from tests.promises.power.contents import digest
from tests.promises.power.disk import Disk
from tests.promises.power.replaying import Replay, files_of
from tests.promises.product import scratch
from tests.promises.promise import Outcome, Promise, Size, outcome
from tests.promises.warm import Warm, warm

if TYPE_CHECKING:
    from pathlib import Path

    from tests.promises.power.disk import Op

SEED = 3
MODELS = ("journal", "posix")
_SHOP = "shop/shop.db"
_ONE_BY_ONE = ("hear", "promise", "edit", "keep house", "undo", "merge")


@dataclass(frozen=True, slots=True)
class Story:
    """What happened to one shop, down to the disk: the files it began with, every operation, every state it went by."""

    name: str
    files: dict[str, bytes | None]
    log: list[Op]
    states: list[bytes | None]
    copies: dict[str, bytes]


def check(size: Size) -> Outcome:
    """Cut the power at moments drawn by lot, in each story and under each model of a disk."""
    cuts = size.of(500, 20_000)
    with warm() as program, shifts.staged(program) as staged:
        stories = [_lived(*plot, staged, program) for plot in _plots()]
    whole = sum(len(story.log) for story in stories)
    seen, faults = Counter[str](), []
    for story in stories:
        for model in MODELS:
            share = max(5, round(cuts / len(MODELS) * len(story.log) / whole))
            faults += _cut(story, model, share, seen)
    figures = f"{seen['cuts']:,} cuts, {seen['told']:,} acts told: {seen['lost']} lost, {seen['damaged']} damaged"
    return outcome(figures, faults, enough=seen["told"] > 0)


def _plots() -> list[tuple[str, str, list[tuple[str, ...]]]]:
    """Every story: its name, the shop it begins with, and what is done."""
    by_name = {shift.name: shift for shift in shifts.SHIFTS}
    day = [*by_name["create"].commands, *by_name["import"].commands, ("backup", "--json")]
    day += [*by_name["forget"].commands, ("backup", "--json")]
    acts = [command for name in _ONE_BY_ONE for command in by_name[name].commands if "14" not in command]
    return [
        ("first day", "none", day),
        ("counter", "lived", [(counter.NAME, "60")]),
        ("commands", "lived", acts),
        *((name, by_name[name].kind, [*by_name[name].commands]) for name in ("migrate", "restore", "archive")),
    ]


def _lived(name: str, kind: str, commands: list[tuple[str, ...]], staged: Path, program: Warm) -> Story:
    with scratch() as folder:
        for part in ("record", "replay"):
            shutil.copytree(staged / kind, folder / part)
        files = files_of(folder / "replay")
        ran = program.run(folder / "record", commands, at=shifts.LATER, record=folder / "events")
        if len(ran.codes) < len(commands):
            raise RuntimeError((name, commands[len(ran.codes) - 1], ran.err))
        replay = Replay(folder / "replay", _SHOP)
        replay.play(pickle.loads((folder / "events").read_bytes()))
    return Story(name, files, replay.log, replay.states, replay.renamed)


def _cut(story: Story, model: str, cuts: int, seen: Counter[str]) -> list[str]:
    """Play a story on a disk, and look at what is left of it wherever the power goes."""
    dice = random.Random(f"{SEED} {story.name} {model}")
    points = Counter(dice.choices(range(len(story.log)), k=cuts))
    disk, state, promised, copies, faults = Disk(model, story.files), 0, 0, set[str](), []
    for number, op in enumerate(story.log):
        if op[0] == "state":
            state = op[1]
        elif op[0] == "said":
            promised, copies = state, {name for name in disk.live if name.endswith("Z.db") and "backups/" in name}
            seen["told"] += 1
        else:
            disk.apply(op)
        for again in range(points[number]):
            with scratch(in_memory=True) as folder:
                disk.crash(dice, folder)
                wrong = _wrong(folder, story.states, range(promised, state + 2)) or _bad_copies(folder, story, copies)
            seen.update(cuts=1, **{word: 1 for word, _ in wrong[:1]})
            faults += [f"{story.name}, {model}, cut {number}.{again}: {word}: {what}" for word, what in wrong]
    return faults


def _wrong(folder: Path, states: list[bytes | None], due: range) -> list[tuple[str, str]]:
    """What is wrong with the shop that came back, which is to be in one of the states that are due."""
    shop = folder / _SHOP
    found = None
    if shop.exists():
        try:
            with closing(connect(shop, reading=False)) as connection:
                broken = [*broken_pages(connection), *broken_references(connection), *index.faults(connection)]
                found = digest(connection)
        except (FrontdeskError, sqlite3.Error, ValueError) as error:
            return [("damaged", f"{type(error).__name__}: {error}")]
        if broken:
            return [("damaged", str(broken[:3]))]
    if found in [states[number] for number in due if number < len(states)]:
        return []
    if found in states:
        return [("lost", f"it is as after commit {states.index(found)}, and {due.start} were promised")]
    return [("damaged", "it holds what it never held")]


def _bad_copies(folder: Path, story: Story, promised: set[str]) -> list[tuple[str, str]]:
    """Backups that were promised and are not there, or that bear their name and are not what was made."""
    there = {str(file.relative_to(folder)): file for file in all_of(folder / "shop" / "shop-backups")}
    wrong = [("lost", f"no backup {name}") for name in sorted(promised - there.keys())]
    made = story.files | story.copies
    return wrong + [("damaged", f"{name} is not whole") for name in there if there[name].read_bytes() != made[name]]


PROMISE = Promise(2, "... and when the power goes", check)
