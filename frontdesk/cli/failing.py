"""Errors, turned into one line on the error stream and an exit code: the only `except` of the command line."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from io import TextIOWrapper
from typing import TYPE_CHECKING, Final

from frontdesk.errors import Exit, FrontdeskError
from frontdesk.mishaps import causes, kind, logged, places
from frontdesk.words.display import shown

if TYPE_CHECKING:
    from collections.abc import Callable

_LONGEST: Final = 600
_MOST_CONFLICTS: Final = 20
"""So much of what stands in the way of an undo is listed: after an import it may be all that the file held."""


def guarded(work: Callable[[], int], *, debug: Callable[[], bool]) -> int:
    """Do some work and give its exit code; whatever goes wrong is said in one line.

    Args:
        work: gives the exit code when all goes well.
        debug: whether to show the traceback as well, known once the command line is read.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that knows no é still shows the rest of the name
    try:
        code = _ended(work)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return _say("Stopped.", Exit.INTERRUPTED)
    except BrokenPipeError:  # the reader has seen enough; what was done is done
        _close_quietly()
        return Exit.DONE
    except FrontdeskError as error:
        _traced(error, debug=debug())
        return _told(error)
    except OSError as error:
        _traced(error, debug=debug())
        _close_quietly()
        return _say(f"The system refused: {error.strerror or type(error).__name__}.", Exit.FAILED)
    except Exception as error:  # noqa: BLE001  # the last door: nobody reads a traceback at a counter
        return _others(error, debug=debug())
    return code


def _ended(work: Callable[[], int]) -> int:
    """The code that work ended with: Typer ends help, versions and completions by raising its Exit, which bears one."""
    try:
        return work()
    except RuntimeError as end:
        code = getattr(end, "exit_code", None)
        if code is None:
            raise
        return int(code)


def _put(line: str) -> None:
    sys.stderr.write(f"{line}\n")


def _told(error: FrontdeskError) -> int:
    found = getattr(error, "found", ())
    _say(error.in_full, error.exit_code)
    for line in found:
        _put(shown(f"  {line.id}  {' · '.join([line.name, *line.cues, *line.phones])}"))
    conflicts = getattr(error, "conflicts", ())
    for conflict in conflicts[:_MOST_CONFLICTS]:
        where = f"{conflict.table} {conflict.row_id} {conflict.column}".rstrip()
        _put(shown(f"  {where}: {conflict.found} now, {conflict.expected} then"))
    if len(conflicts) > _MOST_CONFLICTS:
        _put(f"  … and {len(conflicts) - _MOST_CONFLICTS:,} more")
    return error.exit_code


def _others(error: Exception, *, debug: bool) -> int:
    """Typer's usage errors, whose classes moved between its releases, format themselves; the rest is a bug of ours."""
    formatted = getattr(error, "format_message", None)
    if formatted is not None:
        _traced(error, debug=debug)
        return _say(f"{_stopped(formatted())} See `{_command(error)} --help`.", Exit.USAGE)
    if type(error).__name__ == "Abort":
        return Exit.INTERRUPTED
    _traced(error, debug=debug)
    mishap = logged(error)
    return _say(mishap.whole, mishap.exit_code)


def _stopped(sentence: str) -> str:
    return sentence if sentence.endswith(("?", ".")) else f"{sentence}."


def _command(error: Exception) -> str:
    context = getattr(error, "ctx", None)
    names = []
    while context is not None:
        names.append(context.info_name)
        context = context.parent
    return " ".join(reversed(names)) or "frontdesk"


def _say(sentence: str, code: int) -> int:
    line = shown(" ".join(sentence.split()))
    _put(f"frontdesk: {line[:_LONGEST]}{'…' if len(line) > _LONGEST else ''}")
    return code


def _traced(error: BaseException, *, debug: bool) -> None:
    """Say where it happened; its words may hold a customer's, and are shown only to whoever asks for them too."""
    if not debug:
        return
    if os.environ.get("FRONTDESK_DEBUG") == "words":
        import traceback

        _put("\n".join(map(shown, traceback.format_exc().splitlines())))
        return
    _put("Traceback, the innermost place first, without words and values (FRONTDESK_DEBUG=words shows those):")
    for each in causes(error):
        _put(kind(each))
        for place in places(each):
            _put(shown(f"  {place}"))


def _close_quietly() -> None:
    """Let what is left in the buffer go nowhere: Python would complain about it on its way out."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
