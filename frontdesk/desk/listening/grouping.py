"""Grouping: each voice begins an idea of its own, and a person says which of them are the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from frontdesk.desk.listening.inbox import shown, there
from frontdesk.desk.listening.tells import settle
from frontdesk.desk.listening.tells import there as there_is
from frontdesk.errors import BadInput
from frontdesk.records.deeds import Done
from frontdesk.records.voices import FeedbackKind
from frontdesk.store.looking_back import returns
from frontdesk.store.voices import feedback, ideas, tells
from frontdesk.words.phrases import few_words, joined

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlmodel import Session

    from frontdesk.desk.desk import Desk
    from frontdesk.records.ideas import Idea
    from frontdesk.records.voices import Feedback
    from frontdesk.store.unit import Work

TITLE_LENGTH: Final = 80


class NotAnIdea(BadInput):
    """Only ideas can be grouped."""

    hint = "See `frontdesk ideas list`."


class NothingToGroup(BadInput):
    """It takes two to make a group."""

    hint = "Name all the feedback that says the same: `frontdesk ideas group 12 15`."


class DecidedDifferently(BadInput):
    """These ideas were decided differently; nothing was grouped."""

    hint = "Decide one as the other first, or take the feedback out of its group."


def start(work: Work, text: str, at: datetime) -> int:
    """Begin an idea within the action that writes down its first voice; its id. Its title is the first line."""
    return ideas.add(work, _title(text), at)


def _title(text: str) -> str:
    return few_words(text.strip().splitlines()[0], TITLE_LENGTH)


def left(work: Work, voice: Feedback) -> None:
    """Put the idea in order that a voice has just left: nothing of what was said in it stays behind.

    An idea that nobody has any more goes, with who was told of it; an undo brings both back. One that still has the
    first line of that voice for a title takes the oldest voice's instead.
    """
    if voice.idea_id is None:
        return
    others = ideas.voices(work.session, [voice.idea_id]).get(voice.idea_id, ())
    if not others:
        returns.forget_told(work, voice.idea_id)
        ideas.remove(work, voice.idea_id)
    elif there_is(work.session, voice.idea_id).title == _title(voice.text):
        ideas.change(work, voice.idea_id, title=_title(others[0].text))


def group(desk: Desk, feedback_ids: Sequence[int]) -> Done:
    """Let these pieces of feedback, and all that is grouped with each of them, be one idea; its id.

    It is the oldest of their ideas, or the one that was decided on, so that no decision is lost. Who was told of one
    counts as told. The other ideas go; an undo brings them back.

    Raises:
        NothingToGroup: fewer than two.
        NotAnIdea: one of them is a complaint, a compliment or a question.
        DecidedDifferently: two of their ideas have different decisions.
        NoSuchFeedback: one of them is not there, or not to be seen by whoever asks.
    """
    sees_all = desk.sees_all
    with desk.store.writing(desk.deed("idea.group", "Ideas grouped")) as work:
        said = [_idea_voice(work.session, each, sees_all=sees_all) for each in dict.fromkeys(feedback_ids)]
        if len(said) < 2:  # noqa: PLR2004
            raise NothingToGroup
        found = ideas.read(work.session, {voice.idea_id for voice in said if voice.idea_id is not None})
        kept = _kept(list(found.values())) if found else start(work, said[0].text, said[0].at)
        for other in sorted(found.keys() - {kept}):
            ideas.move_voices(work, other, kept)
            tells.hand_over(work, other, kept)
            ideas.remove(work, other)
        for voice in said:
            feedback.change(work, voice.id, idea_id=kept)
        settle(work, kept)
        return Done(kept, work.action_id)


def _idea_voice(session: Session, feedback_id: int, *, sees_all: bool) -> Feedback:
    voice = shown(there(session, feedback_id), to=sees_all)
    if voice.kind != FeedbackKind.IDEA:
        raise NotAnIdea(f"Feedback {feedback_id} is no idea; only ideas can be grouped.")
    return voice


def _kept(found: list[Idea]) -> int:
    decided = [idea for idea in found if idea.decision]
    if len({idea.decision for idea in decided}) > 1:
        said = joined([f"idea {idea.id} is “{idea.decision}”" for idea in sorted(decided, key=lambda idea: idea.id)])
        raise DecidedDifferently(f"They were decided differently: {said}.")
    return min(decided or found, key=lambda idea: (idea.at, idea.id)).id


def take_out(desk: Desk, feedback_id: int) -> Done:
    """Take a piece of feedback out of its group: it is an idea of its own again, and nobody has decided on that.

    Raises:
        NotAnIdea, NoSuchFeedback: as their sentences say.
    """
    sees_all = desk.sees_all
    with desk.store.writing(desk.deed("idea.take_out", "Idea taken out of its group")) as work:
        voice = _idea_voice(work.session, feedback_id, sees_all=sees_all)
        if voice.idea_id is not None and len(ideas.voices(work.session, [voice.idea_id])[voice.idea_id]) == 1:
            return Done(voice.idea_id, None)
        own = start(work, voice.text, voice.at)
        feedback.change(work, feedback_id, idea_id=own)
        left(work, voice)
        return Done(own, work.action_id)
