"""The morning as a page: what presses first, then who comes, each line with what it stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.tui.screens.inbox_detail import alarm
from frontdesk.tui.screens.inbox_rows import ANONYMOUS
from frontdesk.tui.text import HIDDEN
from frontdesk.tui.widgets.page_lines import Entry, Part
from frontdesk.words.phrases import ago, count, joined

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from frontdesk.records.found import CustomerLine
    from frontdesk.records.ideas import ToTell
    from frontdesk.records.promises import FollowUp, KeyDate
    from frontdesk.records.reports import Birthday, Morning
    from frontdesk.records.voices import Feedback, Thanks

MEND, PROMISED, TODAY, TELL, EXPECTED, BIRTHDAYS, THANK = (
    "to mend",
    "promised",
    "today",
    "to tell",
    "expected",
    "birthdays",
    "to thank",
)
_NONE_OF = {
    MEND: "nothing to mend",
    PROMISED: "nothing promised",
    TELL: "nobody to tell",
    EXPECTED: "nobody expected",
    BIRTHDAYS: "no birthdays",
    THANK: "nobody to thank",
}
_ABOUT = ", about "


def parts(
    morning: Morning, wishes: Mapping[int, FollowUp], *, masked: bool
) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """What is to be done, and who comes; empty parts are left out.

    `wishes` are the promises to wish somebody well, by customer: they stand for their birthdays.
    """
    day = morning.day
    to_do = (
        Part(MEND, tuple(_complaint(each, day, masked=masked) for each in morning.complaints)),
        Part(PROMISED, tuple(_promise(each, day) for each in morning.follow_ups)),
        Part(TODAY, tuple(_date(each) for each in morning.dates)),
        Part(TELL, tuple(_tell(each) for each in morning.tells)),
    )
    who = (
        Part(EXPECTED, tuple(_expected(each) for each in morning.expected)),
        Part(BIRTHDAYS, tuple(_birthday(each, wishes) for each in morning.birthdays)),
        Part(THANK, tuple(_thanks(morning.thanks, masked=masked))),
    )
    return _filled(to_do), _filled(who)


def none_of(shown: Sequence[Part]) -> str:
    """One line for the parts that are empty: they were looked at, too."""
    there = {part.label for part in shown}
    return " · ".join(words for label, words in _NONE_OF.items() if label not in there)


def headline(morning: Morning, greeting: str) -> str:
    """The one sentence that says what the day holds."""
    regulars = len(morning.expected)
    late = sum(each.overdue for each in morning.complaints)
    waits = [
        f"{late} {'complaint is' if late == 1 else 'complaints are'} overdue" if late else "",
        _are_due(len(morning.follow_ups) + len(morning.dates)),
        f"{count(len(morning.tells), 'person hopes', 'people hope')} for news of an idea" if morning.tells else "",
    ]
    said = [words for words in waits if words]
    if regulars:
        said.insert(0, f"{count(regulars, 'regular is', 'regulars are')} expected")
    return f"{greeting} {_sentence(joined(said)) if said else 'Nothing waits; the day is free.'}"


def _are_due(promises: int) -> str:
    return count(promises, "promise is due", "promises are due") if promises else ""


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."


def _filled(found: Sequence[Part]) -> tuple[Part, ...]:
    return tuple(part for part in found if part.entries)


def _complaint(voice: Feedback, today: date, *, masked: bool) -> Entry:
    words = HIDDEN if masked else " ".join(voice.text.split())
    tail = alarm(voice, today) or f"{voice.owed} owed today"
    name = voice.customer_name or ANONYMOUS
    return Entry(f"feedback {voice.id}", voice, name, words, tail, "▲" if voice.overdue else "", alarm=voice.overdue)


def _promise(promise: FollowUp, today: date) -> Entry:
    tail = f"was due {ago(promise.due, today)}" if promise.overdue else promise.why
    lead = "▲" if promise.overdue else ""
    key = f"promise {promise.id}"
    return Entry(key, promise, promise.customer_name, promise.text, tail, lead, alarm=promise.overdue)


def _date(dated: KeyDate) -> Entry:
    what = f"{dated.what} {dated.kind.value}".strip() if dated.what else dated.kind.value
    return Entry(f"date {dated.id}", dated, dated.customer_name, what, style="$cool")


def _tell(tell: ToTell) -> Entry:
    return Entry(f"tell {tell.idea_id} {tell.customer_id}", tell, tell.customer_name, tell.words, style="$cool")


def _expected(who: CustomerLine) -> Entry:
    evidence, _, hour = who.evidence.rpartition(_ABOUT)
    return Entry(f"expected {who.id}", who, who.name, who.usual, evidence, hour, "$cool")


def _birthday(whose: Birthday, wishes: Mapping[int, FollowUp]) -> Entry:
    wish = wishes.get(whose.customer_id)
    turning = f"turns {whose.turning}" if whose.turning is not None else "has a birthday"
    tail = "" if wish is None else wish.text
    return Entry(f"birthday {whose.customer_id}", wish or whose, whose.name, turning, tail)


def _thanks(found: Sequence[Thanks], *, masked: bool) -> Iterator[Entry]:
    for thanks in found:
        for place, voice in enumerate(thanks.compliments):
            words = HIDDEN if masked else f"“{' '.join(voice.text.split())}”"
            name = "" if place else thanks.staff or "the team"
            yield Entry(f"thanks {voice.id}", voice, name, words, voice.customer_name or ANONYMOUS)
