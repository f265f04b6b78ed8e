"""What two tills changed at once, settled by whoever sits here: they are shown both versions, and choose."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from frontdesk.errors import ChangedMeanwhile
from frontdesk.words.display import shown

if TYPE_CHECKING:
    from frontdesk.tui.desk_app import DeskApp

_READ = 8.0
"""Seconds that a sentence on somebody else's change stays: longer than one on what was just done here."""


class StillHere(ChangedMeanwhile):
    """Nothing was saved; what you typed is still here."""

    hint = ""


async def settled(app: DeskApp, clash: ChangedMeanwhile) -> Any:
    """Ask which version stands, and do it again with that; what it answers.

    Raises:
        ChangedMeanwhile: it is none about which anybody can choose.
        StillHere: nobody chose; nothing was saved.
    """
    from frontdesk.desk.clashing import TwoVersions
    from frontdesk.tui.screens.dialogs.versions import Versions

    while isinstance(clash, TwoVersions) and app.desk is not None:
        question = Versions(clash.versions, clash.by(app.desk))
        app.let_go_of_keys()
        app.push_screen(question)
        chosen = await question.answer
        if chosen is None:
            raise StillHere from clash
        try:
            return await app.at_once(partial(clash.again, sides=chosen))
        except TwoVersions as once_more:
            clash = once_more
    raise clash


def say_beside(app: DeskApp, done: Any) -> None:
    """Say what another till changed in the same thing meanwhile, if it did: both stand."""
    if beside := getattr(done, "beside", ""):
        app.notify(shown(beside), timeout=_READ, markup=False)
