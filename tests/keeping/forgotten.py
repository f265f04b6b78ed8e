"""A shop in which somebody did everything that leaves a trace, and a look for these traces in the bytes."""

from __future__ import annotations

import sqlite3
import zlib
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime, timedelta

from frontdesk.desk import team, undo
from frontdesk.desk.desk import open_desk
from frontdesk.desk.listening import feedback, grouping, ideas, make_goods, panels, tells
from frontdesk.desk.ordering import items, usuals, visits
from frontdesk.desk.ordering.visits import Remarks
from frontdesk.desk.perks import defining, giving
from frontdesk.desk.promising import dates, followups
from frontdesk.desk.roster import adding, duplicates, editing, merging
from frontdesk.records.people import CustomerChanges, NewCustomer
from frontdesk.records.voices import NewFeedback
from tests.exchange.shops import bring

NOW = datetime(2026, 11, 20, 8, 34, 56, 120, tzinfo=UTC)
NAME, PHONE, EMAIL, SECRET = "Zebedee Quixotic", "0123987654", "zq@quixotic.example", "zebsecret quixotical"
TOKENS = ("Zebedee", "zebedee", "ZEBEDEE", "Quixotic", "quixotic", "123987654", "zq@", "zebsecret", "xoticb")
RARE = ("zeb", "xot", "uix")
ROWS = "id,name,phone,note\n1,Ann Other,0171 5550123,kind\n77,Zebedee Quixotic,0123987654,zebsecret quixotical\n"
SALES = (
    "receipt,customer,date,item,quantity\nr1,77,2026-11-02 09:10,Tea,2\nr2,77,2026-11-03 09:20,zebsecret cake,1\n"
    "r3,1,2026-11-03 10:00,Tea,1\n"
)


@contextmanager
def at(path, *, now=NOW, till="till 1"):
    desk = open_desk(path, till=till, create=not path.exists(), now=lambda: now)
    try:
        yield desk
    finally:
        desk.close()


def live_in(desk):
    """What the shop did with them; who is who, and the acts, by name."""
    staff = team.add(desk, "Mina").id
    items.add(desk, "Tea", "3.20", "drinks")
    acts = {"people": bring(desk, "customers", ROWS).action, "sales": bring(desk, "visits", SALES).action}
    bring(desk, "customers", f"name,phone\nx,{'9' * 10_001}\n{NAME},{'9' * 10_001}\n", source="bad")
    acts["file"] = bring(desk, "customers", f"id,name\nz,{NAME}\n", source="zebedee quixotic").action
    with desk.store.looking() as connection:
        found = dict(connection.execute("SELECT name || min(id), min(id) FROM customers GROUP BY id").fetchall())
    ids = {name.rstrip("0123456789"): who for name, who in found.items()}
    ann = ids["Ann Other"]
    zeb = min(who for name, who in found.items() if name.startswith("Zeb"))
    acts |= _known(desk, zeb, ann)
    _said(desk, zeb, ann, staff, acts)
    _promised(desk, zeb, ann)
    _undone(desk, zeb, ann)
    twin = max(who for name, who in found.items() if name.startswith("Zeb"))
    acts["merge"] = merging.merge(desk, zeb, twin).action_id
    return {"zeb": zeb, "ann": ann, "twin": twin, "staff": staff}, acts


