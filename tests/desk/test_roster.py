import pytest

from frontdesk.desk import undo
from frontdesk.desk.greeting import card
from frontdesk.desk.lookup import NoSuchCustomer
from frontdesk.desk.ordering import visits
from frontdesk.desk.roster import adding, duplicates, editing, merging, writing
from frontdesk.errors import BadInput, ChangedMeanwhile
from frontdesk.records.people import CustomerChanges, NewCustomer


def add(desk, name, **known):
    return adding.add(desk, NewCustomer(name, **known)).id


def test_a_name_alone_is_enough(desk):
    assert card(desk, add(desk, "  Zoe  ")).customer.name == "Zoe"


@pytest.mark.parametrize(
    ("known", "sentence"),
    [
        ({"name": "   "}, "The name is empty."),
        ({"name": "x" * 10_001}, "10,001 characters"),
        ({"name": "a\x00b"}, "NUL"),
        ({"name": "Z", "birthday": "2026-02-30"}, "no birthday"),
        ({"name": "Z", "birthday": "yesterday"}, "no birthday"),
        ({"name": "Z", "cues": (("boat", "red"),)}, "no kind of cue"),
        ({"name": "Z", "links": (("friend", 1),)}, "no kind of link"),
        ({"name": "Z", "card_code": "1" * 65}, "64 characters"),
        ({"name": "Z", "note": "n" * 10_001}, "10,001 characters"),
        ({"name": "Z", "allergies": (" ",)}, "The allergy is empty."),
    ],
)
def test_what_cannot_be_stored_is_refused_whole(desk, known, sentence):
    with pytest.raises(BadInput, match=sentence):
        adding.add(desk, NewCustomer(**known))
    assert undo.history(desk)[0].kind == "settings.change"


def test_ten_thousand_characters_fit(desk):
    assert len(card(desk, add(desk, "Z", note="n" * 10_000)).customer.note) == 10_000


def test_a_card_opens_one_customer(desk):
    add(desk, "A", card_code="77")
    with pytest.raises(adding.CardTaken):
        add(desk, "B", card_code="77")
    with pytest.raises(adding.CardTaken):
        editing.edit(desk, add(desk, "C"), CustomerChanges(card_code="77"))


def test_a_link_to_nobody_or_to_oneself_is_refused(desk):
    who = add(desk, "A")
    with pytest.raises(NoSuchCustomer):
        editing.edit(desk, who, CustomerChanges(links=(("parent", 99),)))
    with pytest.raises(BadInput):
        editing.edit(desk, who, CustomerChanges(links=(("parent", who),)))


def test_a_link_is_seen_from_both_ends_and_written_once(desk):
    child, parent = add(desk, "Noor"), add(desk, "Sami")
    editing.edit(desk, parent, CustomerChanges(links=(("parent", child),)))
    editing.edit(desk, child, CustomerChanges(links=(("child", parent),)))
    assert [(link.kind, link.other_name) for link in card(desk, child).links] == [("child", "Sami")]
    assert [(link.kind, link.other_name) for link in card(desk, parent).links] == [("parent", "Noor")]


def test_an_edit_changes_adds_and_drops_as_one_action(desk):
    who = add(desk, "Ravi", phones=("1111111", "2222222"), cues=(("car", "red Fiat"),), tags=("old",))
    before = card(desk, who)
    changes = CustomerChanges(
        goes_by="Rav",
        phones=("2222222", "3333333"),
        more_tags=("new",),
        cues=(("car", "blue Golf"),),
        drop=(("cue", before.cues[0].id),),
        seen=before.customer,
    )
    editing.edit(desk, who, changes)
    after = card(desk, who)
    assert [phone.raw for phone in after.customer.phones] == ["2222222", "3333333"]
    assert (after.customer.goes_by, after.customer.tags) == ("Rav", ("old", "new"))
    assert [cue.text for cue in after.cues] == ["blue Golf"]
    undo.undo(desk)
    again = card(desk, who)
    assert {phone.raw for phone in again.customer.phones} == {"1111111", "2222222"}
    assert ([cue.text for cue in again.cues], again.customer.goes_by) == (["red Fiat"], "")


def test_two_tills_editing_one_customer_overwrite_nothing(desk):
    who = add(desk, "Ravi")
    seen = card(desk, who).customer
    editing.edit(desk, who, CustomerChanges(note="from the other till"))
    with pytest.raises(ChangedMeanwhile):
        editing.edit(desk, who, CustomerChanges(note="mine", seen=seen))
    assert card(desk, who).customer.note == "from the other till"


def test_what_is_written_twice_stands_once(desk):
    who = add(desk, "Ravi", cues=(("car", "blue Golf"),), phones=("1111111",))
    editing.edit(desk, who, CustomerChanges(cues=(("car", "Blue Golf"),), more_phones=("1111111",)))
    assert (len(card(desk, who).cues), len(card(desk, who).customer.phones)) == (1, 1)


