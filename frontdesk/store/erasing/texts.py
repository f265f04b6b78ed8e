"""Texts that are nobody's record and may still name somebody: labels of imports, names of sources, titles of ideas."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any

from sqlalchemy import select, update
from sqlmodel import col

from frontdesk.store.erasing.remains import FORGOTTEN
from frontdesk.store.file.portions import portions
from frontdesk.store.tables import ActionRow, ChangeRow, FeedbackRow, IdeaRow, OriginRow, SettingRow
from frontdesk.words.folding import folded

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from datetime import datetime

    from sqlmodel import Session

    from frontdesk.words.naming import Words

_FROM = " from "
_BYTES = 4


def rename(session: Session, words: Words) -> None:
    """Take people's names out of what was named after a file, and a file after them.

    A source that brought others too keeps its name, by which a second import knows them.
    """
    for act in session.scalars(select(ActionRow).where(col(ActionRow.label).contains(_FROM, autoescape=True))):
        named, _, source = act.label.partition(_FROM)
        if words.in_text(source):
            act.label = named
    for source in session.scalars(select(col(OriginRow.source)).distinct()).all():
        if words.in_text(source):
            _rename_source(session, source)
    session.flush()


def _rename_source(session: Session, source: str) -> None:
    others = (col(OriginRow.source) == source) & (col(OriginRow.noun) == "customers")
    if session.scalar(select(OriginRow).where(others).limit(1)) is not None:
        return
    new = f"{FORGOTTEN} {secrets.token_hex(_BYTES)}"
    session.execute(update(OriginRow).where(col(OriginRow.source) == source).values(source=new))

    def renamed(value: Any) -> Any:
        return {**value, "source": new} if isinstance(value, dict) and value.get("source") == source else value

    for setting in session.scalars(select(SettingRow)):
        setting.value = renamed(setting.value)
    _in_images(session, "settings", None, "value", renamed)
    _in_images(session, "origins", None, "source", lambda said: new if said == source else said)


def retitle(session: Session, feedback: Collection[int], now: datetime) -> set[int]:
    """Give ideas another title whose title is what somebody said: that of another voice.

    Where there is none, nothing is left to decide. Its number stays, for ideas are counted.

    Args:
        session: of the open unit of work, before the rows are emptied.
        feedback: what these people said, by id, that which is gone included.
        now: aware; when what was undecided ends.

    Returns:
        The ideas that only these people had: the journal is to know no more of them than of their feedback.
    """
    said, ideas = _said(session, feedback)
    theirs = {folded(text) for text in said}
    alone = set()
    for part in portions(sorted(ideas)):
        for idea in session.scalars(select(IdeaRow).where(col(IdeaRow.id).in_(part))):
            voices = _other_voices(session, idea.id or 0, feedback)
            if not voices:
                alone.add(idea.id or 0)
                _end(idea, now)
            elif folded(idea.title) in theirs:
                idea.title = voices[0]
    if ideas:
        _in_images(session, "ideas", ideas, "title", lambda title: FORGOTTEN if folded(title) in theirs else title)
    return alone


def _end(idea: IdeaRow, now: datetime) -> None:
    idea.title = FORGOTTEN
    if not idea.decision:
        idea.decision, idea.because, idea.decided_at = "no", FORGOTTEN, now


def _other_voices(session: Session, idea: int, feedback: Collection[int]) -> list[str]:
    voices = select(col(FeedbackRow.id), col(FeedbackRow.text)).where(col(FeedbackRow.idea_id) == idea)
    return [text for voice, text in session.execute(voices.order_by(col(FeedbackRow.id))) if voice not in feedback]


def _in_images(
    session: Session, name: str, ids: Collection[int] | None, column: str, change: Callable[[Any], Any]
) -> None:
    query = select(ChangeRow).where(col(ChangeRow.name) == name)
    for line in session.scalars(query):
        if ids is not None and line.row_id not in ids:
            continue
        for side in ("before", "after"):
            image = getattr(line, side)
            if image and column in image and change(image[column]) != image[column]:
                setattr(line, side, {**image, column: change(image[column])})
    session.flush()


def _said(session: Session, feedback: Collection[int]) -> tuple[set[str], set[int]]:
    """The words of some feedback, as they stand and ever stood, and the ideas that it is or was a voice of."""
    texts: set[str] = set()
    ideas: set[int] = set()
    for part in portions(sorted(feedback)):
        there = select(col(FeedbackRow.text), col(FeedbackRow.idea_id)).where(col(FeedbackRow.id).in_(part))
        images: list[dict[str, Any]] = [{"text": text, "idea_id": idea} for text, idea in session.execute(there)]
        lines = select(col(ChangeRow.before), col(ChangeRow.after)).where(
            col(ChangeRow.name) == "feedback", col(ChangeRow.row_id).in_(part)
        )
        images += [image for both in session.execute(lines) for image in both if image]
        texts.update(image["text"] for image in images if image.get("text"))
        ideas.update(image["idea_id"] for image in images if image.get("idea_id"))
    return texts, ideas
