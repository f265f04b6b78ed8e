"""What staff write about people at the counter: new ones, changes, notes, cards and links."""

from time import sleep

import pytest

from frontdesk.desk.roster import duplicates, editing
from frontdesk.records.people import CustomerChanges
from frontdesk.tui.screens.dialogs.note import KINDS
from tests.tui import shop
from tests.tui.till import BY_DAY, journey


def named(till, name):
    return till.read("SELECT id FROM customers WHERE name = ?", name)


def values(till):
    """What stands in the form's fields."""
    return {
        field.id.removeprefix("field-"): field.value for field in till.app.screen.query("Field Input") if field.value
    }


async def into(till, name):
    """Go to a field by clicking into it."""
    till.app.screen.query_one(f"#field-{name}").focus()
    await till.rest()


@pytest.mark.parametrize(
    ("typed", "field"),
    [("Ivo Quist", "name"), ("020 7946 0999", "phones"), ("ivo@example.com", "emails"), ("Łukasz 2 Go", "name")],
)
def test_what_was_typed_goes_into_the_field_it_belongs_to(path, typed, field):
    async def steps(till):
        await till.type(f"{typed}<up><down><down><down><down>")
        assert "+ New customer" in till.words
        await till.type("<enter>")
        assert till.dialog == "CustomerForm"
        assert values(till) == {field: typed}

    journey(path, steps)


@pytest.mark.parametrize("size", BY_DAY)
def test_f2_saves_a_new_customer_and_enter_does_not(path, size):
    async def steps(till):
        await till.type("ivo quist<enter>")
        assert till.dialog == "CustomerForm"
        await till.type("<enter><enter>")
        assert till.dialog == "CustomerForm"
        assert named(till, "ivo quist") == []
        await till.type("020 7946 0999<f2>")
        assert till.dialog is None
        assert till.opened == "ivo quist"
        assert till.status.startswith("✓ ivo quist added  F8 takes it back")
        assert till.read("SELECT raw FROM phones ORDER BY id DESC LIMIT 1") == [("020 7946 0999",)]
        await till.type("<f8>")
        assert named(till, "ivo quist") == []

    journey(path, steps, size=size)


def test_ctrl_n_adds_somebody_whatever_was_found(path):
    async def steps(till):
        await till.type("rav<ctrl+n>")
        assert values(till) == {"name": "rav"}

    journey(path, steps)


@pytest.mark.parametrize(
    ("typed", "whom"),
    [
        ("zzz<enter><ctrl+u>Ravi Menon", "Already in the book? Ravi Menon (020 7946 4417)"),
        ("zzz<enter><enter><enter>+44 20 7946 4417", "Already in the book? Ravi Menon (020 7946 4417)"),
        ("ANA@example.com <enter>", "Already in the book? Ana Gómez (020 7946 0018)"),
    ],
)
def test_somebody_alike_is_said_while_typing_and_never_in_the_way(path, typed, whom):
    async def steps(till):
        await till.type(typed.replace("ANA@example.com <enter>", "<ctrl+n>"))
        if typed.startswith("ANA"):
            await into(till, "emails")
            await till.type("ANA@example.com")
        assert whom in till.words
        await into(till, "name")
        await till.type(" again<f2>")
        assert till.dialog is None
        assert till.opened.endswith("again")

    journey(path, steps)


@pytest.mark.parametrize(
    ("field", "text", "sentence"),
    [
        ("name", "", "The name is empty."),
        ("birthday", "31.2.1990", "“31.2.1990” is no birthday."),
        ("birthday", "1990-02-30", "“1990-02-30” is no birthday."),
        ("card_code", "9" * 65, "A card code has at most 64 characters."),
        ("card_code", shop.RAVIS_CARD, f"The card {shop.RAVIS_CARD} belongs to"),
        ("cues", "car:", "The cue is empty."),
    ],
)
def test_what_cannot_be_saved_is_said_and_all_that_was_typed_is_kept(path, field, text, sentence):
    async def steps(till):
        await till.type("Ivo Quist<enter>")
        await into(till, field)
        await till.type(f"<ctrl+u>{text}<f2>")
        assert till.dialog == "CustomerForm"
        assert till.trouble.startswith(sentence)
        assert till.trouble in till.words
        assert values(till) == {key: value for key, value in {"name": "Ivo Quist", field: text}.items() if value}
        assert till.read("SELECT count(*) FROM customers") == [(len(shop.PEOPLE),)]
        await till.type("x")
        assert till.trouble == ""

    journey(path, steps)


