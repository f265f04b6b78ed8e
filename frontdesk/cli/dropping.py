"""What an edit takes off a customer, found by its words or its number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from frontdesk.cli.card import tie_words
from frontdesk.errors import BadInput, NothingFound
from frontdesk.words.folding import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from frontdesk.records.people import CustomerCard

_PLAIN: Final = {"phone": "phones", "email": "emails", "tag": "tags"}
_KINDS: Final = ("likes", "dislikes", "takes")
NOUNS: Final = ("cue", "allergy", *_KINDS, "link", *_PLAIN)


class UnknownThing(BadInput):
    """Nobody knows what that is."""

    hint = f"Name it first, such as “cue: blue Golf”; it may be {', '.join(NOUNS)}."


class NotThere(NothingFound):
    """The customer has nothing like that."""

    hint = "See `frontdesk show`."


def dropped(card: CustomerCard, things: Iterable[str]) -> dict[str, Any]:
    """What an edit that drops these changes: `drop` for remarks and links, what is left of phones, e-mails and tags.

    Raises:
        UnknownThing: a thing does not begin with what it is.
        NotThere: the customer has none of these words.
    """
    person = card.customer
    left: dict[str, list[str]] = {
        "phone": [phone.raw for phone in person.phones],
        "email": [email.address for email in person.emails],
        "tag": [*person.tags],
    }
    gone: list[tuple[str, int]] = []
    for thing in things:
        noun, mark, words = (part.strip() for part in thing.partition(":"))
        noun = noun.lower().replace("e-mail", "email")
        if not mark or noun not in NOUNS:
            raise UnknownThing(f"“{thing[:40]}” does not say what is to go.")
        if noun in _PLAIN:
            left[noun].remove(_meant(thing, words, [(text, text) for text in left[noun]]))
        else:
            gone.append(("preference" if noun in _KINDS else noun, _meant(thing, words, _choices(card, noun))))
    changed = {
        field: tuple(left[noun]) for noun, field in _PLAIN.items() if len(left[noun]) != len(getattr(person, field))
    }
    return {**changed, "drop": tuple(gone)}


def _choices(card: CustomerCard, noun: str) -> list[tuple[str, int]]:
    if noun == "link":
        return [(tie_words(tie), tie.id) for tie in card.links]
    if noun in _KINDS:
        return [(one.text, one.id) for one in card.preferences if one.kind == noun]
    return [(one.text, one.id) for one in (card.cues if noun == "cue" else card.allergies)]


def _meant(thing: str, words: str, choices: Sequence[tuple[str, Any]]) -> Any:
    """Which of them is meant: by its number, by all its words, or by a part that only one holds."""
    wanted = folded(words)
    exact = [key for text, key in choices if wanted in (folded(text), str(key))]
    partly = [key for text, key in choices if wanted and wanted in folded(text)]
    for found in (exact[:1], partly):
        if len(found) == 1:
            return found[0]
    raise NotThere(f"The customer has {'several things' if partly else 'nothing'} like “{thing[:40]}”.")
