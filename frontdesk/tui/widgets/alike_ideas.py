"""Ideas that say the same as the one being written: a person decides whether they are one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.tui.widgets.choices import Choices
from frontdesk.words.phrases import count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frontdesk.records.ideas import Idea

_NEW = "a new idea"


class AlikeIdeas(Choices):
    """Nothing as long as nothing is similar; then an idea of its own, which is marked at first, and the others."""

    DEFAULT_CSS = "AlikeIdeas { height: 0; }"

    def __init__(self) -> None:
        super().__init__(id="feedback-alike")
        self._ideas: tuple[Idea, ...] = ()

    @property
    def same(self) -> Idea | None:
        """The idea that a person says is the same; None for one of its own."""
        return self._ideas[self.chosen - 1] if self._ideas and self.chosen else None

    def show_ideas(self, ideas: Sequence[Idea]) -> None:
        """Offer these; what was marked stays marked while it is among them."""
        marked = self.same
        self._ideas = tuple(ideas)
        places = [idea.id for idea in ideas]
        chosen = places.index(marked.id) + 1 if marked is not None and marked.id in places else 0
        rows = [(_NEW, ""), *((idea.title, _standing(idea)) for idea in ideas)] if ideas else []
        self.styles.height = len(rows)
        self.display = bool(rows)
        self.show(rows, chosen=chosen)


def _standing(idea: Idea) -> str:
    return " · ".join(filter(None, (f"asked by {count(idea.askers, 'person', 'people')}", idea.decision)))
