"""What Corner Café sells, and how a drink and something to eat become an order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from demo_shop.lists import wordlist

if TYPE_CHECKING:
    from demo_shop.dice import Dice

COLD = ("iced latte", "cold brew", "apple spritzer", "sparkling water", "lemonade")
MILKY = (
    "flat white",
    "cappuccino",
    "latte",
    "mocha",
    "cortado",
    "macchiato",
    "chocolate",
    "chai",
    "babyccino",
)

_MENU = wordlist("menu")
DRINKS: dict[str, dict[str, float]] = _MENU["drinks"]
FOODS: dict[str, dict[str, float]] = _MENU["foods"]


def items() -> list[tuple[str, str, str, bool]]:
    """Name, category, price and whether it is still sold, as the card lists them."""
    rows = []
    for category, entries in _MENU["card"].items():
        for entry in entries:
            name, price = entry.rsplit(" ", 1)
            rows.append((name.removeprefix("-"), category, price, not name.startswith("-")))
    return rows


def milky(drink: str) -> bool:
    """Whether somebody could ask for another milk."""
    return any(word in drink for word in MILKY)


def dressed(drink: str, dice: Dice, to_go: float) -> str:
    """A drink the way one person takes it: milk, sugar, shot, cup."""
    if drink in COLD:
        return f"{drink}, to go" if dice.falls(to_go) else drink
    extras = []
    if milky(drink) and dice.falls(0.3):
        extras.append(dice.weighed({"oat milk": 8, "soy milk": 1, "lactose-free": 2}))
    if dice.falls(0.08):
        extras.append(dice.one(("no sugar", "one sugar", "extra hot", "in a big cup")))
    elif drink not in {"tea", "espresso"} and milky(drink) and dice.falls(0.1):
        extras.append(dice.one(("decaf", "extra shot")))
    if dice.falls(to_go):
        extras.append("to go")
    return ", ".join([drink, *extras])


def served(food: str, dice: Dice) -> str:
    """Something to eat the way one person likes it."""
    if food in {"croissant", "cinnamon bun", "pain au chocolat", "banana bread"} and dice.falls(0.18):
        return f"{food}, warm"
    return f"{food}, toasted" if "bagel" in food and dice.falls(0.3) else food


def compose(meal: str, dice: Dice, hungry: float, to_go: float) -> str:
    """One person's order, as staff would write it: `1 latte, oat milk; 1 croissant, warm`."""
    drink = dressed(dice.weighed(DRINKS[meal]), dice, to_go)
    food = served(dice.weighed(FOODS[meal]), dice) if dice.falls(hungry) else ""
    return f"1 {drink}; 1 {food}" if food else f"1 {drink}"


def variations(order: str, meal: str, dice: Dice) -> tuple[str, ...]:
    """What the same person has on other days: without the cake, with another, or once something else."""
    drink, _, food = order.partition("; ")
    other_food = dice.weighed(FOODS[meal])
    with_other = f"{drink}; 1 {other_food}"
    second = dice.weighed(DRINKS[meal])
    milk = next((word for word in ("oat milk", "soy milk", "lactose-free") if word in drink), "")
    another = f"1 {second}, {milk}" if milk and milky(second) else f"1 {second}"
    ways = (drink if food else with_other, with_other, f"{another}; {food}" if food else another)
    return tuple(way for way in dict.fromkeys(ways) if way != order) or (f"{drink}; 1 sparkling water",)


def for_a_family(dice: Dice, party: int) -> str:
    """A table's order: grown-ups' drinks, something for the children, something to eat."""
    adults = dice.some(list(DRINKS["morning"]), 2)
    children = max(party - 2, 0)
    lines = [f"1 {drink}" for drink in adults]
    if children:
        lines.append(f"{children} {dice.one(('hot chocolate', 'babyccino', 'orange juice'))}")
    lines.append(f"{party} {dice.one(('croissant', 'bagel', 'cinnamon bun', 'pain au chocolat', 'scone'))}")
    return "; ".join(lines)


def together(one: str, other: str) -> str:
    """Two orders on one slip: what is the same is counted, not written twice."""
    counts: dict[str, int] = {}
    for line in (*one.split("; "), *other.split("; ")):
        number, what = line.split(" ", 1)
        counts[what] = counts.get(what, 0) + int(number)
    return "; ".join(f"{number} {what}" for what, number in counts.items())
