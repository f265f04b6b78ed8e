"""The words of forms that stood open when the counter stopped: kept for a day beside the shop, for its owner alone."""

from __future__ import annotations

import json
import os
import secrets
from contextlib import suppress
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from frontdesk.paths import private_folder
from frontdesk.records.drafts import Draft
from frontdesk.store.file.connection import sync_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

KEPT: Final = timedelta(days=1)
_LARGEST: Final = 1_000_000
"""Characters that are read of a file: no form holds more."""


def folder(shop: Path) -> Path:
    """Where the drafts of a shop lie."""
    return shop.parent / f"{shop.stem}-drafts"


def keep(shop: Path, drafts: Iterable[Draft]) -> bool:
    """Write down what was typed; whether all of it could be. It is on the disk when this returns."""
    try:
        for draft in drafts:
            _write(private_folder(folder(shop)), json.dumps(asdict(draft) | {"at": draft.at.isoformat()}))
    except (OSError, ValueError):
        return False
    return True


def waiting(shop: Path, now: datetime) -> list[Draft]:
    """What was kept, oldest first; what is older than a day, or cannot be read, goes now."""
    found = []
    for file in _files(shop):
        draft = _read(file)
        if draft is not None and timedelta() <= now - draft.at <= KEPT:
            found.append(draft)
        else:
            _remove(file)
    return sorted(found, key=lambda each: each.at)


def taken(shop: Path, draft: Draft) -> None:
    """These words stand in their form again."""
    for file in _files(shop):
        if _read(file) == draft:
            _remove(file)


def wipe(shop: Path) -> None:
    """Throw all of them away: nobody can tell whom their words name."""
    for file in _files(shop):
        _remove(file)


def _files(shop: Path) -> Iterator[Path]:
    with suppress(OSError):
        yield from sorted(folder(shop).glob("*.json"))


def _write(place: Path, text: str) -> None:
    name = place / f"{secrets.token_hex(8)}.json"
    found = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0), 0o600)
    with os.fdopen(found, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    sync_folder(place)


def _read(file: Path) -> Draft | None:
    try:
        found = os.open(file, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(found, encoding="utf-8") as stream:
            said = json.loads(stream.read(_LARGEST))
        words = tuple((str(name), str(text)) for name, text in said["words"])
        at = datetime.fromisoformat(said["at"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    if at.tzinfo is None:
        return None
    return Draft(str(said["form"]), str(said["title"]), str(said["about"]), words, at)


def _remove(file: Path) -> None:
    with suppress(OSError):
        file.unlink()
