"""The shop's file, encrypted or opened up again."""

from typing import TYPE_CHECKING, Annotated

import typer

from frontdesk.cli.command import DeskCommand, group

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from frontdesk.cli.call import Call
    from frontdesk.records.locking import Relocked

encrypt = group()

_SAME_BACKUPS = "Older backups open by the old passphrase, and only by that: keep it for 35 days, until they are gone."
_OPEN_AGAIN = "Whoever has the disk, or a copy of it, can then read everything the shop knows."
_ACT = "change how the shop is encrypted"
Yes = Annotated[bool, typer.Option("--yes", help="Do it without asking.")]
_REMOVE = "Remove all copies of the shop on this machine that are not encrypted, once there is a backup that is."


@encrypt.callback()
def state(ctx: typer.Context) -> None:
    """Encrypt the shop's file, open it up again, or change its passphrase.

    `frontdesk encrypt on` explains first what a lost passphrase means. Without any of them it is only said whether the
    shop is encrypted. Every till must be closed.
    """
    if ctx.invoked_subcommand is None:
        _say_state(ctx.obj)


def _say_state(call: "Call") -> None:
    from frontdesk.keeping import encrypting

    plain = encrypting.plain_copies(call.database, _backups(call))
    encrypted = encrypting.is_encrypted(call.database)
    if call.out.json:
        call.out.data(
            {"database": str(call.database), "encrypted": encrypted, "plain_copies": [str(each) for each in plain]}
        )
        return
    how = "encrypted" if encrypted else "not encrypted: whoever has the disk can read it"
    call.out.line(f"{call.database} is {how}.")
    if encrypted:
        _say_plain(call, plain)


@encrypt.command("on", cls=DeskCommand)
def on(
    ctx: typer.Context,
    remove_plain_backups: Annotated[bool, typer.Option("--remove-plain-backups", help=_REMOVE)] = False,
    yes: Yes = False,
) -> None:
    """Encrypt the shop's file, or make a new shop that is.

    A verified backup is made before, which is not encrypted, as all older ones are not, and one after, which is. The
    passphrase is asked for twice; a script has it in FRONTDESK_PASSPHRASE or as a line of its standard input, and says
    --yes.
    """
    from frontdesk.cli.unlocking import new_passphrase
    from frontdesk.keeping import encrypting
    from frontdesk.passphrases import VARIABLE

    call: Call = ctx.obj
    if remove_plain_backups and encrypting.is_encrypted(call.database):
        call.owners_act(_ACT)
        _sure(call, "All copies of the shop here that are not encrypted are removed.", yes=yes)
        _remove(call)
        _say_plain(call, ())
        return
    encrypting.must_not_be_encrypted(call.database)
    there = call.database.exists()
    if there:
        call.owners_act(_ACT)
    _sure(call, encrypting.LOSS, yes=yes)
    passphrase = new_passphrase(VARIABLE, call.settings.passphrase_command)
    if there:
        _encrypt(call, passphrase)
        if remove_plain_backups:
            _remove(call)
        _say_plain(call, encrypting.plain_copies(call.database, _backups(call)))
        return
    encrypting.create(call.database, passphrase)
    made = f"A new shop was made in {call.database}; it is encrypted."
    call.out.made(made, str(call.database), None, encrypted=True)


def _encrypt(call: "Call", passphrase: str) -> None:
    from frontdesk.keeping import encrypting

    done = encrypting.encrypt(call.database, _backups(call), _now(), passphrase)
    _tell(call, done, "is encrypted now")
    call.out.note(
        encrypting.OLD_BLOCKS if done.overwritten else f"The old file has another name. {encrypting.OLD_BLOCKS}"
    )


@encrypt.command("off", cls=DeskCommand)
def off(ctx: typer.Context, yes: Yes = False) -> None:
    """Open the shop's file up again: no passphrase is needed any more.

    A verified backup is made before; that one and the older ones stay encrypted, so keep the passphrase.
    """
    from frontdesk.keeping import encrypting

    call: Call = ctx.obj
    call.owners_act(_ACT)
    encrypting.must_be_encrypted(call.database)
    _sure(call, _OPEN_AGAIN, yes=yes)
    done = encrypting.decrypt(call.database, _backups(call), _now())
    _tell(call, done, "is not encrypted any more")
    call.out.note(f"The backup made before, {done.backup.name}, and older encrypted ones still want their passphrase.")


@encrypt.command("change", cls=DeskCommand)
def change(ctx: typer.Context, yes: Yes = False) -> None:
    """Give an encrypted shop another passphrase.

    The new one is asked for twice; a script has it in FRONTDESK_NEW_PASSPHRASE or as a line of its standard input.
    Backups made until now keep the old one.
    """
    from frontdesk.cli.unlocking import new_passphrase
    from frontdesk.keeping import encrypting
    from frontdesk.passphrases import NEW_VARIABLE

    call: Call = ctx.obj
    call.owners_act(_ACT)
    encrypting.must_be_encrypted(call.database)
    _sure(call, f"{encrypting.LOSS} {_SAME_BACKUPS}", yes=yes)
    done = encrypting.change(call.database, _backups(call), _now(), new_passphrase(NEW_VARIABLE))
    _tell(call, done, "has another passphrase now")
    call.out.note(_SAME_BACKUPS)


def _sure(call: "Call", why: str, *, yes: bool) -> None:
    from frontdesk.cli.asking import must_be_meant

    if not yes:
        must_be_meant(call, why, left="The shop was left as it is.")


def _tell(call: "Call", done: "Relocked", what: str) -> None:
    from frontdesk.cli.verify import holds

    said = f"{done.path} {what}: {holds(done.contents)}, compared row by row with the old file."
    copies = {"backup": str(done.after) if done.after else None, "backup_before": str(done.backup)}
    call.out.made(said, str(done.path), None, encrypted=done.encrypted, **copies)
    if done.after is None:
        call.out.note("No backup of it as it is now could be made. Run `frontdesk backup`.")


def _remove(call: "Call") -> None:
    from frontdesk.keeping import encrypting
    from frontdesk.words.phrases import count

    made, gone = encrypting.remove_plain_copies(call.database, _backups(call), _now())
    call.out.note(
        f"{made.name} is an encrypted backup. Removed: {count(len(gone), 'copy', 'copies')} that anybody could read."
    )
    if call.settings.backup_to:
        call.out.note(f"What lies in {call.settings.backup_to} was not touched.")


def _say_plain(call: "Call", plain: "Sequence[Path]") -> None:
    from frontdesk.keeping.encrypting import plain_beside
    from frontdesk.words.phrases import count

    if plain:
        names = ", ".join(each.name for each in plain)
        call.out.note(
            f"NOT encrypted: {count(len(plain), 'copy', 'copies')} made before ({names}). "
            "`frontdesk encrypt on --remove-plain-backups` removes them."
        )
    if beside := plain_beside(call.database):
        folders = " and ".join(dict.fromkeys(file.parent.name for file in beside))
        call.out.note(f"NOT encrypted: {count(len(beside), 'file')} in {folders}. Remove what is of no more use.")


def _backups(call: "Call") -> "Path":
    from frontdesk.paths import backup_folder

    return call.settings.backup_folder or backup_folder(call.database)


def _now() -> "datetime":
    from frontdesk.clock import Clock

    return Clock("UTC").now()
