"""PINs as hashes, and the tallies of wrong ones: rows that no journal keeps, so that no undo brings them back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, select
from sqlmodel import col

from frontdesk.records.pins import Tally
from frontdesk.store.tables import ChangeRow, GuessRow, PinRow, SettingRow

if TYPE_CHECKING:
    from sqlmodel import Session

    from frontdesk.store.unit import Work

RESET = "pins_reset"
"""The setting that says when all PINs were taken off; no name that anybody can set."""


def hash_of(session: Session, staff_id: int) -> str | None:
    """The hash of somebody's PIN; None where they have none."""
    return session.scalar(select(col(PinRow.hash)).where(col(PinRow.staff_id) == staff_id))


def put(work: Work, staff_id: int, hashed: str) -> None:
    """Give somebody a PIN; the journal says that it was done and for whom, and nothing else."""
    _stand_in_journal(work, staff_id)
    work.session.execute(delete(PinRow).where(col(PinRow.staff_id) == staff_id))
    work.session.add(PinRow(staff_id=staff_id, hash=hashed, at=work.deed.at))
    work.session.flush()


def take_off(work: Work, staff_id: int) -> None:
    """Leave somebody without a PIN."""
    _stand_in_journal(work, staff_id)
    work.session.execute(delete(PinRow).where(col(PinRow.staff_id) == staff_id))


def take_off_all(work: Work) -> None:
    """Leave everybody without a PIN and begin every tally anew; that it was done is remembered."""
    for staff_id in work.session.scalars(select(col(PinRow.staff_id)).order_by(col(PinRow.staff_id))).all():
        _stand_in_journal(work, staff_id)
    work.begin()
    for table in (PinRow, GuessRow):
        work.session.execute(delete(table))
    work.session.execute(delete(SettingRow).where(col(SettingRow.name) == RESET))
    work.session.add(SettingRow(name=RESET, value=work.deed.at.isoformat()))
    work.session.flush()


def _stand_in_journal(work: Work, staff_id: int) -> None:
    """A line without an image: whose PIN it was, for there is nothing to take back."""
    work.session.add(ChangeRow(action_id=work.begin(), name="staff", row_id=staff_id, before={}, after={}))
    work.session.flush()


def tally(session: Session, subject: str) -> Tally | None:
    """What is counted for a person or a till; None where nothing is."""
    row = session.scalar(select(GuessRow).where(col(GuessRow.subject) == subject))
    return Tally(row.subject, row.wrong, row.last, row.until) if row else None


def keep_tally(session: Session, new: Tally) -> None:
    """Write a tally down in place of what was counted; one of none is let go."""
    session.execute(delete(GuessRow).where(col(GuessRow.subject) == new.subject))
    if new.wrong:
        session.add(GuessRow(subject=new.subject, wrong=new.wrong, last=new.last, until=new.until))
    session.flush()
