"""Ideas: who had them, who else, what we decided, and whom we still have to tell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from frontdesk.store import ideas
from frontdesk.words.folding import tokens

if TYPE_CHECKING:
    from datetime import datetime

    from sqlmodel import Session

    from frontdesk.desk.desk import Desk
    from frontdesk.records.voices import Idea
    from frontdesk.store.unit import Work

TITLE_LENGTH: Final = 80
LIKE_ENOUGH: Final = 60
_COMPARED: Final = 400
"""Characters of a text that are compared: who writes more than that says the idea first."""

_FILLERS: Final = frozenset(
    "a an the and or of to in on for with at it is be are was i we you they he she me us my our your have has had do "
    "does can could would should will please maybe some any more there that this what why not so too very".split()
)


def start(work: Work, text: str, at: datetime) -> int:
    """Begin an idea within the action that writes down its first voice; its id. Its title is the first line."""
    return ideas.add(work, few_words(text.strip().splitlines()[0], TITLE_LENGTH), at)


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
    best: dict[int, float] = {}
    for _, score, at in process.extract(
        wanted, words, scorer=fuzz.token_set_ratio, limit=None, score_cutoff=LIKE_ENOUGH
    ):
        best.setdefault(said[at][0], score)
    likest = list(best)[:limit]
    found = ideas.few(session, likest)
    return tuple(found[idea] for idea in likest)


def alike(desk: Desk, text: str, *, without: int | None = None, limit: int = 3) -> tuple[Idea, ...]:
    """The same for whoever has no session open."""
    with desk.store.reading() as session:
        return alike_in(session, text, without=without, limit=limit)


def few_words(text: str, longest: int) -> str:
    """The text on one line, cut between two words where that is possible."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    head = line[: longest - 1]
    space = head.rfind(" ", longest // 2)
    return f"{head[:space] if space > 0 else head}…"


def _compared(text: str) -> str:
    words = tokens(text[:_COMPARED])
    return " ".join(word for word in words if word not in _FILLERS) or " ".join(words)
