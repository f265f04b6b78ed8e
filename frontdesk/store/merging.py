"""Two customers become one: every row of the one handed to the other, each hand-over in the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, or_, select
from sqlmodel import col

from frontdesk.store.images import row_class
from frontdesk.store.kept import belonging, owners, portions
from frontdesk.store.tables import (
    ActionRow,
    AllergyRow,
    ChangeRow,
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
    from collections.abc import Iterable

    from sqlmodel import SQLModel

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


def hand_on(work: Work, action_id: int) -> None:
    """Give what the undo of an action brings back under somebody who was merged since to who has everything of them.

    What lay with the merged one when the action was done was left there by the merge, and comes back there. Each
    row first comes back as it was and is then handed over, so that the journal tells whose it was.
    """
    whose = owners(work.session)
    if not whose:
        return
    lived: dict[int, bool] = {}
    for name, ids in list(work.written().items()):
        kind = row_class(name)
        if kind not in _OWNED:
            continue
        for row in _rows(work, kind, ids):
            who = row.customer_id
            if who in whose and lived.setdefault(who, _lived(work, who, action_id)) and _free(work, row, whose[who]):
                work.change(row, customer_id=whose[who])


def hand_back(work: Work, action_id: int, undone: Iterable[ChangeRow]) -> None:
    """Give what undos since handed on back to those whom the undo of a merge makes customers of their own again."""
    parted = {change.row_id: (change.after or {}).get("merged_into") for change in undone if change.name == "customers"}
    for who, into in parted.items():
        again = work.session.get(CustomerRow, who)
        if into is None or again is None or again.merged_into is not None:
            continue
        whose = owners(work.session)
        theirs, had = belonging(work.session, (who,)), whose.get(into, into)
        for change in _handed_on(work, action_id, theirs):
            home, row = (change.before or {})["customer_id"], work.session.get(row_class(change.name), change.row_id)
            home = whose.get(home, home)
            if row is not None and row.customer_id == had and _free(work, row, home):  # type: ignore[attr-defined]
                work.change(row, customer_id=home)


def handed_on(work: Work, name: str, row_id: int, since: int, left: int) -> bool:
    """Whether a row that an action left with somebody came back for them since, and went to who they are now."""
    row = work.session.get(row_class(name), row_id)
    now = getattr(row, "customer_id", None)
    if now is None or owners(work.session).get(left) != now:
        return False
    same = (col(ChangeRow.name) == name, col(ChangeRow.row_id) == row_id, col(ChangeRow.action_id) > since)
    return any(_leaves(change, {left}) for change in work.session.scalars(_by_undos().where(*same)))


def _handed_on(work: Work, since: int, whose: frozenset[int]) -> list[ChangeRow]:
    names = [kind.__tablename__ for kind in _OWNED]
    later = _by_undos().where(col(ChangeRow.action_id) > since, col(ChangeRow.name).in_(names))
    return [change for change in work.session.scalars(later) if _leaves(change, whose)]


def _by_undos() -> Select[ChangeRow]:
    return select(ChangeRow).join(ActionRow).where(col(ActionRow.undoes).is_not(None)).order_by(col(ChangeRow.id))


def _leaves(change: ChangeRow, whose: Iterable[int | None]) -> bool:
    before, after = change.before or {}, change.after or {}
    return "customer_id" in after and before.get("customer_id") in whose


def _rows(work: Work, kind: type[Any], ids: Iterable[int]) -> list[Any]:
    return [
        row for part in portions(sorted(ids)) for row in work.session.scalars(select(kind).where(kind.id.in_(part)))
    ]


def _lived(work: Work, customer_id: int, action_id: int) -> bool:
    """Whether somebody was a customer of their own when an action was done."""
    told = select(ChangeRow).where(col(ChangeRow.name) == "customers", col(ChangeRow.row_id) == customer_id)
    before = told.where(col(ChangeRow.action_id) < action_id).order_by(col(ChangeRow.id).desc())
    afters = [change.after or {} for change in work.session.scalars(before)]
    return next((after["merged_into"] for after in afters if "merged_into" in after), None) is None


def _free(work: Work, row: Any, customer_id: int) -> bool:
    """Whether a customer has nothing yet that says the same as a row; the second would stay where it is."""
    kind: type[SQLModel] = type(row)
    same = _SAME.get(kind)
    if same is None:
        return True
    says = {column: getattr(row, column) for column in same}
    return work.session.scalar(select(kind).filter_by(customer_id=customer_id, **says).limit(1)) is None


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
