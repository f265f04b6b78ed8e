"""Perks: what regulars get without asking, noticed by the desk when they are picked."""

from frontdesk.desk.perks.defining import (
    NoSuchPerk,
    UnknownPerkKind,
    UnusableNumber,
    add,
    change,
    listed,
    retire,
)
from frontdesk.desk.perks.giving import CapReached, NothingDue, correct, give, rewards
from frontdesk.desk.perks.noticing import DEFAULT_CAP, of, of_in

__all__ = [
    "DEFAULT_CAP",
    "CapReached",
    "NoSuchPerk",
    "NothingDue",
    "UnknownPerkKind",
    "UnusableNumber",
    "add",
    "change",
    "correct",
    "give",
    "listed",
    "of",
    "of_in",
    "retire",
    "rewards",
]
