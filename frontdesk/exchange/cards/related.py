"""Who belongs to whom: spouses, children and other kin on a card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.exchange.cards.values import plain
from frontdesk.records.people import CueKind

if TYPE_CHECKING:
    from frontdesk.exchange.cards.properties import Property

Cue = tuple[str, str]
"""Kind and text."""

SPOUSES = frozenset({"X-SPOUSE", "X-EVOLUTION-SPOUSE", "X-MS-SPOUSE", "X-KADDRESSBOOK-X-SPOUSESNAME"})
_CHILDREN = frozenset({"X-CHILD", "X-CHILDREN", "X-MS-CHILD"})
_LISTED = frozenset({"X-ABRELATEDNAMES", "RELATED"})
KIN_PROPERTIES = SPOUSES | _CHILDREN | _LISTED
_KIN = frozenset(
    {"spouse", "partner", "domestic partner", "husband", "wife", "fiance", "fiancé", "fiancée"}
    | {"child", "children", "son", "daughter", "mother", "father", "parent", "kin", "family", "relative"}
    | {"brother", "sister", "sibling", "grandmother", "grandfather", "grandparent", "grandchild"}
    | {"aunt", "uncle", "cousin", "niece", "nephew"}
)
# What Android writes as a number: assistant, friend, manager and referrer are no kin.
_ANDROID = {
    "2": "brother",
    "3": "child",
    "4": "domestic partner",
    "5": "father",
    "8": "mother",
    "9": "parent",
    "10": "partner",
    "12": "relative",
    "13": "sister",
    "14": "spouse",
}


def cue(one: Property, label: str) -> Cue | None:
    """The cue in a property about somebody's kin, None if it is about something else."""
    if one.name in SPOUSES:
        return _cue(plain(one.text), "spouse")
    if one.name in _CHILDREN:
        return _cue(plain(one.text), "child")
    if one.name not in _LISTED or one.text.casefold().startswith(("urn:", "http:", "https:", "data:")):
        return None
    kinds = [kind for kind in (_words(label), *map(_words, one.types)) if kind in _KIN]
    return _cue(plain(one.text), kinds[0]) if kinds else None


def android(one: Property) -> tuple[str, str, Cue | None]:
    """What an X-ANDROID-CUSTOM says: its kind (nickname, relation ...), its text, and a cue if it is about kin."""
    kind, text, number, label, *_ = [*one.text.split(";"), "", "", "", ""]
    said = _ANDROID.get(number) or (_words(label) if number == "0" else "")
    return kind.rpartition("/")[2], plain(text), _cue(plain(text), said) if said in _KIN and text else None


def _cue(text: str, kin: str) -> Cue:
    return CueKind.FAMILY.value, f"{text} ({kin})" if text else ""


def _words(label: str) -> str:
    return label.casefold().replace("_", " ").replace("-", " ").strip()
