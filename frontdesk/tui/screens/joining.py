"""What the screens share on which two customers become one: the question, and doing what was answered."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from frontdesk.tui.screens.list_screen import ListScreen

if TYPE_CHECKING:
    from frontdesk.records.found import CustomerLine
    from frontdesk.records.twins import Likeness
    from frontdesk.tui.screens.dialogs.merge import Joined


class Joining(ListScreen):
    """A list of which two people may be one."""

    async def ask_to_join(self, one: CustomerLine, other: CustomerLine, why: Likeness | None = None) -> None:
        """Put the two side by side, and ask."""
        from frontdesk.desk.roster.choosing import compared
        from frontdesk.desk.roster.duplicates import compare
        from frontdesk.tui.screens.dialogs.merge import Merge

        with self.plainly():
            fields = await self.at_desk(partial(compared, a=one.id, b=other.id))
            found = why if why is not None else await self.at_desk(partial(compare, one=one.id, other=other.id))
            words = found.discreet if self.app.masked else found.words
            self.app.push_screen(Merge(one, other, fields, words), self._joined)

    async def _joined(self, answer: Joined | None) -> None:
        if answer is None:
            return
        if answer.apart:
            await self.say_apart(answer.kept, answer.gone)
            return
        from frontdesk.desk.roster.merging import merge

        with self.plainly():
            kept, gone = answer.kept, answer.gone
            await self.at_desk(partial(merge, kept_id=kept.id, gone_id=gone.id, keep=answer.keep))
            self.status.done(f"{gone.name} joined {kept.name}")
            self.settled(kept, gone)
        await self.show_again()

    async def say_apart(self, one: CustomerLine, other: CustomerLine) -> None:
        """Remember that they are two."""
        from frontdesk.desk.roster.duplicates import apart

        with self.plainly():
            await self.at_desk(partial(apart, one=one.id, other=other.id))
            self.status.done(f"{one.name} and {other.name} are two")
            self.settled(one, other)
        await self.show_again()

    def settled(self, one: CustomerLine, other: CustomerLine) -> None:
        """The question of these two is answered."""
