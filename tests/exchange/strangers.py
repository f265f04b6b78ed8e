"""People as nobody would think of them, and their way out of a shop."""

from __future__ import annotations

import csv
import random
from datetime import date
from unicodedata import normalize

from frontdesk.exchange.bringing import adding_people
from frontdesk.exchange.bringing.people import person
from frontdesk.exchange.guarding import STARTS, bare, guarded
from frontdesk.exchange.leaving.exporting import Request, export
from frontdesk.records.incoming import IncomingCustomer
from frontdesk.words.folding import folded
from tests.exchange.shops import rows

CHANNELS = ("email", "sms", "carrier pigeon")
COLUMNS = ("size", "=A1", "name", "phone_1", "a,\n'b", "� Ü")
HOSTILE = "=+-@\t\r\n'|%＝＋－＠\"`,;:\\/<>&[]{}\ufffd\x1b\x85\u2028\u202e\u00a0éßİ你 abc019"
TOLD = {
    "customers": "name, folded, goes_by, company, address, note, alert, birthday, card_code, since, created_at",
    "phones": "raw, digits",
    "emails": "address, folded",
    "tags": "tag",
    "cues": "kind, text",
    "preferences": "kind, text",
    "allergies": "text",
    "consents": "channel, given",
}


def stored(text):
    return normalize("NFC", text).strip()


class Die:
    """Deals people by a seed."""

    def __init__(self, seed):
        self.die = random.Random(seed)

    def text(self):
        most = 10_000 if self.die.random() < 0.002 else 9
        signs = [self.sign() for _ in range(self.die.randint(0, 9))]
        return stored("".join(signs) * (most // 9))[:10_000].strip()

    def sign(self):
        if self.die.random() < 0.8:
            return self.die.choice(HOSTILE)
        code = self.die.choice([self.die.randrange(1, 0xD800), self.die.randrange(0xE000, 0x110000)])
        return chr(code)

    def filled(self):
        return self.text() or "="

    def several(self):
        found = {folded(text): text for text in (self.filled() for _ in range(self.die.randint(0, 3)))}
        return tuple(found.values())

    def pairs(self, kinds):
        return tuple((self.die.choice(kinds), self.filled()) for _ in range(self.die.randint(0, 2)))

    def person(self):
        return IncomingCustomer(
            1,
            None,
            self.filled()[:2_000].strip(),
            goes_by=self.text(),
            company=self.text(),
            phones=self.several(),
            emails=self.several(),
            address=self.text()[:4_000].strip(),
            birthday=self.die.choice([None, "1980-03-22", "--02-29"]),
            since=self.die.choice([None, date(1, 1, 1), date(2024, 2, 29)]),
            card_code=self.text()[:60].strip(),
            note=self.text()[:4_000].strip(),
            alert=self.text(),
            tags=self.several(),
            cues=self.pairs(["car", "family", "other"]),
            consents=tuple(dict.fromkeys(self.die.choices(CHANNELS, k=2), self.die.random() < 0.5).items()),
            custom=tuple({self.die.choice(COLUMNS): self.filled() for _ in range(2)}.items()),
            preferences=self.pairs(["likes", "takes"]),
            allergies=tuple(self.filled() for _ in range(self.die.randint(0, 2))),
        )


def filled(desk, people):
    with desk.store.writing(desk.deed("test", "People added")) as work:
        said = [person(one, "DE")._replace(line=number, key=str(number)) for number, one in enumerate(people, 1)]
        adding_people.add(work, "test", list(zip(*said, strict=True)))


def everybody(desk):
    found = {name: rows(desk, f"SELECT {columns} FROM {name} ORDER BY id") for name, columns in TOLD.items()}
    found["custom"] = [dict(eval(text)) for (text,) in rows(desk, "SELECT custom FROM customers ORDER BY id")]
    for name in set(TOLD) - {"customers"}:
        owners = rows(desk, f"SELECT customer_id FROM {name} ORDER BY id")
        found[name] = [(*owner, *row) for owner, row in zip(owners, found[name], strict=True)]
    found["consents"].sort()
    found["customers"] = [row[:-1] for row in found["customers"]]
    return found


def left(desk, folder, noun, **wanted):
    request = Request(noun, **wanted)
    place = folder / f"{noun}.{request.style}"
    export(desk, request, place)
    return place


def running(place):
    """The cells of a list that a spreadsheet program would run, or whose guard does not come off as it went on."""
    with place.open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row if cell]
    wrong = [cell for cell in cells if cell[:1] in STARTS - {"'"}]
    return wrong + [cell for cell in cells if bare(cell) != cell and guarded(bare(cell)) != cell]
