import pytest
from sqlalchemy import select

from frontdesk.store.exchange import origins
from frontdesk.store.journal import acts
from frontdesk.store.journal.inverting import GONE, THERE, invert
from frontdesk.store.people.merging import merge
from frontdesk.store.tables import (
    ActionRow,
    ConsentRow,
    CueRow,
    CustomerRow,
    FeedbackRow,
    LinkRow,
    MakeGoodRow,
    PanelMemberRow,
    PanelRow,
    PhoneRow,
    StandingRow,
    VisitLineRow,
    VisitRow,
)
from tests.store.shop import NOW, deed, every_row, index_faults, open_shop

NEVER_COMPARED = ("actions", "changes", "spans", "standings", "habits")


@pytest.fixture
def shop(tmp_path):
    store = open_shop(tmp_path / "shop.db")
    yield store
    store.close()
    assert index_faults(store.path) == []


def person(name="Ravi"):
    return CustomerRow(name=name, folded=name.lower(), created_at=NOW)


def do(shop, deeds, kind="test"):
    """Do something as one action; its number."""
    with shop.writing(deed(kind)) as work:
        deeds(work)
        return work.action_id


def undo(shop, action, *, rest=False):
    with shop.writing(deed("undo", undoes=action)) as work:
        conflicts = invert(work, action, rest=rest)
        if conflicts and not rest:
            work.session.rollback()
            raise Standing(conflicts)
        return work.action_id, conflicts


class Standing(Exception):
    def __init__(self, conflicts):
        self.conflicts = conflicts


def rows(shop):
    return every_row(shop.path, but=NEVER_COMPARED)


def get(shop, kind, row_id):
    with shop.reading() as session:
        return session.get(kind, row_id)


def ties(shop):
    with shop.reading() as session:
        return dict(session.execute(select(ActionRow.id, ActionRow.undone_by)).all())


def added(shop):
    return do(shop, lambda work: work.add(CueRow(customer_id=work.add(person()).id, kind="car", text="Golf", at=NOW)))


def test_an_added_person_is_gone_after_undo_and_back_after_the_undo_of_that(shop):
    first = added(shop)
    there = rows(shop)
    undoing, _ = undo(shop, first)
    assert rows(shop)["customers"] == rows(shop)["cues"] == []
    undo(shop, undoing)
    assert rows(shop) == there


def test_a_changed_value_comes_back(shop):
    added(shop)
    before = rows(shop)
    changed = do(shop, lambda work: work.change(work.session.get(CustomerRow, 1), name="Noor", note="loud"))
    undo(shop, changed)
    assert [row[1] for row in rows(shop)["customers"]] == ["Ravi"]
    assert rows(shop)["cues"] == before["cues"]


def test_a_removed_row_comes_back_with_its_own_id(shop):
    added(shop)
    before = rows(shop)
    removed = do(shop, lambda work: work.remove(work.session.get(CueRow, 1)))
    assert rows(shop)["cues"] == []
    undo(shop, removed)
    assert rows(shop) == before


def many(work):
    who = work.add_many(CustomerRow, [{"name": f"N{n}", "folded": f"n{n}", "created_at": NOW} for n in range(700)])
    work.add_many(PhoneRow, [{"customer_id": one, "raw": f"0{one:05}", "digits": f"0{one:05}"} for one in who])
    visits = work.add_many(VisitRow, [{"customer_id": one, "at": NOW, "day": NOW.date()} for one in who])
    work.add_many(VisitLineRow, [{"visit_id": one, "name": "tea"} for one in visits])


def test_an_import_is_undone_and_done_again_as_one(shop):
    added(shop)
    before = rows(shop)
    imported = do(shop, many)
    there = rows(shop)
    undoing, conflicts = undo(shop, imported)
    assert conflicts == []
    assert rows(shop) == before
    undo(shop, undoing)
    assert rows(shop) == there
    assert index_faults(shop.path) == []


def test_the_undo_of_a_great_import_takes_no_value_longer_than_the_file_holds(shop):
    import random

    dice = random.Random(1)
    people = [
        {"name": f"N{n}", "folded": f"n{n}", "created_at": NOW, "note": dice.randbytes(4000).hex()} for n in range(1500)
    ]
    imported = do(shop, lambda work: work.add_many(CustomerRow, people))
    there = rows(shop)
    undoing, _ = undo(shop, imported)
    assert rows(shop)["customers"] == []
    undo(shop, undoing)
    assert rows(shop) == there


