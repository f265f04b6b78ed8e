"""The program with its libraries loaded already, which is forked for every command: a cold start costs half a second.

The fork runs `frontdesk.__main__.main` as the real process would, with streams, environment and limits of its own, and
is killed by SIGKILL as one. Nothing is open in the parent.
"""

from __future__ import annotations

import json
import os
import resource
import select
import signal
import subprocess
import sys
import time
import traceback
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict, Unpack

from tests.promises import counter
from tests.promises.power.recording import Recorder
from tests.promises.product import ROOT, environment, scratch

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LOADED = ("alembic.operations", "phonenumbers", "rapidfuzz.process", "sqlmodel", "time_machine", "tomlkit", "chardet")
_BLOCK = 65_536


@dataclass(frozen=True, slots=True)
class Ran:
    """What became of some commands: what they printed, the exit codes of those that ended, and how long it took."""

    out: str
    err: str
    codes: tuple[int, ...]
    seconds: float

    @property
    def answers(self) -> list[Any]:
        """Every JSON document that was printed whole."""
        found, rest, read = [], self.out.lstrip(), json.JSONDecoder()
        while rest:
            try:
                answer, end = read.raw_decode(rest)
            except ValueError:
                break
            found.append(answer)
            rest = rest[end:].lstrip()
        return found


class How(TypedDict, total=False):
    """What is done to commands.

    Attributes:
        kill: seconds after which SIGKILL comes.
        last: which event, as `power.recording` counts them, it comes at.
        room: bytes that no file may grow beyond, as on a full disk.
        at: the instant at which the clock stands still, seconds since 1970.
        umask: as the shell has it; 022 unless said.
        bare: whether the program cannot change that, so that the modes it gives each file are all there is.
        record: where to keep what the commands asked of the disk, as `power.recording` has it.
    """

    kill: float
    last: int
    room: int
    at: float
    umask: int
    bare: bool
    record: Path


class Warm:
    """The warm program, as the tests talk to it."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self.staged: Path | None = None
        """Where shops are staged for all who share it."""

    def run(self, folder: Path, commands: Sequence[Sequence[str]], **how: Unpack[How]) -> Ran:
        """Run commands one after the other in one process, until one of them fails.

        Args:
            folder: whose environment they get, as `product.environment` has it.
            commands: each without the program's name.
            how: what is done to them meanwhile.
        """
        asked = {"folder": str(folder), "env": environment(folder), "commands": [list(one) for one in commands], **how}
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        print(json.dumps(asked, default=str), file=self._process.stdin, flush=True)
        said = json.loads(self._process.stdout.readline())
        return Ran(said["out"], said["err"], tuple(said["codes"]), said["seconds"])


_shared: list[Warm] = []


@contextmanager
def warm() -> Iterator[Warm]:
    """The warm program: the one that is shared, else one that ends again."""
    if _shared:
        yield _shared[0]
        return
    command = [sys.executable, "-m", __name__]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT, encoding="utf-8"
    ) as process:
        yield Warm(process)
        assert process.stdin is not None
        process.stdin.close()


@contextmanager
def sharing() -> Iterator[None]:
    """Let all who want the warm program have the same, and the same shops staged by it."""
    with warm() as program, scratch() as program.staged:
        _shared.append(program)
        try:
            yield
        finally:
            _shared.clear()


def _serve() -> None:
    _load()
    for line in sys.stdin:
        print(json.dumps(_forked(json.loads(line))), flush=True)


def _load() -> None:
    import importlib
    import pkgutil

    import frontdesk

    for name in _LOADED:
        importlib.import_module(name)
    for module in pkgutil.walk_packages(frontdesk.__path__, "frontdesk."):
        if not module.name.startswith(("frontdesk.tui", "frontdesk.web", "frontdesk.__main__")):
            with suppress(ImportError):  # an extra that is not installed
                importlib.import_module(module.name)


def _forked(asked: dict[str, Any]) -> dict[str, Any]:
    pipes = [os.pipe() for _ in range(3)]
    began = time.monotonic()
    child = os.fork()
    if not child:
        try:
            _be(asked, *(end for _, end in pipes))
        except BaseException:  # noqa: BLE001  # the fork must never go on as its parent
            traceback.print_exc()
        sys.stderr.flush()
        os._exit(0)
    for _, end in pipes:
        os.close(end)
    out, err, codes = _heard([end for end, _ in pipes], child, asked.get("kill"))
    os.waitpid(child, 0)
    return {
        "out": out.decode(errors="replace"),
        "err": err.decode(errors="replace"),
        "codes": [int(code) for code in codes.split()],
        "seconds": time.monotonic() - began,
    }


def _heard(pipes: list[int], child: int, kill: float | None) -> list[bytes]:
    due = None if kill is None else time.monotonic() + kill
    heard = dict.fromkeys(pipes, b"")
    still = [*pipes]
    while still:
        ready, _, _ = select.select(still, [], [], None if due is None else max(0.0, due - time.monotonic()))
        if not ready and due is not None:
            os.kill(child, signal.SIGKILL)
            due = None
        for pipe in ready:
            block = os.read(pipe, _BLOCK)
            heard[pipe] += block
            if not block:
                still.remove(pipe)
                os.close(pipe)
    return [*heard.values()]


def _be(asked: dict[str, Any], out: int, err: int, codes: int) -> None:
    """Be the program for some commands."""
    nothing = os.open(os.devnull, os.O_RDONLY)
    for number, end in enumerate((nothing, out, err)):
        os.dup2(end, number)
    sys.stdin, sys.stdout, sys.stderr = (open(number, mode) for number, mode in ((0, "r"), (1, "w"), (2, "w")))  # noqa: PTH123, SIM115
    os.environ.clear()
    os.environ.update(asked["env"])
    os.chdir(asked["folder"])
    os.umask(asked.get("umask", 0o022))
    if asked.get("bare"):
        os.umask = lambda _: asked["umask"]  # type: ignore[assignment]
    if "at" in asked:
        import time_machine

        time_machine.travel(asked["at"], tick=False).start()
    if "room" in asked:
        resource.setrlimit(resource.RLIMIT_FSIZE, (asked["room"], resource.RLIM_INFINITY))
    recorder = None
    if "record" in asked or "last" in asked:
        recorder = Recorder(Path(asked["folder"]), asked.get("last"))
        recorder.start()
    for command in asked["commands"]:
        code = _did(command, Path(asked["folder"]), recorder)
        sys.stdout.flush()
        sys.stderr.flush()
        os.write(codes, b"%d\n" % code)
        if code not in (0, 4):
            break
    if recorder is not None and "record" in asked:
        recorder.keep(Path(asked["record"]))


def _did(command: list[str], folder: Path, recorder: Recorder | None) -> int:
    from frontdesk.__main__ import main

    said = (lambda _: None) if recorder is None else recorder.said
    if command[0] == counter.NAME:
        return counter.serve(folder / "shop" / "shop.db", int(command[1]), said)
    if command[0] == counter.UNTIL_FULL:
        return counter.serve_until_full(folder / "shop" / "shop.db", int(command[1]))
    if command[0] == counter.FALL:
        return counter.fall(folder / "shop" / "shop.db")
    code = main(command)
    said(" ".join(command))
    return code


if __name__ == "__main__":
    _serve()
