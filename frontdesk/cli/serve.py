"""The counter in a browser."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from pathlib import Path

    from frontdesk.cli.call import Call

HOST = "127.0.0.1"
SESSIONS = 4
IDLE = 30
_MOST_SESSIONS = 20
_A_DAY = 24 * 60
_HIGHEST_PORT = 65_535


def serve(
    ctx: typer.Context,
    port: Annotated[
        str | None,
        typer.Option(metavar="N", help="Where it listens; 0 for any free port. Else 8000, or any if that is taken."),
    ] = None,
    host: Annotated[
        str, typer.Option(metavar="NAME", help="The name in the address: 127.0.0.1, ::1 or localhost.")
    ] = HOST,
    sessions: Annotated[
        str, typer.Option(metavar="N", help="How many counters may be open at once, up to 20.")
    ] = f"{SESSIONS}",
    idle: Annotated[
        str, typer.Option(metavar="MIN", help="Minutes without a key or click after which a browser is shown out.")
    ] = f"{IDLE}",
) -> None:
    """Open the counter to browsers on this machine.

    It prints an address that lets one browser in, once; each time it is used, the next one is printed. No other machine
    is answered, and no other page of that browser. PINs, if the shop has them, are asked for as on a terminal. Ctrl+C
    closes the counter everywhere.
    """
    from frontdesk.cli.reading import whole
    from frontdesk.cli.unlocking import hand_on

    call: Call = ctx.obj
    at = whole(port, "port", 0, _HIGHEST_PORT) if port is not None else None
    most, minutes = (
        whole(sessions, "number of sessions", 1, _MOST_SESSIONS),
        whole(idle, "number of minutes", 1, _A_DAY),
    )
    if not call.database.exists():
        call.out.note(f"There is no shop in {call.database} yet; whoever opens the counter first makes it.")
    hand_on(call.database)
    in_browsers(call, call.database, host=host, port=at, sessions=most, idle=minutes)


def in_browsers(
    call: "Call",
    database: "Path",
    *,
    host: str = HOST,
    port: int | None = None,
    sessions: int = SESSIONS,
    idle: int = IDLE,
) -> None:
    """Serve a shop's counter and print the addresses: the first as output, those that follow beside it."""
    printed: list[str] = []

    def tell(address: str) -> None:
        if printed:
            call.out.note(f"A browser was let in. The address for another one: {address}")
        elif call.out.json:
            call.out.data({"url": address, "database": str(database), "sessions": sessions, "idle_minutes": idle})
        else:
            call.out.line(address)
            call.out.note("Open this address in a browser on this machine; it is good once. Ctrl+C closes the counter.")
        printed.append(address)
        sys.stdout.flush()

    call.code = call.serve_counter(
        database=database,
        settings_file=call.settings_file,
        settings=call.settings,
        by=call.options.by,
        host=host,
        port=port,
        sessions=sessions,
        idle=idle,
        tell=tell,
    )
    call.out.note("The counter is closed.")