@pytest.mark.parametrize("field", ["name", "note", "alert", "allergies"])
def test_more_than_a_field_holds_is_said_and_kept(path, field):
    async def steps(till):
        await till.type("Ivo Quist<enter>")
        till.app.screen.query_one(f"#field-{field}").value = "x" * 10_001
        await till.type("<f2>")
        assert "10,001 characters; a field holds 10,000." in till.trouble
        assert len(values(till)[field]) == 10_001
        assert till.read("SELECT count(*) FROM customers") == [(len(shop.PEOPLE),)]

    journey(path, steps)


@pytest.mark.parametrize("size", BY_DAY)
def test_e_changes_what_is_known(path, size):
    async def steps(till):
        await till.type("rav<enter>e")
        assert values(till)["goes_by"] == "Rav"
        await till.type("<ctrl+u>Ravi M. Menon<enter><ctrl+u>Ravi<f2>")
        assert till.opened == "Ravi M. Menon"
        assert "Morning Ravi, flat white" in till.words
        assert till.status.startswith("✓ Ravi M. Menon changed")
        await till.type("u")
        assert till.opened == "Ravi Menon"

    journey(path, steps, size=size)


def test_esc_leaves_the_form_and_changes_nothing(path):
    async def steps(till):
        before = till.read("SELECT * FROM customers")
        await till.type("rav<enter>eXXX<escape>")
        assert till.opened == "Ravi Menon"
        assert till.read("SELECT * FROM customers") == before

    journey(path, steps)


def test_f4_changes_the_chosen_row_and_a_note_of_several_lines_survives(path):
    shop.another_till(
        path, shop.doing(editing.edit, shop.GORDON, CustomerChanges(note="one\ntwo", more_phones=("1; 2",)))
    )

    async def steps(till):
        await till.type("gord<f4>X<f2>")
        assert till.read("SELECT name, note FROM customers WHERE id = ?", shop.GORDON) == [
            ("Gordon BlumeX", "one\ntwo")
        ]
        assert till.read("SELECT raw FROM phones WHERE customer_id = ?", shop.GORDON) == [("1; 2",)]

    journey(path, steps)


def test_lists_that_two_tills_changed_have_both_changes(path):
    async def steps(till):
        await till.type("rav<enter>e")
        await into(till, "cues")
        await till.type("<end>; looks: red scarf")
        shop.another_till(
            path, shop.doing(editing.edit, shop.RAVI, CustomerChanges(alert="new", cues=(("pet", "cat Tom"),)))
        )
        await till.type("<f2>")
        cues = till.read("SELECT kind, text FROM cues WHERE customer_id = 1 ORDER BY id")
        assert cues == [
            ("car", "blue Golf"),
            ("family", "kids Asha, Dev"),
            ("pet", "cat Tom"),
            ("looks", "red scarf"),
        ]

    journey(path, steps)


@pytest.mark.parametrize("kind", [name for name, _ in KINDS])
def test_n_writes_a_line_of_any_kind(path, kind):
    place = [name for name, _ in KINDS].index(kind)

    async def steps(till):
        await till.type("gordon<enter>n" + "<down>" * place + "red scarf<enter>")
        assert till.opened == "Gordon Blume"
        assert till.status.startswith(f"✓ Gordon Blume · {kind} written")
        assert "red scarf" in till.words.lower()
        await till.type("u")
        assert "red scarf" not in till.words

    journey(path, steps, size=(120, 40))


@pytest.mark.parametrize("size", BY_DAY)
def test_an_empty_line_is_said_and_not_written(path, size):
    async def steps(till):
        await till.type("gordon<enter>n  <enter>")
        assert till.dialog == "NoteDialog"
        assert "The note is empty. Type a note." in till.words
        await till.type("<escape>")
        assert till.opened == "Gordon Blume"

    journey(path, steps, size=size)


def test_a_note_goes_below_what_another_till_wrote_meanwhile(path):
    async def steps(till):
        await till.type("rav<enter>nMoved to Elm Street")
        shop.another_till(path, shop.doing(editing.edit, shop.RAVI, CustomerChanges(note="Brought the ladder back")))
        await till.type("<enter>")
        assert till.dialog is None
        note = till.read("SELECT note FROM customers WHERE id = 1")[0][0]
        assert note.splitlines() == ["Brought the ladder back", "Moved to Elm Street"]

    journey(path, steps)


def test_a_note_over_the_length_is_said_and_kept(path):
    async def steps(till):
        await till.type("rav<enter>n")
        till.app.focused.value = "x" * 10_001
        await till.type("<enter>")
        assert "The note has 10,001 characters; a field holds 10,000." in till.words
        assert len(till.box) == 10_001

    journey(path, steps)


