"""The shop's file and the program around it."""

from typing import TYPE_CHECKING, Annotated

import typer

from frontdesk.cli.printing import Column
from frontdesk.errors import Exit, StoreMissing, StoreTrouble

if TYPE_CHECKING:
    from frontdesk.cli.call import Call
    from frontdesk.keeping.surroundings import Around
    from frontdesk.records.reports import Health

_MARKS = {"ok": "ok", "note": "note", "bad": "BAD"}


def doctor(
    ctx: typer.Context,
    rebuild: Annotated[
        bool, typer.Option("--rebuild", help="Make anew what is worked out from the records: search, sums, habits.")
    ] = False,
) -> None:
    """Check the shop's file, and rebuild its search index.

    What lies around it is looked at as well. Something bad found is exit code 1; a file that cannot be opened is 5, and
    looked at from outside. Nothing is changed without --rebuild. What is printed may be shown to anybody: it holds no
    customer's data.
    """
    from frontdesk.keeping import doctor as looking
    from frontdesk.keeping.offering import lost
    from frontdesk.words.phrases import count

    call: Call = ctx.obj
    around = _around(call)
    try:
        with call.reading() as desk:
            found = looking.rebuild(desk.store) if rebuild else None
            health = looking.examine(desk.store, around.backups, private=around.private)
    except StoreTrouble as error:
        if isinstance(error, StoreMissing) and not lost(call.database, around.backups):
            raise
        _print(call, looking.examine_outside(error, around))
        call.code = Exit.STORE
        return
    if found is not None:
        call.out.note(f"The search was made anew for {count(found, 'customer')}.")
    _print(call, health)
    call.code = Exit.DONE if health.well else Exit.FAILED


def _around(call: "Call") -> "Around":
    from frontdesk import paths
    from frontdesk.clock import Clock
    from frontdesk.keeping.surroundings import Around

    backups = call.settings.backup_folder or paths.backup_folder(call.database)
    return Around(call.database, backups, Clock("UTC").now(), (call.settings_file, paths.log_file()))


def _print(call: "Call", health: "Health") -> None:
    checks = [
        {"name": each.name, "level": each.level, "finding": each.finding, "way_out": each.way_out or None}
        for each in health.checks
    ]
    if call.out.json:
        call.out.data({"well": health.well, "checks": checks})
        return
    call.out.table(
        (Column("check", "bold"), Column("", "dim"), Column("finding"), Column("next step", "yellow")),
        [[each.name, _MARKS.get(each.level, each.level), each.finding, each.way_out] for each in health.checks],
    )


def paths(ctx: typer.Context) -> None:
    """Show where everything is kept.

    Nothing is made, not even what is not there yet.
    """
    from frontdesk import paths as places

    call: Call = ctx.obj
    found = {
        "database": call.database,
        "settings": call.settings_file,
        "log": places.log_file(),
        "backups": call.settings.backup_folder or places.backup_folder(call.database),
        "rejects": call.database.parent / "rejects",
        "demo": places.demo_shop(),
    }
    if call.out.json:
        call.out.data({name: str(path) for name, path in found.items()})
        return
    rows = [[name, str(path), "" if path.exists() else "not there yet"] for name, path in found.items()]
    call.out.table((Column("what", "dim"), Column("where"), Column("", "dim")), rows)


def keys(ctx: typer.Context) -> None:
    """List every key of the counter.

    The settings file rebinds a key by its id.
    """
    call: Call = ctx.obj
    found = call.list_keys()
    told = [{"id": name, "keys": pressed, "where": where, "what": what} for name, pressed, where, what in found]
    columns = (Column("id", "dim"), Column("keys", "bold"), Column("where", "dim", least=80), Column("what it does"))
    call.out.listed(columns, [[*each] for each in found], told, "")
