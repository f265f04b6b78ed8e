"""What the Data screen lists: what can be done, what came in last, and the backups there are."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from frontdesk.tui.screens.taking_back import when_words
from frontdesk.tui.typed_paths import shortened
from frontdesk.tui.widgets.backup_head import Age
from frontdesk.tui.widgets.page_lines import Entry, Part
from frontdesk.words.phrases import count

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from frontdesk.desk.desk import Desk
    from frontdesk.records.copies import BackupAge, BackupLine
    from frontdesk.records.deeds import Imported

DO, CAME_IN, BACKUPS = "can do", "came in", "backups"
_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)
_KILO, _MEGA, _GIGA = 1_000, 1_000_000, 1_000_000_000
_NOT_YET = "Files that were imported will stand here; each can be taken back."
_NONE = "none yet"
_NO_COPY = "Backups will stand here, the newest first."


class Deed(NamedTuple):
    """Something that can be done: its key, the action behind it, and what it is."""

    key: str
    action: str
    name: str
    what: str


DEEDS = (
    Deed("i", "bring", "Import a file", "customers, items, visits"),
    Deed("e", "take_out", "Export", "a list, or everything"),
    Deed("b", "back_up", "Back up now", "a checked copy of it all"),
)


class Kept(NamedTuple):
    """What there is to show: the imports, the backups, the age of the newest good one, and where they lie."""

    imports: Sequence[Imported]
    backups: Sequence[BackupLine]
    age: BackupAge | None
    folder: Path


def parts(kept: Kept, desk: Desk) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """What can be done and what came in; and, beside it where there is room, the backups."""
    came = tuple(_import(each, desk) for each in kept.imports) or (Entry("none", None, _NONE, _NOT_YET),)
    copies = tuple(_backup(each, desk) for each in kept.backups) or (Entry("no copy", None, _NONE, _NO_COPY),)
    deeds = tuple(Entry(f"do {each.key}", each, each.name, each.what, lead=each.key) for each in DEEDS)
    return (Part(DO, deeds), Part(CAME_IN, came)), (Part(BACKUPS, copies),)


def _import(one: Imported, desk: Desk) -> Entry:
    action = one.action
    back = action.undone_by is not None
    what = f"taken back: {action.label[:1].lower()}{action.label[1:]}" if back else action.label
    counts = [f"{one.added:,} new", f"{one.changed:,} changed" if one.changed else "", action.who]
    tail = " · ".join(filter(None, counts))
    key = f"import {action.id}"
    return Entry(key, action, when_words(action.at, desk), what, tail, style="$quiet" if back else "")


def _backup(line: BackupLine, desk: Desk) -> Entry:
    how = "encrypted" if line.sealed else "verified" if line.verified else "not verified: its checksum is missing"
    style = "$cool" if line.verified or line.sealed else "$warm"
    name, what = line.path.name, f"{how} · {size(line.size)}"
    return Entry(f"backup {name}", line, when_words(line.taken_at, desk), what, name, style=style)


def age(kept: Kept, desk: Desk) -> Age:
    """What the head says of the last verified backup."""
    place = shortened(kept.folder)
    if kept.age is None:
        why = "A disk that dies takes the whole shop with it."
        return Age("There is no verified backup yet.", f"{why} b makes one now, in {place}.", alarm=True)
    at = when_words(kept.age.line.taken_at, desk)
    if not kept.age.old:
        sentence = f"Last verified backup {since(kept.age.age)}"
        return Age(sentence, f"{at} · {count(len(kept.backups), 'backup')} in {place}")
    days = kept.age.age // _DAY
    return Age("days since the last verified backup", f"It was made {at}. b makes one now.", days, alarm=True)


def since(passed: timedelta) -> str:
    """How long ago something was, as one says it: "just now", "25 min ago", "3 h ago", "2 days ago"."""
    if passed < timedelta(minutes=1):
        return "just now"
    if passed < _HOUR:
        return f"{passed // timedelta(minutes=1)} min ago"
    return f"{passed // _HOUR} h ago" if passed < 2 * _DAY else f"{passed // _DAY} days ago"


def size(number: int) -> str:
    """How big a file is, as file lists say it."""
    for unit, name in ((_GIGA, "GB"), (_MEGA, "MB"), (_KILO, "kB")):
        if number >= unit:
            return f"{number / unit:,.1f} {name}"
    return count(number, "byte")
