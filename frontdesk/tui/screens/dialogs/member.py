"""Somebody of the team: their name, and what they do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.tui.screens.dialogs.writing import Writing

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from frontdesk.records.team import Staff


class MemberDialog(Writing):
    """A name and a role; `save` is told "name" and "role"."""

    FIELDS = (
        ("name", "Name", "as everybody calls them"),
        ("role", "Role", "barista, owner, or nothing"),
    )
    NEEDED = ("name",)

    def __init__(self, member: Staff | None, *, save: Callable[[Mapping[str, str]], Awaitable[None]]) -> None:
        values = {"name": member.name, "role": member.role} if member else {}
        title = "Change" if member else "New on the team"
        super().__init__(title, member.name if member else "", save=save, values=values)
