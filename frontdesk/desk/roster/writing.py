"""What people may write about a customer, checked before any of it is stored."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from frontdesk.errors import BadInput
from frontdesk.records.people import CueKind, LinkKind, PreferenceKind
from frontdesk.store.people.links import FORTH
from frontdesk.words.fields import field, filled

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST_CARD = 64
CHANNELS = ("phone", "sms", "whatsapp", "email", "post")
"""The ways in which a shop may reach somebody."""
_ANSWERS: dict[str, bool | None] = {"yes": True, "no": False, "?": None}
_WITH_YEAR = re.compile(r"\d{4}-\d{2}-\d{2}")
_WITHOUT_YEAR = re.compile(r"(?:--)?(\d{2})-?(\d{2})")
_ANY_LEAP_YEAR = 2000


class ImpossibleBirthday(BadInput):
    """That is no birthday."""

    hint = "Type it as 1990-04-22, or without a year as 04-22."


class UnknownKind(BadInput):
    """Nobody knows that kind."""


class NoAnswer(BadInput):
    """That does not say whether they may be reached so."""

    hint = f'Type it as "phone no" or "email yes", "?" to take an answer back; {", ".join(CHANNELS)}.'


class CardTooLong(BadInput):
    """A card code has at most 64 characters."""


def birthday(text: str) -> str:
    """A birthday as it is kept: "1990-04-22", or "--04-22" when the year is not known; empty stays empty.

    Raises:
        ImpossibleBirthday: there is no such day.
    """
    said = text.strip()
    if not said:
        return ""
    try:
        if _WITH_YEAR.fullmatch(said):
            return date.fromisoformat(said).isoformat()
        found = _WITHOUT_YEAR.fullmatch(said)
        if found:
            return f"--{date(_ANY_LEAP_YEAR, int(found[1]), int(found[2])):%m-%d}"
    except ValueError:
        pass
    raise ImpossibleBirthday(f"“{said[:40]}” is no birthday.")


def cue(text: str) -> tuple[str, str]:
    """A cue as typed: "car: blue Golf", or just "blue Golf", which is kept as *other*."""
    kind, mark, rest = text.partition(":")
    known = kind.strip().lower()
    if mark and known in set(CueKind):
        return known, filled(rest, "cue")
    return CueKind.OTHER.value, filled(text, "cue")


def preference(text: str) -> tuple[str, str]:
    """A preference as typed: "takes oat milk", "dislikes: noise"; without a known first word it is something liked."""
    first, _, rest = text.strip().replace(":", " ", 1).partition(" ")
    if first.lower() in set(PreferenceKind) and rest.strip():
        return first.lower(), filled(rest, "preference")
    return PreferenceKind.LIKES.value, filled(text, "preference")


def cues(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Cues, checked.

    Raises:
        UnknownKind: a kind that there is not.
    """
    return tuple((_known(kind, CueKind, "cue"), filled(text, "cue")) for kind, text in pairs)


def preferences(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Preferences, checked.

    Raises:
        UnknownKind: a kind that there is not.
    """
    return tuple((_known(kind, PreferenceKind, "preference"), filled(text, "preference")) for kind, text in pairs)


def link_kind(kind: str) -> str:
    """A kind of link, checked; it may be read from its other end ("brought by").

    Raises:
        UnknownKind: a kind that there is not.
    """
    said = _words(kind)
    return said if said in FORTH else _known(kind, LinkKind, "link")


def consent(text: str) -> tuple[str, bool | None]:
    """Whether somebody may be reached by a channel, as typed: "phone: no", "email yes", "sms ?" for not asked.

    Raises:
        NoAnswer: no channel that we know, or no answer.
    """
    channel, _, answer = " ".join(text.lower().replace(":", " ").replace("e-mail", "email").split()).partition(" ")
    if channel not in CHANNELS or answer not in _ANSWERS:
        raise NoAnswer(f"“{text[:40]}” does not say whether they may be reached so.")
    return channel, _ANSWERS[answer]


def card_code(text: str) -> str:
    """A card's code, checked.

    Raises:
        CardTooLong: over 64 characters.
    """
    code = field(text, "card code")
    if len(code) > LONGEST_CARD:
        raise CardTooLong
    return code


def _known(kind: str, kinds: type[CueKind | LinkKind | PreferenceKind], noun: str) -> str:
    wanted = _words(kind)
    if wanted not in set(kinds):
        raise UnknownKind(f"“{kind[:40]}” is no kind of {noun}.", hint=f"Say one of: {', '.join(kinds)}.")
    return wanted


def _words(kind: str) -> str:
    return " ".join(kind.lower().replace("-", " ").split())
