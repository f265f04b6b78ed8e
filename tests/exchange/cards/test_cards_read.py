import pytest

from frontdesk.exchange.refusals import BadBytes, BadMapping, UnknownFormat, WrongNoun
from tests.exchange.cards.telling import card, opened, read


def one(*lines, **told):
    good, bad = read(card(*lines, **told))
    assert not bad
    return good[0]


def refused(raw):
    return [(each.line, each.reason) for each in read(raw)[1]]


def test_one_broken_card_is_named_and_the_others_are_read():
    text = (
        card("FN:Ann")
        + "BEGIN:VCARD\nFN:Bob\nTEL:1\n"
        + card("FN:Cem")
        + card("FN:Dora", "no property")
        + card("FN:Eve")
    )
    good, bad = read(text)
    assert [each.name for each in good] == ["Ann", "Cem", "Eve"]
    assert [(each.line, each.reason) for each in bad] == [
        (5, "card 2 (Bob) cannot be read: END:VCARD is missing"),
        (12, "card 4 (Dora) cannot be read: line 15 is no property: “no property”"),
    ]


def test_what_stands_outside_of_any_card_is_not_lost_in_silence():
    assert refused("BEGIN:VCAR\nFN:Ann\nEND:VCARD\n" + card("FN:Bob") + "TEL:1\n") == [
        (1, "card 1 (Ann) cannot be read: BEGIN:VCARD is missing"),
        (8, "card 3 (nameless) cannot be read: BEGIN:VCARD is missing"),
    ]


def test_a_card_that_the_file_breaks_off_in_is_refused():
    assert refused(card("FN:Ann") + "BEGIN:VCARD\nFN:Bob") == [(5, "card 2 (Bob) cannot be read: END:VCARD is missing")]


def test_an_empty_card_is_blank():
    with opened(card("PHOTO:AAAA") + card("FN:Ann")) as cards:
        assert [each.name for each in cards] == ["Ann"]
        assert (cards.tally.blank, cards.tally.records) == (1, 2)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_cards_are_read_in_every_unicode_with_every_line_end(encoding, end):
    text = card("FN:Žofie 山田", "NOTE:one", "  two", "TEL:1").replace("\n", end)
    good, bad = read(text.encode(encoding))
    assert [(each.name, each.note, each.phones) for each in good] == [("Žofie 山田", "one two", ("1",))]
    assert not bad


def test_marks_between_files_put_together_are_passed_over():
    good, bad = read(card("FN:Ann").encode("utf-8-sig") + card("fn:Bob").lower().encode("utf-8-sig"))
    assert [each.name for each in good] == ["Ann", "bob"]
    assert not bad


@pytest.mark.parametrize(("charset", "encoding"), [("SHIFT_JIS", "cp932"), ("X-SJIS", "cp932"), ("ISO-2022-JP",) * 2])
def test_old_phones_write_each_value_in_its_own_charset(charset, encoding):
    name, note = "山田;表予", "常連"
    quoted = "".join(f"={byte:02X}" for byte in note.encode(encoding))
    raw = b"BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=" + charset.encode() + b":" + name.encode(encoding)
    raw += (
        f"\r\nNOTE;CHARSET={charset};ENCODING=QUOTED-PRINTABLE:{quoted[:6]}=\r\n{quoted[6:]}\r\nEND:VCARD\r\n".encode()
    )
    good, bad = read(raw)
    assert not bad
    assert (good[0].name, good[0].note) == ("山田 表予", "常連")


def test_a_charset_is_not_believed_where_all_the_file_is_utf_8():
    assert one("FN;CHARSET=SHIFT_JIS:山田", version="2.1").name == "山田"


def test_latin_and_utf_8_may_stand_in_one_file():
    raw = card("FN;CHARSET=ISO-8859-1:Jörg", version="2.1").encode("latin-1")
    raw += card("FN;CHARSET=UTF-8:Jörg", version="2.1").encode()
    assert [each.name for each in read(raw)[0]] == ["Jörg", "Jörg"]


