"""What may stand in a field: every character people type, up to a length that a shop can still read."""

from __future__ import annotations

from frontdesk.errors import BadInput
from frontdesk.words.folding import kept

LONGEST = 10_000


class TooLong(BadInput):
    """That is longer than a field can hold."""

    hint = f"Shorten it to {LONGEST:,} characters; nothing was saved and what you typed is kept."


class MissingText(BadInput):
    """Something must stand here."""


def field(text: str, what: str) -> str:
    """The text as it is stored, its outer blanks removed; `what` names the field in the error.

    Raises:
        TooLong: more than 10,000 characters.
        UnkeepableText: a NUL or a lone surrogate.
    """
    stored = kept(text).strip()
    if len(stored) > LONGEST:
        raise TooLong(f"The {what} has {len(stored):,} characters; a field holds {LONGEST:,}.")
    return stored


def filled(text: str, what: str) -> str:
    """The same for a field that may not stay empty.

    Raises:
        MissingText: nothing but blanks.
    """
    stored = field(text, what)
    if not stored:
        article = "an" if what[:1] in "aeiou" else "a"
        raise MissingText(f"The {what} is empty.", hint=f"Type {article} {what}.")
    return stored
