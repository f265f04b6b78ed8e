"""A promise to somebody: what is to be done, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.tui.screens.dialogs.writing import Writing

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping


class FollowUpDialog(Writing):
    """What, and a phrase for the day, which is said back with its weekday while one types.

    `save` is told "what" and "when".
    """

    FIELDS = (
        ("what", "What", "ring and ask if all is well"),
        ("when", "When", "tomorrow, friday, in 2 weeks, end of month, 1 dec"),
    )
    NEEDED = ("what", "when")
    DAY = "when"

    def __init__(self, name: str, *, save: Callable[[Mapping[str, str]], Awaitable[None]], what: str = "") -> None:
        super().__init__("Promise to come back to", name, save=save, values={"what": what})
