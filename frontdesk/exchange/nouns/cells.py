"""How the cells of a row become the values of a field."""

from __future__ import annotations

import csv
import re

_MAIL = re.compile(r"[^@\s,;<>]+@[^@\s,;<>]+")
_BETWEEN_MAILS = re.compile(r"(?:[\s,;|]|:::)+")
_YES = frozenset(
    {
        "yes",
        "y",
        "true",
        "t",
        "1",
        "x",
        "on",
        "subscribed",
        "opted in",
        "opt-in",
        "opted-in",
        "opt in",
        "accepted",
        "agreed",
    }
    | {
        "granted",
        "allowed",
        "checked",
        "✓",
        "✔",
        "ja",
        "j",
        "oui",
        "sí",
        "si",
        "sim",
        "s",
        "kyllä",
        "tak",
        "ano",
        "igen",
        "da",
    }
    | {"evet", "да", "так", "ναι", "はい", "是", "예", "네", "có", "نعم", "כן", "wahr", "vrai", "verdadero", "vero"}
)
_NO = frozenset(
    {
        "no",
        "n",
        "false",
        "f",
        "0",
        "off",
        "unsubscribed",
        "opted out",
        "opt-out",
        "opted-out",
        "opt out",
        "declined",
        "refused",
    }
    | {
        "denied",
        "revoked",
        "not subscribed",
        "nein",
        "non",
        "não",
        "nao",
        "nee",
        "ei",
        "nej",
        "nei",
        "nie",
        "ne",
        "nem",
        "nu",
    }
    | {"hayır", "нет", "ні", "όχι", "いいえ", "否", "아니요", "không", "لا", "לא", "falsch", "faux", "falso"}
)
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}.*|[0-9]{1,2}[/.][0-9]{1,2}[/.][0-9]{2,4}.*", re.DOTALL)
_NEVER = re.compile(r"[0\s/.:T-]+")
_SYSTEM = "* "
GOOGLES = ":::"
"""What parts the values that Google Contacts writes into one cell."""
_TOTALS = frozenset(
    {"total", "totals", "grand total", "subtotal", "sum", "summe", "gesamt", "gesamtsumme", "zwischensumme", "totale"}
    | {
        "total général",
        "totaal",
        "suma",
        "razem",
        "celkem",
        "összesen",
        "yhteensä",
        "i alt",
        "totalt",
        "summa",
        "toplam",
    }
    | {"итого", "всего", "разом", "σύνολο", "合計", "总计", "合计", "總計", "합계", "총계"}
)
LONGEST_NUMBER = 9
"""Digits: int() refuses thousands of them, and no party or order is so large."""


def joined(cells: list[str], indexes: tuple[int, ...], between: str) -> str:
    """The filled cells at `indexes`, in file order."""
    return between.join([text for index in indexes if (text := cells[index].strip())])


def yes_or_no(text: str) -> bool | None:
    """What a cell answers; None if it says neither."""
    answer = text.strip().casefold()
    if answer in _YES:
        return True
    return False if answer in _NO else None


def agreed(text: str) -> bool | None:
    """What a cell about an agreement answers: yes or no, or yes by the moment at which it was given."""
    answer, said = yes_or_no(text), text.strip()
    return True if answer is None and _MOMENT.fullmatch(said) and not is_no_date(said) else answer


def is_no_date(text: str) -> bool:
    """Whether a cell is how programs write that there is no date: 0/0/00, 0000-00-00."""
    return text[0] == "0" and _NEVER.fullmatch(text) is not None


def mails(text: str) -> list[str] | None:
    """The e-mail addresses in a cell, None if something in it is not one."""
    if _MAIL.fullmatch(text):
        return [text]
    parts = [part for part in _BETWEEN_MAILS.split(text.replace("mailto:", "")) if part]
    return parts if parts and all(_MAIL.fullmatch(part) for part in parts) else None


def tags(text: str, mark: str = "") -> list[str]:
    """The tags in a cell, parted by `mark`; else as Google, as Mailchimp, by semicolons or by commas.

    Google's own groups ("* myContacts") say nothing of the customer and are no tags.
    """
    if not mark and GOOGLES in text:
        mark = GOOGLES
    parts = text.split(mark) if mark else _guessed(text.strip())
    found = [tag for part in parts if (tag := part.strip())]
    if mark in {"", GOOGLES}:
        found = [tag for tag in found if not tag.startswith(_SYSTEM)]
    return list(dict.fromkeys(found))


def _guessed(text: str) -> list[str]:
    text = text.removeprefix("[").removesuffix("]") if text.startswith("[") and text.endswith("]") else text
    mark = ";" if ";" in text else "," if "," in text or '"' in text else "|"
    if not text.startswith('"'):
        return text.split(mark)
    try:
        return next(csv.reader([text], delimiter=mark, skipinitialspace=True), [])
    except csv.Error:
        return text.split(mark)


def is_totals(text: str) -> bool:
    """Whether a cell is how the last line of a list begins that adds the others up: "Total", "Summe:", "TOTAL: 12"."""
    return text.partition(":")[0].strip().casefold() in _TOTALS


def whole_number(text: str) -> int | None:
    """A whole number, also as 2.0 or 2,00; None if it is none."""
    text = text.strip()
    whole, _, rest = text.replace(",", ".").partition(".")
    digits = whole.removeprefix("-")
    if not digits.isdecimal() or not digits.isascii() or len(digits) > LONGEST_NUMBER or rest.strip("0"):
        return None
    return int(whole)
