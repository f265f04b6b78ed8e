"""Bringing the shop back from a backup: explained before, and only done when its word is typed."""

from __future__ import annotations

from frontdesk.tui.screens.dialogs.word import TypedWord


class Restore(TypedWord):
    """What will happen to the shop that lies there."""

    TITLE = "Bring the shop back from a backup"
    TO_TYPE = "restore"
    BUSY = "The shop is being brought back; that takes a moment."
