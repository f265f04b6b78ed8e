"""Which old backups go: never the last good one, and nobody's data for longer than was promised."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from frontdesk.errors import BadInput
from frontdesk.keeping.backup import SEALED, label_in, taken_at
from frontdesk.keeping.checking import ASKEW

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from frontdesk.keeping.elsewhere import Place

WHOLE = timedelta(days=2)
"""Everything of so long stays, whatever the policy."""

LONGEST = timedelta(days=35)
"""Nothing stays longer: who asked to be forgotten is gone from every backup by then."""

_SUM = ".sha256"
_LEFT = re.compile(r"(\.part(-journal)?|\.sha256(\.part)?)$")
_AGAIN = re.compile(r"Z-([0-9]{1,3})\.db")


class NoSuchPolicy(BadInput):
    """That many backups cannot be kept."""

    hint = "Give whole numbers from 0 on; both 0 means that nothing is removed."


@dataclass(frozen=True, slots=True)
class Policy:
    """How many days, and how many weeks, keep their newest backup; with both 0 nothing is ever removed."""

    daily: int = 7
    weekly: int = 5

    def __post_init__(self) -> None:
        if min(self.daily, self.weekly) < 0:
            raise NoSuchPolicy

    @property
    def empty(self) -> bool:
        """Whether nothing was said about what to keep; then it would be wrong to remove anything."""
        return not self.daily and not self.weekly


class _Stamped(NamedTuple):
    at: datetime
    again: int
    name: str
    verified: bool


def prune(place: Place, label: str, policy: Policy, now: datetime, *, whole: str) -> tuple[str, ...]:
    """Remove what is too many or too old of one shop's backups in a place; the names that went.

    Args:
        place: where they lie.
        label: of which shop; others' backups, and files of other names, are not looked at.
        policy: what stays.
        now: aware.
        whole: the newest backup there that was verified just now; it stays in any case.

    Raises:
        FrontdeskError: the place refused.
    """
    gone = to_remove(place.names(), label, policy, now, whole=whole)
    for name in gone:
        place.remove(name)
        if not _LEFT.search(name):
            place.remove(f"{name}{_SUM}")
    return tuple(name for name in gone if not _LEFT.search(name))


def to_remove(names: Iterable[str], label: str, policy: Policy, now: datetime, *, whole: str | None) -> list[str]:
    """Which of these names are to go, oldest first.

    Nothing, when the policy is empty, when no backup is known to be whole, or when one bears a time to come: then the
    clock went back, and what is old cannot be told. Plain and encrypted backups are counted apart, for who lost the
    key has only the plain ones.
    """
    there = {*names}
    found = sorted(each for name in there if (each := _stamped(name, label, there)) is not None)
    if policy.empty or whole is None or any(each.at > now + ASKEW for each in found):
        return []
    kept = {whole} | {each.name for each in found if each.at >= now - WHOLE}
    for sealed in (False, True):
        series = [each for each in found if each.verified and each.name.endswith(SEALED) == sealed]
        kept |= _newest_of_each(series, policy.daily, lambda each: each.at.date())
        kept |= _newest_of_each(series, policy.weekly, lambda each: each.at.isocalendar()[:2])
    gone = [each.name for each in found if each.at < now - LONGEST or (each.verified and each.name not in kept)]
    return [name for name in gone if name != whole] + _left_behind(there, label, now)


def _newest_of_each(series: list[_Stamped], most: int, span: Callable[[_Stamped], Any]) -> set[str]:
    newest = {span(each): each.name for each in series}
    return {*[*newest.values()][max(0, len(newest) - most) :]}


def _stamped(name: str, label: str, there: set[str]) -> _Stamped | None:
    at = taken_at(Path(name))
    if at is None or label_in(name) != label:
        return None
    again = _AGAIN.search(name)
    return _Stamped(at, int(again[1]) if again else 1, name, f"{name}{_SUM}" in there)


def _left_behind(there: set[str], label: str, now: datetime) -> list[str]:
    """What copies that were killed left: half files, and checksums of files that never came."""
    found = []
    for name in sorted(there):
        whole = _LEFT.sub("", name)
        at = taken_at(Path(whole)) if whole != name and label_in(whole) == label else None
        if at is not None and at < now - WHOLE and not (name.endswith(_SUM) and whole in there):
            found.append(name)
    return found
