"""Front Desk's command line as a script calls it: in this process where breadth counts, in its own where truth does."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from frontdesk.__main__ import main

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

# What no terminal may be sent: C0 but tab and newline, DEL, C1, bidi controls, line separators, the byte order mark.
DANGEROUS = {
    *map(chr, range(0x20)),
    *map(chr, range(0x7F, 0xA0)),
    *"\u061c\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff",
} - {"\t", "\n"}

HOSTILE = (
    "Bob [/nope]",
    "[@click=app.quit]x",
    "[bold red]vip[/] Anna",
    "=1+1",
    "\x1b[31mred\x1b]52;c;Zm9v\x07",
    "\u202edlog\u2066 evil",
    "C1 \x9b31m \x85 x",
    "{braces} %s \\ $name",
    "-rf",
    "𝕳𝖊𝖑𝖑𝖔 🏴‍☠️",
)


@dataclass(frozen=True)
class Ran:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        return json.loads(self.out)


class Shell:
    """Calls commands on one shop."""

    def __init__(self, capsys: pytest.CaptureFixture[str], home: Path) -> None:
        self.capsys = capsys
        self.home = home
        self.shop = home / "shop.db"

    def __call__(self, *arguments: str) -> Ran:
        self.capsys.readouterr()
        code = main(list(arguments))
        said = self.capsys.readouterr()
        assert not DANGEROUS & {*said.out, *said.err}
        assert "Traceback" not in said.err
        return Ran(code, said.out, said.err)

    def json(self, *arguments: str) -> Any:
        ran = self("--json", *arguments)
        assert ran.code == 0, ran.err
        return ran.data


def spawn(*arguments: str | bytes, program: tuple[str, ...] = ("-m", "frontdesk"), **environment: str) -> Ran:
    """The same in a process of its own; the environment is added to this one's."""
    ended = subprocess.run(
        [sys.executable, *program, *arguments],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        env={**os.environ, **environment},
        timeout=60,
        check=False,
    )
    return Ran(ended.returncode, ended.stdout.decode(), ended.stderr.decode())
