"""What was typed for an option, read or refused in a sentence."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from frontdesk.errors import BadInput

if TYPE_CHECKING:
    from frontdesk.desk.desk import Desk

_LONGEST_NUMBER = 18
_TIE = re.compile(
    r"(?P<kind>household|parent|child|partner|pays[ -]for|collects[ -]for"
    r"|paid[ -]for[ -]by|collected[ -]for[ -]by|brought[ -]by|brought)"
    r"(?:[\s:]+(?:of|with))?[\s:]+(?P<who>\S.*)",
    re.IGNORECASE | re.DOTALL,
)


class NotANumber(BadInput):
    """That is no whole number."""


class ImpossibleDate(BadInput):
    """There is no such day."""

    hint = "Type it as 2026-11-22."


class UnreadableLink(BadInput):
    """That link cannot be read."""

    hint = 'Type it like "parent of 12"; also household, child, partner, pays for, collects for or brought.'


def whole(text: str, what: str, lowest: int = 1, highest: int = 2**63 - 1) -> int:
    """A whole number within its limits.

    Raises:
        NotANumber: it is none, or lies outside.
    """
    said = text.strip()
    if said.isascii() and said.isdigit() and len(said) <= _LONGEST_NUMBER and lowest <= int(said) <= highest:
        return int(said)
    limits = f"from {lowest:,} to {highest:,}" if highest < 2**63 - 1 else f"from {lowest:,} on"
    raise NotANumber(f"The {what} is a whole number {limits}, not “{said[:40]}”.")


def signed(text: str, what: str, most: int) -> int:
    """A whole number with or without a sign, so far from 0 at most: "+2", "-1".

    Raises:
        NotANumber: it is none, or lies outside.
    """
    said = text.strip().replace("−", "-")
    digits = said[1:] if said[:1] in ("+", "-") else said
    if digits.isascii() and digits.isdigit() and len(digits) <= _LONGEST_NUMBER and int(digits) <= most:
        return int(said)
    raise NotANumber(f"The {what} is a whole number from -{most:,} to {most:,}, not “{text.strip()[:40]}”.")


def day(text: str) -> date:
    """A day as 2026-11-22.

    Raises:
        ImpossibleDate: it is not written so, or there is no such day.
    """
    said = text.strip()
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", said):
            return date.fromisoformat(said)
    except ValueError:
        pass
    raise ImpossibleDate(f"There is no such day as “{said[:40]}”.")


def tie(desk: Desk, text: str) -> tuple[str, int]:
    """A link as typed ("parent of 12"): its kind and the other customer's id.

    Raises:
        UnreadableLink: no kind stands before it.
        NoSuchCustomer, SeveralCustomers: the other is not there, or not clear.
    """
    from frontdesk.desk.lookup import who

    found = _TIE.fullmatch(text.strip())
    if not found:
        raise UnreadableLink(f"“{text[:40]}” is no link.")
    return found["kind"], who(desk, found["who"])
