"""The way in: the counter on a terminal, else a command."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from frontdesk.cli.options import Options
    from frontdesk.settings import Settings

_SELDOM = 20_000
"""New objects between two looks for garbage: Python's 700 make it look a hundred times while modules load."""


def main(arguments: list[str] | None = None) -> int:
    """Do what the command line says; the exit code.

    Args:
        arguments: without the program's name; those of this process unless given.
    """
    gc.set_threshold(_SELDOM)
    if arguments is not None:
        return _done(arguments)
    from frontdesk.mishaps import seal  # it is a program of its own, not a part of somebody else's

    seal()
    try:
        return _done(sys.argv[1:])
    finally:
        gc.freeze()  # what is left goes with the process; to look through it for garbage first takes 5 ms, or 30


def _done(given: list[str]) -> int:
    if os.environ.get("NO_COLOR") == "":
        del os.environ["NO_COLOR"]  # empty means unset by its convention, but not to everyone
    os.umask(0o077)
    from frontdesk.cli.options import SHORT_HELP, alone

    options = alone(given)
    if options is None or "_FRONTDESK_COMPLETE" in os.environ:
        from frontdesk.cli.app import run

        return run(given, open_counter=open_counter, serve_counter=serve_counter, list_keys=list_keys)
    if options.version:
        from frontdesk import __version__

        sys.stdout.write(f"frontdesk {__version__}\n")
        return 0
    if "TEXTUAL_DRIVER" in os.environ or (sys.stdin.isatty() and sys.stdout.isatty()):  # `serve` names the browser's
        return _counter(options)
    sys.stderr.write(SHORT_HELP)
    return 2


def _counter(options: Options) -> int:
    from frontdesk import paths
    from frontdesk.cli.failing import guarded
    from frontdesk.cli.unlocking import unlock
    from frontdesk.errors import StoreTrouble
    from frontdesk.passphrases import let_ask
    from frontdesk.settings import load

    def opened() -> int:
        settings_file = paths.settings_file(options.settings)
        settings = load(settings_file)
        if till := os.environ.get("FRONTDESK_TILL"):  # each browser is a till of its own
            settings = settings._replace(till=till)
        database = paths.database(options.db, settings.database)
        try:
            unlock(database, settings)
        except StoreTrouble:
            from frontdesk.keeping.trouble import is_beheaded

            if not is_beheaded(database, settings.backup_folder):
                raise  # else the counter says so, and offers the backup
            let_ask(None)
        return open_counter(
            database=database, settings_file=settings_file, settings=settings, by=options.acting(), create=True
        )

    return guarded(opened, debug=lambda: options.debug)


def open_counter(*, database: Path, settings_file: Path, settings: Settings, by: str | None, create: bool) -> int:
    """Open the counter and stay until somebody leaves it; the exit code."""
    gc.disable()  # what start-up makes is kept; once all is loaded the app collects again
    from frontdesk.passphrases import take_in
    from frontdesk.tui.app import run

    take_in()
    return run(database=database, settings_file=settings_file, settings=settings, by=by, create=create)


def serve_counter(**serving: Any) -> int:
    """Open the counter to this machine's browsers until this process is told to stop; the exit code."""
    from frontdesk.web.serving import run

    return run(**serving)


def list_keys() -> list[tuple[str, str, str, str]]:
    """Every binding of the counter: its id, its keys, where they hold, what they do."""
    from frontdesk.tui.bindings.groups import listing

    return [*listing()]


if __name__ == "__main__":
    sys.exit(main())
