"""Forgetting somebody for good: what goes and what stays, and a word to be typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.tui.screens.dialogs.word import TypedWord

if TYPE_CHECKING:
    from frontdesk.records.forgetting import Forgetting

_MENTIONS = 4


class Forget(TypedWord):
    """What will be left of them."""

    TITLE = "Forget for good"
    TO_TYPE = "forget"
    BUSY = "They are being forgotten; that takes a moment."


def sentences(ahead: Forgetting) -> list[str]:
    """What there is to know before."""
    goes, stays = (", ".join(each.words for each in counted) for counted in (ahead.goes, ahead.stays))
    told = [f"Goes: {goes}.", f"Stays, as nobody's: {stays}."] if stays else [f"Goes: {goes}."]
    named = "; ".join(each.words for each in ahead.mentions[:_MENTIONS])
    more = f" and {len(ahead.mentions) - _MENTIONS} more" if len(ahead.mentions) > _MENTIONS else ""
    told += [f"Names them, and stays: {named}{more}."] if named else []
    return [*told, "Older backups hold them for up to 35 days more.", "There is no undo."]
