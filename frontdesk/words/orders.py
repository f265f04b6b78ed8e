"""An order as people type it and as they say it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from frontdesk.errors import BadInput
from frontdesk.words.phrases import joined, plural_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

MOST: Final = 999

_PARTS: Final = re.compile(r"[;\r\n]")
_COUNTED: Final = re.compile(r"(?P<sign>[-+−]\s*)?(?P<number>[0-9]+)(?:\s*[x×]\s+|\s+)(?P<rest>.+)", re.IGNORECASE)
_NO_ITEM: Final = re.compile(r"(?:[-+−]\s*)?[0-9.]+\s*[x×]?", re.IGNORECASE)
_FRACTION: Final = re.compile(r"[0-9]*\.[0-9]+\s")
_LOOKS_TIMES: Final = re.compile(r"[x×](?:\s|$)", re.IGNORECASE)

# "an extra hot latte", "tea with no sugar", "soup to go": the first or last word tells where a modifier goes.
_QUALITIES: Final = frozenset({"big", "cold", "dry", "hot", "large", "small", "strong", "sweet", "warm", "weak"})
_ADDITIONS: Final = frozenset(
    {
        "butter",
        "cheese",
        "cream",
        "honey",
        "ice",
        "jam",
        "lemon",
        "milk",
        "salt",
        "sauce",
        "shot",
        "sugar",
        "syrup",
    }
)
_AMOUNTS: Final = frozenset({"extra", "less", "more", "no", "one", "two"})
_LINKS: Final = frozenset({"for", "in", "on", "to", "with", "without"})
_SOUNDS_OF_A: Final = re.compile(r"(?:uni|use|usu|eu|one\b|once\b)", re.IGNORECASE)
_SOUNDS_OF_AN: Final = re.compile(r"(?:[aeiou]|hour|honest|8|1[18]\b)", re.IGNORECASE)
_PLAINLY_COUNTED: Final = re.compile(r"[a-z]+(?:[ -][a-z]+)*(?<!s)")
_NOT_COUNTED: Final = frozenset({"of", "to", "and", "with", "on", "in", "or", "no"})


class UnreadableOrder(BadInput):
    """That order cannot be read."""

    hint = 'Type it like "1 flat white; 1 croissant, warm".'


@dataclass(frozen=True, slots=True)
class OrderWord:
    """One part of an order, as typed: how many of what, and how.

    Attributes:
        quantity: 1 to 999.
        item: the name as typed, which may be on the shop's list or not.
        modifiers: as typed, in order ("warm", "no sugar").
    """

    quantity: int
    item: str
    modifiers: tuple[str, ...] = ()


def _nothing_known(_name: str) -> bool:
    return False


def read_order(text: str, known: Callable[[str], bool] = _nothing_known) -> tuple[OrderWord, ...]:
    """Read an order: parts between `;` or newlines, each a quantity (else 1), an item and `, modifiers`.

    Args:
        text: "1 flat white; 2x croissant, warm".
        known: whether a name is on the shop's list. A name that is wins over reading its digits as a
            quantity ("7 up") or its comma as a modifier ("tea, green").

    Raises:
        UnreadableOrder: a part has no item, or a quantity that is not a whole number from 1 to 999.
    """
    parts = [" ".join(part.split()) for part in _PARTS.split(text)]
    words = tuple(_read_part(part, known) for part in parts if part)
    if not words:
        raise UnreadableOrder("There is nothing in that order.")
    return words


def write_order(words: Iterable[OrderWord]) -> str:
    """Write an order so that `read_order` reads the same again: "1 flat white; 1 croissant, warm".

    An item whose own name holds a comma needs the shop's list to be read back; one with `;` cannot be.
    """
    return "; ".join(_written(word) for word in words)


def order_words(words: Iterable[OrderWord]) -> str:
    """Say an order as one says it to a guest: "flat white and a croissant", "2 teas and a warm bagel"."""
    return joined([_said(word, first=at == 0) for at, word in enumerate(words)])


def _read_part(part: str, known: Callable[[str], bool]) -> OrderWord:
    if named := _named(part, known):
        return OrderWord(1, *named)
    counted = _COUNTED.fullmatch(part)
    if not counted or _NO_ITEM.fullmatch(part):
        return OrderWord(1, *_item(part, part))
    quantity = counted["number"].lstrip("0")
    if counted["sign"] or not quantity or len(quantity) > len(str(MOST)):
        raise UnreadableOrder(f"“{part[:60]}” asks for no number from 1 to {MOST}.")
    rest = counted["rest"].strip()
    return OrderWord(int(quantity), *(_named(rest, known) or _item(rest, part, counted=True)))


def _named(part: str, known: Callable[[str], bool]) -> tuple[str, tuple[str, ...]] | None:
    """Find the longest beginning of a part, up to a comma, that is a known item's name."""
    pieces = part.split(",")
    for taken in range(len(pieces), 0, -1):
        name = ",".join(pieces[:taken]).strip()
        if name and known(name):
            return name, _modifiers(pieces[taken:])
    return None


def _item(part: str, whole: str, *, counted: bool = False) -> tuple[str, tuple[str, ...]]:
    name, *rest = part.split(",")
    name = name.strip()
    if not name or (not counted and _NO_ITEM.fullmatch(name)):
        raise UnreadableOrder(f"“{whole[:60]}” names no item.")
    if not counted and _FRACTION.match(name):
        raise UnreadableOrder(f"“{whole[:60]}” asks for a part of one; quantities are whole numbers.")
    return name, _modifiers(rest)


def _modifiers(pieces: list[str]) -> tuple[str, ...]:
    return tuple(piece.strip() for piece in pieces if piece.strip())


def _written(word: OrderWord) -> str:
    times = " x" if _LOOKS_TIMES.match(word.item) else ""  # an item such as "x ray" must not lose its x
    return ", ".join((f"{word.quantity}{times} {word.item}", *word.modifiers))


def _said(word: OrderWord, *, first: bool) -> str:
    before = [modifier for modifier in word.modifiers if _is_said_before(modifier)]
    after = [modifier for modifier in word.modifiers if modifier not in before]
    named = " ".join([*before, word.item])
    if word.quantity > 1:
        named = _several(word.quantity, named, word.item)
    elif not first:
        named = f"{_article(named)}{named}"
    return named + "".join(map(_said_after, after))


def _several(quantity: int, named: str, item: str) -> str:
    """Say "2 teas", but "2 × Coca-Cola" where a plural could be wrong."""
    plainly = _PLAINLY_COUNTED.fullmatch(item) and not _NOT_COUNTED.intersection(item.split())
    return f"{quantity} {plural_of(named)}" if plainly else f"{quantity} × {named}"


def _article(named: str) -> str:
    if named.endswith("s") and not named.endswith("ss"):
        return ""  # "and chips"
    sounds_of_an = _SOUNDS_OF_AN.match(named) and not _SOUNDS_OF_A.match(named)
    return "an " if sounds_of_an else "a "


def _is_said_before(modifier: str) -> bool:
    words = modifier.lower().split()
    return words[-1] in _QUALITIES or (len(words) == 1 and words[0] not in _ADDITIONS)


def _said_after(modifier: str) -> str:
    words = modifier.lower().split()
    if words[0] in _LINKS:
        return f" {modifier}"
    return f" with {modifier}" if words[0] in _AMOUNTS or words[-1] in _ADDITIONS else f", {modifier}"
