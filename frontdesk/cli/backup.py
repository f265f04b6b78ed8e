"""Backups: made, copied elsewhere, thinned out, and looked after."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from frontdesk.errors import BadInput, Exit

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from frontdesk.cli.call import Call
    from frontdesk.keeping.prune import Policy
    from frontdesk.records.copies import Made, Seal

_MOST = 10_000


class NowhereToGo(BadInput):
    """What is encrypted is the second copy, and nobody said where it goes."""

    hint = "Add --to PLACE, or set it once: `frontdesk settings backup_to PLACE`."


def backup(
    ctx: typer.Context,
    folder: Annotated[
        str | None, typer.Argument(metavar="PATH", help="The folder; else the settings', else beside the shop's file.")
    ] = None,
    keep_daily: Annotated[str, typer.Option(metavar="N", help="Days that keep their newest backup.")] = "7",
    keep_weekly: Annotated[str, typer.Option(metavar="N", help="Weeks that keep their newest backup.")] = "5",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be made and removed.")] = False,
    check: Annotated[
        bool, typer.Option("--check", help="Only look: exit code 0 if the newest is whole and under 48 h old, else 1.")
    ] = False,
    to: Annotated[
        str | None, typer.Option(metavar="PATH", help="A second place: a folder, a stick, or rclone's remote:path.")
    ] = None,
    recipient: Annotated[
        list[str] | None, typer.Option(metavar="KEY", help="Encrypt the second copy for this age recipient.")
    ] = None,
    passphrase_file: Annotated[
        str | None, typer.Option(metavar="FILE", help="Encrypt it with the passphrase in this file's first line.")
    ] = None,
) -> None:
    """Make a verified backup, here and elsewhere, and remove old ones.

    Tills may stay open. Everything of the last two days stays, then a day's and a week's newest, nothing beyond 35
    days: who is forgotten is gone by then. The newest good one is never removed, nor anything with both numbers 0.
    """
    from frontdesk.cli.reading import whole
    from frontdesk.keeping.prune import Policy

    call: Call = ctx.obj
    place = _folder(call, folder)
    if check:
        _check(call, place)
        return
    policy = Policy(whole(keep_daily, "number of days", 0, _MOST), whole(keep_weekly, "number of weeks", 0, _MOST))
    if dry_run:
        _try(call, place, policy)
    else:
        second = to or call.settings.backup_to
        standing = call.settings.backup_recipient if second else None  # of a copy that there is none of
        recipients = recipient or ([standing] if standing else [])
        _make(call, place, policy, second, _seal(recipients, passphrase_file))


def _folder(call: "Call", said: str | None) -> "Path":
    from frontdesk.paths import as_typed, backup_folder

    if said is not None:
        return as_typed(said).absolute()
    return call.settings.backup_folder or backup_folder(call.database)


def _seal(recipients: list[str], passphrase_file: str | None) -> "Seal | None":
    from frontdesk.paths import as_typed
    from frontdesk.records.copies import Seal

    if passphrase_file is not None:
        return Seal(passphrase_file=as_typed(passphrase_file))
    return Seal(tuple(recipients)) if recipients else None


def _now() -> "datetime":
    from frontdesk.clock import Clock

    return Clock("UTC").now()


def _make(call: "Call", folder: "Path", policy: "Policy", to: str | None, seal: "Seal | None") -> None:
    from frontdesk.keeping.making import make

    if seal is not None and to is None:
        raise NowhereToGo
    made = make(call.database, folder, _now(), policy=policy, to=to or None, seal=seal)
    if call.out.json:
        call.out.data(_told(made))
        return
    call.out.line(_sentence(made))


def _sentence(made: "Made") -> str:
    from frontdesk.words.phrases import count

    customers = count(made.copy.contents.rows.get("customers", 0), "customer")
    parts = [f"{made.copy.path} holds {customers} and is verified."]
    if made.elsewhere:
        parts.append(f"So does {made.elsewhere}, read back from there.")
    if gone := len(made.removed) + len(made.removed_elsewhere):
        parts.append(f"{count(gone, 'old one')} went.")
    return " ".join(parts)


def _told(made: "Made") -> dict[str, Any]:
    return {
        "id": str(made.copy.path),
        "action": None,
        "size": made.copy.size,
        "sha256": made.copy.sha256,
        "version": made.copy.contents.version,
        "rows": made.copy.contents.rows,
        "elsewhere": made.elsewhere,
        "removed": [*made.removed],
        "removed_elsewhere": [*made.removed_elsewhere],
    }


def _try(call: "Call", folder: "Path", policy: "Policy") -> None:
    from frontdesk.keeping.making import would_make

    target, gone = would_make(call.database, folder, _now(), policy)
    if call.out.json:
        call.out.data({"id": str(target), "action": None, "removed": gone, "dry_run": True})
        return
    call.out.line(f"Would make {target}.")
    for name in gone:
        call.out.line(f"Would remove {name}.")


def _check(call: "Call", folder: "Path") -> None:
    from frontdesk.keeping.backup import label_of
    from frontdesk.keeping.checking import look_through

    found = look_through(folder, _now(), label_of(call.database))
    fresh = found.whole is not None and not found.whole.old
    line = found.whole.line if found.whole else None
    said = f"The last verified backup is {found.whole.words} old: {found.whole.line.path.name}." if found.whole else ""
    spoiled = " ".join(error.sentence for error in found.spoiled)
    if call.out.json:
        call.out.data(
            {
                "fresh": fresh,
                "path": str(line.path) if line else None,
                "taken_at": line.taken_at.isoformat() if line else None,
                "sealed": line.sealed if line else None,
                "spoiled": [error.sentence for error in found.spoiled],
            }
        )
    else:
        call.out.line(" ".join(part for part in (said or f"There is no verified backup in {folder}.", spoiled) if part))
    call.code = Exit.DONE if fresh else Exit.FAILED
