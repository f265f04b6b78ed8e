import io

import vobject
from hypothesis import example, given, settings
from hypothesis import strategies as st

from frontdesk.exchange.cards.writing import card, write_cards
from frontdesk.exchange.importing import import_file
from frontdesk.exchange.leaving.exporting import Request, export
from frontdesk.records.people import Customer, Email, Phone
from frontdesk.words.folding import kept
from tests.exchange.cards.telling import read
from tests.exchange.shops import rows, shop

HOSTILE = st.text(
    st.one_of(
        st.sampled_from("\\,;:\n\"' =\t-ÄÑ山🏴‍☠️\x1b\x85\u2028\u202e\u00a0\u0301nN"),
        st.characters(exclude_categories=["Cs"], exclude_characters="\x00\r\ufffd"),
    ),
    max_size=120,
)
TEXT = HOSTILE.map(lambda text: kept(text).strip())
FILLED = TEXT.filter(bool)
MAIL = st.from_regex(r"[a-z\\:'äñ=+]{1,20}@[a-z]{1,60}\.de", fullmatch=True).map(kept)
PHONE = st.one_of(
    st.builds(Phone, st.just("0151 1"), st.from_regex(r"\+49[0-9]{6,9}", fullmatch=True)),
    FILLED.filter(lambda text: not text.casefold().startswith("tel:")).map(Phone),
)
PEOPLE = st.builds(
    Customer,
    st.integers(1, 2**40),
    FILLED,
    goes_by=TEXT,
    company=TEXT,
    address=TEXT,
    note=TEXT,
    birthday=st.sampled_from(["", "1980-03-22", "--02-29"]),
    phones=st.lists(PHONE, max_size=3).map(tuple),
    emails=st.lists(MAIL.map(Email), max_size=3).map(tuple),
    tags=st.lists(FILLED, max_size=3, unique=True).map(tuple),
)
ANN = Customer(
    7, "BEGIN:VCARD\nEND:VCARD", "a\\nb\\", "c;d", "e\nf", ",;\\,", phones=(Phone("x,1;2"),), tags=("a,b", "c;d")
)


def unique(texts):
    return tuple(dict.fromkeys(texts))


@settings(max_examples=300, deadline=None)
@example([ANN, ANN])
@given(st.lists(PEOPLE, min_size=1, max_size=3))
def test_written_cards_read_back_as_they_were(people):
    file = io.BytesIO()
    assert write_cards(people, file) == len(people)
    lines = file.getvalue().split(b"\r\n")
    assert all(len(line) <= 75 and line.decode() is not None for line in lines)
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    good, bad = read(file.getvalue())
    assert bad == []
    for one, there in zip(good, people, strict=True):
        assert (one.external_id, one.name, one.goes_by) == (str(there.id), there.name, there.goes_by)
        assert (one.company, one.address, one.note) == (there.company, there.address, there.note)
        assert one.birthday == (there.birthday or None)
        assert one.phones == unique(phone.e164 or phone.raw for phone in there.phones)
        assert one.emails == unique(email.address for email in there.emails)
        assert one.tags == there.tags
        assert (one.custom, one.cues, one.warnings) == ((), (), ())


@settings(max_examples=100, deadline=None)
@given(PEOPLE)
def test_another_program_reads_the_same_in_our_cards(there):
    found = vobject.readOne(card(there).decode())
    found.validate(raiseException=True)
    assert (found.version.value, found.uid.value) == ("3.0", str(there.id))
    assert found.fn.value == found.n.value.given == there.name
    assert [each.value for each in found.contents.get("tel", [])] == [p.e164 or p.raw for p in there.phones]
    assert [each.value for each in found.contents.get("email", [])] == [e.address for e in there.emails]
    if there.company:
        assert found.org.value == [there.company]
    if there.address:
        assert found.adr.value.street == there.address
    if there.note:
        assert found.note.value == there.note
    if there.tags:
        assert tuple(found.categories.value) == there.tags


def test_a_card_is_folded_between_characters_and_never_within_one():
    lines = card(Customer(1, "山" * 60)).split(b"\r\n")
    assert max(map(len, lines)) == 75
    assert b"".join(line.removeprefix(b" ") for line in lines).count("山".encode()) == 120


def test_a_card_says_what_a_phone_needs_and_keeps_the_shop_s_secrets():
    ann = Customer(
        7,
        "Ann Lee",
        alert="owes us",
        birthday="--02-03",
        card_code="7KM4P9",
        phones=(Phone("0151 0482 4417", "+4915104824417"), Phone("12")),
        consents=(("email", True),),
        custom=(("X", "secret"),),
    )
    assert card(ann).decode().split("\r\n") == [
        "BEGIN:VCARD",
        "VERSION:3.0",
        "PRODID:-//Front Desk//Front Desk//EN",
        "UID:7",
        "FN:Ann Lee",
        "N:;Ann Lee;;;",
        "TEL;TYPE=VOICE:+4915104824417",
        "TEL;TYPE=VOICE:12",
        "BDAY:--02-03",
        "END:VCARD",
        "",
    ]


def test_a_shop_s_customers_leave_as_cards_and_come_into_another(tmp_path):
    people = "name,phone,phone_2,email,tags,note\nAnn,0151 1234567,12,a@b.de,vip;x,a; b\nBob,,,,,\n"
    with shop(tmp_path / "one") as desk:
        import_file(desk, "customers", io.BytesIO(people.encode()), source="till")
        target = tmp_path / "people.vcf"
        assert export(desk, Request("customers", "vcf"), target).rows == 2
        vip = tmp_path / "vip.vcf"
        assert export(desk, Request("customers", "vcf", tag="vip"), vip).rows == 1
    assert target.read_bytes().startswith(vip.read_bytes())
    with shop(tmp_path / "two") as desk:
        report = import_file(desk, "customers", target)
        assert (report.created, report.format) == (2, "frontdesk")
        assert rows(desk, "SELECT name, note FROM customers ORDER BY id") == [("Ann", "a; b"), ("Bob", "")]
        assert rows(desk, "SELECT raw FROM phones ORDER BY id") == [("+491511234567",), ("12",)]
        assert rows(desk, "SELECT tag FROM tags ORDER BY id") == [("vip",), ("x",)]
        assert import_file(desk, "customers", target).unchanged == 2
