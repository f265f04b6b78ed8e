"""What a card says that has no field here, kept under the name it has there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from frontdesk.exchange.cards.values import parts, plain

if TYPE_CHECKING:
    from frontdesk.exchange.cards.properties import Property

_APPLE = re.compile(r"_\$!<(.*)>!\$_", re.DOTALL)
_EVERYWHERE = frozenset({"PREF", "INTERNET", "VOICE", "POSTAL", "PARCEL", "DOM", "INTL"})
"""Types that tell nobody anything."""

_IN_PARTS = frozenset({"ADR", "ORG", "N", "GEO", "X-ANDROID-CUSTOM"})


def labelled(one: Property, labels: dict[str, str]) -> str:
    """The label that an address book tied to a property, "" if none: Spouse, where it says `_$!<Spouse>!$_`."""
    label = labels.get(one.group, "") if one.group else ""
    found = _APPLE.fullmatch(label)
    return found[1] if found else label


class Custom:
    """Custom fields of one card, by property, label and type: "URL (work)", "X-ABDATE (Anniversary)", "URL 2"."""

    def __init__(self, labels: dict[str, str]) -> None:
        self._labels = labels
        self._kept: dict[str, str] = {}
        self._copies: dict[str, int] = {}

    def keep(self, one: Property) -> None:
        """Keep a property, if it says something."""
        said = labelled(one, self._labels) or " ".join(kind.lower() for kind in one.types if kind not in _EVERYWHERE)
        text = ", ".join(filter(None, parts(one.text))) if one.name in _IN_PARTS else plain(one.text)
        self.add(f"{one.name} ({said})" if said else one.name, text)

    def add(self, name: str, text: str) -> None:
        """Keep a text under a name, or under that name and a number if it is taken."""
        if not text:
            return
        free = name
        while free in self._kept:
            self._copies[name] = self._copies.get(name, 1) + 1
            free = f"{name} {self._copies[name]}"
        self._kept[free] = text

    def taken(self, name: str) -> str:
        """The first text of a property, by whatever label, which is no custom field any more; "" if there is none."""
        found = next((key for key in self._kept if key == name or key.startswith(f"{name} ")), "")
        return self._kept.pop(found, "")

    def pairs(self) -> tuple[tuple[str, str], ...]:
        """All of them, in the card's order."""
        return tuple(self._kept.items())
