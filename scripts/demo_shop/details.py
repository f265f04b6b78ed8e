"""The small things staff write on a card: phone, car, dog, milk, the table by the window."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from demo_shop.lists import wordlist

if TYPE_CHECKING:
    from demo_shop.dice import Dice
    from demo_shop.people import Pairs

_WORDS: dict[str, list[str]] = wordlist("words")["card"]
_CARD_LETTERS = "ACDEFHJKMNPRTUVWXY"
_CARD_FIGURES = "34679"

_NUTTY = ("almond", "granola", "banana bread", "carrot cake", "brownie")
_FLOURY = (
    *("croissant", "pain", "bun", "bagel", "pretzel", "scone", "muffin", "bread", "cake", "brownie", "tart"),
    *("toast", "quiche", "porridge", "granola"),
)
_CREAMY = ("cheese", "quiche", "croissant", "bun", "muffin", "cake", "tart", "brownie", "scone", "pain")


def phone(dice: Dice) -> str:
    """A made-up number, written as people write theirs: spaces, slashes, +49 or 0, some from abroad."""
    if dice.falls(0.06):
        return dice.one((
            f"+44 7700 900{dice.whole(100, 999)}", f"+33 6 39 98 {dice.whole(10, 40)} {dice.whole(10, 99)}",
            f"+46 70 174 06 {dice.whole(10, 99)}", f"+1 (212) 555-01{dice.whole(10, 99)}",
        ))  # fmt: skip
    if dice.falls(0.2):
        end = dice.whole(100, 999)
        return dice.one((f"030 23125 {end}", f"030/23125{end}", f"+49 30 23125-{end}"))
    a, b = dice.whole(100, 999), dice.whole(1000, 9999)
    b = b + 1 if b == 4417 else b
    return dice.one((
        f"0151 0{a} {b}", f"01510 {a}{b}", f"0151-0{a}{b}", f"+49 151 0{a}{b}",
        f"0151/0{a} {str(b)[:2]} {str(b)[2:]}", f"+491510{a}{b}", f"(0151) 0{a}-{b}",
        f"0049 151 0{a} {b}",
    ))  # fmt: skip


def email(name: str, dice: Dice) -> str:
    """An address in a domain that nobody owns."""
    spread = unicodedata.normalize("NFKD", name.casefold().translate(str.maketrans("ıłøđæ", "iloda")))
    plain = "".join(letter for letter in spread if letter.isascii() and (letter.isalnum() or letter == " "))
    words = plain.split()
    words = words or ["guest"]
    parts = dice.one((words, words[-1:], [words[0][0], words[-1]]))
    domain = dice.one(("example.org", "example.com", "mail.example.net", "post.example.org"))
    return f"{'.'.join(parts)}@{domain}"


def card_code(dice: Dice) -> str:
    """Six signs that can be scanned, read and spoken: no 0 and O, no 1 and I, no 5 and S."""
    letters = "".join(dice.one(_CARD_LETTERS) for _ in range(3))
    figures = "".join(dice.one(_CARD_FIGURES) for _ in range(3))
    return f"{figures[0]}{letters[0]}{letters[1]}{figures[1]}{letters[2]}{figures[2]}"


def birthday(dice: Dice, youngest: int = 1998, oldest: int = 1950) -> str:
    """A day, more often without its year: most people say only the day."""
    day = f"{dice.whole(1, 12):02d}-{dice.whole(1, 28):02d}"
    return f"{dice.whole(oldest, youngest)}-{day}" if dice.falls(0.4) else f"--{day}"


def address(dice: Dice) -> str:
    """Street and number; the town is this one."""
    return f"{dice.one(_WORDS['streets'])} {dice.whole(1, 88)}"


def company(dice: Dice) -> str:
    """An employer in the neighbourhood."""
    return dice.one(_WORDS["companies"])


def remark(dice: Dice, kind: str, chance: float) -> str:
    """A note or an alert out of that word list, for a few people only."""
    return dice.one(_WORDS[kind]) if dice.falls(chance) else ""


def children(dice: Dice) -> str:
    """The children's names as a cue."""
    names = dice.some(_WORDS["children"], dice.weighed({1: 3, 2: 5, 3: 1}))
    if len(names) == 1:
        return f"{dice.one(('baby', 'toddler', 'kid'))} {names[0]}"
    return f"{dice.one(('kids', 'kids', 'twins')) if len(names) == 2 else 'kids'} {', '.join(names)}"


def cues(dice: Dice, kind: str) -> Pairs:
    """What one would recognise this person by; parents by their children, dog people by the dog."""
    found: list[tuple[str, str]] = []
    if dice.falls(0.2):
        found.append(("car", dice.one(_WORDS["cars" if dice.falls(0.75) else "bikes"])))
    if kind in {"family", "parent"} or dice.falls(0.06):
        found.append(("family", children(dice)))
    if kind == "dog" or dice.falls(0.05):
        found.append(("pet", f"dog {dice.one(_WORDS['dogs'])}"))
    if dice.falls(0.34):
        found.append(("looks", dice.one(_WORDS["looks"])))
    if kind in {"neighbour", "early", "office"} and dice.falls(0.5):
        found.append(("place", dice.one(_WORDS["work"])))
    elif dice.falls(0.2):
        found.append(("place", dice.one(_WORDS["seats"])))
    if dice.falls(0.13):
        found.append(("other", dice.one(_WORDS["others"])))
    return tuple(found)


def preferences(dice: Dice, order: str) -> Pairs:
    """How they take it, when the order says so, and now and then a like or dislike."""
    takes = [
        word for word in ("oat milk", "soy milk", "lactose-free", "no sugar", "extra hot", "decaf") if word in order
    ]
    found = [("takes", word) for word in takes if dice.falls(0.75)]
    if dice.falls(0.14):
        found.append(("likes", dice.one(_WORDS["likes"])))
    if dice.falls(0.1):
        found.append(("dislikes", dice.one(_WORDS["dislikes"])))
    return tuple(found)


def allergies(dice: Dice, kind: str, orders: str, family: str) -> tuple[str, ...]:
    """At most one allergy, and never one that the person's own orders would break."""
    if not dice.falls(0.09):
        return ()
    first_child = family.removeprefix("kids ").removeprefix("twins ").split(",")[0]
    if kind in {"family", "parent"} and family[:4] in {"kids", "twin"} and dice.falls(0.6):
        return (f"{dice.one(('nuts', 'egg', 'lactose', 'sesame', 'strawberries'))} ({first_child})",)
    milk_free = all(word not in orders for word in ("latte", "white", "cappuccino", "mocha", "chocolate", "cortado"))
    free_of = {
        "nuts": not any(word in orders for word in _NUTTY),
        "gluten": not any(word in orders for word in _FLOURY),
        "lactose": (milk_free or "oat milk" in orders) and not any(word in orders for word in _CREAMY),
        "sesame": "bagel" not in orders,
    }
    common = {"nuts": 5.0, "lactose": 5.0, "gluten": 4.0, "sesame": 1.0}
    possible = {name: common[name] for name, free in free_of.items() if free}
    return (dice.weighed(possible),) if possible else ()
