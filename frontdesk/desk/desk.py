"""The desk: one till's hold on a shop, put together here and nowhere else."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import time
from typing import TYPE_CHECKING, Any

from frontdesk.clock import Clock
from frontdesk.errors import BadInput, OwnersAlone, PinWanted
from frontdesk.keeping.offering import lost, offering
from frontdesk.records.shop import Shop
from frontdesk.store.search.spelling import Vocabulary
from frontdesk.store.shop import glance
from frontdesk.store.store import Store
from frontdesk.words.folding import folded

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from frontdesk.records.deeds import Deed
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
    likelihoods: tuple[datetime, dict[int, float]] | None = None
    """How likely each customer was to come when that was last worked out (see `rhythm.expected`)."""
    trusted: bool = False
    """Whether nobody at the till counts as the owner: so it is on the command line, never where the queue looks on."""
    proved: bool = False
    """Whether who is at the till has shown it with their PIN (`pins.prove`)."""

    @property
    def guarded(self) -> bool:
        """Whether PINs are in use: from when an owner who works here has one."""
        return any(each.pin for each in self._owners())

    @property
    def owner(self) -> bool:
        """Whether the owner acts; where nobody on the team bears that role, everybody is their own.

        With PINs in use the owner is who has shown it, and still bears that role.
        """
        owners = self._owners()
        if any(each.pin for each in owners):
            return self.proved and self.staff is not None and self.staff.id in {each.id for each in owners}
        return not owners or (self.staff is not None and folded(self.staff.role) == OWNER)

    @property
    def sees_all(self) -> bool:
        """Whether complaints about staff may be shown, which are the owner's alone to see."""
        return self.owner or (self.trusted and self.staff is None and not self.guarded)

    def only_owner(self, act: str) -> None:
        """Refuse an act of the owner's to anybody else; where no PINs are in use it is everybody's.

        Args:
            act: as it goes on after "Only the owner may", such as "forget somebody".

        Raises:
            OwnersAlone: PINs are in use, and the owner is not at the till.
        """
        if self.guarded and not self.owner:
            raise OwnersAlone(f"Only the owner may {act}.")

    def deed(self, kind: str, label: str, *, undoes: int | None = None) -> Deed:
        """An act of whoever is at the till, now."""
        from frontdesk.records.deeds import Deed  # here, because the first search waits for no deeds

        return Deed(kind, label, self.clock.now(), self.till, self.staff.id if self.staff else None, undoes)

    def by(self, name: str | None) -> Desk:
        """The same desk with somebody else at the till; None is nobody.

        Raises:
            NobodyOfThatName: no active member of the team is called so.
            PinWanted: they have a PIN, and take their place by `pins.prove`.
        """
        member = self._member(name) if name else None
        if member is not None and member.pin:
            raise PinWanted(f"{member.name} has a PIN, and nobody acts under that name without it.")
        return replace(self, staff=member, proved=False)

    def called(self, name: str) -> Staff | None:
        """Who works here under this name, or the only one whose name begins so; None where nobody or several do."""
        try:
            return self._member(name)
        except NobodyOfThatName:
            return None

    def has(self, name: str) -> bool:
        """Whether somebody of exactly this name works here; reading it needs no tables loaded."""
        return any(member.name == name for member in self._team())

    def _owners(self) -> list[Staff]:
        return [member for member in self._team() if folded(member.role) == OWNER]

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

    Whoever has a PIN is not at the till by their name alone: then nobody is, until `pins.prove`.

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
        return _seated(Desk(store, store.clock, shop, till), by)
    except BaseException:
        store.close()
        raise


def _to_read(path: Path, clock: Clock, copy: tuple[Path, str] | None) -> Store:
    from frontdesk.store.file.only_looking import open_to_read

    return open_to_read(path, clock, copy)


def _seated(desk: Desk, by: str | None) -> Desk:
    """The desk with somebody at it, or nobody where that one has a PIN which is still to be asked for."""
    try:
        return desk.by(by)
    except PinWanted:
        return desk


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
