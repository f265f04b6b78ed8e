"""The demo shop."""

from typing import TYPE_CHECKING, Annotated

import typer

from frontdesk.errors import BadInput

if TYPE_CHECKING:
    from pathlib import Path

    from frontdesk.cli.call import Call


class NoTerminal(BadInput):
    """The demo opens the counter, which needs a terminal."""

    hint = "Add --web to open it in a browser, or --keep to lay the demo shop out in a file and leave it there."


class ThereAlready(BadInput):
    """There is a file already; the demo shop replaces none."""

    hint = "Choose another file with --db."


def demo(
    ctx: typer.Context,
    keep: Annotated[bool, typer.Option("--keep", help="Leave the file there, and say where.")] = False,
    web: Annotated[bool, typer.Option("--web", help="In a browser on this machine.")] = False,
) -> None:
    """Open a demo shop, alive as of today.

    A café with 300 people and two years of habits. It lies in a temporary file that goes when you leave, unless
    --keep or --db says where it stays.
    """
    import sys
    from pathlib import Path
    from tempfile import TemporaryDirectory, mkdtemp

    call: Call = ctx.obj
    seen = web or (sys.stdin.isatty() and sys.stdout.isatty() and not call.options.json)
    if call.options.db is not None:
        if call.database.exists():
            raise ThereAlready(f"There is a file already at {call.database}; the demo shop replaces none.")
        _open(call, call.database, seen=seen, keep=True, web=web)
    elif keep:
        _open(call, Path(mkdtemp(prefix="frontdesk-demo-")) / "demo.db", seen=seen, keep=True, web=web)
    elif seen:
        with TemporaryDirectory(prefix="frontdesk-demo-") as folder:
            _open(call, Path(folder) / "demo.db", seen=True, keep=False, web=web)
    else:
        raise NoTerminal


def _open(call: "Call", path: "Path", *, seen: bool, keep: bool, web: bool) -> None:
    from datetime import UTC, datetime

    from frontdesk.cli.serve import in_browsers
    from frontdesk.exchange.demo_shop import lay_out

    if seen:
        call.out.note("Laying out Corner Café …")
    lay_out(path, datetime.now(UTC))
    if web:
        in_browsers(call, path)
    elif seen:
        call.code = call.open_counter(
            database=path, settings_file=call.settings_file, settings=call.settings, by=call.options.by, create=False
        )
    elif call.out.json:
        call.out.data({"id": str(path), "action": None, "database": str(path)})
    else:
        call.out.line(str(path))
    if seen and keep:
        call.out.note(f"The demo shop stays in {path}.")
