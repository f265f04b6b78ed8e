"""Runs a program in a pseudo terminal and shows what a person would see there."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import select
import signal
import struct
import termios
import threading
import time
from typing import TYPE_CHECKING, Self

import pyte

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from types import TracebackType

_LEAVE_KITTY_KEYS = b"\x1b[<u"
"""The one sequence of Textual's that the emulator would print instead of ignoring."""


class Terminal:
    """A program under a pseudo terminal, with an emulator that keeps its screen.

    A thread reads and stamps the bytes; they are fed to the emulator only when the screen is asked for, so
    that emulation never slows the program down. Queries that a program sends to the terminal stay unanswered,
    as in many a plain terminal.

    Args:
        argv: the program and its arguments; found along PATH.
        columns: width in cells.
        lines: height in cells.
        env: set over the caller's environment; None removes a variable.
    """

    def __init__(
        self,
        argv: Sequence[str],
        *,
        columns: int = 80,
        lines: int = 24,
        env: Mapping[str, str | None] | None = None,
    ) -> None:
        self.looked_for = ""
        self.first_seen: float | None = None
        """Monotonic time of the bytes that put what is looked for on the screen, once looked at."""
        self.exit_code: int | None = None
        self._screen = pyte.Screen(columns, lines)
        self._stream = pyte.ByteStream(self._screen)
        self._fresh: list[tuple[float, bytes]] = []
        self._news = threading.Condition()
        self._ended = False
        self._master, slave = pty.openpty()
        self._set_size(columns, lines)
        self.started = time.monotonic()
        self._last_byte = self.started
        try:
            self.pid = _spawn(argv, _environment(env), os.ttyname(slave))
        except OSError:
            os.close(self._master)
            raise
        finally:
            os.close(slave)
        self._reader = threading.Thread(target=self._read, name="terminal-reader", daemon=True)
        self._reader.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def send(self, keys: bytes | str) -> float:
        """Write all keys at once, as a quick hand or a scanner does; returns the monotonic time of it."""
        data = keys.encode() if isinstance(keys, str) else keys
        now = time.monotonic()
        while data:
            data = data[os.write(self._master, data) :]
        return now

    def screen(self) -> list[str]:
        """Return the lines shown now, without the blanks at their ends."""
        self._feed()
        return [line.rstrip() for line in self._screen.display]

    def text(self) -> str:
        """Return the lines shown now as one string."""
        return "\n".join(self.screen())

    def wait_for(self, wanted: str | Callable[[str], bool], timeout: float = 10.0) -> str:
        """Wait until a text stands on the screen, or a predicate of the screen's text is true.

        Args:
            wanted: the text, or a function of the whole screen's text.
            timeout: seconds.

        Returns:
            The screen's text.

        Raises:
            AssertionError: not in time, or the program ended without it; the message has the screen.
        """
        deadline = time.monotonic() + timeout
        while True:
            ended = self._ended  # before the look: its last words count
            text = self.text()
            if wanted in text if isinstance(wanted, str) else wanted(text):
                return text
            if ended or time.monotonic() > deadline:
                why = "the program ended" if ended else f"{timeout} s passed"
                raise AssertionError(f"{why} without {wanted!r}; the screen:\n{text}")
            with self._news:
                if not self._fresh and not self._ended:
                    self._news.wait(min(0.05, timeout))

    def settled(self, silence: float = 0.15, *, after: float = 0.0, timeout: float = 30.0) -> float:
        """Wait until nothing was painted for a while.

        Args:
            silence: seconds without a byte.
            after: monotonic time, as `send` returns it; only a byte that came later counts as an answer.
            timeout: seconds after which a program that never answers or never falls silent is an error.

        Returns:
            Monotonic time of the last byte before the silence.

        Raises:
            AssertionError: there was no such silence in time.
        """
        asked = time.monotonic()
        with self._news:
            while not self._ended:
                now = time.monotonic()
                quiet_for = now - max(asked, self._last_byte)
                if quiet_for >= silence and self._last_byte > after:
                    break
                if now - asked > timeout:
                    raise AssertionError(f"no silence within {timeout} s")
                self._news.wait(max(silence - quiet_for, 0.01))
            return self._last_byte

    def resize(self, columns: int, lines: int) -> None:
        """Give the window another size; the program is told by SIGWINCH."""
        self._feed()
        self._screen.resize(lines, columns)
        self._set_size(columns, lines)

    @property
    def raw(self) -> bool:
        """Whether the program gets each key at once; before it said so, Enter arrives as LF."""
        return not termios.tcgetattr(self._master)[3] & termios.ICANON

    def wait_exit(self, timeout: float = 10.0) -> int:
        """Wait for the program's end; returns its exit code, or minus the signal that ended it.

        Raises:
            AssertionError: it still runs after `timeout` seconds.
        """
        deadline = time.monotonic() + timeout
        while not self._reap(os.WNOHANG):
            if time.monotonic() > deadline:
                raise AssertionError(f"still running after {timeout} s; the screen:\n{self.text()}")
            time.sleep(0.005)
        assert self.exit_code is not None
        return self.exit_code

    def kill(self, sign: int = signal.SIGKILL) -> None:
        """Send the program and its children a signal; without an argument the one it cannot refuse."""
        if self.exit_code is None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.pid, sign)

    def close(self) -> None:
        """End the program if it still runs, and let go of everything; harmless when done twice."""
        if self._master < 0:
            return
        self.kill()
        self._reap(0)
        with self._news:
            self._ended = True
        self._reader.join()
        os.close(self._master)
        self._master = -1

    def _set_size(self, columns: int, lines: int) -> None:
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    def _reap(self, options: int) -> bool:
        if self.exit_code is None:
            pid, status = os.waitpid(self.pid, options)
            if pid:
                self.exit_code = os.waitstatus_to_exitcode(status)
        return self.exit_code is not None

    def _read(self) -> None:
        while not self._ended:
            if not select.select([self._master], [], [], 0.1)[0]:
                continue
            try:
                data = os.read(self._master, 65536)
            except OSError:  # Linux says so when the last program has gone
                data = b""
            with self._news:
                if data:
                    self._last_byte = time.monotonic()
                    self._fresh.append((self._last_byte, data))
                else:
                    self._ended = True
                self._news.notify_all()

    def _feed(self) -> None:
        with self._news:
            fresh, self._fresh = self._fresh, []
        for stamp, data in fresh:
            self._stream.feed(data.replace(_LEAVE_KITTY_KEYS, b""))
            if self.looked_for and self.first_seen is None and self.looked_for in "\n".join(self._screen.display):
                self.first_seen = stamp


def _environment(changes: Mapping[str, str | None] | None) -> dict[str, str]:
    env: dict[str, str | None] = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
    for name in ("NO_COLOR", "LINES", "COLUMNS", "FORCE_COLOR"):
        env.pop(name, None)
    env.update(changes or {})
    return {name: value for name, value in env.items() if value is not None}


def _spawn(argv: Sequence[str], env: Mapping[str, str], tty: str) -> int:
    """Start a program with the tty as its controlling terminal.

    A session leader that opens one gets it as its own. Unlike a fork this is safe beside threads.
    """
    return os.posix_spawnp(
        argv[0],
        list(argv),
        env,
        file_actions=[
            (os.POSIX_SPAWN_OPEN, 0, tty, os.O_RDWR, 0),
            (os.POSIX_SPAWN_DUP2, 0, 1),
            (os.POSIX_SPAWN_DUP2, 0, 2),
        ],
        setsid=True,
    )
