"""A small café for the tests of the counter: known people with known habits, made once and copied."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from frontdesk.desk import shop, team
from frontdesk.desk.desk import open_desk
from frontdesk.desk.ordering import items, visits
from frontdesk.desk.ordering.visits import Remarks
from frontdesk.desk.roster import adding
from frontdesk.records.people import NewCustomer

NOW = datetime(2026, 11, 22, 8, 41, tzinfo=UTC)
"""A Sunday morning."""

RAVI, ANA, GORDON, NOOR, TOM, BEA, ZOE = range(1, 8)
RAVIS_CARD, ANAS_CARD, GORDONS_CARD = "4006381333931", "4006381333948", "4006381333955"
STRANGE_CARD = "9780201379624"

MENU = (
    ("Flat white", "3.20", "coffee"),
    ("Cortado", "2.90", "coffee"),
    ("Tea", "2.00", "tea"),
    ("Croissant", "2.40", "bakery"),
    ("Bagel", "3.10", "bakery"),
    ("Carrot soup", "5.50", "kitchen"),
)

PEOPLE = (
    NewCustomer(
        "Ravi Menon",
        goes_by="Rav",
        phones=("020 7946 4417",),
        card_code=RAVIS_CARD,
        note="Lent us a ladder",
        cues=(("car", "blue Golf"), ("family", "kids Asha, Dev")),
        allergies=("nuts (Dev)",),
    ),
    NewCustomer(
        "Ana Gómez",
        phones=("020 7946 0018",),
        emails=("ana@example.com",),
        card_code=ANAS_CARD,
        cues=(("car", "blue Golf"), ("pet", "dog Lola")),
    ),
    NewCustomer("Gordon Blume", card_code=GORDONS_CARD, preferences=(("takes", "extra hot"),)),
    NewCustomer("Noor Haddad"),
    NewCustomer("Tom Weaver"),
    NewCustomer("Bea Lindt", alert="wait for her to sit down"),
    NewCustomer("Zoe Park"),
)

HABITS = (
    (RAVI, (1, 3, 7, 10, 14, 17, 21, 24, 28, 31, 35, 42), ("1 Flat white; 1 Croissant",)),
    (ANA, (2, 7, 9, 14, 16, 21, 23, 28, 30, 37), ("1 Tea, no sugar",)),
    (GORDON, (4, 5, 6, 11, 12, 13, 18, 19, 20, 25), ("1 Cortado",)),
    (TOM, (2, 4, 6, 9, 11, 13, 16, 18), ("1 Tea", "1 Cortado", "1 Tea", "1 Flat white", "1 Bagel")),
    (BEA, (3, 10, 17, 24, 31), ("1 Carrot soup",)),
    (ZOE, (8, 60), ("1 Tea", "1 Bagel")),
)
"""Who came how many days ago, and had what, by turns."""


def build(path, now=NOW):
    """Make the shop, as it stands at an instant, through the desk of another till."""
    desk = open_desk(path, till="another till", create=True, now=lambda: now)
    try:
        for name, value in (("name", "Corner Café"), ("zone", "UTC"), ("country", "GB"), ("currency", "GBP")):
            shop.change(desk, name, value)
        for name, role in (("Mina", "barista"), ("Joe", "owner")):
            team.add(desk, name, role)
        for item in MENU:
            items.add(desk, *item)
        for person in PEOPLE:
            adding.add(desk, person)
        for who, days, orders in HABITS:
            _visited(desk.by("Mina"), now, who, days, orders)
    finally:
        desk.close()


def _visited(desk, now, who, days, orders):
    faces = {RAVI: "+", BEA: "-"}
    for turn, day in reversed(list(enumerate(days))):
        said = Remarks(happiness=faces.get(who, "") if turn == 0 else "")
        at = now - timedelta(days=day, minutes=2 + who)
        visits.log(desk, who, orders[turn % len(orders)], at=at, remarks=said)


def copied(template, folder):
    """A shop of one's own, like the template."""
    path = Path(folder) / "shop.db"
    shutil.copy2(template, path)
    return path


def another_till(path, act):
    """Let another till do something at the same shop meanwhile; what it answers."""
    desk = open_desk(path, till="another till", now=lambda: NOW)
    try:
        return act(desk)
    finally:
        desk.close()


def doing(use_case, *arguments, **named):
    """A use case with all but its desk, for `another_till`."""
    return partial(_called, use_case, arguments, named)


def _called(use_case, arguments, named, desk):
    return use_case(desk, *arguments, **named)
