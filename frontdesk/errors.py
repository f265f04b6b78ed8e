"""Everything Front Desk can have to tell a person when something did not go."""

from __future__ import annotations

from enum import IntEnum
from inspect import getdoc


class Exit(IntEnum):
    """What a command's exit code means (the command-line contract)."""

    DONE = 0
    FAILED = 1
    USAGE = 2
    NOTHING_FOUND = 3
    SOME_REJECTED = 4
    STORE = 5
    INTERRUPTED = 130


class FrontdeskError(Exception):
    """Something went wrong.

    The first line of a subclass's docstring is the sentence people read unless the raise gives its own;
    `hint` is the way out, in one more sentence.
    """

    exit_code = Exit.FAILED
    hint = ""

    def __init__(self, sentence: str = "", *, hint: str = "") -> None:
        self.sentence = sentence or (getdoc(type(self)) or "").splitlines()[0]
        self.hint = hint or type(self).hint
        super().__init__(self.sentence)

    @property
    def in_full(self) -> str:
        """The sentence and the way out."""
        return f"{self.sentence} {self.hint}".strip()


class BadInput(FrontdeskError):
    """That cannot be read."""

    exit_code = Exit.USAGE


class NothingFound(FrontdeskError):
    """Nothing found."""

    exit_code = Exit.NOTHING_FOUND


class NotAllowed(FrontdeskError):
    """That is not allowed."""


class OwnersAlone(NotAllowed):
    """That is for the owner alone."""

    hint = "Let the owner do it with their PIN: F9 at the counter, --by in a command."


class PinWanted(NotAllowed):
    """They have a PIN, and nobody acts under their name without it."""

    hint = "Type it when you are asked, or give it to a script as FRONTDESK_PIN."


class NoLongerHere(NotAllowed):
    """Whoever is at the till is not on the team any more; nothing was saved."""

    hint = "Say who is at the till now: F9 at the counter, --by in a command."


class StoreTrouble(FrontdeskError):
    """The shop's file cannot be used."""

    exit_code = Exit.STORE


class StoreMissing(StoreTrouble):
    """There is no shop here yet."""

    hint = "Open the counter with `frontdesk`, or try `frontdesk demo`."


class StoreBusy(StoreTrouble):
    """Another till is busy writing; nothing was saved."""

    hint = "Try again in a moment."


class StoreDamaged(StoreTrouble):
    """The shop's file is damaged; nothing in it was changed."""

    hint = "Keep the file, and see `frontdesk backup --check` and `frontdesk restore --help`."


class DiskRefused(StoreTrouble):
    """The disk would not read or write the shop's file, although it has room; nothing was saved."""

    hint = "Perhaps a quota is used up, or the disk is failing: make a backup, and see `frontdesk doctor`."


class StoreReadOnly(StoreTrouble):
    """The shop's file or its folder is read-only; nothing was saved."""

    hint = "Give yourself the right to write to the folder, or choose another file with --db."


class StoreNotOurs(StoreTrouble):
    """This file is not a Front Desk shop; it was left as it is."""

    hint = "Choose another file with --db."


class StoreFromTheFuture(StoreTrouble):
    """This shop was written by a newer Front Desk; it was left as it is."""

    hint = "Update Front Desk, then open it again."


class DiskFull(FrontdeskError):
    """The disk is full; nothing was saved."""

    hint = "Free some space and try again."


class ChangedMeanwhile(FrontdeskError):
    """Somebody else changed this in the meantime; nothing was overwritten."""

    hint = "Look at both versions and save again."


class GoneMeanwhile(ChangedMeanwhile):
    """What this stands on was taken back in the meantime; nothing was saved."""

    hint = "Look again, and do it once more."


class NothingToUndo(NothingFound):
    """There is nothing to undo at this till."""


class UndoConflict(FrontdeskError):
    """Later changes stand in the way; nothing was undone."""

    hint = "Undo the later changes first, or take back all but them with --rest."
