"""A phone number as typed, in E.164 and as digits."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from unicodedata import normalize

from frontdesk.words.numbering_plan import national

_FEWEST: Final = 6  # fewer digits are a part of a number, or a house extension
_NO_DIGIT: Final = re.compile(r"\D+")
_PHONE_LIKE: Final = re.compile(r"[\d\s()+.;/‐‑‒–—−－＋-]+")
# A number among other words: not "ext. 12" or "(her mum's)" after it, not the "Tel." before it.
_NUMBER: Final = re.compile(r"\+?[0-9](?:[ ()./‐‑‒–—−-]*[0-9]){5,}")


@dataclass(frozen=True, slots=True)
class Phone:
    """A phone number in the three forms that people and machines ask for.

    Attributes:
        raw: as typed, extension included.
        e164: "+442079460018", the same however it was typed; None where no plan has such a number.
        digits: the national number ("2079460018": no country code, no leading zero that is only dialled);
            where e164 is None, the digits as typed. Their end is what people remember of a number.
    """

    raw: str
    e164: str | None
    digits: str

    @property
    def last_four(self) -> str:
        """Give the last four digits, or the fewer that there are."""
        return self.digits[-4:]


@lru_cache(maxsize=8192)
def read_phone(raw: str, country: str) -> Phone:
    """Read a phone number however it is written; nothing is ever rejected.

    A number has its E.164 when it is as long as its country's numbers are: whether it is in use nobody here
    can know, and a shop's own "555-0123" stays searchable by its digits.

    Args:
        raw: as typed or imported.
        country: the shop's country (ISO 3166, "GB"), for numbers without a country code.
    """
    return Phone(raw, *phone_forms(raw, country))


def phone_forms(raw: str, country: str) -> tuple[str | None, str]:
    """Only the E.164 and the digits of `read_phone`: an import has no use for a hundred thousand objects."""
    typed = _NUMBER.search(raw if raw.isascii() else _in_ascii(raw))
    if not typed:
        return None, digits_of(raw)
    found = national(typed[0], country.upper())
    if not found:
        return None, digits_of(typed[0])
    code, number = found
    return f"+{code}{number}", number


def digits_of(text: str) -> str:
    """Give only the digits of a text, in ASCII, whatever script they were typed in."""
    digits = _NO_DIGIT.sub("", text)
    return digits if digits.isascii() else "".join(str(int(digit)) for digit in digits)


def looks_like_phone(text: str) -> bool:
    """Tell whether a text is a whole number: six digits or more, among nothing but spaces and `+-().;/`."""
    return bool(_PHONE_LIKE.fullmatch(text)) and len(digits_of(text)) >= _FEWEST


def _in_ascii(text: str) -> str:
    """Write full-width signs and the digits of every script as a keyboard has them."""
    return "".join(str(int(sign)) if sign.isdecimal() else sign for sign in normalize("NFKC", text))
