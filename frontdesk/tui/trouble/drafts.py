"""The words of a form that stands open: what was typed in it, and how they come to stand there again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from textual.widgets import Input

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from textual.screen import Screen

    from frontdesk.records.drafts import Draft


@runtime_checkable
class Form(Protocol):
    """A dialog that says what it is and whom it is about, and whose words may be kept."""

    keeps_words: bool

    @property
    def named(self) -> tuple[str, str, str]:
        """Which form it is, what stands above it, and whom it is about."""

    @property
    def typed(self) -> dict[str, str]:
        """What somebody typed there that did not stand there before."""


def being_typed(screens: Iterable[Screen[Any]], at: datetime) -> Iterator[Draft]:
    """What somebody is typing on these screens at an instant, as far as it may be kept."""
    from frontdesk.records.drafts import Draft

    for screen in screens:
        if isinstance(screen, Form) and screen.keeps_words and (words := screen.typed):
            yield Draft(*screen.named, tuple(words.items()), at)


def words_in(screen: Screen[Any]) -> dict[str, str]:
    """What stands in each field, by its name or its place."""
    return {box.id or str(place): box.value for place, box in enumerate(screen.query(Input))}


def put_in(screen: Screen[Any], words: dict[str, str]) -> None:
    """Have these words in their fields."""
    for place, box in enumerate(screen.query(Input)):
        text = words.get(box.id or str(place))
        if text is not None:
            box.value = text
            box.cursor_position = len(text)
