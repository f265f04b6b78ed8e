"""Something given to make good what went wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Static

from frontdesk.tui.screens.dialogs.writing import Writing
from frontdesk.tui.text import plainly

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator, Mapping

    from textual.widget import Widget

    from frontdesk.records.voices import Budget


class MakeGoodDialog(Writing):
    """What, and what it cost; below it what staff may give without asking.

    `save` is told "what" and "cost".

    Args:
        name: whom it is given to.
        budget: what staff may give; None where nobody knows.
        currency: the shop's.
        why: what went wrong, in few words; empty when it is for nothing in particular.
        save: told the two fields.
    """

    FIELDS = (("what", "What", "the coffee on us, made again, 10 % off"), ("cost", "Worth", "3.50, or nothing"))
    NEEDED = ("what",)

    def __init__(
        self,
        name: str,
        *,
        budget: Budget | None,
        currency: str,
        why: str = "",
        save: Callable[[Mapping[str, str]], Awaitable[None]],
    ) -> None:
        super().__init__("Make good to", name, save=save)
        self._budget = budget
        self._currency = currency
        self._why = why

    def above(self) -> Iterator[Widget]:
        """What went wrong, and what may be given for it."""
        if self._why:
            yield Static(plainly(f"For: {self._why}", "$warm"), id="make-good-why")
        if self._budget is not None:
            yield Static(plainly(budget_words(self._budget, self._currency), "$quiet"), id="make-good-budget")


def budget_words(budget: Budget, currency: str) -> str:
    """What staff may give without asking, in words."""
    from frontdesk.desk.ordering.items import price_words

    each, left = (price_words(units, currency) for units in (budget.each, budget.left))
    return f"Up to {each} {currency} each, {left} left this month"
