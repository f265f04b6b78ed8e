"""A shop full of synthetic people, made once for each size and kept among the system's temporary files."""

from __future__ import annotations

import hashlib
import random
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from frontdesk.clock import Clock
from frontdesk.records.deeds import Deed
from frontdesk.store.migrations.head import HEAD
from frontdesk.store.search import entries, index, wording
from frontdesk.store.store import Store
from frontdesk.words.folding import folded
from tests.bench import names

if TYPE_CHECKING:
    from frontdesk.store.unit import Work

SEED = 7
DRINKS = ["flat white", "latte", "espresso", "cappuccino", "long black", "chai", "mocha", "filter", "cortado", "tea"]
FOOD = ["croissant", "banana bread", "cheese roll", "bagel", "cinnamon bun", "granola"]
_MILKS = [[], [], [], ["oat"], ["soy"], ["decaf"]]
_COLOURS = ["blue", "red", "white", "black", "silver", "green", "grey", "yellow"]
_CARS = ["Golf", "Polo", "Corsa", "Fiesta", "Octavia", "Yaris", "Mini", "Model 3", "Clio", "Volvo", "Transporter"]
_LOOKS = ["red scarf", "tall, beard", "always in a hurry", "reads the paper", "cargo bike", "laptop at the window"]
_PLATE = "ABCDEFGHJKLMNPRSTUVWXYZ"
_NEVER_CAME = 0.2
_BATCH = 20_000
_LONGEST_AGO = timedelta(days=540)
_MOST_VISITS = 60
_OFTEN = 6
_PUNCTUAL = 0.6
_PARTS = (__file__, names.__file__, entries.__file__, index.__file__, wording.__file__)


def shop(size: int, *, folder: Path | None = None) -> Path:
    """The file of a shop with so many customers; made when it is not there yet, which takes a while."""
    where = folder or Path(tempfile.gettempdir()) / "frontdesk-bench"
    where.mkdir(mode=0o700, parents=True, exist_ok=True)
    digest = hashlib.sha256(b"".join(Path(part).read_bytes() for part in _PARTS)).hexdigest()[:8]
    path = where / f"shop-{size}-{HEAD}-{digest}.db"
    if path.exists():
        return path
    for older in where.glob(f"shop-{size}-*"):
        older.unlink()
    part = path.with_suffix(".part")
    started = time.monotonic()
    fill(part, size)
    part.rename(path)
    if size > _BATCH:
        print(f"made a shop of {size:,} people in {time.monotonic() - started:.0f} s")
    return path


def fill(path: Path, size: int) -> None:
    """Make a shop and put the people in as an import does, in one action; the last open connection empties the log."""
    now = datetime.now(UTC).replace(microsecond=0)
    store = Store.open(path, Clock("UTC"), create=True)
    die = random.Random(SEED)
    try:
        items = _menu(store, now)
        with store.writing(Deed("bench", "People made", now, "bench")) as work:
            for first in range(0, size, _BATCH):
                _add(work, [_Person.dealt(die, now) for _ in range(min(_BATCH, size - first))], items, now)
    finally:
        store.close()


def _menu(store: Store, now: datetime) -> dict[str, int]:
    from frontdesk.store.tables import ItemRow

    rows: list[dict[str, Any]] = [
        {
            "name": name,
            "folded": name,
            "price": 300 + 20 * place,
            "category": "",
            "active": True,
            "replaced_by": None,
            "version": 1,
        }
        for place, name in enumerate((*DRINKS, *FOOD))
    ]
    with store.writing(Deed("bench", "Items made", now, "bench")) as work:
        return dict(zip((row["name"] for row in rows), work.add_many(ItemRow, rows), strict=True))


class _Person(NamedTuple):
    """Somebody as the die dealt them: the columns of their rows."""

    customer: dict[str, Any]
    phone: str
    cues: list[tuple[str, str]]
    allergy: str
    usual: tuple[str, list[str]]
    visits: list[datetime]
    tie: str

    @classmethod
    def dealt(cls, die: random.Random, now: datetime) -> _Person:
        first, family = names.dealt(die)
        name = f"{first} {family}"
        since = now - timedelta(days=die.randrange(1, _LONGEST_AGO.days))
        return cls(
            _customer(die, name, since),
            f"0{die.randrange(15, 18)}{die.randrange(10)} {die.randrange(1_000_000, 9_999_999)}",
            _cues(die),
            die.choice(["nuts", "lactose", "gluten"]) if die.random() < 0.04 else "",
            (die.choice(DRINKS), die.choice(_MILKS)),
            _visits(die, since, now),
            die.choice(["household", "partner", "parent"]) if die.random() < 0.25 else "",
        )


