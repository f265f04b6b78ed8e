"""The desk: one till's hold on a shop, put together here and nowhere else."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import time
from typing import TYPE_CHECKING, Any

from frontdesk.clock import Clock
from frontdesk.errors import BadInput
from frontdesk.keeping.offering import lost, offering
from frontdesk.records.deeds import Deed
from frontdesk.records.shop import Shop
from frontdesk.store import glance
from frontdesk.store.search.spelling import Vocabulary
from frontdesk.store.store import Store
from frontdesk.words.folding import folded

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from frontdesk.records.team import Staff


OWNER = "owner"
"""The role that may give beyond the budget, and reads what is said about the others."""


class NobodyOfThatName(BadInput):
    """Nobody of that name works here."""

    hint = "See `frontdesk team list`, or add them with `frontdesk team add NAME`."


@dataclass
class Desk:
    """What every use case needs: the store, the clock of the shop's zone, the shop's settings, and who acts where."""

    store: Store
    clock: Clock
    shop: Shop
    till: str
    staff: Staff | None = None
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    expected: dict[str, Any] = field(default_factory=dict)
    trusted: bool = False
    """Whether nobody at the till counts as the owner: so it is on the command line, never where the queue looks on."""

    @property
    def owner(self) -> bool:
        """Whether the owner acts; where nobody on the team bears that role, everybody is their own."""
        if self.staff is not None and folded(self.staff.role) == OWNER:
            return True
        with self.store.looking() as connection:
            return not any(member.active and folded(member.role) == OWNER for member in glance.team(connection))

    @property
    def sees_all(self) -> bool:
        """Whether complaints about staff may be shown, which are the owner's alone to see."""
        return (self.trusted and self.staff is None) or self.owner

    def deed(self, kind: str, label: str, *, undoes: int | None = None) -> Deed:
        """An act of whoever is at the till, now."""
        return Deed(kind, label, self.clock.now(), self.till, self.staff.id if self.staff else None, undoes)

    def by(self, name: str | None) -> Desk:
        """The same desk with somebody else at the till; None is nobody.

        Raises:
            NobodyOfThatName: no active member of the team is called so.
        """
        return replace(self, staff=self._member(name) if name else None)

    def has(self, name: str) -> bool:
        """Whether somebody of exactly this name works here; reading it needs no tables loaded."""
        return any(member.name == name for member in self._team())

    def _team(self) -> list[Staff]:
        with self.store.looking() as connection:
            return [member for member in glance.team(connection) if member.active]

    def _member(self, name: str) -> Staff:
        team = self._team()
        wanted = folded(name)
        exact = [member for member in team if folded(member.name) == wanted]
        begun = [member for member in team if folded(member.name).startswith(wanted)]
        for found in (exact, begun):
            if len(found) == 1:
                return found[0]
        raise NobodyOfThatName(
            f"Nobody called {name} works here." if not begun else f"Several people are called {name}."
        )

    def take_settings(self) -> None:
        """Go on with the shop's settings as they are now: another till may have changed them, or an undo."""
        with self.store.looking() as connection:
            shop = shop_from(glance.settings(connection))
        if shop != self.shop:
            self.shop = shop
            self.clock = replace(self.clock, zone=shop.zone, day_ends=time.fromisoformat(shop.day_ends))
            self.store.clock = self.clock

    def close(self) -> None:
        """Let go of the shop's file."""
        self.store.close()


def open_desk(
    path: Path,
    *,
    till: str,
    by: str | None = None,
    create: bool = False,
    now: Callable[[], datetime] | None = None,
    backups: Path | None = None,
    reading: bool = False,
    copy: tuple[Path, str] | None = None,
) -> Desk:
    """Open a shop at its desk. `now` tells the instant, aware UTC, and is the system's unless given.

    Where it cannot be opened, the error names the last verified one of its `backups`, None for the usual folder. With
    `create` a shop that is not there is made, but none in the place of one that was lost.

    Args:
        path: where the shop is.
        till: this machine's name.
        by: who is at it.
        create: whether to make a shop that is not there.
        now: tells the instant.
        backups: the folder of the shop's backups.
        reading: nothing will be written, so a file that may not be will do.
        copy: another file that is only looked at in the shop's stead, and what it is, such as a backup.

    Raises:
        StoreTrouble: the file is missing, busy, damaged, read-only, not ours or newer.
        NobodyOfThatName: `by` is nobody who works here.
    """
    ticking: dict[str, Any] = {} if now is None else {"_now": now}
    clock = Clock(zone="UTC", **ticking)
    with offering(path, backups, clock.now()):
        if copy is None and not reading:
            store = Store.open(path, clock, create=create and not lost(path, backups))
        else:
            store = _to_read(path, clock, copy)
    try:
        with store.looking() as connection:
            shop = shop_from(glance.settings(connection))
        store.clock = clock_for(shop, **ticking)
        return Desk(store, store.clock, shop, till).by(by)
    except BaseException:
        store.close()
        raise


def _to_read(path: Path, clock: Clock, copy: tuple[Path, str] | None) -> Store:
    from frontdesk.store.only_looking import open_to_read

    return open_to_read(path, clock, copy)


def shop_from(settings: dict[str, Any]) -> Shop:
    """The shop's settings: what was changed, and defaults for the rest; the zone defaults to the machine's."""
    from frontdesk.clock import system_zone

    known = {name: value for name, value in settings.items() if name in Shop.__dataclass_fields__}
    if "opening_days" in known:
        known["opening_days"] = tuple(known["opening_days"])
    return Shop(**{"zone": system_zone(), **known})


def clock_for(shop: Shop, **ticking: Any) -> Clock:
    """The clock on this shop's wall."""
    return Clock(zone=shop.zone, day_ends=time.fromisoformat(shop.day_ends), **ticking)