def test_a_later_change_of_the_same_value_is_shown_and_not_overwritten(shop):
    added(shop)
    changed = do(shop, lambda work: work.change(work.session.get(CustomerRow, 1), note="early"))
    do(shop, lambda work: work.change(work.session.get(CustomerRow, 1), note="late"))
    before = rows(shop)
    with pytest.raises(Standing) as found:
        undo(shop, changed)
    (conflict,) = found.value.conflicts
    assert (conflict.table, conflict.row_id, conflict.column) == ("customers", 1, "note")
    assert (conflict.expected, conflict.found) == ("early", "late")
    assert rows(shop) == before


def test_a_later_change_of_another_value_is_no_conflict_and_stays(shop):
    added(shop)
    changed = do(shop, lambda work: work.change(work.session.get(CustomerRow, 1), note="early"))
    do(shop, lambda work: work.change(work.session.get(CustomerRow, 1), alert="nuts"))
    undo(shop, changed)
    ravi = get(shop, CustomerRow, 1)
    assert (ravi.note, ravi.alert) == ("", "nuts")


def test_a_later_visit_stands_in_the_way_of_taking_its_customer_back(shop):
    first = added(shop)
    do(shop, lambda work: work.add(VisitRow(customer_id=1, at=NOW, day=NOW.date())))
    before = rows(shop)
    with pytest.raises(Standing) as found:
        undo(shop, first)
    assert [(one.table, one.row_id, one.expected, one.found) for one in found.value.conflicts] == [
        ("customers", 1, GONE, "visits 1")
    ]
    assert rows(shop) == before


def test_a_later_visit_stands_in_nobodys_way_when_another_value_is_taken_back(shop):
    added(shop)
    changed = do(shop, lambda work: work.change(work.session.get(CustomerRow, 1), note="early"))
    do(shop, lambda work: work.add(VisitRow(customer_id=1, at=NOW, day=NOW.date())))
    undo(shop, changed)
    assert get(shop, CustomerRow, 1).note == ""
    assert get(shop, StandingRow, 1).visits == 1


def test_what_is_gone_meanwhile_is_a_conflict(shop):
    added(shop)
    changed = do(shop, lambda work: work.change(work.session.get(CueRow, 1), text="Polo"))
    do(shop, lambda work: work.remove(work.session.get(CueRow, 1)))
    with pytest.raises(Standing) as found:
        undo(shop, changed)
    assert [(one.expected, one.found) for one in found.value.conflicts] == [(THERE, GONE)]


def test_the_rest_of_an_import_is_taken_back_around_later_changes_and_visits(shop):
    imported = do(shop, many)
    do(shop, lambda work: work.change(work.session.get(CustomerRow, 5), note="mine"))
    do(shop, lambda work: work.add(VisitRow(customer_id=9, at=NOW, day=NOW.date())))
    with pytest.raises(Standing):
        undo(shop, imported)
    undoing, conflicts = undo(shop, imported, rest=True)
    assert sorted((one.table, one.row_id) for one in conflicts) == [("customers", 5), ("customers", 9)]
    assert [row[0] for row in rows(shop)["customers"]] == [5, 9]
    assert [row[1] for row in rows(shop)["visits"]] == [9]
    assert index_faults(shop.path) == []
    undo(shop, undoing)
    assert len(rows(shop)["customers"]) == 700
    assert get(shop, CustomerRow, 5).note == "mine"


def test_the_rest_of_an_import_of_visits_spares_their_customers(shop):
    imported = do(shop, many)
    lines = do(shop, lambda work: work.add(VisitLineRow(visit_id=3, name="cake")))
    _, conflicts = undo(shop, imported, rest=True)
    assert {(one.table, one.row_id) for one in conflicts} == {("visits", 3), ("customers", 3)}
    assert rows(shop)["customers"][0][:2] == (3, "N2")
    assert len(rows(shop)["visits"]) == 1
    undo(shop, lines)


