"""Two customers become one: every row of the one handed to the other, each hand-over in the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import or_, select
from sqlmodel import col

from frontdesk.store.tables import (
    AllergyRow,
    ConsentRow,
    CueRow,
    CustomerRow,
    EmailRow,
    FeedbackRow,
    FollowUpRow,
    KeyDateRow,
    LinkRow,
    MakeGoodRow,
    OriginRow,
    PanelMemberRow,
    PhoneRow,
    PreferenceRow,
    RewardRow,
    StampRow,
    TagRow,
    TellRow,
    UsualRow,
    VisitRow,
)
from frontdesk.words.fields import field

if TYPE_CHECKING:
    from frontdesk.store.unit import Work

_SINGLE = ("goes_by", "company", "address", "alert", "birthday", "card_code")
_KNOWN = (PhoneRow, EmailRow, TagRow, ConsentRow, CueRow, PreferenceRow, AllergyRow, UsualRow)
_HAPPENED = (VisitRow, FeedbackRow, MakeGoodRow, TellRow, PanelMemberRow)
_PROMISED = (KeyDateRow, FollowUpRow, RewardRow, StampRow)
_OWNED = (*_KNOWN, *_HAPPENED, *_PROMISED)
_SAME: dict[type[Any], tuple[str, ...]] = {
    PhoneRow: ("raw",),
    EmailRow: ("folded",),
    TagRow: ("tag",),
    ConsentRow: ("channel",),
    CueRow: ("kind", "text"),
    PreferenceRow: ("kind", "text"),
    AllergyRow: ("text",),
    UsualRow: ("holds",),
    TellRow: ("idea_id", "decision"),
    PanelMemberRow: ("panel_id",),
}
"""By what two rows say the same, so that what both customers have stays once."""


def merge(work: Work, kept: CustomerRow, gone: CustomerRow) -> None:
    """Hand everything of `gone` to `kept`.

    What both have stays once; where both have a different single value the kept one's stands and the other's goes
    into the note, so that nothing anyone wrote is lost.
    """
    _refuse(work, kept, gone)
    for kind in _OWNED:
        _hand_over(work, kind, kept, gone)
    _relink(work, kept, gone)
    for origin in work.session.scalars(
        select(OriginRow).where(col(OriginRow.noun) == "customers", col(OriginRow.row_id) == gone.id)
    ).all():
        work.change(origin, row_id=kept.id)
    work.change(kept, **_filled(kept, gone))
    work.change(gone, merged_into=kept.id)


def _hand_over(work: Work, kind: type[Any], kept: CustomerRow, gone: CustomerRow) -> None:
    same = _SAME.get(kind, ())
    there = {
        tuple(getattr(row, column) for column in same)
        for row in work.session.scalars(select(kind).where(kind.customer_id == kept.id))
    }
    for row in work.session.scalars(select(kind).where(kind.customer_id == gone.id)).all():
        if not same or tuple(getattr(row, column) for column in same) not in there:
            work.change(row, customer_id=kept.id)


def _relink(work: Work, kept: CustomerRow, gone: CustomerRow) -> None:
    theirs = select(LinkRow).where(or_(col(LinkRow.customer_id) == gone.id, col(LinkRow.other_id) == gone.id))
    for link in work.session.scalars(theirs).all():
        ends = {"customer_id": link.customer_id, "other_id": link.other_id}
        new = {end: kept.id if who == gone.id else who for end, who in ends.items()}
        if new["customer_id"] == new["other_id"] or _tied(work, link.kind, new):
            work.remove(link)
        else:
            work.change(link, **new)


def _tied(work: Work, kind: str, ends: dict[str, Any]) -> bool:
    same = select(col(LinkRow.id)).where(col(LinkRow.kind) == kind)
    return work.session.scalar(same.filter_by(**ends).limit(1)) is not None


def _refuse(work: Work, kept: CustomerRow, gone: CustomerRow) -> None:
    """A refusal of either stands: who said no once is not written to because of a merge."""
    said_no = {row.channel for row in _consents(work, gone) if not row.given}
    for row in _consents(work, kept):
        if row.given and row.channel in said_no:
            work.change(row, given=False)


def _consents(work: Work, customer: CustomerRow) -> list[ConsentRow]:
    return list(work.session.scalars(select(ConsentRow).where(col(ConsentRow.customer_id) == customer.id)))


def _filled(kept: CustomerRow, gone: CustomerRow) -> dict[str, Any]:
    values: dict[str, Any] = {}
    remarks = [kept.note, gone.note] if gone.note not in kept.note else [kept.note]
    if gone.name != kept.name:
        remarks.append(f"Also known as {gone.name}")
    for column in _SINGLE:
        mine, theirs = getattr(kept, column), getattr(gone, column)
        if theirs and not mine:
            values[column] = theirs
        elif theirs and theirs != mine:
            remarks.append(f"Other {column.replace('_', ' ')}: {theirs}")
    values["note"] = field("\n".join(filter(None, remarks)), "note of both together")
    values["since"] = min(filter(None, (kept.since, gone.since)), default=None)
    values["created_at"] = min(kept.created_at, gone.created_at)
    values["custom"] = [*kept.custom, *(pair for pair in gone.custom if pair not in kept.custom)]
    return values
