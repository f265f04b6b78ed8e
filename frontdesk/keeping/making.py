"""A backup from beginning to end: made, copied off the machine, and the old ones removed."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from frontdesk.errors import BadInput, FrontdeskError
from frontdesk.keeping.backup import SEALED, back_up, label_of, next_name
from frontdesk.keeping.elsewhere import Folder, named, place_at
from frontdesk.keeping.offering import offering
from frontdesk.keeping.prune import Policy, prune, to_remove
from frontdesk.keeping.sealing import must_fit, seal_into
from frontdesk.records.copies import Made
from frontdesk.store.file.connection import connect
from frontdesk.store.file.copying import fingerprint, on_disk, private_part, sum_beside

if TYPE_CHECKING:
    from datetime import datetime

    from frontdesk.keeping.elsewhere import Place
    from frontdesk.records.copies import Copy, Seal


class NotElsewhere(FrontdeskError):
    """The backup was made here, but not copied elsewhere."""


class SamePlace(BadInput):
    """The second place is the folder of the backups itself."""

    hint = "A second copy belongs on another disk, a stick or another machine."


def make(
    shop: Path, folder: Path, now: datetime, *, policy: Policy | None = None, to: str | None = None,
    seal: Seal | None = None,
) -> Made:  # fmt: skip
    """Back a shop up into a folder, then elsewhere, and remove what is too old in both.

    Args:
        shop: its file.
        folder: of this machine; made if it is not there.
        now: aware; the backup bears it in UTC.
        policy: what stays; 7 daily and 5 weekly ones unless said.
        to: where a second copy goes, as `place_at` reads it; it is read back from there before it counts. A stick that
            is not plugged in is no reason for having no backup here.
        seal: for whom the second copy is encrypted; the one here is as plain as the shop's own file.

    Raises:
        SamePlace: both are one folder.
        NotElsewhere: the backup here was made, the copy was not.
        FrontdeskError: no backup was made.
    """
    policy = policy or Policy()
    if to is not None and Path(named(to)).resolve() == folder.resolve():
        raise SamePlace
    if seal is not None:
        must_fit(seal)
    with offering(shop, folder, now):
        copy = back_up(shop, folder, now)
    label = label_of(shop)
    removed = prune(Folder(copy.path.parent), label, policy, now, whole=copy.path.name)
    if to is None:
        return Made(copy, None, removed)
    try:
        place = place_at(to)
        name = _send(copy, place, seal)
        gone = prune(place, label, policy, now, whole=name)
    except FrontdeskError as error:
        raise NotElsewhere(
            f"A backup was made here ({copy.path.name}), but not copied to {to}. {error.sentence}", hint=error.hint
        ) from error
    return Made(copy, place.where, removed, gone)


def _send(copy: Copy, to: Place, seal: Seal | None) -> str:
    if seal is None:
        to.take(copy.path, copy.path.name, copy.sha256)
        return copy.path.name
    name = f"{copy.path.name}{SEALED}"
    with on_disk(copy.path.parent), private_part(copy.path.with_name(name)) as part:
        with part.open("wb") as sealed:
            seal_into(copy.path, sealed, seal)
        to.take(part, name, fingerprint(part))
    return name


def would_make(shop: Path, folder: Path, now: datetime, policy: Policy) -> tuple[Path, list[str]]:
    """Where the next backup would go, and which older ones would then be removed; nothing is done.

    Raises:
        StoreTrouble: there is no shop that could be backed up.
    """
    with closing(connect(shop, reading=True)):
        target = next_name(shop, folder, now)
    names = {*(Folder(folder).names() if folder.is_dir() else ()), target.name, sum_beside(target).name}
    return target, to_remove(names, label_of(shop), policy, now, whole=target.name)
