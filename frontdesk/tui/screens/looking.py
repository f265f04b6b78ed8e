"""The look at a file, in a thread: how far it is, and what it found."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from textual.message import Message

from frontdesk.errors import BadInput, FrontdeskError
from frontdesk.mishaps import caught
from frontdesk.tui.typed_paths import shortened

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from frontdesk.desk.desk import Desk
    from frontdesk.records.incoming import Preview
    from frontdesk.tui.screens.wish import Wish


class Read(Message):
    """How far a look is."""

    def __init__(self, rows: int) -> None:
        super().__init__()
        self.rows = rows


class Looked(Message):
    """What a look at a file found, with the question it belongs to: an answer to an older one is dropped."""

    def __init__(self, question: object, wish: Wish | None, found: Preview | FrontdeskError) -> None:
        super().__init__()
        self.question = question
        self.wish = wish
        self.found = found


class NoFile(BadInput):
    """There is no such file."""

    hint = "Mend the path, or take one of the names below it."


def checked(path: Path) -> Path:
    """The path, when a file is there that can be read.

    Raises:
        NoFile: none is there, or it is a folder, or nobody may look for it.
    """
    try:
        if path.is_dir():
            raise NoFile(f"{shortened(path)} is a folder.", hint="Choose a file in it.")
        if not path.exists():
            raise NoFile(f"There is no file {shortened(path)}.")
        if not path.is_file():
            raise NoFile(f"{shortened(path)} is not a file of its own.")
    except (OSError, ValueError) as trouble:
        why = getattr(trouble, "strerror", None) or str(trouble)
        raise NoFile(f"{shortened(path)} cannot be read: {why}.") from None
    return path


def look_at(
    desk: Desk,
    question: object,
    asked: Callable[[], Wish],
    *,
    stopped: Callable[[], bool],
    post: Callable[[Message], object],
) -> None:
    """Look at a file in the thread that calls, and post how far that is and what it found.

    Nothing is written. A look that is stopped posts nothing any more.
    """
    from frontdesk.exchange.importing import Cancelled
    from frontdesk.exchange.previewing import preview

    def progress(done: int, _: int | None) -> None:
        if stopped():
            raise Cancelled
        post(Read(done))

    wish = None
    with caught(lambda error: post(Looked(question, wish, error))), suppress(Cancelled):
        wish = asked()
        found = preview(desk, wish.noun, wish.path, progress=progress, **wish.told)
        post(Looked(question, wish, found))
