"""One call of the program: what was said for every command, and the shop it is about."""

from __future__ import annotations

import sys
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from frontdesk.cli.options import Options
from frontdesk.errors import StoreDamaged, StoreTrouble

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from frontdesk.cli.counters import OpenCounter, ServeCounter
    from frontdesk.cli.printing import Printer
    from frontdesk.desk.desk import Desk
    from frontdesk.settings import Settings


class Call:
    """What a command needs to know beyond its own arguments."""

    def __init__(
        self,
        open_counter: OpenCounter,
        serve_counter: ServeCounter,
        list_keys: Callable[[], list[tuple[str, str, str, str]]],
    ) -> None:
        self.open_counter = open_counter
        self.serve_counter = serve_counter
        self.list_keys = list_keys
        self.options = Options()
        self.code = 0

    def take(self, said: dict[str, Any]) -> None:
        """Take what was said for every command, before the command's name or after it."""
        self.options = self.options.with_said(said)

    @contextmanager
    def _patient(self) -> Iterator[None]:
        """Wait a minute for other tills at most; a person at a terminal is told what for."""
        from frontdesk.desk.patience import LONGEST, patient

        def told() -> None:
            if sys.stderr.isatty():
                self.out.note("Waiting for another till, which is writing…")

        with patient(LONGEST, told):
            yield

    @cached_property
    def out(self) -> Printer:
        """Where the command prints."""
        from frontdesk.cli.printing import Printer

        return Printer(json=self.options.json, plain=self.options.plain, colour=not self.options.no_color)

    @cached_property
    def settings_file(self) -> Path:
        """The till's settings file."""
        from frontdesk.paths import settings_file

        return settings_file(self.options.settings)

    @cached_property
    def settings(self) -> Settings:
        """The till's settings."""
        from frontdesk.settings import load

        return load(self.settings_file)

    @cached_property
    def database(self) -> Path:
        """The shop's file."""
        from frontdesk.paths import database

        return database(self.options.db, self.settings.database)

    @contextmanager
    def _naming_the_backup(self) -> Iterator[None]:
        """Damage may only show where it is read: then too the way back is named."""
        try:
            yield
        except StoreDamaged as error:
            from frontdesk.keeping.offering import way_back

            error.hint = way_back(self.database, self.settings.backup_folder) or error.hint
            raise

    @contextmanager
    def reading(self) -> Iterator[Desk]:
        """The desk with whoever asks at it, for a command that only reads: a file that may not be written to will do.

        Raises:
            StoreMissing: there is no shop yet; only a command that writes makes one.
        """
        from frontdesk.desk.desk import open_desk

        desk = open_desk(self.database, till=self.settings.till, backups=self.settings.backup_folder, reading=True)
        try:
            if desk.store.only:
                self.out.note(f"{self.database} may not be written to; it is read as it stands.")
            with self._naming_the_backup():
                yield self._asking(desk)
        finally:
            desk.close()

    @contextmanager
    def writing(self) -> Iterator[Desk]:
        """The desk with whoever acts at it, for a command that writes.

        A missing one is made, and said to be; where the command then fails, no empty one is left behind.
        """
        new = None if self.database.exists() else [each for each in self.database.parents if not each.exists()]
        try:
            with self._writing() as desk:
                yield desk
        except BaseException:
            if new is not None:
                from frontdesk.keeping.aside import unmake

                unmake(self.database, new)
            raise
        if new is not None:
            self.out.note(f"A new shop was made in {self.database}.")

    @contextmanager
    def _writing(self) -> Iterator[Desk]:
        from frontdesk.desk.desk import open_desk

        desk = open_desk(self.database, till=self.settings.till, create=True, backups=self.settings.backup_folder)
        try:
            with self._naming_the_backup(), self._patient():
                yield self._seated(desk)
        finally:
            desk.close()

    @contextmanager
    def acting(self) -> Iterator[Desk]:
        """The desk with whoever acts at it, for a command that needs a shop in which there is somebody.

        Raises:
            StoreMissing: there is no shop yet, and an empty one is of no use.
        """
        from frontdesk.desk.desk import open_desk

        desk = open_desk(self.database, till=self.settings.till, backups=self.settings.backup_folder)
        try:
            with self._patient():
                yield self._seated(desk)
        finally:
            desk.close()

    @contextmanager
    def trying(self) -> Iterator[Desk]:
        """The desk, to try what a command would write: where there is no shop yet, an empty one that goes again."""
        if self.database.exists():
            with self.reading() as desk:
                yield desk
            return
        from pathlib import Path
        from tempfile import TemporaryDirectory

        from frontdesk.desk.desk import open_desk

        with TemporaryDirectory(prefix="frontdesk-") as folder:
            desk = open_desk(Path(folder) / "shop.db", till=self.settings.till, create=True)
            try:
                yield desk
            finally:
                desk.close()

    def owners_act(self, act: str) -> bool:
        """Refuse an act upon the shop's whole file to anybody but the owner; whether the file could tell who that is.

        Raises:
            OwnersAlone: PINs are in use, and the owner does not act (`Desk.only_owner`).
        """
        with suppress(StoreTrouble), self.acting() as desk:
            desk.only_owner(act)
            return True
        return False

    def _asking(self, desk: Desk) -> Desk:
        """Whoever acts asks, for what the owner alone may see; somebody unknown here asks as a stranger."""
        from frontdesk.desk.desk import NobodyOfThatName

        try:
            return self._seated(desk, looking=True)
        except NobodyOfThatName:
            return desk

    def _seated(self, desk: Desk, *, looking: bool = False) -> Desk:
        """The desk with whoever acts at it, who shows it with their PIN if they have one.

        Who was only remembered from the last time is not asked, and neither, who only looks, by name of the
        environment: without a PIN in it nobody acts, and a stranger asks.

        Raises:
            NobodyOfThatName: nobody is called as was said.
            PinWanted: they have a PIN, which was not given and cannot be asked for.
            WrongPin, TooManyGuesses: as their sentences say.
        """
        name = self._acting(desk)
        member = desk.called(name) if name else None
        if member is None or not member.pin:
            return replace(desk.by(name), trusted=True)
        from frontdesk.cli.proving import pin_of

        meant = self.options.by is not None or (not looking and self.options.acting() is not None)
        pin = pin_of(member.name, asking=meant)
        if pin is None:
            return desk.by(name) if meant else desk
        from frontdesk.desk.pins import prove

        return prove(desk, member.name, pin)

    def _acting(self, desk: Desk) -> str | None:
        """Who acts: as said, else who was chosen last at this till, unless nobody of that name is left."""
        said = self.options.acting()
        if said is not None or self.settings.staff is None:
            return said
        return self.settings.staff if desk.has(self.settings.staff) else None
