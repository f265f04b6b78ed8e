"""The words under which a customer is found; what is written into the index and what is asked pass through here."""

from __future__ import annotations

import re

from frontdesk.words.folding import plain

_IDEOGRAPHS = re.compile("([\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff])")
_JOINERS = re.compile("['’ʼ`´-]")
_POSSESSIVE = re.compile(r"['’ʼ]s\b", re.IGNORECASE)

_OF_A_CHILD = "parent dad daddy father papa mum mummy mom mother mama"
_OF_A_PARENT = "child kid son daughter"
_OF_A_PARTNER = "partner husband wife"

TIES = {
    "parent": _OF_A_CHILD,
    "child": _OF_A_PARENT,
    "partner": _OF_A_PARTNER,
    "household": "household family",
    "pays for": "pays",
    "collects for": "collects",
    "brought": "friend brought",
}
"""What people say of somebody who is this to another: Noor's *dad* is the parent of Noor."""

TIES_BACK = {
    "parent": _OF_A_PARENT,
    "child": _OF_A_CHILD,
    "partner": _OF_A_PARTNER,
    "household": "household family",
    "pays for": "paid",
    "collects for": "collected",
    "brought": "friend brought",
}
"""The same, said of the one at the other end of the link."""

_KIDS = re.compile(r"\b(kids?|child(ren)?|sons?|daughters?|bab(y|ies)|twins?|boys?|girls?)\b", re.IGNORECASE)

_GROUPED_DIGITS = re.compile(r"(?<!\w)\+?\d{2,}(?:[ ()./-]+\d{2,})+(?!\w)")
"""A phone number in its groups, which is one word to who types it."""


def searchable(text: str) -> str:
    """The words of a text as the index holds them: plain, and every ideograph a word of its own."""
    words = plain(text)
    return words if words.isascii() else " ".join(_IDEOGRAPHS.sub(r" \1 ", words).split())


def name_words(text: str) -> str:
    """The words of a name, with `O'Brien` also as `obrien` and `Anne-Marie` as `annemarie`."""
    words = searchable(text)
    joined = searchable(_JOINERS.sub("", text)) if _JOINERS.search(text) else words
    return words if joined == words else f"{words} {joined}"


def family_words(cue: str) -> str:
    """The words of a family cue; somebody with kids is also somebody's dad or mum."""
    return f"{searchable(cue)} {_OF_A_CHILD}" if _KIDS.search(cue) else searchable(cue)


def asked_words(question: str) -> list[str]:
    """The words of a question, in order: "noor's dad" asks for noor and dad."""
    together = _GROUPED_DIGITS.sub(lambda found: re.sub(r"\D", "", found[0]), _POSSESSIVE.sub(" ", question))
    return [searchable(word) for word in together.split() if searchable(word)]


def endings(digits: str) -> str:
    """A number back to front: what people remember of a number is how it ends, and an index finds beginnings."""
    return digits[::-1]


def card_digits(code: str) -> tuple[str, ...]:
    """A card's code as one number when it is written in groups: people read out how it ends."""
    digits = "".join([sign for sign in code if sign.isdecimal()])
    return (digits,) if digits else ()
