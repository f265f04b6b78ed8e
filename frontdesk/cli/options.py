"""The options that every command takes, and the call of a command that names none."""

from __future__ import annotations

import os
from typing import Any, Final, NamedTuple

VALUED: Final = {"--db": "db", "--settings": "settings", "--by": "by"}
FLAGS: Final = {
    "--json": "json",
    "--plain": "plain",
    "--no-color": "no_color",
    "--debug": "debug",
    "--version": "version",
}
NAMES: Final = (*VALUED.values(), *FLAGS.values())

SHORT_HELP: Final = """\
Usage: frontdesk [OPTIONS] [COMMAND] [ARGS]...

The counter needs a terminal. Every task is also a command, such as:
  frontdesk find WORDS        find somebody by anything known about them
  frontdesk visit CUSTOMER    log their usual, or another order
  frontdesk demo              open a demo shop
`frontdesk --help` lists them all.
"""


class Options(NamedTuple):
    """What was said for any command, before it or after it; None and False where nothing was said.

    No dataclass: to make it takes 1 ms, which the first paint and every command would wait for.

    Attributes:
        db: the shop's file.
        settings: the till's settings file.
        by: who acts; the empty text is nobody.
        json: print JSON.
        plain: print plain lines, as into a pipe, without colour or layout.
        no_color: keep the layout, without colours.
        debug: show the traceback of an error.
        version: print the version.
    """

    db: str | None = None
    settings: str | None = None
    by: str | None = None
    json: bool = False
    plain: bool = False
    no_color: bool = False
    debug: bool = False
    version: bool = False

    def with_said(self, said: dict[str, Any]) -> Options:
        """The same with what was said nearer to the command, which wins."""
        return self._replace(**{name: value for name, value in said.items() if value not in (None, False)})

    def acting(self) -> str | None:
        """Who acts, as it was said on the command line or in the environment; the empty text is nobody."""
        return self.by if self.by is not None else os.environ.get("FRONTDESK_STAFF") or None


def alone(arguments: list[str]) -> Options | None:
    """Read a command line that names no command; None when it names one, asks for help or cannot be read.

    By hand, because the way to the counter's first paint has no time to load Typer.
    """
    said: dict[str, Any] = {}
    rest = iter(arguments)
    for argument in rest:
        name, mark, value = argument.partition("=")
        if name in VALUED:
            taken = value if mark else next(rest, None)
            if taken is None:
                return None
            said[VALUED[name]] = taken
        elif argument in FLAGS:
            said[FLAGS[argument]] = True
        else:
            return None
    return Options(**said)
