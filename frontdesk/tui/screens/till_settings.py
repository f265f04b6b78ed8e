"""Changes what is true of this till alone: kept in its settings file, and held from this moment on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from frontdesk.paths import as_typed
from frontdesk.settings import Settings, changing
from frontdesk.tui.messages import Masked

if TYPE_CHECKING:
    from frontdesk.tui.desk_app import DeskApp

HIDDEN = "hidden"


def change_here(app: DeskApp, name: str, text: str) -> None:
    """Let a setting of this till be what was typed; nothing typed is the usual value again.

    Raises:
        UnreadableSettings, SettingsNotSaved: the settings file cannot be read or written; all is as it was.
    """
    value = _meant(name, text.strip())
    with changing(app.settings_file) as draft:
        setattr(draft, name, value)
    app.settings = app.settings._replace(**{name: value})
    if name == "theme":
        app.theme = value
    elif name == "mask":
        app.masked = value
        app.screen.post_message(Masked())
    elif name == "till" and app.desk is not None:
        app.take_place(replace(app.desk, till=value))


def _meant(name: str, said: str) -> Any:
    if name == "mask":
        return said == HIDDEN
    if not said:
        return getattr(Settings(), name)
    return as_typed(said).absolute() if name == "backup_folder" else said
