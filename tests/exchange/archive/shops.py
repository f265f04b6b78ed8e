"""Shops that were lived in, with text nobody would expect, and archives of them."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import zipfile
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from frontdesk.desk import shop as settings_of
from frontdesk.desk import team, undo
from frontdesk.desk.desk import open_desk
from frontdesk.desk.listening import feedback, grouping, ideas, make_goods, panels, tells
from frontdesk.desk.ordering import items, usuals, visits
from frontdesk.desk.ordering.visits import Remarks
from frontdesk.desk.perks import defining, giving
from frontdesk.desk.promising import dates, followups
from frontdesk.desk.roster import adding, editing, merging
from frontdesk.exchange.archive.bringing import import_archive
from frontdesk.exchange.archive.writing import export_archive
from frontdesk.records.people import CustomerChanges, NewCustomer
from frontdesk.records.voices import NewFeedback
from frontdesk.store.exchange.archive import is_left_out
from frontdesk.store.file.connection import connect
from tests.exchange.shops import bring

NIGHTLY = bool(os.environ.get("FRONTDESK_NIGHTLY"))
NOW = datetime(2026, 11, 20, 8, 30, 0, 120, tzinfo=UTC)
ODD = 'O\'Brien "Zoë" 李雷 🏴‍☠️ \u202edlog\u2066 \x1b[31m\x7f\x9b \\u0000 \\ud800 =1+1 {x} %s\n\t\u2028[/nope]'
PEOPLE = f'id,name,phone,"shoe, size"\n1,Ann {ODD[:9]},0171 555,38\n2,Bob,,"4\n2"\n3,=Cleo,555-0123,\n'


@contextmanager
def at(path, *, now=NOW, till="till 1", create=False):
    desk = open_desk(path, till=till, create=create, now=lambda: now)
    try:
        yield desk
    finally:
        desk.close()


def live_in(desk):
    """Do everything once that can be done at a desk; the acts to take back later, by name."""
    for name, value in (("name", ODD), ("zone", "Asia/Kathmandu"), ("make_good_each", "7.50")):
        settings_of.change(desk, name, value)
    staff = team.add(desk, f"Mina {ODD}", "barista").id
    acts = {"import": bring(desk, "customers", PEOPLE).action}
    item = items.add(desk, f"Tea {ODD}", "3.20", "drinks").id
    ann, bob, cleo, twin = _people(desk, staff)
    for days in range(0, 40, 4):
        visits.log(desk, ann, "2 tea; 1 bagel, warm", at=NOW - timedelta(days=days))
    visits.log(desk, twin, "1 tea")
    visits.log(desk, None, "tea")
    visits.remove(desk, visits.log(desk, bob, "1 tea").visit_id)
    usuals.pin(desk, bob, "1 tea, oat", label=ODD)
    cold = feedback.add(desk, NewFeedback("complaint", ODD, customer_id=twin, item="tea", about_id=staff)).id
    _ideas(desk, ann, bob)
    make_goods.give(desk, ODD, amount=350, customer_id=twin, feedback_id=cold)
    followups.add(desk, ann, ODD, "next friday", feedback_id=cold)
    dates.add(desk, cleo, "booked", "next monday", ODD, 48_000)
    acts["close"] = feedback.close(desk, cold, ODD).action_id
    acts["merge"] = merging.merge(desk, ann, twin).action_id
    perk = defining.add(desk, "every", f"a tea {ODD}", 5).id
    giving.correct(desk, ann, 2, ODD)
    giving.give(desk, ann, perk)
    undo.undo(desk, items.retire(desk, item).action_id)
    undo.undo(desk, bring(desk, "customers", "id,name\n7,Gone\n8,Gone too\n", source="others").action)
    adding.add(desk, NewCustomer("Never to be"))
    undo.undo(desk)
    return acts


def _people(desk, staff):
    ann = NewCustomer(
        f"Ann {ODD}", goes_by=ODD, note=ODD, alert=ODD, birthday="--02-29", card_code="007", since=date(2020, 2, 29),
        phones=("+49 171 5550123", "x" + ODD), emails=("a@b.c",), tags=(ODD,), cues=(("car", ODD),),
        preferences=(("likes", ODD),), allergies=(ODD,), consents=(("email", False),), custom=(("shoe", ODD),),
    )  # fmt: skip
    first = adding.add(desk, ann).id
    others = [adding.add(desk, NewCustomer(name, links=(("parent", first),))).id for name in ("Bob", "=Cleo", "Anne")]
    return first, *others


def _ideas(desk, ann, bob):
    said = [feedback.add(desk, NewFeedback("idea", f"oat milk {n} {ODD}", customer_id=who)).id for n, who in
            enumerate((ann, bob))]  # fmt: skip
    grouping.group(desk, said)
    idea = feedback.read(desk, said[0]).idea_id
    ideas.decide(desk, idea, "done", ODD)
    tells.told(desk, idea, ann)
    asked = panels.ask(desk, f"Open on Sunday? {ODD}")
    if asked.members:
        panels.answer(desk, asked.id, asked.members[0].customer_id, ODD)


def out(path, place, **told):
    with at(path, **told) as desk:
        return export_archive(replace(desk, trusted=True), place)


def back(place, path):
    """The shop that an archive makes."""
    import_archive(path, place)
    return path


def sums(folder):
    """Every file of an archive, by name and content."""
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in folder.iterdir()}


def stored(path):
    """Every row of every table as the file holds it, and the ids that were given."""
    with closing(connect(path, reading=True)) as connection:
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        kept = {name: _rows(connection, name) for name in names if not is_left_out(name)}
        return kept, dict(connection.execute("SELECT name, seq FROM sqlite_sequence"))


def _rows(connection, name):
    """Column by column in one order: a table that was brought up to date has its newer ones last."""
    columns = sorted(column for _, column, *_ in connection.execute(f'PRAGMA table_info("{name}")'))
    return connection.execute(f'SELECT {", ".join(columns)} FROM "{name}" ORDER BY id').fetchall()


def sealed(folder):
    """Make an archive's manifest agree with its files, as somebody would who means harm."""
    manifest = json.loads((folder / "manifest.json").read_text())
    for name, about in manifest["files"].items():
        raw = (folder / name).read_bytes() if (folder / name).exists() else b""
        about.update(bytes=len(raw), sha256=hashlib.sha256(raw).hexdigest())
        about["rows"] = 0 if name.endswith(".txt") else raw.count(b"\n")
    (folder / "manifest.json").write_text(json.dumps(manifest))
    return folder


def zipped(folder, place, *, more=()):
    """A folder as a .zip, with more members beside, and those of a name twice."""
    with zipfile.ZipFile(place, "w", zipfile.ZIP_DEFLATED) as file:
        for each in sorted(folder.iterdir()):
            file.write(each, each.name)
        for name, raw in more:
            file.writestr(name, raw)
    return place


def say(desk, who, one, other, number):
    """Let somebody on the list come, say something and have a note changed."""
    editing.edit(desk, who, CustomerChanges(note=one, goes_by=other))
    visits.log(desk, who, None, at=NOW - timedelta(days=number), remarks=Remarks(note=other))
    feedback.add(desk, NewFeedback("complaint" if number % 2 else "idea", one, customer_id=who))


def sheet(rows):
    """Rows as a CSV."""
    file = io.StringIO()
    csv.writer(file).writerows(rows)
    return file.getvalue()
