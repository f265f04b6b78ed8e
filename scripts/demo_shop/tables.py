"""The CSV files: their columns, and people and visits as rows. One function, one file."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from demo_shop import menu, team
from demo_shop.days import clock
from demo_shop.dice import Dice

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from demo_shop.people import Person, Visit

Row = tuple[str | int, ...]

COLUMNS = {
    "items.csv": "item_id,name,category,price,active",
    "staff.csv": "staff_id,name,role",
    "customers.csv": "customer_id,name,goes_by,phone,phone_2,email,birthday,since,card_code,company,address,"
    "tags,note,alert",
    "cues.csv": "customer_id,kind,text",
    "links.csv": "customer_id,kind,other_id",
    "preferences.csv": "customer_id,kind,text",
    "allergies.csv": "customer_id,text",
    "usuals.csv": "customer_id,order,holds,label",
    "visits.csv": "visit_id,customer_id,date,time,staff_id,party_size,order,happiness,note,next_note,usual_taken",
    "ideas.csv": "idea_id,title,at,decision,because,decided_at,decided_by",
    "feedback.csv": "feedback_id,customer_id,at,kind,text,visit_id,item,about_id,heard_by,assigned_to,idea_id,"
    "sorry_at,sorry_by,answer,answered_at,answered_by,outcome,closed_at,closed_by,first_contact",
    "make_goods.csv": "make_good_id,customer_id,feedback_id,at,what,amount,staff_id,over_budget",
    "tells.csv": "tell_id,idea_id,customer_id,decision,at,staff_id",
    "panels.csv": "panel_id,question,at,staff_id,closed_at",
    "panel_members.csv": "member_id,panel_id,customer_id,why,asked_at,asked_by,feedback_id",
    "dates.csv": "date_id,customer_id,kind,day,what,at,staff_id,done_at,done_by",
    "followups.csv": "followup_id,customer_id,text,due,at,staff_id,rule,date_id,feedback_id,done_at,done_by,outcome",
    "perks.csv": "perk_id,kind,number,what,cap,since,active",
    "rewards.csv": "reward_id,perk_id,customer_id,occasion,at,staff_id",
    "stamps.csv": "stamp_id,customer_id,number,why,at,staff_id",
}


def items() -> list[Row]:
    """What is and was sold; `active` is 1 or 0."""
    card = enumerate(menu.items(), start=1)
    return [(number, name, category, price, int(sold)) for number, (name, category, price, sold) in card]


def staff() -> list[Row]:
    """Who works here."""
    return [(number, name, role) for number, (name, role) in enumerate(team.STAFF, start=1)]


def customers(people: list[Person]) -> list[Row]:
    """One row a person, numbered in the order given."""
    return [
        (
            number, one.name, one.goes_by, one.phone, one.phone_2, one.email, one.birthday, str(one.since),
            one.card_code, one.company, one.address, "; ".join(one.tags), one.note, one.alert,
        )
        for number, one in enumerate(people, start=1)
    ]  # fmt: skip


def facts(people: list[Person], field: str) -> list[Row]:
    """What hangs on a card as pairs or more: cues, preferences, usuals."""
    return [(number, *fact) for number, one in enumerate(people, start=1) for fact in getattr(one, field)]


def allergies(people: list[Person]) -> list[Row]:
    """One row an allergy."""
    return [(number, text) for number, one in enumerate(people, start=1) for text in one.allergies]


def links(people: list[Person], ids: dict[str, int]) -> list[Row]:
    """Each bond once, seen from the person who bears it."""
    return [(ids[one.handle], kind, ids[other]) for one in people for kind, other in one.links]


def friends(brought: list[tuple[str, str]], ids: dict[str, int]) -> list[Row]:
    """Who brought whom along."""
    return [(ids[who], "brought", ids[friend]) for who, friend in brought]


def visits(all_visits: list[Visit], ids: dict[str, int]) -> list[Row]:
    """Every visit, the oldest first."""
    ordered = sorted(all_visits, key=lambda visit: (visit.day, visit.minute, visit.who, visit.order))
    return [_visit(number, visit, ids) for number, visit in enumerate(ordered, start=1)]


def _visit(number: int, visit: Visit, ids: dict[str, int]) -> Row:
    served_by = team.at_the_till(visit.day, visit.minute, Dice("till", number))
    return (
        number, ids[visit.who] if visit.who else "", str(visit.day), clock(visit.minute), served_by,
        visit.party, visit.order, visit.happiness, visit.note, visit.next_note, "",
    )  # fmt: skip


def taken(all_visits: Iterable[Row], answers: Mapping[int, bool]) -> list[Row]:
    """The visits with whether the usual that was offered was had: 1 or 0, nothing where none was."""
    known = {number: int(answer) for number, answer in answers.items()}
    return [(*row[:-1], known.get(int(row[0]), "")) for row in all_visits]


def write(path: Path, rows: Iterable[Row]) -> None:
    """One file: UTF-8, LF, a header and the rows, quoted only where it must be."""
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(COLUMNS[path.name].split(","))
        out.writerows(rows)
