"""The whole demo shop: people get their numbers, habits become visits, all of it becomes files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from demo_shop import decided, promise_tables, promised, rewarded, tables, voice_tables
from demo_shop.cast import cast, twice
from demo_shop.coming import visits_of
from demo_shop.crowd import crowd
from demo_shop.days import OPENED
from demo_shop.heard import heard
from demo_shop.ledger import Ledger
from demo_shop.offered import answers
from demo_shop.said import told_by_hand
from demo_shop.walk_ins import walk_ins

if TYPE_CHECKING:
    from pathlib import Path

    from demo_shop.people import Person

FIRST_NAMES = 3  # Ravi, Ana and Gordon keep the first numbers


def write_shop(into: Path) -> dict[str, list[tables.Row]]:
    """Write every file into the folder; returns the rows by file name."""
    files = make_shop()
    into.mkdir(parents=True, exist_ok=True)
    for name, rows in files.items():
        tables.write(into / name, rows)
    files["visits.csv"] = tables.taken(files["visits.csv"], answers(into))
    tables.write(into / "visits.csv", files["visits.csv"])
    return files


def make_shop() -> dict[str, list[tables.Row]]:
    """All rows by file name; only the desk knows what it would have offered."""
    known = cast()
    everybody = [*known, *crowd(known), *twice()]
    coming = {person.handle: visits_of(person) for person in everybody}
    people = _numbered([person.joined(coming[person.handle]) for person in everybody])
    ids = {person.handle: number for number, person in enumerate(people, start=1)}
    visits = tables.visits([visit for one in coming.values() for visit in one] + walk_ins(), ids)
    ledger = Ledger(ids, visits)
    return {
        "items.csv": tables.items(),
        "staff.csv": tables.staff(),
        "customers.csv": tables.customers(people),
        "cues.csv": tables.facts(people, "cues"),
        "links.csv": [*tables.links(people, ids), *tables.friends(rewarded.brought(), ids)],
        "preferences.csv": tables.facts(people, "preferences"),
        "allergies.csv": tables.allergies(people),
        "usuals.csv": tables.facts(people, "usuals"),
        "visits.csv": visits,
        **_voices_and_promises(people, ledger),
    }


def _voices_and_promises(people: list[Person], ledger: Ledger) -> dict[str, list[tables.Row]]:
    panels = decided.panels(ledger)
    answers = [one.answer for panel in panels for one in panel.members if one.answer]
    said = [*told_by_hand(ledger), *heard(ledger), *answers]
    ideas = decided.ideas(said, ledger)
    said = decided.settled(said, ideas)
    numbers = voice_tables.numbered(ledger.ids, said, ideas)
    return {
        "ideas.csv": voice_tables.ideas(ideas, numbers),
        "feedback.csv": voice_tables.feedback(numbers),
        "make_goods.csv": voice_tables.make_goods(numbers),
        "tells.csv": voice_tables.tells(ideas, numbers),
        "panels.csv": voice_tables.panels(panels),
        "panel_members.csv": voice_tables.panel_members(panels, numbers),
        "dates.csv": promise_tables.dates(promised.key_dates(), ledger.ids),
        "followups.csv": promise_tables.follow_ups(promised.follow_ups(said), numbers),
        "perks.csv": promise_tables.perks(),
        "rewards.csv": promise_tables.rewards(rewarded.rewards(people, ledger), ledger.ids),
        "stamps.csv": promise_tables.stamps(rewarded.stamps(), ledger.ids),
    }


def _numbered(people: list[Person]) -> list[Person]:
    """In the order in which they joined, after the three whom everybody meets first."""
    first, others = people[:FIRST_NAMES], people[FIRST_NAMES:]
    return [*first, *sorted(others, key=lambda person: (person.since or OPENED, person.handle))]
