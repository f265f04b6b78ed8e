"""What somebody says of a file before it is imported: what its rows are, where a column goes, how it is read."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from frontdesk.records.incoming import Noun, Preview, PreviewColumn
from frontdesk.tui.screens.list_screen import ListScreen
from frontdesk.tui.screens.wish import ENCODINGS, KEPT, LEFT_OUT, POLICIES, Wish, field_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frontdesk.tui.screens.dialogs.choosing import Choice
    from frontdesk.tui.widgets.group_line import GroupLine

NOUNS = tuple(Noun)


class Saying(ListScreen):
    """A screen on which a file is looked at; whatever is said of it makes another look."""

    wish: Wish
    found: Preview | None = None

    def look_again(self, wish: Wish) -> None:
        """Look at the file once more, with what was said now."""
        raise LookupError(wish)

    def action_noun(self, step: int) -> None:
        """Say that the rows are the next kind; what was said of the columns goes with the old one."""
        self._say_noun(NOUNS[(NOUNS.index(self.wish.noun) + step) % len(NOUNS)])

    def on_group_line_clicked(self, message: GroupLine.Clicked) -> None:
        """A click says it."""
        message.stop()
        self._say_noun(NOUNS[message.place])

    def _say_noun(self, noun: Noun) -> None:
        self.look_again(replace(self.wish, noun=noun, mapping={}))

    def action_policy(self) -> None:
        """Add, update or skip possible duplicates."""
        following = POLICIES[(POLICIES.index(self.wish.on_duplicate) + 1) % len(POLICIES)]
        self.look_again(replace(self.wish, on_duplicate=following))

    def action_customers(self) -> None:
        """Make a customer of each unknown one, or not."""
        self.look_again(replace(self.wish, create_customers=not self.wish.create_customers))

    def action_day_first(self) -> None:
        """Read the dates in doubt day first."""
        self._say_order("day-first")

    def action_month_first(self) -> None:
        """Read them month first."""
        self._say_order("month-first")

    def _say_order(self, order: str) -> None:
        found = self.found
        column = next((each for each in found.columns if each.name == found.asks_of), None) if found else None
        if column is not None:
            self.look_again(self.wish.mapped(column.name, f"{column.field}:{order}"))

    def action_leave_out(self) -> None:
        """Leave the marked column out, or take it in under its own name."""
        column: PreviewColumn | None = self.rows.current
        if column is not None:
            self.look_again(self.wish.mapped(column.name, KEPT if column.field == LEFT_OUT else LEFT_OUT))

    def action_field(self) -> None:
        """Say where the marked column goes."""
        from frontdesk.tui.screens.dialogs.choosing import Choice, Choosing

        column: PreviewColumn | None = self.rows.current
        if column is None or self.found is None:
            return
        goes = {each.field: each.name for each in self.found.columns}
        keeps = [KEPT] if self.wish.noun is Noun.CUSTOMERS else []
        now = column.field.partition(":")[0] or KEPT
        fields = [*keeps, LEFT_OUT, *sorted(self.found.fields, key=field_words)]
        fields.sort(key=lambda field: field != now)
        choices = [Choice(field_words(field), f"now {goes[field]}" if field in goes else "") for field in fields]
        take = partial(self._take_field, column.name, fields)
        self.app.push_screen(Choosing("Where goes", column.name, choices, take=take))

    async def _take_field(self, column: str, fields: Sequence[str], place: int) -> Sequence[Choice]:
        self.look_again(self.wish.mapped(column, fields[place]))
        return ()

    def action_encoding(self) -> None:
        """Read the file in another encoding, where its names look wrong."""
        from frontdesk.tui.screens.dialogs.choosing import Choice, Choosing

        choices = [Choice(words, each) for each, words in ENCODINGS.items()]
        take = partial(self._take_encoding, [*ENCODINGS])
        self.app.push_screen(Choosing("Which letters are these?", self.wish.path.name, choices, take=take))

    async def _take_encoding(self, encodings: Sequence[str], place: int) -> Sequence[Choice]:
        self.look_again(replace(self.wish, encoding=encodings[place]))
        return ()