def test_a_pasted_text_keeps_all_its_lines(path):
    async def steps(till):
        await till.type("rav<enter>n")
        await till.paste("first line\nsecond line")
        assert till.box == "first line second line"

    journey(path, steps)


@pytest.mark.parametrize("size", BY_DAY)
def test_a_scanned_card_of_nobody_may_be_given_to_somebody(path, size):
    async def steps(till):
        await till.scan(f"{shop.STRANGE_CARD}<enter>")
        assert till.dialog == "GiveCard"
        assert "Nobody has this card yet." in till.words
        await till.type("noor<enter>")
        assert till.opened == "Noor Haddad"
        assert till.status.startswith("✓ Card given to Noor Haddad")
        await till.type("<escape>")
        await till.scan(f"{shop.STRANGE_CARD}<enter>")
        assert till.opened == "Noor Haddad"
        assert till.visits == []

    journey(path, steps, size=size)


def test_a_scanned_card_of_nobody_may_be_somebody_news(path):
    async def steps(till):
        await till.scan(f"{shop.STRANGE_CARD}<enter>")
        await till.type("<ctrl+n>Ivo Quist<f2>")
        assert till.opened == "Ivo Quist"
        assert till.read("SELECT card_code FROM customers ORDER BY id DESC LIMIT 1") == [(shop.STRANGE_CARD,)]

    journey(path, steps)


@pytest.mark.parametrize("size", BY_DAY)
def test_l_links_two_people_as_tab_says(path, size):
    async def steps(till):
        await till.type("rav<enter>l")
        assert "lives with" in till.words
        await till.type("<tab>")
        assert "is a parent of" in till.words
        await till.type("noor")
        assert "▌ Noor Haddad" in till.picture
        await till.type("<enter>")
        assert till.opened == "Ravi Menon"
        assert till.read("SELECT customer_id, kind, other_id FROM links") == [(shop.RAVI, "parent", shop.NOOR)]
        assert till.status.startswith("✓ Ravi Menon and Noor Haddad linked")

    journey(path, steps, size=size)


def test_nobody_is_linked_to_themselves(path):
    async def steps(till):
        await till.type("rav<enter>lrav")
        assert "Nobody found." in till.words
        await till.type("<enter>")
        assert till.dialog == "LinkDialog"
        assert till.read("SELECT * FROM links") == []

    journey(path, steps)


@pytest.mark.parametrize("key", ["f3", "f4", "f5", "f6", "f7"])
def test_an_act_without_anybody_does_nothing(path, key):
    async def steps(till):
        await till.type(f"zzznobody<{key}>")
        assert till.dialog is None
        assert till.box == "zzznobody"
        assert till.visits == []

    journey(path, steps)


def test_a_form_may_be_left_while_its_twins_are_looked_for(path, monkeypatch):
    look, delays = duplicates.alike, iter(range(0, 200, 4))

    def slowly(*asked, **words):
        sleep(next(delays, 0) / 1000)
        return look(*asked, **words)

    monkeypatch.setattr(duplicates, "alike", slowly)

    async def steps(till):
        for _ in range(20):
            await till.type("Ivo Quist<enter><escape><escape>", pace=0.03)
        assert till.at_the_box

    journey(path, steps)


def test_what_better_is_not_written_is_doubted_while_it_is_typed_and_saved_all_the_same(path):
    async def steps(till):
        await till.type("rav<enter>n")
        await till.type("is diabetic")
        assert "Would you say this to them aloud?" in till.trouble
        await till.type("<ctrl+u>allergic to nuts")
        assert "belongs under allergy" in till.trouble
        await till.type("<down><down>")
        assert till.trouble == ""
        await till.type("<up><up><enter>")
        assert till.dialog is None
        assert any("allergic to nuts" in note for (note,) in till.read("SELECT note FROM customers"))

    journey(path, steps)


def test_the_form_keeps_by_what_they_may_be_reached(path):
    async def steps(till):
        await till.type("rav<enter>e")
        await into(till, "consents")
        await till.type("phone no; email yes<f2>")
        assert till.read("SELECT channel, given FROM consents ORDER BY id") == [("phone", 0), ("email", 1)]
        assert "not by phone" in till.words
        await till.type("e")
        await into(till, "consents")
        await till.type("<ctrl+u>email yes; pigeon no<f2>")
        assert "“pigeon no” does not say" in till.trouble
        await till.type("<ctrl+u>email yes<f2>")
        assert till.read("SELECT channel, given FROM consents") == [("email", 1)]

    journey(path, steps, size=(120, 40))
