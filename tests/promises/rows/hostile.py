"""Hostile text is shown as text: in every field, on every screen, by every command, in every file."""

from __future__ import annotations

from tests.promises import hostile_files, hostile_screens, naughty
from tests.promises.hostile_commands import Found, by_other_doors, in_every_place, on_the_way_out, pairs, stocked
from tests.promises.product import scratch
from tests.promises.promise import Outcome, Promise, Size, outcome

_ROUNDS = (1, 150)
"""How often every place of every command gets a text; each time another one."""
_DOORS = (4, 10_000)
"""Texts that stand in the environment, in files and in their names."""
_AT_ONCE = 30
"""Texts of one shop: so many that each is found on its screens."""
_SIZES = ((60, 20), (120, 40))


def _check(size: Size) -> Outcome:
    found = Found()
    texts = naughty.few(_AT_ONCE) if size is Size.CI else [*naughty.OWN, *naughty.others()]
    with scratch() as folder:
        in_every_place(folder, pairs(size.of(*_ROUNDS)), found)
    for start in range(0, len(texts), _AT_ONCE):
        _one_shop(texts[start : start + _AT_ONCE], found, size)
    with scratch() as folder:
        (folder / "doors").mkdir()
        by_other_doors(folder / "doors", texts[: size.of(*_DOORS)], found)
        hostile_screens.bytes_to(folder / "terminal", naughty.PAYLOADS, found)
    figures = f"{found.typed:,} screens and commands with {len(texts)} texts: {found.crashes} crashes, {found.raw} raw"
    return outcome(figures, found.faults)


def _one_shop(texts: list[str], found: Found, size: Size) -> None:
    """Print, write and look at a shop in which everything is called so."""
    release = size is Size.RELEASE
    with scratch() as folder:
        on_the_way_out(folder, texts, found, json=release)
        written, wrong = hostile_files.made(folder / "files", ("Ann", "Bob"), texts)
        found.typed += written
        found.faults += wrong
        for place, at in enumerate(_SIZES if release else _SIZES[:1]):
            here = folder / f"screens{place}"
            stocked(here, texts)
            hostile_screens.screens(here / "shop" / "shop.db", found, size=at, every_key=release and not place)


PROMISE = Promise(6, "Hostile text is shown as text", _check)
