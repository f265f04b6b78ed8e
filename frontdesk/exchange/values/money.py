"""Amounts of money as files write them."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

LONGEST = 40
_AMOUNT = re.compile(
    r"(?P<minus>[-−(]?)\s*(?:[^\W\d_]{1,3}\.?|[^\w\s.,()+−-])?\s*(?P<sign>[-−+]?)"
    r"(?P<number>[0-9][0-9.,'’ \u00a0\u202f]*|[.,][0-9]+)"
    r"\s*(?:[^\W\d_]{1,4}\.?|[^\w\s.,()+−-])?\s*(?P<after>[-−)]?)"
)
_COMMA_DECIMALS = re.compile(r"[0-9],[0-9]{1,2}(?![0-9])[^0-9.,]*$|\.[0-9]{3},[0-9]+")
_SPACES = str.maketrans("", "", "'’ \u00a0\u202f")


def says_decimal_comma(text: str) -> bool:
    """Whether `text` must mean a comma before the cents (3,60 or 1.234,56): then its whole column does."""
    return _COMMA_DECIMALS.search(text) is not None


@lru_cache(maxsize=4_096)
def read_amount(text: str, *, decimal_comma: bool = False) -> Decimal | None:
    """The amount in `text`, whatever currency is written beside it; None if it cannot be read.

    Where both marks occur the last is the decimal one. A single mark before exactly three digits groups
    thousands, unless it is the column's own decimal mark (the comma if `decimal_comma`, else the dot).
    """
    match = _AMOUNT.fullmatch(text.strip()) if len(text) <= LONGEST else None
    if not match:
        return None
    number = _with_dot(match["number"].translate(_SPACES), "," if decimal_comma else ".")
    if number is None or (match["minus"] == "(") != (match["after"] == ")"):
        return None
    signs = [match["minus"], match["sign"], match["after"].replace(")", "")]
    minuses = sum(sign in ("-", "−", "(") for sign in signs if sign)
    if minuses > 1:
        return None
    amount = Decimal(number)
    return -amount if minuses else amount


def _with_dot(number: str, own_mark: str) -> str | None:
    """`number` with a dot as its only mark, or None if its marks make no sense."""
    last = max(number.rfind("."), number.rfind(","))
    if last < 0:
        return number
    mark = number[last]
    whole, cents = number[:last], number[last + 1 :]
    other = "," if mark == "." else "."
    if mark in whole or (other not in whole and len(cents) == 3 and mark != own_mark):  # noqa: PLR2004
        groups = number.split(mark)
        return "".join(groups) if _in_thousands(groups) else None
    groups = whole.split(other)
    if len(groups) > 1 and not _in_thousands(groups):
        return None
    return f"{''.join(groups) or '0'}.{cents or '0'}"


def _in_thousands(groups: list[str]) -> bool:
    return 1 <= len(groups[0]) <= 3 and all(len(group) == 3 and group.isdecimal() for group in groups[1:])  # noqa: PLR2004
