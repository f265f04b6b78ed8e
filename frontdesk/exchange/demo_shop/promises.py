"""What the demo shop promised, and what its regulars get without asking."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from frontdesk.exchange.demo_shop.laying import by_now, number

if TYPE_CHECKING:
    from datetime import date, datetime

    from frontdesk.exchange.demo_shop.laying import Laying, Row


def lay_out(laying: Laying) -> None:
    """Write what had been promised by now, for whatever day, and the perks with what was given of them."""
    from frontdesk.store.tables import FollowUpRow, KeyDateRow, PerkRow, RewardRow, StampRow

    perks = {int(row["perk_id"]): row for row in laying.rows("perks")}
    laying.put(KeyDateRow, [_key_date(laying, row, at) for row, at in by_now(laying, "dates")])
    days = {row["date_id"]: laying.days.day(row["day"]) for row in laying.rows("dates")}
    laying.put(FollowUpRow, [_follow_up(laying, row, at, days) for row, at in by_now(laying, "followups")])
    laying.put(PerkRow, [_perk(laying, row) for row in perks.values()])
    laying.put(RewardRow, [_reward(laying, row, at, perks) for row, at in by_now(laying, "rewards")])
    laying.put(StampRow, [_stamp(row, at) for row, at in by_now(laying, "stamps")])


def _key_date(laying: Laying, row: Row, at: datetime) -> dict[str, Any]:
    return {
        "id": int(row["date_id"]),
        "customer_id": int(row["customer_id"]),
        "kind": row["kind"],
        "day": laying.days.day(row["day"]),
        "what": row["what"],
        "reading": None,
        "at": at,
        "staff_id": number(row["staff_id"]),
        **laying.acts(row, "done"),
        "version": 1,
    }


def _follow_up(laying: Laying, row: Row, at: datetime, days: dict[str, date]) -> dict[str, Any]:
    acts, about = laying.acts(row, "done"), number(row["feedback_id"])
    return {
        "id": int(row["followup_id"]),
        "customer_id": int(row["customer_id"]),
        "text": row["text"],
        "due": laying.days.day(row["due"]),
        "at": at,
        "staff_id": number(row["staff_id"]),
        "rule": number(row["rule"]),
        "anchor": f"date:{row['date_id']}" if row["date_id"] else "",
        "occurs": days.get(row["date_id"]),
        "feedback_id": about if about in laying.heard else None,
        **acts,
        "outcome": row["outcome"] if acts["done_at"] else "",
        "version": 1,
    }


def _perk(laying: Laying, row: Row) -> dict[str, Any]:
    return {
        "id": int(row["perk_id"]),
        "kind": row["kind"],
        "number": number(row["number"]),
        "what": row["what"],
        "cap": number(row["cap"]),
        "since": laying.days.moment(row["since"]),
        "active": row["active"] == "1",
        "version": 1,
    }


def _reward(laying: Laying, row: Row, at: datetime, perks: dict[int, Row]) -> dict[str, Any]:
    perk = perks[int(row["perk_id"])]
    return {
        "id": int(row["reward_id"]),
        "perk_id": int(row["perk_id"]),
        "customer_id": int(row["customer_id"]),
        "occasion": _occasion(laying, perk["kind"], row["occasion"]),
        "what": perk["what"],
        "at": at,
        "day": laying.days.shop_day(at),
        "staff_id": number(row["staff_id"]),
    }


def _occasion(laying: Laying, kind: str, text: str) -> str:
    """What a perk was given for: days move with the book, and of a birthday its year counts."""
    if kind == "from":
        return laying.days.day(text).isoformat()
    return str(laying.days.day(text).year) if kind == "birthday" else text


def _stamp(row: Row, at: datetime) -> dict[str, Any]:
    return {
        "id": int(row["stamp_id"]),
        "customer_id": int(row["customer_id"]),
        "number": int(row["number"]),
        "why": row["why"],
        "at": at,
        "staff_id": number(row["staff_id"]),
    }
