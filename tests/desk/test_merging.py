"""Two customers made one, field by field, and two again at any later time."""

import pytest
from sqlalchemy import select

from frontdesk.desk import undo
from frontdesk.desk.greeting import card
from frontdesk.desk.listening import feedback, ideas
from frontdesk.desk.lookup import find
from frontdesk.desk.ordering import visits
from frontdesk.desk.promising import followups
from frontdesk.desk.roster import adding, choosing, duplicates, editing
from frontdesk.desk.roster.merging import merge
from frontdesk.records.people import CustomerChanges, NewCustomer
from frontdesk.records.voices import NewFeedback
from frontdesk.store.exchange import origins
from frontdesk.store.tables import OriginRow


def add(desk, name, **known):
    return adding.add(desk, NewCustomer(name, **known)).id


def links(desk, who):
    return [(link.kind, link.other_name) for link in card(desk, who).links]


TWO = (
    {"birthday": "1990-04-22", "note": "jazz", "card_code": "A1", "goes_by": "Annie"},
    {"birthday": "1991-05-23", "note": "piano", "card_code": "B2", "address": "1 High Street"},
)


@pytest.mark.parametrize(
    ("keep", "name", "birthday", "card_code", "note"),
    [
        ({}, "Ann", "1990-04-22", "A1", "jazz|piano|Also known as Anne|Other birthday: 1991-05-23|Other card code: B2"),
        (
            {"name": "b", "note": "b"},
            "Anne",
            "1990-04-22",
            "A1",
            "piano|Other birthday: 1991-05-23|Other card code: B2",
        ),
        ({"birthday": "b", "card-code": "B", "name": "a", "note": "a"}, "Ann", "1991-05-23", "B2", "jazz"),
        ({"card": "a", "birthday": "a", "name": "both"}, "Ann", "1990-04-22", "A1", "jazz|piano|Also known as Anne"),
    ],
)
def test_of_each_field_one_or_both_are_kept(desk, keep, name, birthday, card_code, note):
    kept, gone = add(desk, "Ann", **TWO[0]), add(desk, "Anne", **TWO[1])
    action = merge(desk, kept, gone, keep).action_id
    one = card(desk, kept).customer
    assert (one.name, one.birthday, one.card_code, one.note.split("\n")) == (name, birthday, card_code, note.split("|"))
    assert (one.goes_by, one.address) == ("Annie", "1 High Street")
    assert [line.id for line in find(desk, name).lines] == [kept]
    undo.undo(desk, action)
    assert card(desk, kept).customer.name == "Ann"
    assert card(desk, gone).customer.note == "piano"


def test_an_empty_value_that_was_chosen_stands(desk):
    kept, gone = add(desk, "Ann", goes_by="Annie"), add(desk, "Anne", address="1 High Street")
    merge(desk, kept, gone, {"goes_by": "b", "address": "a"})
    one = card(desk, kept).customer
    assert (one.goes_by, one.address) == ("", "")


def test_what_is_no_field_or_no_choice_is_refused():
    assert choosing.choices(["Goes-By=B", "note=both"]) == {"goes_by": "b", "note": "both"}
    with pytest.raises(choosing.UnknownField):
        choosing.choices(["phones=a"])
    with pytest.raises(choosing.UnknownChoice):
        choosing.choices(["name"])


def test_the_fields_stand_side_by_side(desk):
    one, other = add(desk, "Ann", birthday="04-22"), add(desk, "Ann", goes_by="Annie")
    seen = [(each.field, each.a, each.b, each.differ) for each in choosing.compared(desk, one, other)]
    assert seen == [("name", "Ann", "Ann", False), ("goes_by", "", "Annie", True), ("birthday", "04-22", "", True)]


def test_whatever_came_since_a_merge_is_undone_around_it(desk):
    child = add(desk, "Dev")
    kept = add(desk, "Ann", note="jazz", phones=("1111111",))
    gone = add(desk, "Anne", note="piano", goes_by="Annie", phones=("2222222",), links=(("parent", child),))
    visits.log(desk, gone, "1 tea")
    action = merge(desk, kept, gone).action_id
    visits.log(desk, kept, "1 cake")
    editing.edit(desk, kept, CustomerChanges(note="jazz, piano and tea", phones=("1111111",)))
    undone = undo.undo(desk, action)
    assert {(each.table, each.column) for each in undone.conflicts} == {("customers", "note"), ("phones", "")}
    mine, theirs = card(desk, kept), card(desk, gone)
    assert (mine.visits, mine.customer.note, mine.links) == (1, "jazz, piano and tea", ())
    assert (mine.customer.goes_by, theirs.customer.goes_by) == ("", "Annie")
    assert (theirs.visits, theirs.customer.note) == (1, "piano")
    assert links(desk, gone) == [("parent", "Dev")]
    undo.undo(desk, undone.action_id)
    assert card(desk, kept).visits == 2
    assert links(desk, kept) == [("parent", "Dev")]


def test_who_had_visits_while_they_were_two_brings_them_when_the_merge_is_done_again(desk):
    kept, gone = add(desk, "Ann"), add(desk, "Anne")
    undone = undo.undo(desk, merge(desk, kept, gone).action_id)
    visits.log(desk, gone, "1 tea")
    undo.undo(desk, undone.action_id)
    assert card(desk, kept).visits == 1