def test_a_remark_that_is_gone_cannot_be_dropped(desk):
    with pytest.raises(editing.NoSuchRemark):
        editing.edit(desk, add(desk, "Ravi"), CustomerChanges(drop=(("cue", 5),)))


def test_namesakes_and_shared_phones_are_hints(desk):
    add(desk, "Ann Lee", phones=("020 7946 0018",), emails=("Ann@Example.com",))
    assert [line.name for line in duplicates.alike(desk, "ANN  LEE")] == ["Ann Lee"]
    assert [line.name for line in duplicates.alike(desk, "Bob", ["+44 20 7946 0018"])] == ["Ann Lee"]
    assert [line.name for line in duplicates.alike(desk, "Bob", [], ["ann@example.com"])] == ["Ann Lee"]
    assert duplicates.alike(desk, "Bob", ["020 7946 9999"]) == ()


def test_a_merge_gives_everything_to_one_and_undoing_it_gives_each_back_his_own(desk):
    kept = add(desk, "Ann Lee", phones=("1111111",), note="likes jazz")
    gone = add(desk, "Anne Leigh", phones=("1111111", "2222222"), goes_by="Annie", cues=(("pet", "dog Rex"),))
    visits.log(desk, gone, "1 tea")
    before = card(desk, kept), card(desk, gone)
    action = merging.merge(desk, kept, gone).action_id
    merged = card(desk, kept)
    assert (merged.visits, merged.customer.goes_by) == (1, "Annie")
    assert merged.customer.note == "likes jazz\nAlso known as Anne Leigh"
    assert [phone.raw for phone in merged.customer.phones] == ["1111111", "2222222"]
    visits.log(desk, kept, "1 cake")
    undo.undo(desk, action)
    assert card(desk, gone).customer.phones == before[1].customer.phones
    assert card(desk, kept).customer.note == before[0].customer.note
    assert (card(desk, kept).visits, card(desk, gone).visits) == (1, 1)


def test_one_person_cannot_be_merged_twice(desk):
    kept, gone = add(desk, "A"), add(desk, "B")
    merging.merge(desk, kept, gone)
    with pytest.raises(NoSuchCustomer):
        merging.merge(desk, kept, gone)
    with pytest.raises(merging.SamePerson):
        merging.merge(desk, kept, kept)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("1990-04-22", "1990-04-22"), ("04-22", "--04-22"), ("--0422", "--04-22"), ("02-29", "--02-29"), ("", "")],
)
def test_a_birthday_may_lack_its_year(typed, kept):
    assert writing.birthday(typed) == kept


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("car: blue Golf", ("car", "blue Golf")),
        ("blue Golf", ("other", "blue Golf")),
        ("note: x", ("other", "note: x")),
    ],
)
def test_a_cue_is_typed_with_or_without_its_kind(typed, kept):
    assert writing.cue(typed) == kept


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("takes oat milk", ("takes", "oat milk")),
        ("dislikes: noise", ("dislikes", "noise")),
        ("jazz", ("likes", "jazz")),
    ],
)
def test_a_preference_begins_with_its_kind(typed, kept):
    assert writing.preference(typed) == kept


def test_notes_too_long_for_one_field_are_not_merged_and_nothing_is_lost(desk):
    kept, gone = add(desk, "A", note="a" * 6_000), add(desk, "B", note="b" * 6_000)
    with pytest.raises(BadInput, match="note of both together"):
        merging.merge(desk, kept, gone)
    assert len(card(desk, gone).customer.note) == 6_000


def test_a_refusal_outlives_a_merge(desk):
    kept = add(desk, "A", consents=(("email", True),))
    gone = add(desk, "B", consents=(("email", False),))
    merging.merge(desk, kept, gone)
    assert card(desk, kept).customer.consents == (("email", False),)


def test_a_merge_doubles_no_link(desk):
    child = add(desk, "P")
    kept, gone = (add(desk, name, links=(("parent", child),)) for name in ("K1", "K2"))
    merging.merge(desk, kept, gone)
    assert len(card(desk, kept).links) == 1


def test_one_customers_cue_is_not_dropped_from_anothers_card(desk):
    mine, theirs = add(desk, "X"), add(desk, "Y", cues=(("car", "blue"),))
    number = card(desk, theirs).cues[0].id
    with pytest.raises(editing.NoSuchRemark):
        editing.edit(desk, mine, CustomerChanges(drop=(("cue", number),)))


def test_a_card_is_the_same_in_any_case(desk):
    add(desk, "A", card_code="AB1234")
    with pytest.raises(adding.CardTaken):
        add(desk, "B", card_code="ab1234")
