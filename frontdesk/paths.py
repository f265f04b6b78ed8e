"""Where things are: the shop's file, the till's settings, the log, the backups, the demo shop."""

from __future__ import annotations

import os
import re
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from frontdesk.errors import BadInput, StoreTrouble

if TYPE_CHECKING:
    from collections.abc import Iterator

_APP: Final = "frontdesk"
_ADDRESS: Final = r"(?!file:)(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*)://+"
_OWN_ADDRESS: Final = r"(?s)sqlite://(?P<path>/.*)?"


class NotAFile(BadInput):
    """The shop is kept in a file, and this address names none."""

    hint = "Give --db or FRONTDESK_DB a path such as ~/shop.db."


class NoFolder(StoreTrouble):
    """A folder that is needed cannot be made."""

    hint = "See that the disk may be written to and that no file bears the folder's name."


def database(given: str | Path | None = None, configured: Path | None = None) -> Path:
    """Find the shop's file: as given on the command line, else FRONTDESK_DB, else as configured.

    Args:
        given: a path, or `sqlite:///` before one.
        configured: what the till's settings say.

    Raises:
        NotAFile: the address is of another kind of database.
    """
    named = _named(given, "FRONTDESK_DB")
    if named is not None:
        return _absolute(_path_of(named))
    if configured is not None:
        return _absolute(configured)
    from platformdirs import user_data_path

    return _absolute(user_data_path(_APP, appauthor=False) / "shop.db")


def settings_file(given: str | Path | None = None) -> Path:
    """Find the till's settings: as given on the command line, else FRONTDESK_SETTINGS."""
    named = _named(given, "FRONTDESK_SETTINGS")
    if named is not None:
        return _absolute(named)
    from platformdirs import user_config_path

    return _absolute(user_config_path(_APP, appauthor=False) / "settings.toml")


def log_file() -> Path:
    """Find where errors are logged, without customer data."""
    from platformdirs import user_log_path

    return _absolute(user_log_path(_APP, appauthor=False) / "frontdesk.log")


def backup_folder(database: Path) -> Path:
    """Find the usual backup folder of a shop: beside its file and named after it, lest two shops mix."""
    return _absolute(database).parent / f"{database.stem}-backups"


def demo_shop() -> Path:
    """Find the demo shop's CSV files: inside the installed package, else in the checkout beside it."""
    package = Path(__file__).parent
    packaged = package / "data"
    return packaged if packaged.is_dir() else package.parent / "data"


def as_typed(said: str | Path) -> Path:
    """Read a path as a person writes it: `~` is their own folder, and part of the name where nobody is called so."""
    try:
        return Path(said).expanduser()
    except RuntimeError:
        return Path(said)


def private_folder(path: Path) -> Path:
    """Make a folder and its missing parents for their owner alone; what is there stays as it is.

    Raises:
        NoFolder: it cannot be made, or a file is in its place.
    """
    missing = [folder for folder in (path, *path.parents) if not folder.exists()]
    try:
        for folder in reversed(missing):
            folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as trouble:
        raise NoFolder(f"The folder {path} cannot be made: {trouble.strerror}.") from trouble
    if not path.is_dir():
        raise NoFolder(f"There is a file where the folder {path} should be.")
    return path


@contextmanager
def new_folders(path: Path) -> Iterator[None]:
    """Whatever the block makes of this folder and its parents goes again if the block fails and left nothing in it."""
    missing = [folder for folder in (path, *path.parents) if not folder.exists()]
    try:
        yield
    except BaseException:
        for folder in missing:
            with suppress(OSError):  # somebody may use it by now
                folder.rmdir()
        raise


@contextmanager
def folder_for(path: Path) -> Iterator[Path]:
    """A folder for what the block puts into it, made as `private_folder` makes it; an empty one is not left behind.

    Raises:
        NoFolder: it cannot be made.
    """
    with new_folders(path):
        yield private_folder(path)


def _named(given: str | Path | None, variable: str) -> str | Path | None:
    """Prefer what was given, even an empty text: a script's mistake must not open another shop."""
    return given if given is not None else os.environ.get(variable) or None


def _path_of(named: str | Path) -> str | Path:
    if isinstance(named, Path):
        return named
    if own := re.fullmatch(_OWN_ADDRESS, named):
        named = (own["path"] or "")[1:]
    if not named or re.match(_ADDRESS, named):
        raise NotAFile
    return named


def _absolute(named: str | Path) -> Path:
    """Make a path absolute, so that SQLite never takes a name such as `file:x` for an address."""
    return as_typed(named).absolute()
