"""Texts that would be markup, commands or reversals elsewhere, and a shop in which everything is called so."""

from __future__ import annotations

import json
import os
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

from frontdesk.desk import team as staff
from frontdesk.desk.desk import open_desk
from frontdesk.desk.listening import feedback, ideas, make_goods
from frontdesk.desk.ordering import items as menu
from frontdesk.desk.ordering import visits as coming
from frontdesk.desk.ordering.visits import Remarks
from frontdesk.desk.promising import followups
from frontdesk.desk.roster import adding
from frontdesk.errors import BadInput
from frontdesk.records.order_lines import OrderLine
from frontdesk.records.orders import NewVisit
from frontdesk.records.people import NewCustomer
from frontdesk.records.voices import NewFeedback
from frontdesk.store.orders import items, visits
from frontdesk.store.people import customers, remarks
from frontdesk.store.shop import settings, team
from tests.tui import picture, shop

PAYLOADS = (
    "\x1b]52;c;RVZJTA==\x07",
    "\x1b[7;31;45mEVIL\x1b[0m",
    "\x9b7;31;45mEVIL",
    "\x9d52;c;RVZJTA==\x9c",
    "\u202eevil\u2066\u2069",
)
"""What no terminal may ever get from us."""

NASTY = (
    *PAYLOADS,
    "Bob [/nope]",
    "[@click=app.quit]x",
    "[@click=app.quit]x[/]",
    "[b]bold[/b] [red]red",
    "[link=http://evil.example]here[/link]",
    "$quiet $NAME ${name}",
    "\\[b] \\\\",
    "[[[[",
    "]",
    "a\nb\r\nc\td",
    "\x07\x08\x0b\x0c\x7f",
    "\u200f\u200e\u061crtl",
    "\ufeffbom",
    "\u2028line\u2029para",
    "\U000e0041\U000e0042tags",
    "e\u0301\u0301\u0301\u0301\u0301 zalgo",
    "👩‍👩‍👧‍👦 family",
    "🇩🇪🇫🇷",
    "山田太郎",
    "مرحبا بالعالم",
    "=1+1",
    "'; DROP TABLE customers; --",
    '" OR ""="',
    "%s %d {0} {name!r}",
    "x" * 10_000,
    "宽" * 5_000,
    "[" * 10_000,
)

_RAW = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff\U000e0000-\U000e007f]"
)
_SCROLLBARS = {"@mouse.down", "@mouse.up"}
_SAMPLES = os.environ.get("FRONTDESK_SAMPLES")


def every_text():
    """The texts above and, where the samples are at hand, the Big List of Naughty Strings, but what a field refuses."""
    known = list(NASTY)
    if _SAMPLES:
        known += json.loads((Path(_SAMPLES) / "torture" / "blns.json").read_text(encoding="utf-8"))
    return [text for text in dict.fromkeys(known) if kept(text)]


def kept(text):
    """Whether somebody may be called so; a field refuses what no file can hold."""
    try:
        adding.check(NewCustomer(text))
    except BadInput:
        return False
    return True


def build(path, texts, now):
    """A shop whose every name, remark, order and setting is one of these texts."""
    desk = open_desk(path, till="another till", create=True, now=lambda: now)
    try:
        with desk.store.writing(desk.deed("test", texts[0][:50])) as work:
            settings.put(work, "zone", "UTC")
            settings.put(work, "name", texts[0])
            team.add(work, "Mina", "barista")
            for place, text in enumerate(texts):
                _add(work, place, text, now)
    finally:
        desk.close()


def _add(work, place, text, now):
    team.add(work, text, text)
    item = items.add(work, text, 100, text)
    who = customers.add(work, adding.check(_called(text)), now, "GB")
    for noun, kind in (("cue", "car"), ("preference", "likes"), ("allergy", "")):
        remarks.add(work, noun, who, [(kind, text)], now, None)
    line = OrderLine(1, text, (text,), item, 100, 100)
    said = {"note": text, "next_note": text, "branch": text}
    for _ in range(3 if place < len(NASTY) else 0):
        visits.add(work, NewVisit(datetime(2026, 11, 15, 8, 41, tzinfo=UTC), who, (line,), **said), now.date())


def _called(text):
    return NewCustomer(
        text,
        goes_by=text,
        company=text,
        address=text,
        note=text,
        alert=text,
        phones=(text,),
        emails=(text,),
        tags=(text,),
    )


def live_as(desk, text):
    """Let somebody of this name come, say and be promised everything, among staff and items of the same name."""
    member = staff.add(desk, text, text).id
    menu.add(desk, text, "1", text)
    who = adding.add(desk, NewCustomer(text)).id
    order = "1 " + text.replace(";", "").replace(",", "")[:60]
    for days in range(40, 20, -2):
        coming.log(desk, who, order, at=shop.NOW - timedelta(days=days))
    other = adding.add(desk, NewCustomer(f"{text} again")).id
    for days in (*range(60, 30, -2), 0):
        said = Remarks(happiness="-" if not days else "", note=text)
        coming.log(desk.by(text), other, order, at=shop.NOW - timedelta(days=days, minutes=3), remarks=said)
    praise = [feedback.add(desk, NewFeedback("compliment", text, who, about_id=member)).id for _ in range(2)]
    feedback.close(desk, praise[0], text)
    complaint = feedback.add(desk, NewFeedback("complaint", text, who, item=text)).id
    make_goods.give(desk, text, amount=1, feedback_id=complaint)
    idea = feedback.add(desk, NewFeedback("idea", text, who)).idea_id
    ideas.decide(desk, idea, "no", text)
    ideas.told(desk, idea, who)
    followups.add(desk, who, text, "tomorrow")


def harmless(app):
    """The screen in front as text; it fails when a control, a direction or a clickable action stands in it."""
    for row in picture.strips(app):
        for segment in row:
            assert not segment.control
            assert not _RAW.search(segment.text), repr(segment.text)
            meta = segment.style.meta if segment.style else {}
            assert not [name for name in meta if name.startswith("@") and name not in _SCROLLBARS], segment
            assert not (segment.style and segment.style.link), segment
    return picture.picture(app)
