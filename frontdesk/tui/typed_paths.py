"""Paths as people type, paste or drop them, and the names that could follow."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from frontdesk.paths import as_typed
from frontdesk.words.folding import plain

MOST = 200
"""Names of a folder that are offered; who looks for one among more types another letter."""

_ANEW = re.compile(r".*/(?=[/~])")
"""What stands before a path that begins anew: `~//tmp/x` means `/tmp/x`, as it does where one is pasted behind `~/`."""


class Name(NamedTuple):
    """A name that fits what is typed: the whole path as one would type it, the name alone, whether it is a folder."""

    typed: str
    name: str
    folder: bool


def meant(typed: str) -> Path:
    """The path that somebody means: quotes, escaped blanks, `file://` and `~` are understood; "" is the folder here.

    A name that really has such signs in it is taken as it stands.
    """
    text = typed.strip()
    if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"":
        text = text[1:-1]
    if text.startswith("file://"):
        text = unquote(urlsplit(text).path)
    text = _ANEW.sub("", text)
    path = as_typed(text)
    bare = as_typed(text.replace("\\ ", " ").replace("\\(", "(").replace("\\)", ")").replace("\\'", "'"))
    return path if bare == path or there(path) else bare


def shortened(path: Path) -> str:
    """A path as one types it: with ~ for the home folder."""
    home = Path.home()
    return str(Path("~") / path.relative_to(home)) if path.is_relative_to(home) else str(path)


def there(path: Path) -> bool:
    """Whether something stands there, even a link that leads nowhere."""
    try:
        return os.path.lexists(path)
    except ValueError:  # no file can be called that
        return False


def names(typed: str) -> list[Name]:
    """The names in the folder that is being typed which begin with what is typed of them; folders end in a slash.

    Hidden ones are offered once the dot is typed. Case does not matter, nor do accents.

    Raises:
        OSError: nobody may look into the folder, or there is none.
    """
    text = _ANEW.sub("", typed.lstrip())
    head, slash, begun = text.rpartition("/")
    folder = as_typed(head + slash) if slash else as_typed("")
    found = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(".") and not begun.startswith("."):
                continue
            if plain(entry.name).startswith(plain(begun)):
                found.append(_named(entry, head + slash))
    return sorted(found, key=lambda each: (not each.folder, plain(each.name)))[:MOST]


def _named(entry: os.DirEntry[str], before: str) -> Name:
    try:
        folder = entry.is_dir()
    except OSError:  # a link that leads nowhere
        folder = False
    name = f"{entry.name}/" if folder else entry.name
    return Name(before + name, name, folder)
