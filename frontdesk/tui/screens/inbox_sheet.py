"""All that was said and done about one row of the Inbox, to be read at leisure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.records.ideas import Idea
from frontdesk.tui.screens import inbox_detail
from frontdesk.tui.screens.inbox_rows import ANONYMOUS
from frontdesk.tui.text import HIDDEN, plainly
from frontdesk.words.display import shown_lines
from frontdesk.words.phrases import echoed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.content import Content

    from frontdesk.desk.desk import Desk
    from frontdesk.records.voices import Feedback


def lines(row: Feedback | Idea, desk: Desk, *, masked: bool) -> list[Content]:
    """The words line by line as they were typed, then the steps; of an idea every voice."""
    if isinstance(row, Idea):
        return [*_steps(row, desk, masked=masked), *_voices(row, desk, masked=masked)]
    return [*_words(row.text, masked=masked), plainly(""), *_steps(row, desk, masked=masked)]


def _words(text: str, *, masked: bool) -> Iterator[Content]:
    for each in [HIDDEN] if masked else shown_lines(text):
        yield plainly(each, "italic")


def _voices(idea: Idea, desk: Desk, *, masked: bool) -> Iterator[Content]:
    for voice in idea.voices:
        yield plainly("")
        when = echoed(voice.day, desk.clock.today())
        yield plainly(voice.customer_name or ANONYMOUS, "bold") + plainly(f"  {when}", "$quiet")
        yield from _words(voice.text, masked=masked)


def _steps(row: Feedback | Idea, desk: Desk, *, masked: bool) -> Iterator[Content]:
    if isinstance(row, Idea):
        whole = inbox_detail.of_idea(row, desk, masked=masked)
    else:
        whole = inbox_detail.of_feedback(row, desk, masked=masked)
    if whole.alarm:
        yield plainly(f"▲ {whole.alarm}", "bold $alarm")
    for fact in whole.facts:
        if fact.label not in inbox_detail.VOICES:
            yield plainly(f"{fact.label:<10}", "$quiet") + plainly(fact.text, fact.style)
