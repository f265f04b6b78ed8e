"""The counters that a command may open: the way in hands them over, so that this package need not know the screens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from frontdesk.settings import Settings


class OpenCounter(Protocol):
    """Opens the counter in this terminal."""

    def __call__(self, *, database: Path, settings_file: Path, settings: Settings, by: str | None, create: bool) -> int:
        """Stay until somebody leaves it; the exit code."""


class ServeCounter(Protocol):
    """Opens the counter to this machine's browsers."""

    def __call__(
        self,
        *,
        database: Path,
        settings_file: Path,
        settings: Settings,
        by: str | None,
        host: str,
        port: int | None,
        sessions: int,
        idle: float,
        tell: Callable[[str], None],
    ) -> int:
        """Stay until this process is told to stop; the exit code. Each address to open is told as it becomes good."""
