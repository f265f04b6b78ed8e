"""Many commands typed one after the other in one process of the program, on a pipe or a terminal of their own.

A function may be broken for one of them, with words of one's choice. Whatever they print is kept byte for byte.
"""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Any

from tests.promises.product import ROOT, environment

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path
    from types import FrameType

_PATIENCE = 30
"""Seconds that one command may take."""
_WIDTH = 100


@dataclass(frozen=True, slots=True)
class Typed:
    """What became of one command: its exit code, or what it crashed with, and the bytes it printed."""

    code: int
    crash: str
    printed: bytes

    @property
    def went_wrong(self) -> bool:
        """Whether anything happened that nobody foresaw."""
        return bool(self.crash) or b"Something went wrong" in self.printed or b"Traceback (most" in self.printed


class Typist:
    """The process, as the tests talk to it."""

    def __init__(self, process: subprocess.Popen[bytes], heard: int, answers: IO[str]) -> None:
        self._process = process
        self._heard = heard
        self._answers = answers

    def type(
        self,
        *command: str,
        breaking: str = "",
        words: str = "",
        env: Mapping[str, str] | None = None,
        said: Sequence[str] = (),
    ) -> Typed:
        """Type one command.

        Args:
            command: without the program's name.
            breaking: a function that breaks meanwhile, as `faulty.break_at` takes it.
            words: what it breaks with.
            env: set in the environment meanwhile.
            said: what stands on the standard input, a line each.
        """
        asked = {"command": command, "breaking": breaking, "words": words, "env": dict(env or {}), "said": list(said)}
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(asked).encode() + b"\n")
        self._process.stdin.flush()
        printed = b""
        while True:
            ready, _, _ = select.select([self._heard, self._answers], [], [], 2 * _PATIENCE)
            if self._heard in ready:
                printed += os.read(self._heard, 65_536)
                continue
            if not ready:
                return Typed(-1, "it said nothing any more", printed)
            break
        line = self._answers.readline()
        found = json.loads(line) if line else {"code": -1, "crash": "the program is gone"}
        return Typed(found["code"], found["crash"], printed + self._rest())

    def _rest(self) -> bytes:
        rest = b""
        while select.select([self._heard], [], [], 0)[0]:
            with contextlib.suppress(OSError):
                if more := os.read(self._heard, 65_536):
                    rest += more
                    continue
            break
        return rest


@contextlib.contextmanager
def typist(folder: Path, *, terminal: bool, **more: str) -> Iterator[Typist]:
    """Sit down in a folder, before a terminal or a pipe.

    Args:
        folder: whose shop, settings and home are meant.
        terminal: whether what is printed goes to a terminal.
        more: set in the environment.
    """
    heard, told = pty.openpty() if terminal else os.pipe()
    if terminal:
        fcntl.ioctl(heard, termios.TIOCSWINSZ, struct.pack("HHHH", 40, _WIDTH, 0, 0))
        rules = termios.tcgetattr(told)
        rules[1] &= ~termios.OPOST  # bytes as they were written
        termios.tcsetattr(told, termios.TCSANOW, rules)
    answers, answering = os.pipe()
    env = environment(folder) | {"TERM": "dumb", "TYPIST": str(answering)} | more
    with subprocess.Popen(
        [sys.executable, "-m", __name__],
        stdin=subprocess.PIPE,
        stdout=told,
        stderr=told,
        env=env,
        cwd=folder,
        pass_fds=[answering],
    ) as process:
        os.close(told)
        os.close(answering)
        try:
            with os.fdopen(answers, encoding="utf-8") as told_back:
                yield Typist(process, heard, told_back)
        finally:
            assert process.stdin is not None
            process.stdin.close()
            os.close(heard)


def _work() -> None:
    asked = os.fdopen(os.dup(0), encoding="utf-8")
    answers = os.fdopen(int(os.environ.pop("TYPIST")), "w", encoding="utf-8")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    signal.signal(signal.SIGALRM, _too_long)
    if "TYPIST_AT" in os.environ:
        import time_machine

        time_machine.travel(float(os.environ["TYPIST_AT"])).start()
    for line in asked:
        code, crash = _typed(json.loads(line))
        for stream in (sys.stdout, sys.stderr):
            with contextlib.suppress(OSError, ValueError):
                stream.flush()
        print(json.dumps({"code": code, "crash": crash}), file=answers, flush=True)


def _typed(asked: dict[str, Any]) -> tuple[int, str]:
    from frontdesk.__main__ import main
    from tests.promises.faulty import breaking

    before = dict(os.environ)
    os.environ.update(asked["env"])
    with contextlib.ExitStack() as meanwhile:
        if asked["breaking"]:
            meanwhile.enter_context(breaking(asked["breaking"], asked["words"]))
        sys.stdin = meanwhile.enter_context(_saying(asked["said"]))
        signal.alarm(_PATIENCE)
        try:
            return main(asked["command"]), ""
        except SystemExit as end:  # a completion ends so
            return int(end.code or 0), ""
        except BaseException as error:  # noqa: BLE001  # any of them is what is looked for
            return -1, f"{type(error).__name__} {error}"[:300]
        finally:
            signal.alarm(0)
            os.environ.clear()
            os.environ.update(before)


@contextlib.contextmanager
def _saying(lines: Sequence[str]) -> Iterator[Any]:
    found, told = os.pipe()
    os.write(told, "".join(f"{line}\n" for line in lines).encode())
    os.close(told)
    with os.fdopen(found, encoding="utf-8") as stream:
        yield stream


def _too_long(_: int, __: FrameType | None) -> None:
    raise TimeoutError(f"longer than {_PATIENCE} s")


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    _work()