def test_a_character_folded_in_its_middle_is_whole_again():
    raw = card("FN:Jörg Müller").encode().replace(b"\xbc", b"\r\n \xbc")
    with opened(raw) as cards:
        assert [(each.name, cards.shape.encoding, cards.shape.guesses) for each in cards] == [
            ("Jörg Müller", "utf-8", ())
        ]


def test_no_line_takes_longer_to_read_than_it_is_long():
    for hostile in (
        "TEL;A=" + "b," * 2_000 + '":1',
        ";A=b" * 3_000,
        "ADR;" + '"' * 9_001,
        "URL:a\n" * 20_000,
        "a." * 9_000,
    ):
        good, bad = read(card("FN:A", hostile) + card("FN:B"))
        assert len(good) + len(bad) == 2


def test_quoted_printable_without_a_charset_is_utf_8_or_what_the_user_says():
    text = card("FN;ENCODING=QUOTED-PRINTABLE:J=F6rg", version="2.1")
    assert one("FN;QUOTED-PRINTABLE:J=C3=B6rg=20=", "B.", version="2.1").name == "Jörg B."
    assert [each.name for each in read(text, encoding="latin-1")[0]] == ["Jörg"]
    assert refused(text) == [(1, "card 1 (nameless) cannot be read: its FN (line 3) is not in utf-8")]


def test_a_value_that_was_damaged_refuses_its_card():
    assert "not in UTF-8" in refused(card("FN:A", "NOTE;CHARSET=UTF-8;QUOTED-PRINTABLE:=C3"))[0][1]
    assert "damaged before" in refused(card("FN:A\ufffd"))[0][1]
    assert "at most 10,000" in refused(card("FN:A", "NOTE:" + "x" * 10_001))[0][1]


def test_pictures_are_dropped_however_they_are_folded():
    lines = [
        "PHOTO;ENCODING=b:QUJD",
        " QUJD",
        "item1.LOGO;BASE64:",
        "QUJDQUJD",
        "QUI=",
        "",
        "X-PIC;ENCODING=BASE64:QUJD",
    ]
    text = card("FN:Ann", *lines, "TEL:1", "KEY;X509;ENCODING=BASE64:", "    QUJD", "NOTE:n")
    with opened(text) as cards:
        (found,) = cards
        assert (found.phones, found.note, found.custom) == (("1",), "n", ())
        assert cards.columns.ignored == ("PHOTO", "LOGO", "X-PIC", "KEY")


def test_text_in_base64_is_text():
    assert one("FN:Ann", "NOTE;ENCODING=B:w7xiZXI=").note == "über"


def test_a_card_within_a_card_is_kept_and_makes_nobody():
    inner = ["AGENT:", "BEGIN:VCARD", "FN:Helper", "TEL:2", "END:VCARD"]
    found = one("FN:Boss", *inner, "TEL:1", version="2.1")
    assert (found.name, found.phones, found.custom) == ("Boss", ("1",), (("AGENT", "FN:Helper\nTEL:2"),))


def test_escapes_and_separators_mean_what_they_mean_to_each_property():
    found = one(
        r"FN:A\, B\; C\\n", r"NOTE:one\ntwo\Nthree", r"ORG:Ink\; Co;Sales", r"CATEGORIES:a\,b,c;d", "NICKNAME:An,Na"
    )
    assert (found.name, found.note, found.company) == ("A, B; C\\n", "one\ntwo\nthree", "Ink; Co")
    assert (found.tags, found.goes_by, found.custom) == (("a,b", "c", "d"), "An,Na", (("ORG unit", "Sales"),))


def test_what_stands_in_for_a_name():
    assert one("N:Lee;Ann;May;Dr.;Jr.").name == "Dr. Ann May Lee Jr."
    assert one("N:山田;太郎").name == "山田 太郎"
    assert one("FN:", "N:;;;;", "NICKNAME:Annie", "ORG:Ink").name == "Annie"
    assert one("ORG:Ink", "TEL:1").name == "Ink"
    assert one("EMAIL:a@b.de").name == "a@b.de"
    assert one("NOTE:hm").name == "no name (line 1)"


