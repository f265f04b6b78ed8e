"""Two customers become one: every row of the one handed to the other, each hand-over in the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from sqlalchemy import or_, select
from sqlmodel import col

from frontdesk.store.tables import (
    AllergyRow,
    ApartRow,
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
from frontdesk.words.folding import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlmodel import SQLModel

    from frontdesk.store.unit import Work

SINGLE = ("goes_by", "company", "address", "alert", "birthday", "card_code")
_KNOWN = (PhoneRow, EmailRow, TagRow, ConsentRow, CueRow, PreferenceRow, AllergyRow, UsualRow)
_HAPPENED = (VisitRow, FeedbackRow, MakeGoodRow, TellRow, PanelMemberRow)
_PROMISED = (KeyDateRow, FollowUpRow, RewardRow, StampRow)
OWNED = (*_KNOWN, *_HAPPENED, *_PROMISED)
SAME: dict[type[Any], tuple[str, ...]] = {
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


Keep = Literal["a", "b", "both"]
"""Of a field: the kept one's value, the other's, or both of them."""


def merge(work: Work, kept: CustomerRow, gone: CustomerRow, keep: Mapping[str, Keep] | None = None) -> None:
    """Hand everything of `gone` to `kept`.

    What both have stays once; where both have a different single value the kept one's stands and the other's goes
    into the note, so that nothing anyone wrote is lost.

    Args:
        work: the open unit of work.
        kept: who stays.
        gone: who becomes one with them.
        keep: another choice by column: "a" and "b" let the value of the one or the other stand, and nothing else.
    """
    _refuse(work, kept, gone)
    take_all(work, kept, gone)
    work.change(kept, **_filled(kept, gone, keep or {}))
    work.change(gone, merged_into=kept.id)


def take_all(work: Work, kept: CustomerRow, gone: CustomerRow) -> None:
    """Hand over every row that belongs to `gone`, but for those that say what `kept` has already."""
    for kind in OWNED:
        _hand_over(work, kind, kept, gone)
    _relink(work, kept, gone)
    for origin in work.session.scalars(
        select(OriginRow).where(col(OriginRow.noun) == "customers", col(OriginRow.row_id) == gone.id)
    ).all():
        work.change(origin, row_id=kept.id)


def _hand_over(work: Work, kind: type[Any], kept: CustomerRow, gone: CustomerRow) -> None:
    same = SAME.get(kind, ())
    there = {
        tuple(getattr(row, column) for column in same)
        for row in work.session.scalars(select(kind).where(kind.customer_id == kept.id))
    }
    for row in work.session.scalars(select(kind).where(kind.customer_id == gone.id)).all():
        if not same or tuple(getattr(row, column) for column in same) not in there:
            work.change(row, customer_id=kept.id)
        elif isinstance(row, PanelMemberRow):
            _answered(work, row, kept)


def _answered(work: Work, gone: PanelMemberRow, kept: CustomerRow) -> None:
    """Who was on a panel twice and answered once is not asked again."""
    both = select(PanelMemberRow).where(
        col(PanelMemberRow.panel_id) == gone.panel_id, col(PanelMemberRow.customer_id) == kept.id
    )
    own = work.session.scalars(both).one()
    if own.asked_at is None or (own.feedback_id is None and gone.feedback_id is not None):
        work.change(own, asked_at=gone.asked_at, asked_by=gone.asked_by, feedback_id=gone.feedback_id)


def ends_of(row: Any, ends: Iterable[str]) -> dict[str, int]:
    """The customers that a row names in these columns; none where it came from a source and is no customer's."""
    if isinstance(row, OriginRow) and row.noun != "customers":
        return {}
    return {end: who for end in ends if (who := getattr(row, end)) is not None}


def free(work: Work, row: Any, ends: Mapping[str, int]) -> bool:
    """Whether nothing says yet what a row would say of these customers; the second would stay where it is."""
    kind: type[SQLModel] = type(row)
    if isinstance(row, LinkRow | ApartRow):
        if len(set(ends.values())) == 1:
            return False
        says: dict[str, Any] = {"kind": row.kind} if isinstance(row, LinkRow) else {}
    elif kind in SAME:
        says = {column: getattr(row, column) for column in SAME[kind]}
    else:
        return True
    return work.session.scalar(select(kind).filter_by(**ends, **says).limit(1)) is None


def _relink(work: Work, kept: CustomerRow, gone: CustomerRow) -> None:
    """Ties and words of being two follow, once; those between the two themselves go."""
    links = select(LinkRow).where(or_(col(LinkRow.customer_id) == gone.id, col(LinkRow.other_id) == gone.id))
    apart = select(ApartRow).where(or_(col(ApartRow.customer_id) == gone.id, col(ApartRow.other_id) == gone.id))
    rows: list[LinkRow | ApartRow] = [*work.session.scalars(links), *work.session.scalars(apart)]
    for row in rows:
        ends = [kept.id or 0 if who == gone.id else who for who in (row.customer_id, row.other_id)]
        new = dict(zip(("customer_id", "other_id"), ends if isinstance(row, LinkRow) else sorted(ends), strict=True))
        if free(work, row, new):
            work.change(row, **new)
        else:
            work.remove(row)


def _refuse(work: Work, kept: CustomerRow, gone: CustomerRow) -> None:
    """A refusal of either stands: who said no once is not written to because of a merge."""
    said_no = {row.channel for row in _consents(work, gone) if not row.given}
    for row in _consents(work, kept):
        if row.given and row.channel in said_no:
            work.change(row, given=False)


def _consents(work: Work, customer: CustomerRow) -> list[ConsentRow]:
    return list(work.session.scalars(select(ConsentRow).where(col(ConsentRow.customer_id) == customer.id)))


def _filled(kept: CustomerRow, gone: CustomerRow, keep: Mapping[str, Keep]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    remarks: list[str] = []
    for column in ("name", *SINGLE):
        mine, theirs = getattr(kept, column), getattr(gone, column)
        chosen = keep.get(column, "both")
        if chosen == "b" or (chosen == "both" and theirs and not mine):
            values[column] = theirs
        elif chosen == "both" and theirs and theirs != mine:
            remarks.append(_remark(column, theirs))
    if "name" in values:
        values["folded"] = folded(values["name"])
    notes = {"a": [kept.note], "b": [gone.note], "both": [kept.note, gone.note]}[keep.get("note", "both")]
    notes = notes[:1] if notes[-1] in notes[0] else notes
    values["note"] = field("\n".join(filter(None, [*notes, *remarks])), "note of both together")
    both = min(filter(None, (kept.since, gone.since)), default=None)
    values["since"] = {"a": kept.since, "b": gone.since, "both": both}[keep.get("since", "both")]
    values["created_at"] = min(kept.created_at, gone.created_at)
    values["custom"] = [*kept.custom, *(pair for pair in gone.custom if pair not in kept.custom)]
    return values


def _remark(column: str, text: str) -> str:
    return f"Also known as {text}" if column == "name" else f"Other {column.replace('_', ' ')}: {text}"
