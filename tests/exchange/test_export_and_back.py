"""What leaves the shop comes back into an empty one as it was, whatever people wrote."""

import csv
import os
import random
from datetime import date
from unicodedata import normalize

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from frontdesk.desk import team
from frontdesk.desk.roster import editing
from frontdesk.exchange.bringing import adding_people
from frontdesk.exchange.bringing.people import person
from frontdesk.exchange.guarding import STARTS, bare, guarded
from frontdesk.exchange.importing import import_file
from frontdesk.exchange.leaving.exporting import Request, export
from frontdesk.exchange.refusals import WrongNoun
from frontdesk.records.incoming import IncomingCustomer
from frontdesk.records.people import CustomerChanges
from frontdesk.words.folding import folded
from tests.exchange.shops import bring, rows, shop

MANY = bool(os.environ.get("FRONTDESK_LONG"))
PEOPLE, SEEDS = (1_000, 50) if MANY else (350, 2)
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


TEXTS = st.text(st.sampled_from(HOSTILE), max_size=9).map(stored)


class Die:
    """People as nobody would think of them, by a seed: Hypothesis deals the seeds, for it is slow to deal people."""

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
        adding_people.add(
            work,
            "test",
            [person(one, "DE")._replace(line=number, key=str(number)) for number, one in enumerate(people, 1)],
        )


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


@pytest.mark.parametrize("wanted", [{}, {"safe": True}, {"style": "xlsx"}], ids=str)
@settings(
    max_examples=SEEDS,
    deadline=None,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(seed=st.integers(0, 2**64))
def test_customers_come_back_as_they_were(tmp_path_factory, wanted, seed):
    die = Die(seed)
    people = [die.person() for _ in range(PEOPLE)]
    folder = tmp_path_factory.mktemp("shops")
    (folder / "new").mkdir()
    with shop(folder) as desk, shop(folder / "new") as empty:
        filled(desk, people)
        place = left(desk, folder, "customers", **wanted)
        report = import_file(empty, "customers", place)
        assert (report.created, report.rejected) == (len(people), ())
        assert everybody(empty) == everybody(desk)
    if wanted.get("safe"):
        assert_nothing_runs(place)


def assert_nothing_runs(place):
    with place.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.reader(file):
            for cell in row:
                assert cell[:1] not in STARTS - {"'"} or not cell, cell
                assert bare(cell) == cell or guarded(bare(cell)) == cell


@settings(max_examples=100_000 if MANY else 2_000, deadline=None)
@given(TEXTS)
def test_a_guard_comes_off_as_it_went_on(text):
    assert bare(guarded(text)) == text
    assert not text or guarded(text)[0] not in STARTS - {"'"}


def test_the_longest_text_comes_back_with_its_guard(tmp_path):
    (tmp_path / "new").mkdir()
    with shop(tmp_path) as desk, shop(tmp_path / "new") as empty:
        filled(desk, [IncomingCustomer(1, None, "Ann", note="=" * 9_000, alert="=" * 10_000)])
        assert import_file(empty, "customers", left(desk, tmp_path, "customers", safe=True)).created == 1
        assert everybody(empty) == everybody(desk)


def test_a_guard_stays_where_no_mark_tells_of_one(tmp_path):
    with shop(tmp_path) as desk:
        filled(desk, [IncomingCustomer(1, None, "'=1")])
        text = left(desk, tmp_path, "customers").read_text()
        assert "frontdesk-1,1,'=1," in text
        (tmp_path / "new").mkdir()
        with shop(tmp_path / "new") as empty:
            import_file(empty, "customers", tmp_path / "customers.csv")
            assert rows(empty, "SELECT name FROM customers") == [("'=1",)]


SALES = """\
visit_id,customer_id,date,time,staff_id,party_size,order,happiness,note,next_note
a,1,2026-11-02,08:30,7,2,"2 tea; 1 bagel, warm, no butter",-,"=HYPERLINK(""x"")",ask
b,,2026-11-03,,,,,+,,
"""


@pytest.mark.parametrize("wanted", [{}, {"safe": True}, {"style": "xlsx"}], ids=str)
def test_the_team_the_items_and_the_visits_come_back_as_they_were(tmp_path, wanted):
    (tmp_path / "new").mkdir()
    with shop(tmp_path) as desk, shop(tmp_path / "new") as empty:
        bring(desk, "staff", "id,name,role\n7,Mina,=boss\n8,Joe,\n")
        bring(desk, "items", "id,name,price,category,active\nt,Tea,1.50,-hot,yes\nb,Bagel,,,no\n")
        bring(desk, "customers", "id,name\n1,@Ann\n")
        assert bring(desk, "visits", SALES).rejected == ()
        team.change(desk, 2, active=False)
        for noun in ("staff", "items", "customers", "visits"):
            report = import_file(empty, noun, left(desk, tmp_path, noun, **wanted))
            assert (report.format, report.rejected) == ("frontdesk", ())
        for question in (
            "SELECT name, role, active FROM staff ORDER BY id",
            "SELECT name, price, category, active FROM items ORDER BY id",
            "SELECT customer_id, at, day, timed, staff_id, party_size, happiness, note, next_note, total FROM visits",
            "SELECT visit_id, quantity, item_id, name, modifiers, price, amount FROM visit_lines ORDER BY id",
        ):
            assert rows(empty, question) == rows(desk, question), question
        for noun in ("staff", "items", "customers", "visits"):
            again = import_file(empty, noun, tmp_path / f"{noun}.{wanted.get('style', 'csv')}")
            assert (again.created, again.updated, again.action) == (0, 0, None)


def test_what_is_ours_is_not_taken_for_something_else(tmp_path):
    with shop(tmp_path) as desk:
        bring(desk, "customers", "id,name\n1,Ann\n")
        place = left(desk, tmp_path, "customers")
        with pytest.raises(WrongNoun, match="list of customers, not of visits"):
            import_file(desk, "visits", place)
        later = place.read_text().replace("frontdesk-1,", "frontdesk-9,")
        place.write_text(later + later.splitlines()[1].replace("frontdesk-9", "frontdesk-1") + "\n")
        foreign = import_file(desk, "customers", place, dry_run=True)
        assert foreign.format != "frontdesk"


def test_an_allergy_that_was_added_since_reaches_who_is_known_already(tmp_path):
    (tmp_path / "new").mkdir()
    with shop(tmp_path) as desk, shop(tmp_path / "new") as other:
        filled(desk, [IncomingCustomer(1, None, "Ann", allergies=("nuts",))])
        import_file(other, "customers", left(desk, tmp_path, "customers"))
        editing.edit(desk, 1, CustomerChanges(allergies=("milk",)))
        report = import_file(other, "customers", left(desk, tmp_path, "customers"))
        assert (report.created, report.updated) == (0, 1)
        assert rows(other, "SELECT text FROM allergies ORDER BY id") == [("nuts",), ("milk",)]