def _customer(die: random.Random, name: str, since: datetime) -> dict[str, Any]:
    return {
        "name": name,
        "folded": folded(name),
        "goes_by": name[:3] if die.random() < 0.05 else "",
        "company": f"{names.dealt(die)[1]} & Co" if die.random() < 0.05 else "",
        "address": "",
        "note": "likes a chat about football" if die.random() < 0.05 else "",
        "alert": "",
        "birthday": f"--{die.randrange(1, 13):02}-{die.randrange(1, 29):02}" if die.random() < 0.2 else "",
        "card_code": str(die.randrange(10**12, 10**13)) if die.random() < 0.3 else "",
        "since": since.date(),
        "created_at": since,
        "merged_into": None,
        "custom": [],
        "version": 1,
    }


def _cues(die: random.Random) -> list[tuple[str, str]]:
    cues = []
    if die.random() < 0.3:
        plate = f"{''.join(die.choices(_PLATE, k=2))}-{''.join(die.choices(_PLATE, k=2))} {die.randrange(100, 9999)}"
        cues.append(("car", f"{die.choice(_COLOURS)} {die.choice(_CARS)} {plate}"))
    if die.random() < 0.25:
        kids = " and ".join(names.dealt(die)[0] for _ in range(die.choice((1, 2, 2, 3))))
        cues.append(("family", f"kids {kids}"))
    if die.random() < 0.2:
        cues.append(("looks", die.choice(_LOOKS)))
    return cues


def _visits(die: random.Random, since: datetime, now: datetime) -> list[datetime]:
    """A few come very often, most hardly ever; most of those who come often keep a weekday, all keep an hour."""
    if die.random() < _NEVER_CAME:
        return []
    count = min(int(die.paretovariate(1)), _MOST_VISITS)
    days = max((now - since).days, 1)
    hour = die.choices(range(7, 18), weights=[6, 9, 8, 6, 4, 5, 5, 3, 3, 3, 2])[0]
    first, step = die.randrange(7), 7 if count >= _OFTEN and die.random() < _PUNCTUAL else 1
    back = [first + step * die.randrange(1 + days // step) for _ in range(count)]
    return sorted((now - timedelta(days=1 + day)).replace(hour=hour, minute=die.randrange(60)) for day in back)


def _add(work: Work, people: list[_Person], items: dict[str, int], now: datetime) -> None:
    from frontdesk.store.tables import AllergyRow, CueRow, CustomerRow, LinkRow, PhoneRow

    ids = work.add_many(CustomerRow, [one.customer for one in people])
    pairs = list(zip(ids, people, strict=True))
    said = {"at": now, "staff_id": None}
    work.add_many(PhoneRow, [_phone(who, one.phone) for who, one in pairs])
    work.add_many(
        CueRow,
        [{"customer_id": who, "kind": kind, "text": text, **said} for who, one in pairs for kind, text in one.cues],
    )
    work.add_many(AllergyRow, [{"customer_id": who, "text": one.allergy, **said} for who, one in pairs if one.allergy])
    work.add_many(
        LinkRow,
        [{"customer_id": who, "kind": one.tie, "other_id": who - 1, **said} for who, one in pairs[1:] if one.tie],
    )
    _add_visits(work, pairs, items)


def _phone(who: int, raw: str) -> dict[str, Any]:
    digits = raw.replace(" ", "").removeprefix("0")
    return {"customer_id": who, "raw": raw, "e164": f"+49{digits}", "digits": digits}


def _add_visits(work: Work, pairs: list[tuple[int, _Person]], items: dict[str, int]) -> None:
    from frontdesk.store.tables import VisitLineRow, VisitRow

    came = [(who, one, at) for who, one in pairs for at in one.visits]
    ids = work.add_many(VisitRow, [_visit(who, at) for who, _, at in came])
    work.add_many(VisitLineRow, [_line(visit, *one.usual, items) for visit, (_, one, _) in zip(ids, came, strict=True)])


def _visit(who: int, at: datetime) -> dict[str, Any]:
    return {
        "customer_id": who,
        "at": at,
        "day": at.date(),
        "timed": True,
        "staff_id": None,
        "branch": "",
        "party_size": None,
        "happiness": "",
        "note": "",
        "next_note": "",
        "total": 380,
        "version": 1,
    }


def _line(visit: int, drink: str, modifiers: list[str], items: dict[str, int]) -> dict[str, Any]:
    return {
        "visit_id": visit,
        "quantity": 1,
        "item_id": items[drink],
        "name": drink,
        "modifiers": modifiers,
        "price": 380,
        "amount": 380,
    }