def _known(desk, zeb, ann):
    more = CustomerChanges(
        goes_by="Zebedee", note=f"{SECRET} note", alert=SECRET, birthday="1980-02-03", card_code="ZEBSECRET1",
        company="Quixotic Ltd", address="1 Quixotic Lane", more_emails=(EMAIL,), more_tags=("zebsecret",),
        cues=(("car", "Quixotic mobile"), ("family", "zebsecret kids")), links=(("parent", ann),),
        preferences=(("likes", SECRET),), allergies=("zebsecret nuts",),
    )  # fmt: skip
    acts = {"edit": editing.edit(desk, zeb, more).action_id}
    editing.edit(desk, zeb, CustomerChanges(note="short", phones=("0123987655",), name="Zeb Quixotic"))
    usuals.pin(desk, zeb, "1 tea, zebsecret oat; 1 zebsecret bun", label=SECRET)
    logged = visits.log(desk, zeb, "2 tea, zebsecret; 1 zebsecret bun", remarks=Remarks(note=SECRET, happiness="+"))
    acts["visit"], acts["visit_id"] = logged.action_id, logged.visit_id
    visits.log(desk, zeb, "1 tea", at=NOW - timedelta(days=9, minutes=3), remarks=Remarks(next_note=SECRET))
    for back in range(9, 51, 7):
        visits.log(desk, zeb, "1 tea", at=NOW - timedelta(days=back + 1))
        visits.log(desk, ann, "1 tea", at=NOW - timedelta(days=back))
    acts["ann"] = editing.edit(desk, ann, CustomerChanges(note="polite")).action_id
    return acts


def _said(desk, zeb, ann, staff, acts):
    cold = feedback.add(
        desk, NewFeedback("complaint", SECRET, customer_id=zeb, item="zebsecret soup", about_id=staff)
    ).id
    acts["complaint"] = cold
    feedback.answer(desk, cold, SECRET)
    make_goods.give(desk, SECRET, amount=350, customer_id=zeb, feedback_id=cold)
    feedback.close(desk, cold, SECRET)
    feedback.add(desk, NewFeedback("question", f"{SECRET}?", customer_id=zeb))
    voices = [
        feedback.add(desk, NewFeedback("idea", text, customer_id=who)).id
        for text, who in (("oat milk zebsecret", zeb), ("oat milk please", ann))
    ]
    grouping.group(desk, voices)
    idea = feedback.read(desk, voices[0]).idea_id
    ideas.decide(desk, idea, "done", "it sells")
    tells.told(desk, idea, zeb)
    acts["idea"] = idea
    asked = panels.ask(desk, "Open on Sunday?")
    if any(member.customer_id == zeb for member in asked.members):
        panels.answer(desk, asked.id, zeb, SECRET)


def _promised(desk, zeb, ann):
    followups.add(desk, zeb, SECRET, "next friday")
    dates.add(desk, zeb, "booked", "next monday", SECRET, 48_000)
    perk = defining.add(desk, "every", "a tea", 2).id
    giving.correct(desk, zeb, 2, SECRET)
    giving.give(desk, zeb, perk)
    duplicates.apart(desk, zeb, ann)


def _undone(desk, zeb, ann):
    """Acts that were taken back: their rows live on in the journal, singly and in packs."""
    other = adding.add(desk, NewCustomer("Bea", phones=("0171 777777",))).id
    undo.undo(desk, merging.merge(desk, other, zeb).action_id)
    undo.undo(desk, visits.log(desk, zeb, "1 zebsecret").action_id)
    more = SALES.replace("r1", "q1").replace("r2", "q2").replace("r3", "q3")
    undo.undo(desk, bring(desk, "visits", more).action)
    editing.edit(desk, ann, CustomerChanges(goes_by="Annie"))


def traces(folder, tokens=TOKENS):
    """{file: tokens} in the raw bytes of every file, in UTF-16 too, in names, and in what the journal keeps packed."""
    found = {}
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        held = (
            file.read_bytes() + str(file.relative_to(folder)).encode() + (_packs(file) if file.suffix == ".db" else b"")
        )
        hits = [each for each in tokens if each.encode() in held or each.encode("utf-16-le") in held]
        if hits:
            found[file.relative_to(folder).as_posix()] = hits
    return found


def _packs(file):
    with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as connection:
        packs = connection.execute("SELECT removed FROM spans WHERE removed IS NOT NULL").fetchall()
    return b"".join(zlib.decompress(pack) for (pack,) in packs)


def day(back=0):
    return date(2026, 11, 20) - timedelta(days=back)