@pytest.mark.parametrize("first_of_all", [True, False])
def test_a_chain_of_merges_is_undone_from_either_end(desk, first_of_all):
    a, b, c = (add(desk, name, cues=(("car", f"{name}'s car"),)) for name in ("Ann", "Bea", "Cem"))
    editing.edit(desk, b, CustomerChanges(links=(("partner", c),)))
    before = [card(desk, who) for who in (a, b, c)]
    first, second = merge(desk, b, c).action_id, merge(desk, a, b).action_id
    assert [cue.text for cue in card(desk, a).cues] == ["Ann's car", "Bea's car", "Cem's car"]
    for action in (first, second) if first_of_all else (second, first):
        undo.undo(desk, action)
        if action == first and first_of_all:
            assert [cue.text for cue in card(desk, c).cues] == ["Cem's car"]
            assert links(desk, c) == [("partner", "Ann")]
    after = [card(desk, who) for who in (a, b, c)]
    assert [(one.cues, one.links, one.customer.note) for one in after] == [
        (one.cues, one.links, one.customer.note) for one in before
    ]


def test_what_two_were_to_each_other_is_gone_with_the_merge_and_back_without_it(desk):
    ann = add(desk, "Ann")
    twin = add(desk, "Anne", links=(("parent", ann), ("household", add(desk, "Dev"))))
    action = merge(desk, ann, twin).action_id
    assert links(desk, ann) == [("household", "Dev")]
    undo.undo(desk, action)
    assert links(desk, twin) == [("parent", "Ann"), ("household", "Dev")]


def test_complaints_ideas_and_promises_go_along_and_come_back(desk):
    kept, gone = add(desk, "Ann"), add(desk, "Anne")
    feedback.add(desk, NewFeedback("complaint", "cold soup", gone))
    ideas.decide(desk, feedback.add(desk, NewFeedback("idea", "oat milk", gone)).idea_id, "done")
    followups.add(desk, gone, "ring", "today")
    before = card(desk, gone)
    action = merge(desk, kept, gone).action_id
    one = card(desk, kept)
    assert (one.recovery, one.tell, len(one.promises)) == (before.recovery, before.tell, 1)
    assert before.recovery
    assert before.tell
    visits.log(desk, kept, "1 tea")
    undo.undo(desk, action)
    assert (card(desk, kept).recovery, card(desk, kept).tell, card(desk, kept).promises) == (None, (), ())
    assert (card(desk, gone).tell, len(card(desk, gone).promises)) == (before.tell, 1)


def test_a_link_made_again_after_a_merge_is_the_kept_ones_until_they_part(desk):
    kept, gone, child = (add(desk, name) for name in ("Ann", "Anne", "Dev"))
    undone = undo.undo(desk, editing.edit(desk, gone, CustomerChanges(links=(("parent", child),))).action_id)
    action = merge(desk, kept, gone).action_id
    undo.undo(desk, undone.action_id)
    assert links(desk, kept) == [("parent", "Dev")]
    assert links(desk, child) == [("child", "Ann")]
    undo.undo(desk, action)
    assert (links(desk, kept), links(desk, gone)) == ([], [("parent", "Dev")])


def test_where_somebody_came_from_is_known_of_the_kept_one_when_it_comes_back(desk):
    kept, gone = add(desk, "Ann"), add(desk, "Anne")
    with desk.store.writing(desk.deed("import.customers", "Customers imported")) as work:
        origins.settle(work, "square", "customers", "SQ1", gone, "digest")
        work.add(OriginRow(source="square", noun="items", external_id="SQ1", row_id=gone))
        done = work.action_id
    undone = undo.undo(desk, done)
    action = merge(desk, kept, gone).action_id
    undo.undo(desk, undone.action_id)
    with desk.store.reading() as session:
        assert origins.known(session, "square", "customers", ["SQ1"])["SQ1"].row_id == kept
        assert session.scalars(select(OriginRow.row_id).where(OriginRow.noun == "items")).all() == [gone]
    undo.undo(desk, action)
    with desk.store.reading() as session:
        assert origins.known(session, "square", "customers", ["SQ1"])["SQ1"].row_id == gone


def test_of_two_merges_each_way_one_holds(desk):
    one, other = add(desk, "Ann"), add(desk, "Anne")
    undone = undo.undo(desk, merge(desk, one, other).action_id)
    merge(desk, other, one)
    with pytest.raises(undo.StandsInTheWay):
        undo.undo(desk, undone.action_id)
    assert card(desk, other).customer.merged_into is None


def test_who_was_said_to_be_two_follows_a_merge(desk):
    ann, anne, third = (add(desk, name, phones=("0151 482 4417",)) for name in ("Ann Lee", "Anne Lee", "Anna Lee"))
    duplicates.apart(desk, anne, third)
    action = merge(desk, ann, anne).action_id
    assert duplicates.pairs(desk).pairs == ()
    undo.undo(desk, action)
    assert {frozenset((pair.one.id, pair.other.id)) for pair in duplicates.pairs(desk).pairs} == {
        frozenset((ann, anne)),
        frozenset((ann, third)),
    }
