"""Everybody else: singles, couples, families, groups, each drawn with an own life."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from demo_shop import details
from demo_shop.dice import Dice
from demo_shop.kinds import KINDS, habits
from demo_shop.lives import SHARES, live
from demo_shop.menu import compose
from demo_shop.names import Register
from demo_shop.people import Person
from demo_shop.talk import phrases, reminders

if TYPE_CHECKING:
    from demo_shop.people import Habit, Life, Pairs

# who lives together, how many such households
HOUSEHOLDS: dict[tuple[str, ...], int] = {
    ("office",): 27, ("early",): 14, ("neighbour",): 17, ("lunch",): 21, ("student",): 22, ("parent",): 9,
    ("pick-up",): 6, ("family",): 13, ("cyclist",): 8, ("book club",): 7, ("senior",): 16, ("tea time",): 11,
    ("remote",): 12, ("dog",): 10, ("sunday",): 8, ("now and then",): 22, ("every ten days",): 8,
    ("family", "office"): 5, ("parent", "office"): 3, ("senior", "tea time"): 3, ("dog", "remote"): 2,
    ("student", "student"): 2, ("family", "student"): 2,
}  # fmt: skip
BESIDES_NAME_ONLY = 0.79  # about one in six leaves neither phone nor e-mail


def crowd(cast: list[Person]) -> list[Person]:
    """All households, without a name that one of the cast bears."""
    register = Register({person.name for person in cast})
    people: list[Person] = []
    for kinds, count in HOUSEHOLDS.items():
        for number in range(count):
            people += _household(kinds, number, register)
    return people


def _household(kinds: tuple[str, ...], number: int, register: Register) -> list[Person]:
    dice = Dice("household", *kinds, number)
    life_shares = {"old hand": 6.0, "came along": 4.0} if len(kinds) > 1 else SHARES
    people: list[Person] = []
    for kind in kinds:
        like = people[0].name if people and kinds != ("student", "student") else ""
        name, goes_by = register.new(dice, like)
        people.append(_person(name, goes_by, kind, live(dice.weighed(life_shares), kind, dice)))
    if len(people) == 1:
        return people
    first, second = people
    if dice.falls(0.4):
        second = replace(second, phone=first.phone)
    second = replace(second, address=first.address)
    return [replace(first, links=_bond(kinds, second)), second]


def _bond(kinds: tuple[str, ...], second: Person) -> Pairs:
    if kinds == ("family", "student"):
        return (("parent", second.handle),)
    if kinds == ("student", "student"):
        return (("household", second.handle),)
    return (("partner", second.handle), ("household", second.handle))


def _person(name: str, goes_by: str, kind: str, life: Life) -> Person:
    dice = Dice("person", name)
    own = habits(kind, dice)
    if life.changed_on:
        life = replace(life, new_order=compose(KINDS[kind].meal, dice, 0.5, 0.1))
    cues = details.cues(dice, kind)
    orders = " ".join((own[0].order, *own[0].others, *(habit.order for habit in own[1:])))
    family = next((text for cue, text in cues if cue == "family"), "")
    person = Person(
        name=name,
        goes_by=goes_by,
        card_code=details.card_code(dice) if dice.falls(0.4) else "",
        company=details.company(dice) if kind in {"office", "lunch"} and dice.falls(0.3) else "",
        address=details.address(dice) if dice.falls(0.12) else "",
        birthday=_birthday(kind, dice),
        tags=_tags(kind, dice),
        note=details.remark(dice, "notes", 0.04),
        alert=details.remark(dice, "alerts", 0.03),
        cues=cues,
        preferences=details.preferences(dice, own[0].order),
        allergies=details.allergies(dice, kind, orders, family),
        usuals=_pinned(kind, own, dice),
        habits=own,
        life=life,
        grumpy=dice.weighed({0.0: 5, 0.02: 5, 0.06: 1}),
        talk=phrases(kind),
        later=reminders(kind),
    )
    return _reached(person, dice)


def _reached(person: Person, dice: Dice) -> Person:
    """With a phone, an e-mail, both or neither; now and then a second phone."""
    if not dice.falls(BESIDES_NAME_ONLY):
        return person
    ways = dice.weighed({"phone": 6.0, "e-mail": 1.2, "both": 3.0})
    return replace(
        person,
        phone=details.phone(dice) if ways != "e-mail" else "",
        phone_2=details.phone(dice) if ways != "e-mail" and dice.falls(0.05) else "",
        email=details.email(person.name, dice) if ways != "phone" else "",
    )


def _birthday(kind: str, dice: Dice) -> str:
    if not dice.falls(0.3):
        return ""
    if kind in {"senior", "tea time"}:
        return details.birthday(dice, 1962, 1938)
    return details.birthday(dice, 2007, 2000) if kind == "student" else details.birthday(dice)


def _tags(kind: str, dice: Dice) -> tuple[str, ...]:
    tags = {"cyclist": "cyclists", "book club": "book club"}
    if kind in tags:
        return (tags[kind],)
    if kind == "student":
        return ("student",) if dice.falls(0.6) else ()
    extra = {"neighbour": "neighbour", "remote": "laptop", "family": "weekend", "dog": "dog"}
    return (extra[kind],) if kind in extra and dice.falls(0.4) else ()


def _pinned(kind: str, own: tuple[Habit, ...], dice: Dice) -> tuple[tuple[str, str, str], ...]:
    """What staff wrote down as the usual: of some people only, and rather of those who have one."""
    if own[0].faithful < 0.6 or not dice.falls(0.36):
        return ()
    holds = KINDS[kind].holds if dice.falls(0.5) or len(own) > 1 or kind in {"cyclist", "book club"} else "always"
    labels = {"cyclist": "after the ride", "book club": "book club", "family": "family breakfast"}
    usuals = [(own[0].order, holds, labels.get(kind, ""))]
    if len(own) > 1:
        second = "weekends" if own[1].week[6] or own[1].week[5] else "afternoon"
        usuals.append((own[1].order, second, "with company" if second == "weekends" else ""))
    return tuple(usuals)
