"""The page that a person takes home: everything that a shop holds on them, as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.errors import FrontdeskError
from frontdesk.exchange.reports.saving import PageNotWritten, put
from frontdesk.words.display import shown
from frontdesk.words.phrases import count

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from frontdesk.records.forgetting import Held, HeldLine


class HeldNotWritten(FrontdeskError):
    """The page cannot be written there."""

    hint = "Name another place with -o."


def lines(held: Held) -> Iterator[str]:
    """The page, line by line; what could drive a terminal or turn the text around is made visible."""
    yield shown(f"What {held.shop} holds on {held.name}")
    yield f"As of {held.day}. Dates are of the day on which something happened or was written down."
    for part in held.parts:
        yield ""
        yield part.title
        for line in part.lines:
            yield from _told(line)
    if held.kept_back:
        yield ""
        yield f"{count(held.kept_back, 'complaint')} about members of the team left out; the owner can print the rest."


def _told(line: HeldLine) -> Iterator[str]:
    day = f"{line.day}  " if line.day else ""
    by = f"  (written down by {line.by})" if line.by else ""
    first, *more = line.text.splitlines() or [""]
    yield shown(f"  {day}{first}{'' if more else by}")
    for number, text in enumerate(more, 1):
        yield shown(f"    {text}{by if number == len(more) else ''}")


def save(held: Held, place: Path) -> Path:
    """Write the page, for its owner alone, whole or not at all; where it now is.

    Raises:
        HeldNotWritten, DiskFull: as their sentences say; what stood there before still does.
    """
    target = place / f"held-{held.customer_id}.txt" if place.is_dir() else place
    try:
        put("".join(f"{line}\n" for line in lines(held)), target)
    except PageNotWritten as trouble:
        raise HeldNotWritten(trouble.sentence) from trouble
    return target
