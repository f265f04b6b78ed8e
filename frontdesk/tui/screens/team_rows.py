"""The team's rows: what stands in which column, one of them in full, and what was said of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.tui.screens.behind_rows import Drill, of_voice
from frontdesk.tui.screens.evening_figures import rated, share
from frontdesk.tui.screens.inbox_rows import ANONYMOUS
from frontdesk.tui.text import HIDDEN
from frontdesk.tui.widgets.columns import Column
from frontdesk.tui.widgets.detail import Fact, InFull
from frontdesk.words.phrases import count, short_date

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from frontdesk.desk.desk import Desk
    from frontdesk.records.evening import Loyalty
    from frontdesk.records.team import Fares
    from frontdesk.records.voices import Feedback
    from frontdesk.tui.screens.behind_rows import Row
    from frontdesk.tui.text import Part
    from frontdesk.tui.widgets.columns import Cell

DAYS = 90
"""So far back is told how visits were."""

WHOLE = "the whole team"
_MOST = 5
COLUMNS = (
    Column("Name", 12, share=3),
    Column("Role", 9, share=2, since=56),
    Column("To thank", 8, right=True),
    Column("Thanked", 7, right=True),
    Column("Happy", 13, right=True),
    Column("Complaints", 10, right=True, since=76),
)
"""The last one is the owner's."""


def cells(one: Fares) -> Sequence[Cell]:
    """Name, role, praise, thanks, how people were served, complaints."""
    happy = rated(one.happiness)
    few: Part = (happy or "–", "$quiet" if one.happiness.share is None else "")
    return [
        _name(one),
        [(one.staff.role if one.staff else "", "$quiet")],
        [_figure(len(one.praise), "bold $warm")],
        [_figure(len(one.thanked), "$cool")],
        [few if one.staff else ("", "")],
        [_figure(len(one.complaints), "") if one.staff else ("", "")],
    ]


def _name(one: Fares) -> list[Part]:
    if one.staff is None:
        return [(WHOLE, "$quiet")]
    return [
        (one.staff.name, "bold" if one.staff.active else "$quiet"),
        ("" if one.staff.active else "  left", "$quiet"),
    ]


def _figure(number: int, style: str) -> Part:
    return (f"{number:,}", style) if number else ("–", "$quiet")


def in_full(one: Fares, today: date, *, masked: bool) -> InFull:
    """What they are praised for, and all else that is known."""
    title: list[Part] = [(one.staff.name if one.staff else WHOLE, "bold")]
    if one.staff and one.staff.role:
        title.append((f"  ·  {one.staff.role}", "$quiet"))
    said = one.praise or one.thanked
    words = _quoted(said[0], masked=masked) if said else "Nothing was praised yet; what is will stand here."
    return InFull(title, words, facts=tuple(_facts(one, today, masked=masked)))


def _facts(one: Fares, today: date, *, masked: bool) -> Iterator[Fact]:
    if one.praise:
        yield Fact("said by", _by(one.praise[0], today), weight=4)
    for place, voice in enumerate(one.praise[1 : 1 + _MOST]):
        yield Fact("" if place else "and", f"{_quoted(voice, masked=masked)}, {_by(voice, today)}", "$cool", 5 + place)
    if len(one.praise) > 1 + _MOST:
        yield Fact("", f"and {count(len(one.praise) - 1 - _MOST, 'compliment')} more", weight=11)
    for place, voice in enumerate(one.thanked[:_MOST]):
        how = HIDDEN if masked else " ".join(voice.outcome.split())
        yield Fact("" if place else "thanked", f"{short_date(voice.day, today)}: {how}", weight=6 + place)
    if one.happiness.n:
        enough = "" if one.happiness.share is not None else ", too few to say"
        yield Fact("happy", f"{rated(one.happiness)} whom they served in {DAYS} days{enough}", weight=3)
    for place, voice in enumerate(one.complaints[:_MOST]):
        said = f"{_quoted(voice, masked=masked)}, {_by(voice, today)}"
        yield Fact("" if place else "complaint", said, "$alarm" if voice.open else "", 2 + place)


def _quoted(voice: Feedback, *, masked: bool) -> str:
    return HIDDEN if masked else f"“{' '.join(voice.text.split())}”"


def _by(voice: Feedback, today: date) -> str:
    return f"{voice.customer_name or ANONYMOUS}, {short_date(voice.day, today)}"


def said_of(one: Fares, today: date) -> Drill:
    """All that was said of them; complaints are there for the owner alone."""

    def read(_: Desk) -> list[Row]:
        return [
            *(of_voice(voice, today, "complaint") for voice in one.complaints),
            *(of_voice(voice, today, "to thank") for voice in one.praise),
            *(of_voice(voice, today, "thanked") for voice in one.thanked),
        ]

    name = one.staff.name if one.staff else WHOLE
    return Drill(f"Said of {name}", read, nothing="Nothing was said of them yet.", told=True)


def loyal(found: Loyalty) -> str:
    """How many customers came again, and how many of them to the same person; empty when there are none to ask of."""
    if not found.customers:
        return ""
    again = f"{share(found.again, found.customers, found.again_share)} came again within {found.days} days"
    same = share(found.same_person, found.served, found.same_person_share)
    return f"{again}, {same} to the same person" if same else again


def key_of(one: Fares) -> int:
    """What tells a row from others."""
    return one.staff.id if one.staff else 0