def test_an_import_that_mends_its_own_rows_is_undone_and_done_again(shop):
    def mended(work):
        many(work)
        work.change(work.session.get(CustomerRow, 7), note="mended")
        work.remove(work.session.get(PhoneRow, 8))

    imported = do(shop, mended)
    there = rows(shop)
    undoing, _ = undo(shop, imported)
    assert rows(shop)["customers"] == []
    redoing, _ = undo(shop, undoing)
    assert rows(shop) == there
    undo(shop, redoing)
    assert rows(shop)["customers"] == rows(shop)["phones"] == []


def test_undoing_and_doing_again_can_go_on_and_the_journal_knows_what_is_in_force(shop):
    action = added(shop)
    chain = [action]
    for step in range(1, 6):
        chain.append(undo(shop, chain[-1])[0])
        assert len(rows(shop)["customers"]) == (step + 1) % 2
        tied = ties(shop)
        assert tied[chain[-1]] is None
        assert tied[chain[-2]] == chain[-1]
        assert (tied[action] is None) == (step % 2 == 0)


def test_the_newest_action_to_undo_is_neither_an_undo_nor_undone_nor_anothers(shop):
    first = added(shop)
    second = do(shop, lambda work: work.change(work.session.get(CustomerRow, 1), note="x"))
    with shop.writing(deed(till="till 2")) as work:
        work.change(work.session.get(CustomerRow, 1), alert="nuts")
    with shop.reading() as session:
        assert acts.newest_to_undo(session, "till 1") == second
    undo(shop, second)
    with shop.reading() as session:
        assert acts.newest_to_undo(session, "till 1") == first
        assert acts.newest_to_undo(session, "till 3") is None


def test_what_would_point_at_somebody_gone_meanwhile_does_not_come_back(shop):
    first = added(shop)
    for bulk in (False, True):
        visit = {"customer_id": 1, "at": NOW, "day": NOW.date()}
        came = do(shop, lambda work: work.add_many(VisitRow, [visit]) if bulk else work.add(VisitRow(**visit)))  # noqa: B023
        left, _ = undo(shop, came)
        gone, _ = undo(shop, first)
        with pytest.raises(Standing) as found:
            undo(shop, left)
        assert [(one.table, one.column, one.found) for one in found.value.conflicts] == [
            ("visits", "customer_id", GONE)
        ]
        _, conflicts = undo(shop, left, rest=True)
        assert len(conflicts) == 1
        assert rows(shop)["visits"] == []
        first, _ = undo(shop, gone)


def test_rows_that_are_back_already_are_not_put_back_twice(shop):
    imported = do(shop, many)
    undoing, _ = undo(shop, imported)
    undo(shop, undoing)
    with pytest.raises(Standing) as found:
        undo(shop, undoing)
    assert found.value.conflicts[0].found == THERE


def sourced(work):
    who = work.add(person())
    origins.note(work, "till", "customers", [("K1", who.id, "x")])


def test_what_came_in_again_meanwhile_stands_in_the_way_of_what_was_taken_back(shop):
    undoing, _ = undo(shop, do(shop, sourced))
    again = do(shop, sourced)
    with pytest.raises(Standing) as found:
        undo(shop, undoing)
    assert [(each.table, each.found) for each in found.value.conflicts] == [("origins", THERE)]
    undo(shop, again)
    undo(shop, undoing)


def test_an_answer_that_was_given_again_meanwhile_is_not_there_twice(shop):
    do(shop, lambda work: work.add(person()))
    yes = do(shop, lambda work: work.add(ConsentRow(customer_id=1, channel="email", given=True)))
    undoing, _ = undo(shop, yes)
    do(shop, lambda work: work.add(ConsentRow(customer_id=1, channel="email", given=False)))
    with pytest.raises(Standing) as found:
        undo(shop, undoing)
    assert found.value.conflicts[0].table == "consents"
    _, conflicts = undo(shop, undoing, rest=True)
    assert len(conflicts) == 1


def test_an_id_is_never_given_twice(shop):
    undo(shop, added(shop))
    undo(shop, do(shop, many))
    do(shop, lambda work: work.add(person()))
    assert rows(shop)["customers"][0][0] == 702


def test_a_time_from_another_zone_is_no_conflict(shop):
    from datetime import timedelta, timezone

    there = NOW.astimezone(timezone(timedelta(hours=5, minutes=30)))
    first = do(shop, lambda work: work.add(CustomerRow(name="Ravi", folded="ravi", created_at=there)))
    undo(shop, first)
    assert rows(shop)["customers"] == []


