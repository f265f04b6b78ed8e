"""What screens may ask of the app, named apart so that neither imports the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from frontdesk.tui.key_order import OrderedKeys

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from frontdesk.desk.desk import Desk
    from frontdesk.settings import Settings

Answer = TypeVar("Answer")


class DeskApp(OrderedKeys[int]):
    """An app with a desk behind it."""

    settings: Settings
    settings_file: Path
    masked: bool = False

    @property
    def desk(self) -> Desk | None:
        """The open desk; None until it is there."""
        raise LookupError

    async def at_desk(self, act: Callable[[Desk], Answer]) -> Answer:
        """Do something at the desk, off the screen's thread."""
        raise LookupError

    def action_go(self, mode: str) -> None:
        """Go to one of the screens."""
        raise LookupError

    def take_place(self, desk: Desk) -> None:
        """Go on with this desk."""
        raise LookupError
