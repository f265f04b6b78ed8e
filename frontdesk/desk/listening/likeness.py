"""Likeness: which ideas say something similar, so that a person can group them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from frontdesk.store.voices import ideas
from frontdesk.words.folding import tokens

if TYPE_CHECKING:
    from sqlmodel import Session

    from frontdesk.desk.desk import Desk
    from frontdesk.records.ideas import Idea

LIKE_ENOUGH: Final = 60
_SPELT_APART: Final = 85
"""How alike two texts are without their blanks: "oatmilk" shares no word with "oat milk"."""

_COMPARED: Final = 400
"""Characters of a text that are compared: who writes more than that says the idea first."""

_FILLERS: Final = frozenset(
    (
        *("a", "an", "the", "and", "or", "of", "to", "in", "on", "for", "with", "at", "it", "is", "be", "are", "was"),
        *("i", "we", "you", "they", "me", "us", "my", "our", "your", "have", "has", "had", "do", "does", "can", "if"),
        *("could", "would", "should", "will", "please", "maybe", "some", "any", "more", "there", "that", "this"),
        *("what", "why", "how", "not", "so", "too", "very", "like", "want", "wish", "love", "nice", "great", "good"),
    )
)
"""Words that stand in every wish and make no two of them the same."""


def alike_in(session: Session, text: str, *, without: int | None = None, limit: int = 3) -> tuple[Idea, ...]:
    """Ideas that say something similar, the likest first: suggestions, for a person decides what is the same.

    Args:
        session: the picture to look in.
        text: what somebody said.
        without: an idea to leave out, because it is this text's own.
        limit: at most so many.
    """
    from rapidfuzz import fuzz, process

    wanted = _compared(text)
    if not wanted:
        return ()
    said = ideas.wordings(session, without, _COMPARED)
    words = [_compared(wording) for _, wording in said]
    scored = process.extract(wanted, words, scorer=fuzz.token_set_ratio, limit=None, score_cutoff=LIKE_ENOUGH)
    joined, unspaced = [each.replace(" ", "") for each in words], wanted.replace(" ", "")
    scored += process.extract(unspaced, joined, scorer=fuzz.ratio, limit=None, score_cutoff=_SPELT_APART)
    scored.sort(key=lambda each: -each[1])
    likest = list(dict.fromkeys(said[at][0] for _, _, at in scored))[:limit]
    found = ideas.read(session, likest)
    return tuple(found[idea] for idea in likest)


def alike(desk: Desk, text: str, *, without: int | None = None, limit: int = 3) -> tuple[Idea, ...]:
    """The same for whoever has no session open."""
    with desk.store.reading() as session:
        return alike_in(session, text, without=without, limit=limit)


def _compared(text: str) -> str:
    words = tokens(text[:_COMPARED])
    return " ".join(word for word in words if word not in _FILLERS) or " ".join(words)