def test_links_and_their_words_go_and_come(shop):
    added(shop)
    other = do(shop, lambda work: work.add(person("Noor")))
    linked = do(shop, lambda work: work.add(LinkRow(customer_id=1, kind="parent", other_id=2, at=NOW)))
    with pytest.raises(Standing):
        undo(shop, other)
    undo(shop, linked)
    assert index_faults(shop.path) == []
    undo(shop, other)


def test_lines_added_in_bulk_to_an_old_visit_count_for_the_usual(shop):
    added(shop)
    for _ in range(3):
        do(shop, lambda work: work.add(VisitRow(customer_id=1, at=NOW, day=NOW.date())))
    lines = do(shop, lambda work: work.add_many(VisitLineRow, [{"visit_id": n, "name": "tea"} for n in (1, 2, 3)]))
    assert get(shop, StandingRow, 1).usual == [[1, None, "tea", []]]
    undo(shop, lines)
    assert get(shop, StandingRow, 1).usual == []


def belongings(work, who):
    panel = work.add(PanelRow(question="oat milk?", at=NOW)).id
    work.add(FeedbackRow(kind="complaint", text="cold soup", customer_id=who, at=NOW, day=NOW.date()))
    work.add(MakeGoodRow(what="coffee", customer_id=who, at=NOW, day=NOW.date()))
    work.add(PanelMemberRow(panel_id=panel, customer_id=who))
    work.add(VisitRow(customer_id=who, at=NOW, day=NOW.date()))
    work.add_many(VisitRow, [{"customer_id": who, "at": NOW, "day": NOW.date()}] * 3)


OWNED = (FeedbackRow, MakeGoodRow, PanelMemberRow, VisitRow)


def owners(shop):
    with shop.reading() as session:
        return {who for kind in OWNED for who in session.scalars(select(kind.customer_id))}


def test_what_is_done_again_after_a_merge_goes_to_who_has_everything_and_back_when_that_is_undone(shop):
    people = []
    do(shop, lambda work: people.extend(work.add(person(name)).id for name in ("Ravi", "Ravi M.", "Mr Menon")))
    gone, kept, last = people
    deed_done = do(shop, lambda work: belongings(work, gone))
    before = rows(shop)
    undone, _ = undo(shop, deed_done)
    first = do(shop, lambda work: merge(work, *(work.session.get(CustomerRow, who) for who in (kept, gone))))
    second = do(shop, lambda work: merge(work, *(work.session.get(CustomerRow, who) for who in (last, kept))))
    undo(shop, undone)
    assert owners(shop) == {last}
    undo(shop, second)
    assert owners(shop) == {kept}
    undo(shop, first)
    assert rows(shop) == before


def test_what_was_done_again_after_a_merge_can_be_undone_again_at_once(shop):
    people = []
    do(shop, lambda work: people.extend(work.add(person(name)).id for name in ("Ravi M.", "Ravi")))
    deed_done = do(shop, lambda work: belongings(work, people[1]))
    undone, _ = undo(shop, deed_done)
    do(shop, lambda work: merge(work, *(work.session.get(CustomerRow, who) for who in people)))
    merged = rows(shop)
    undo(shop, undone)
    assert owners(shop) == {people[0]}
    undo(shop, deed_done)
    assert rows(shop) == merged


def test_who_was_on_a_panel_twice_and_answered_once_has_answered(shop):
    people, members = [], []

    def ask(work):
        people.extend(work.add(person(name)).id for name in ("Ravi M.", "Ravi"))
        heard = FeedbackRow(kind="idea", text="yes", customer_id=people[1], at=NOW, day=NOW.date())
        panel, answer = work.add(PanelRow(question="oat milk?", at=NOW)).id, work.add(heard).id
        members.append(work.add(PanelMemberRow(panel_id=panel, customer_id=people[0])).id)
        work.add(PanelMemberRow(panel_id=panel, customer_id=people[1], asked_at=NOW, feedback_id=answer))
        return answer

    do(shop, ask)
    merged = do(shop, lambda work: merge(work, *(work.session.get(CustomerRow, who) for who in people)))
    own = get(shop, PanelMemberRow, members[0])
    assert (own.asked_at, own.feedback_id) == (NOW, 1)
    undo(shop, merged)
    assert get(shop, PanelMemberRow, members[0]).feedback_id is None
