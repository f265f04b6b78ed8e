"""The till's own settings, kept in a file that people may edit."""

from __future__ import annotations

import os
import stat
from contextlib import contextmanager
from types import MappingProxyType, SimpleNamespace
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from frontdesk.errors import BadInput, FrontdeskError
from frontdesk.paths import as_typed, private_folder

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path


class UnreadableSettings(BadInput):
    """The till's settings cannot be read; they were left as they are."""

    hint = "Mend that line, or move the file away to start with the usual settings."


class OthersMayWrite(UnreadableSettings):
    """The till's settings name a command to be run, and somebody else may write them; it was not run."""

    hint = "Look at what stands there; then make it your own file with `chmod 600` and `chown`."


class SettingsNotSaved(FrontdeskError):
    """The till's settings could not be saved; the old ones are still there."""

    hint = "See that the folder may be written to and the disk is not full."


class Settings(NamedTuple):
    """What is true of this machine alone; what is true of the shop stands in its database.

    No dataclass: to make one of these and one of `Draft` takes 2 ms, which the first paint would wait for.

    Attributes:
        database: the shop's file; None for the usual place.
        till: this machine's name in the journal.
        theme: of the counter's colours.
        keys: binding id to the keys that a person prefers for it.
        mask: whether phones and notes start hidden, where the screen faces the queue.
        backup_folder: where backups go; None for beside the shop's file.
        backup_to: where a second copy of each backup goes: a folder, or `remote:path` for rclone; None for nowhere.
        backup_recipient: the age recipient whom that second copy is encrypted for; None for as it is.
        passphrase_command: prints the passphrase of an encrypted shop, as a password manager's command does.
        staff: who was chosen last at this till, by name; None for nobody.
        locks: the shop whose PINs this till asked for last: its counter begins locked, so that a PIN that is typed
            ahead is seen nowhere; None for none.
    """

    database: Path | None = None
    till: str = os.uname().nodename or "till"
    theme: str = "counter-dark"
    keys: Mapping[str, str] = MappingProxyType({})
    mask: bool = False
    backup_folder: Path | None = None
    backup_to: str | None = None
    backup_recipient: str | None = None
    passphrase_command: str | None = None
    staff: str | None = None
    locks: str | None = None


class Draft(SimpleNamespace):
    """Settings that are being changed; the fields are those of `Settings`."""

    database: Path | None
    till: str
    theme: str
    keys: dict[str, str]
    mask: bool
    backup_folder: Path | None
    backup_to: str | None
    backup_recipient: str | None
    passphrase_command: str | None
    staff: str | None
    locks: str | None


_LARGEST: Final = 100_000
"""Bytes that are read: a name of a megabyte would stand in every act of this till."""

_NAMES: Final = Settings._fields
_PATHS: Final = ("database", "backup_folder")


def load(path: Path) -> Settings:
    """Read the till's settings; without a file they are the usual ones, and unknown keys are let be.

    Args:
        path: the settings file; a path inside it counts from its folder.

    Raises:
        UnreadableSettings: the file is no TOML (the line is named), or a key has a value of the wrong kind.
        OthersMayWrite: it names a command, which whoever may write the file would run in this person's name.
    """
    text = _text_of(path)
    if not text:
        return Settings()
    import tomllib  # here, because most tills never wrote a settings file, and the counter's first paint waits

    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as trouble:
        raise UnreadableSettings(f"The settings in {path} cannot be read: {trouble}.") from None
    except RecursionError:
        raise UnreadableSettings(f"The settings in {path} cannot be read: lists stand in lists without end.") from None
    known: dict[str, Any] = {name: found[name] for name in _NAMES if name in found}
    for name, value in known.items():
        if not _fits(name, value):
            line = _line_of(name, text)
            raise UnreadableSettings(
                f"The settings in {path} cannot be read: {name} has a wrong value (at line {line})."
            )
    if "passphrase_command" in known and _others_may_write(path):
        raise OthersMayWrite(f"The settings in {path} name a passphrase_command, and others may write there; not run.")
    for name in known.keys() & set(_PATHS):
        known[name] = path.parent / as_typed(known[name])
    return Settings(**known)


@contextmanager
def changing(path: Path) -> Iterator[Draft]:
    """Change the till's settings: whatever the block sets on the draft it is given is written at its end.

    Only what was changed is written, so comments, order and unknown keys stay, and a setting that another
    window changed meanwhile is kept. Nothing is written when nothing changed or the block raised. The file is
    replaced in one step and readable by its owner alone.

    Raises:
        UnreadableSettings: the file cannot be read, so it is not written either.
        SettingsNotSaved: the disk refused.
    """
    before = load(path)
    draft = Draft(**{name: getattr(before, name) for name in _NAMES} | {"keys": dict(before.keys)})
    yield draft
    changed = {name: getattr(draft, name) for name in _NAMES if getattr(draft, name) != getattr(before, name)}
    if not changed:
        return
    text = _rewritten(_text_of(path), changed)
    try:
        _replace(path.resolve(), text)
    except OSError as trouble:
        raise SettingsNotSaved(f"The settings in {path} could not be saved: {trouble.strerror}.") from trouble


def _text_of(path: Path) -> str:
    try:
        with path.open("rb") as file:
            raw = file.read(_LARGEST + 1)
        if len(raw) > _LARGEST:
            raise UnreadableSettings(f"The settings in {path} are larger than settings ever are.")
        return raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except FileNotFoundError:
        return ""
    except OSError as trouble:
        raise UnreadableSettings(f"The settings in {path} cannot be read: {trouble.strerror}.") from trouble
    except UnicodeDecodeError as trouble:
        line = trouble.object[: trouble.start].count(b"\n") + 1
        raise UnreadableSettings(f"The settings in {path} are not UTF-8 (at line {line}).") from None


def _others_may_write(path: Path) -> bool:
    found = path.stat()
    return found.st_uid not in (0, os.geteuid()) or bool(found.st_mode & (stat.S_IWGRP | stat.S_IWOTH))


def _fits(name: str, value: object) -> bool:
    if name == "keys":
        return isinstance(value, dict) and all(isinstance(keys, str) for keys in value.values())
    return isinstance(value, bool if name == "mask" else str) and value != ""


def _line_of(name: str, text: str) -> int:
    lines = text.splitlines()
    return next((at for at, line in enumerate(lines, start=1) if line.lstrip("[ \t\"'").startswith(name)), 1)


def _rewritten(text: str, changed: dict[str, Any]) -> str:
    import tomlkit

    document = tomlkit.parse(text)
    for name, value in changed.items():
        if value in (None, ""):  # an emptied field is the usual one again
            document.pop(name, None)
        elif name == "keys":
            _keys_into(document.setdefault("keys", tomlkit.table()), value)
        else:
            document[name] = value if isinstance(value, bool) else str(value)
    return tomlkit.dumps(document)


def _keys_into(table: Any, keys: dict[str, str]) -> None:
    for gone in [binding for binding in table if binding not in keys]:
        del table[gone]
    for binding, struck in keys.items():
        if table.get(binding) != struck:
            table[binding] = struck


def _replace(path: Path, text: str) -> None:
    private_folder(path.parent)
    part = path.with_name(f"{path.name}.part")
    part.unlink(missing_ok=True)
    opened = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
    try:
        with os.fdopen(opened, "w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
