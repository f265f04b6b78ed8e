"""The shop, brought back from a backup."""

from typing import TYPE_CHECKING, Annotated

import typer

from frontdesk.cli.verify import Identity, Passphrase, holds, key_of

if TYPE_CHECKING:
    from frontdesk.cli.call import Call
    from frontdesk.records.copies import Restored


def restore(
    ctx: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help="The backup, its checksum beside it.")],
    yes: Annotated[bool, typer.Option("--yes", help="Do it without asking.")] = False,
    identity: Identity = None,
    passphrase_file: Passphrase = None,
) -> None:
    """Bring the shop back from a backup; what lies there is set aside.

    Every till must be closed. The backup is verified first, and takes the shop's place in one step. The file that lay
    there is kept beside it under another name, and `restore` brings that back as well.
    """
    from frontdesk.cli.asking import must_be_meant
    from frontdesk.clock import Clock
    from frontdesk.keeping.encrypting import is_encrypted
    from frontdesk.keeping.restore import restore as bring_back
    from frontdesk.paths import as_typed

    call: Call = ctx.obj
    path = as_typed(file).absolute()
    asked = call.owners_act("bring back a backup")
    if call.database.exists() and not yes:
        what = f"{path.name} replaces the shop in {call.database}, which is set aside and stays."
        must_be_meant(call, what, left="The shop was left as it is.")
    was = is_encrypted(call.database)
    done = bring_back(call.database, path, Clock("UTC").now(), key=key_of(identity, passphrase_file))
    if not asked:
        _note_that_nobody_was_asked(call)
    _tell(call, done, was=was)


def _note_that_nobody_was_asked(call: "Call") -> None:
    from frontdesk.clock import Clock
    from frontdesk.desk.brought_back import note_without_pin

    if note_without_pin(call.database, call.settings.till, Clock("UTC").now):
        call.out.note("What lay there could not tell who the owner is: the history says that no PIN was asked for.")


def _tell(call: "Call", done: "Restored", *, was: bool) -> None:
    from frontdesk.keeping.encrypting import LOCKED_NOW, OPEN_NOW, is_encrypted

    now = is_encrypted(done.path)
    at = done.taken_at.isoformat() if done.taken_at else None
    if call.out.json:
        call.out.data(
            {
                "id": str(done.path),
                "action": None,
                "backup": str(done.backup),
                "taken_at": at,
                "rows": done.contents.rows,
                "set_aside": str(done.set_aside) if done.set_aside else None,
                "forgotten": done.forgotten,
                "encrypted": now,
            }
        )
        return
    when = f" as of {done.taken_at:%Y-%m-%d %H:%M} UTC" if done.taken_at else ""
    call.out.line(f"{done.path} is the shop{when} again: {holds(done.contents)}.")
    if done.set_aside:
        call.out.note(f"What lay there is kept in {done.set_aside}.")
    if done.set_aside and was != now:
        call.out.note(OPEN_NOW if was else LOCKED_NOW)
    if done.forgotten:
        from frontdesk.words.phrases import count

        call.out.note(f"{count(done.forgotten, 'person', 'people')} forgotten since that backup were forgotten again.")
