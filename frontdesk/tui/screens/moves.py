"""The long work behind the Data screen, each done in a thread of its own and told in a sentence."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from frontdesk.tui.screens.data_parts import size
from frontdesk.tui.screens.jobs import Ended
from frontdesk.tui.screens.taking_back import taken_back, when_words
from frontdesk.tui.screens.wish import outcome, stays_out
from frontdesk.tui.typed_paths import shortened
from frontdesk.words.phrases import count

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from frontdesk.desk.desk import Desk
    from frontdesk.records.copies import BackupLine, Contents
    from frontdesk.records.deeds import Action, Conflict
    from frontdesk.settings import Settings
    from frontdesk.tui.screens.dialogs.take_out import Wanted
    from frontdesk.tui.screens.jobs import Progress
    from frontdesk.tui.screens.wish import Wish

    Ask = Callable[[Action, Sequence[Conflict]], None]


_LOCKS = "It is encrypted: afterwards the shop will be as well, and opens by its passphrase alone."


def bring(wish: Wish, rows: int, desk: Desk, progress: Progress) -> Ended:
    """Import a file of so many rows, as one action."""
    from frontdesk.exchange.importing import import_file

    def went_on(done: int, total: int | None) -> None:
        progress(done, total or rows)

    report = import_file(desk, wish.noun, wish.path, progress=went_on, **wish.told)
    desk.take_settings()
    undo = "u takes it back at once, x on its line later." if report.action is not None else ""
    return Ended(outcome(report, wish.path.name), f"{stays_out(report)}\n{undo}")


def take_back(action: Action | None, desk: Desk, _: Progress, *, ask: Ask, rest: bool = False) -> Ended:
    """Take back an action, or the last of this till; what stands in the way is asked about."""
    from frontdesk.desk.undo import StandsInTheWay, last, undo

    wanted = action if action is not None else last(desk)
    try:
        undone = undo(desk, wanted.id if wanted is not None else None, rest=rest)
    except StandsInTheWay as trouble:
        asked = partial(ask, wanted, trouble.conflicts) if wanted is not None else None
        return Ended(trouble.sentence, bad=True, ask=asked)
    left = f"{count(len(undone.conflicts), 'later change')} stayed." if undone.conflicts else ""
    return Ended(f"{taken_back(undone.undid)}.", left)


def take_out(wanted: Wanted, desk: Desk, progress: Progress) -> Ended:
    """Write what is wanted, whole or not at all."""
    if wanted.whole_shop:
        from frontdesk.exchange.archive.writing import export_archive

        archive = export_archive(desk, wanted.place, progress=progress)
        said = f"Everything is in {shortened(wanted.place)}: {count(archive.total, 'row')}."
        return Ended(said, "Keep it as private as the shop itself.")
    from frontdesk.exchange.leaving.exporting import Request, export

    left = export(desk, Request(wanted.noun, wanted.style, wanted.safe), wanted.place)
    return Ended(f"Written: {shortened(wanted.place)}, {count(left.rows, 'row')}.")


def back_up(folder: Path, settings: Settings, desk: Desk, _: Progress) -> Ended:
    """Make a verified backup, copy it to the second place if there is one, and remove the ones that are too old."""
    from frontdesk.keeping.making import make
    from frontdesk.records.copies import Seal

    seal = Seal((settings.backup_recipient,)) if settings.backup_recipient and settings.backup_to else None
    made = make(desk.store.path, folder, desk.clock.now(), to=settings.backup_to or None, seal=seal)
    gone = len(made.removed) + len(made.removed_elsewhere)
    facts = [shortened(made.copy.path), size(made.copy.size)]
    facts += [f"and in {made.elsewhere}, read back from there"] if made.elsewhere else []
    facts += [f"{count(gone, 'old one')} removed"] if gone else []
    return Ended("Backed up, and checked from end to end.", " · ".join(facts))


def verify(file: Path, _: Desk, __: Progress) -> Ended:
    """Check a backup from end to end."""
    from frontdesk.keeping.verify import verified

    found = verified(file)
    return Ended(f"{file.name} is whole: {_held(found.contents)}.")


def before_restoring(line: BackupLine, desk: Desk) -> list[str]:
    """What to know before a backup takes the shop's place."""
    from frontdesk.keeping.encrypting import OPEN_NOW, changed_by

    at, change = when_words(line.taken_at, desk), changed_by(line.path, desk.store.path)
    opens = "It is not encrypted: afterwards the shop will NOT be either." if change == OPEN_NOW else _LOCKS
    return [
        *([opens] if change else []),
        f"The shop will be as it was {at}.",
        "What was logged since is set aside in a file beside the shop; nothing is deleted.",
        "Close the counters of all other tills first.",
    ]


def restore(shop: Path, backup: Path, desk: Desk) -> Ended:
    """Put a backup in the shop's place; `desk` is closed, and only tells the time."""
    from frontdesk.keeping.encrypting import changed_by
    from frontdesk.keeping.restore import restore as bring_back

    change = changed_by(backup, shop)
    found = bring_back(shop, backup, desk.clock.now())
    aside = f"What was there before is in {shortened(found.set_aside)}." if found.set_aside is not None else ""
    return Ended(f"The shop is back: {_held(found.contents)}.", f"{change} {aside}".strip())


def _held(contents: Contents) -> str:
    rows = contents.rows
    return f"{count(rows.get('customers', 0), 'customer')}, {count(rows.get('visits', 0), 'visit')}"
