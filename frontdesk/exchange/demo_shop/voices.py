"""What customers of the demo shop said, what became of it, and whom the shop asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from frontdesk.exchange.demo_shop.laying import by_now, cents, number
from frontdesk.words.folding import folded

if TYPE_CHECKING:
    from datetime import datetime

    from frontdesk.exchange.demo_shop.laying import Laying, Row


def lay_out(laying: Laying) -> None:
    """Write what had been said and done by now; an answer that lies ahead has not been given yet."""
    from frontdesk.store.tables import FeedbackRow, IdeaRow, MakeGoodRow, PanelMemberRow, PanelRow, TellRow

    said = [_feedback(laying, row, at) for row, at in by_now(laying, "feedback")]
    laying.heard |= {one["id"] for one in said}
    laying.put(IdeaRow, [_idea(laying, row, at) for row, at in by_now(laying, "ideas")])
    laying.put(FeedbackRow, said)
    laying.put(MakeGoodRow, [_make_good(laying, row, at) for row, at in by_now(laying, "make_goods")])
    laying.put(TellRow, [_tell(row, at) for row, at in by_now(laying, "tells")])
    laying.put(PanelRow, [_panel(laying, row, at) for row, at in by_now(laying, "panels")])
    laying.put(PanelMemberRow, [_member(laying, row) for row in laying.rows("panel_members")])


def _idea(laying: Laying, row: Row, at: datetime) -> dict[str, Any]:
    acts = laying.acts(row, "decided")
    decided = acts["decided_at"] is not None
    return {
        "id": int(row["idea_id"]),
        "title": row["title"],
        "at": at,
        "decision": row["decision"] if decided else "",
        "because": row["because"] if decided else "",
        **acts,
        "version": 1,
    }


def _feedback(laying: Laying, row: Row, at: datetime) -> dict[str, Any]:
    acts = laying.acts(row, "sorry", "answered", "closed")
    answered, closed = acts["answered_at"] is not None, acts["closed_at"] is not None
    keys = ("customer_id", "visit_id", "about_id", "heard_by", "assigned_to", "idea_id")
    return {
        "id": int(row["feedback_id"]),
        **{name: row[name] for name in ("kind", "text", "item")},
        **{name: number(row[name]) for name in keys},
        "item_id": laying.items.get(folded(row["item"]), {}).get("id"),
        "at": at,
        "day": laying.days.shop_day(at),
        **acts,
        "answer": row["answer"] if answered else "",
        "outcome": row["outcome"] if closed else "",
        "first_contact": closed and row["first_contact"] == "1",
        "version": 1,
    }


def _make_good(laying: Laying, row: Row, at: datetime) -> dict[str, Any]:
    return {
        "id": int(row["make_good_id"]),
        "what": row["what"],
        "amount": cents(row["amount"]),
        "at": at,
        "day": laying.days.shop_day(at),
        **{name: number(row[name]) for name in ("customer_id", "feedback_id", "staff_id")},
        "over_budget": row["over_budget"] == "1",
    }


def _tell(row: Row, at: datetime) -> dict[str, Any]:
    keys = ("idea_id", "customer_id", "staff_id")
    return {
        "id": int(row["tell_id"]),
        "decision": row["decision"],
        "at": at,
        **{name: number(row[name]) for name in keys},
    }


def _panel(laying: Laying, row: Row, at: datetime) -> dict[str, Any]:
    return {
        "id": int(row["panel_id"]),
        "question": row["question"],
        "at": at,
        "staff_id": number(row["staff_id"]),
        "closed_at": laying.days.moment(row["closed_at"]),
    }


def _member(laying: Laying, row: Row) -> dict[str, Any]:
    answer = number(row["feedback_id"])
    return {
        "id": int(row["member_id"]),
        **{name: number(row[name]) for name in ("panel_id", "customer_id")},
        "why": row["why"],
        **laying.acts(row, "asked"),
        "feedback_id": answer if answer in laying.heard else None,
    }