@pytest.mark.parametrize(
    ("said", "read_as"),
    [
        ("BDAY:1980-03-22", "1980-03-22"),
        ("BDAY:19800322", "1980-03-22"),
        ("BDAY:1980-03-22T00:00:00Z", "1980-03-22"),
        ("BDAY:--0203", "--02-03"),
        ("BDAY:--02-29", "--02-29"),
        ("BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-03", "--02-03"),
        ("BDAY;VALUE=date:1604-02-03", "--02-03"),
    ],
)
def test_a_birthday_is_read(said, read_as):
    assert one("FN:A", said).birthday == read_as


def test_an_odd_birthday_or_email_is_kept_as_it_stands_with_a_warning():
    found = one("FN:A", "BDAY:soon", "EMAIL:at home", "BDAY;VALUE=text:circa 1800")
    assert (found.birthday, found.emails) == (None, ())
    assert found.custom == (("BDAY", "soon"), ("EMAIL", "at home"), ("BDAY 2", "circa 1800"))
    assert len(found.warnings) == 2


def test_voices_are_phones_and_fax_and_pager_are_kept_beside():
    found = one(
        "FN:A", "TEL;HOME:1", "TEL;TYPE=FAX:2", "TEL;VALUE=uri:tel:+49-30-1;ext=7", "TEL;PAGER:3", "TEL;FAX;VOICE:4"
    )
    assert found.phones == ("1", "+49-30-1 ext. 7", "4")
    assert found.custom == (("TEL (fax)", "2"), ("TEL (pager)", "3"))


def test_kin_are_cues_and_others_are_not():
    kin = [
        "item1.X-ABRELATEDNAMES:Jo",
        "item1.X-ABLabel:_$!<Spouse>!$_",
        "X-MS-SPOUSE:Ed",
        "RELATED;TYPE=child;VALUE=text:Al",
    ]
    others = ["item2.X-ABRELATEDNAMES:Mo", "item2.X-ABLabel:_$!<Manager>!$_", "RELATED;TYPE=child:urn:uuid:7"]
    android = ["X-ANDROID-CUSTOM:vnd.android.cursor.item/nickname;Bobby;1;;;", "X-ANDROID-CUSTOM:x/relation;Ada;3;;"]
    found = one("FN:A", *kin, *others, *android)
    assert found.cues == tuple(
        ("family", f"{who}") for who in ("Jo (spouse)", "Ed (spouse)", "Al (child)", "Ada (child)")
    )
    assert found.custom == (("X-ABRELATEDNAMES (Manager)", "Mo"), ("RELATED (child)", "urn:uuid:7"))
    assert found.goes_by == "Bobby"


def test_equal_alternatives_are_one_value():
    found = one("FN;ALTID=1:Taro", "FN;ALTID=1;LANGUAGE=jp:太郎", "TEL;ALTID=2:1", "TEL;ALTID=2:2", version="4.0")
    assert (found.name, found.phones) == ("Taro", ("1",))
    assert found.custom == (("FN", "太郎"), ("TEL", "2"))


def test_a_file_of_cards_says_how_it_was_understood():
    with opened(card("FN:A", "UID:7", "X-SKYPE:a", "PHOTO:AAAA")) as cards:
        assert (cards.shape.format, cards.columns.kept, cards.columns.ignored) == ("vcard", ("X-SKYPE",), ("PHOTO",))
        assert cards.fields == (("FN", "name"), ("UID", "external_id"), ("X-SKYPE", ""))
        assert list(cards.raw_rows()) == [(1, ["A", "7", "a"])]


def test_what_is_said_of_cards_must_fit_them():
    with pytest.raises(WrongNoun, match="not of visits"):
        opened(card("FN:A"), "visits")
    with pytest.raises(BadMapping, match="no columns"):
        opened(card("FN:A"), mapping={"FN": "note"})
    with pytest.raises(UnknownFormat, match="not “cafe”"):
        opened(card("FN:A"), format_name="cafe")
    with pytest.raises(BadBytes):
        opened(card("FN:A").encode("utf-16") + b"\x00\xd8\n\x00", "customers")
    with opened(card("FN:A"), format_name="vcard") as cards:
        assert cards.shape.format == "vcard"
