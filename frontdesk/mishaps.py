"""Errors that nobody foresaw: logged without a word of any customer, and said with a number to ask about."""

from __future__ import annotations

import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, Final

from frontdesk.errors import FrontdeskError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from io import TextIOWrapper
    from pathlib import Path
    from types import TracebackType

_LARGEST: Final = 1_000_000
"""Bytes of a log before the next one is begun; three older ones are kept."""
_DEEPEST: Final = 12
"""The innermost places that are logged of each error."""


class Mishap(FrontdeskError):
    """Something went wrong."""

    def __init__(self, number: str, log: Path | None) -> None:
        super().__init__(f"Something went wrong (error {number}). Nothing was lost.")
        self.log = log
        """Where it was logged; None where that could not be written either."""

    @property
    def whole(self) -> str:
        """The sentence, and where the log is: for where there is room to read it."""
        return f"{self.sentence} The log is {self.log}." if self.log else self.sentence


def logged(error: BaseException) -> Mishap:
    """Log of what kind an error is and where it happened, and give what people are told.

    Its words are left out: they may hold a customer's name. An error that cannot be logged is still said.
    """
    import secrets

    number = secrets.token_hex(2).upper()
    return Mishap(number, _written(f"error {number} {_told(error)}"))


def noted(what: str) -> None:
    """Log something that whoever looks after the shop should know of; without a word of any customer."""
    _written(f"note {what}")


@contextmanager
def caught(tell: Callable[[FrontdeskError], object]) -> Iterator[None]:
    """Hand over whatever goes wrong inside as something to be said, and go on; what nobody foresaw is logged."""
    try:
        yield
    except FrontdeskError as error:
        tell(error)
    except Exception as error:  # noqa: BLE001  # the door of every screen: a counter goes on
        tell(logged(error))


@contextmanager
def left_to_an_act() -> Iterator[None]:
    """Go on whatever goes wrong inside: nobody waits for it, and what is the matter with the shop an act will say."""
    with caught(lambda _: None):
        yield


def seal() -> None:
    """Take over what Python would print by itself, words and all: of threads, of finalizers, of warnings, at the end.

    Only for a program of its own: whoever calls it is not told of these things any more.
    """
    import threading
    import warnings

    def excepted(_: type[BaseException], error: BaseException, __: TracebackType | None) -> None:
        if not isinstance(error, KeyboardInterrupt):
            sys.stderr.write(f"frontdesk: {logged(error).whole}\n")

    def warned(message: Warning | str, category: type[Warning], *_: Any, **__: Any) -> None:
        del message
        _written(f"warning {category.__module__}.{category.__name__}")

    sys.excepthook = excepted
    sys.unraisablehook = lambda seen: seen.exc_value and logged(seen.exc_value)
    threading.excepthook = lambda seen: seen.exc_value and logged(seen.exc_value)
    warnings.showwarning = warned


def silenced() -> None:
    """Let no library's logger print: what nobody listens to would go to the error stream, words and all."""
    import logging

    logging.lastResort = None
    logging.raiseExceptions = False


def places(error: BaseException) -> Iterator[str]:
    """Where it happened, innermost first: file and line, without what stood in any variable."""
    trace, found = error.__traceback__, []
    while trace is not None:
        code = trace.tb_frame.f_code
        file = "/".join(code.co_filename.replace("\\", "/").split("/")[-3:])  # no more of whose folders these are
        found.append(f"{file}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    yield from reversed(found[-_DEEPEST:])


def causes(error: BaseException) -> Iterator[BaseException]:
    """It, and the errors behind it."""
    seen: set[int] = set()
    behind: BaseException | None = error
    while behind is not None and id(behind) not in seen:
        seen.add(id(behind))
        yield behind
        own = getattr(behind, "error", None)  # that of a worker has the one that ended it
        behind = own if isinstance(own, BaseException) else behind.__cause__ or behind.__context__


def kind(error: BaseException) -> str:
    """What it is called."""
    return f"{type(error).__module__}.{type(error).__name__}"


def _told(error: BaseException) -> str:
    return " from ".join(f"{kind(each)} at {' < '.join(places(each)) or 'nowhere'}" for each in causes(error))


def _written(line: str) -> Path | None:
    """Write a line to the log, which its owner alone may read; None where that cannot be done."""
    import logging
    import os
    from logging.handlers import RotatingFileHandler

    from frontdesk.paths import log_file, private_folder

    class Private(RotatingFileHandler):
        """Follows no link that somebody planted, and lets nobody else read."""

        def _open(self) -> TextIOWrapper:
            flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0)
            found = os.open(self.baseFilename, flags, 0o600)
            os.fchmod(found, 0o600)
            return os.fdopen(found, "a", encoding="utf-8")

        def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802  # the library's name
            del record
            raise OSError

    with suppress(OSError, ValueError, FrontdeskError):
        private_folder(log_file().parent)
        handler = Private(log_file(), maxBytes=_LARGEST, backupCount=3, encoding="utf-8")
        try:
            handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
            handler.emit(logging.LogRecord("frontdesk", logging.ERROR, "", 0, line, None, None))
        finally:
            handler.close()
        return log_file()
    return None
