from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from frontdesk.desk import team, undo
from frontdesk.desk.desk import Desk
from frontdesk.desk.listening import feedback
from frontdesk.desk.listening.clocks import overdue_in
from frontdesk.desk.listening.hearing import SomebodyElsesVisit
from frontdesk.desk.lookup import NoSuchCustomer
from frontdesk.desk.ordering import items, visits
from frontdesk.desk.ordering.visits import NoSuchVisit
from frontdesk.desk.roster import adding, merging
from frontdesk.desk.team import NoSuchStaff
from frontdesk.errors import BadInput, ChangedMeanwhile, NoLongerHere, UndoConflict
from frontdesk.records.people import NewCustomer
from frontdesk.records.voices import NewFeedback
from frontdesk.words.fields import MissingText, TooLong
from frontdesk.words.folding import UnkeepableText

SUNDAY = date(2026, 11, 22)


@pytest.fixture
def ravi(desk):
    items.add(desk, "Flat white", "3.20")
    items.add(desk, "Tomato soup", "5.00")
    return adding.add(desk, NewCustomer("Ravi Menon")).id


@pytest.fixture
def staff(desk):
    return {name: team.add(desk, name, role).id for name, role in (("Mina", ""), ("Joe", ""), ("Zoë", "Owner"))}


def heard(desk: Desk, text="cold soup", kind="complaint", **values):
    return feedback.add(desk, NewFeedback(kind, text, **values)).id


def texts(found):
    return [each.text for each in found]


def test_what_was_said_is_kept_with_who_said_heard_and_when(desk, ravi, staff):
    mina = desk.by("Mina")
    found = feedback.read(mina, heard(mina, "  the soup was cold\nand late ", customer_id=ravi, item="tomato soup"))
    assert (found.text, found.kind, found.item) == ("the soup was cold\nand late", "complaint", "Tomato soup")
    assert (found.customer_name, found.heard_by, found.heard_by_id) == ("Ravi Menon", "Mina", staff["Mina"])
    assert (found.at, found.day, found.state) == (desk.clock.now(), SUNDAY, "open")


def test_anonymous_feedback_has_no_customer_and_no_visit(desk, ravi):
    visits.log(desk, ravi, "tea")
    found = feedback.read(desk, heard(desk, "it is draughty"))
    assert (found.customer_id, found.customer_name, found.visit_id, found.recovery) == (None, "", None, None)


@pytest.mark.parametrize("kind", ["", "rant", "complaint\nidea", "2", "kömpliment", "[/nope]"])
def test_an_unknown_kind_is_refused_by_name(desk, ravi, kind):
    with pytest.raises(feedback.UnknownFeedbackKind) as refused:
        heard(desk, kind=kind, customer_id=ravi)
    assert "complaint, compliment, idea or question" in refused.value.hint
    assert feedback.listed(desk) == ()


def test_a_kind_is_read_in_any_case(desk):
    assert feedback.read(desk, heard(desk, kind=" Question ")).kind == "question"


def test_ten_thousand_characters_of_anger_are_kept_and_one_more_is_refused(desk):
    assert len(feedback.read(desk, heard(desk, "x" * 10_000)).text) == 10_000
    with pytest.raises(TooLong):
        heard(desk, "x" * 10_001)
    assert len(feedback.listed(desk)) == 1


@pytest.mark.parametrize(("text", "error"), [("", MissingText), (" \n\t ", MissingText), ("a\x00b", UnkeepableText)])
def test_nothing_is_no_feedback(desk, text, error):
    with pytest.raises(error):
        heard(desk, text)
    assert feedback.listed(desk) == ()


def test_an_idea_that_is_refused_leaves_no_idea_behind(desk):
    with pytest.raises(NoSuchStaff):
        heard(desk, "oat milk", "idea", about_id=77)
    assert feedback.add(desk, NewFeedback("idea", "oat milk")).alike == ()


def test_an_unknown_customer_is_refused_and_a_merged_one_leads_to_the_kept(desk, ravi):
    twin = adding.add(desk, NewCustomer("R. Menon")).id
    merging.merge(desk, ravi, twin)
    assert feedback.read(desk, heard(desk, customer_id=twin)).customer_id == ravi
    with pytest.raises(NoSuchCustomer):
        heard(desk, customer_id=999)
    assert texts(feedback.listed(desk, customer_id=twin)) == ["cold soup"]
    with pytest.raises(NoSuchCustomer):
        feedback.listed(desk, customer_id=999)


def test_merging_hands_feedback_over_and_undoing_it_gives_it_back(desk, ravi):
    twin = adding.add(desk, NewCustomer("R. Menon")).id
    said = heard(desk, customer_id=twin)
    merged = merging.merge(desk, ravi, twin)
    assert feedback.read(desk, said).customer_id == ravi
    undo.undo(desk, merged.action_id)
    assert feedback.read(desk, said).customer_id == twin


def test_it_is_about_todays_latest_visit_unless_another_is_named(desk, wall, ravi):
    yesterday = visits.log(desk, ravi, "tea", at=datetime(2026, 11, 21, 9, tzinfo=UTC)).visit_id
    assert feedback.read(desk, heard(desk, customer_id=ravi)).visit_id is None
    visits.log(desk, ravi, "tea", at=datetime(2026, 11, 22, 7, tzinfo=UTC))
    latest = visits.log(desk, ravi, "tea").visit_id
    assert feedback.read(desk, heard(desk, customer_id=ravi)).visit_id == latest
    assert feedback.read(desk, heard(desk, customer_id=ravi, visit_id=yesterday)).visit_id == yesterday


def test_a_visit_of_tomorrow_is_not_todays_when_the_clock_was_set_back(desk, wall, ravi):
    visits.log(desk, ravi, "tea")
    wall.pass_by(days=-1)
    assert feedback.read(desk, heard(desk, customer_id=ravi)).visit_id is None


def test_a_visit_must_be_there_and_be_theirs(desk, ravi):
    ana = adding.add(desk, NewCustomer("Ana Gómez")).id
    with pytest.raises(NoSuchVisit):
        heard(desk, customer_id=ravi, visit_id=5)
    theirs = visits.log(desk, ana, "tea").visit_id
    with pytest.raises(SomebodyElsesVisit):
        heard(desk, customer_id=ravi, visit_id=theirs)
    walk_in = visits.log(desk, None, "tea").visit_id
    assert feedback.read(desk, heard(desk, visit_id=walk_in)).visit_id == walk_in


@pytest.mark.parametrize(("said", "kept"), [("flat white", "Flat white"), ("2 FLAT WHITES", "Flat white")])
def test_an_item_is_named_as_in_an_order(desk, ravi, said, kept):
    written = feedback.add(desk, NewFeedback("complaint", "bitter", item=said))
    found = feedback.read(desk, written.id)
    assert (found.item, found.item_id is None, written.unlisted) == (kept, False, "")


def test_an_item_that_nobody_sells_is_kept_as_written_with_the_nearest_beside(desk, ravi):
    written = feedback.add(desk, NewFeedback("complaint", "bitter", item="Flat wite"))
    assert (written.unlisted, written.nearest) == ("Flat wite", ("Flat white",))
    assert feedback.read(desk, written.id).item == "Flat wite"


@pytest.mark.parametrize("item", ["2", ";", "soup; tea", "0 tea", "tea, with, much", "[/nope]", "\u202esoup"])
def test_any_words_may_stand_for_an_item(desk, ravi, item):
    assert feedback.read(desk, heard(desk, item=item)).item == item


def test_an_item_no_longer_sold_is_still_known_and_a_renamed_one_shows_its_new_name(desk, ravi):
    soup = items.named(desk, "tomato soup").id
    items.retire(desk, soup)
    said = heard(desk, item="Tomato Soup")
    items.change(desk, soup, name="Soup of the day")
    assert (feedback.read(desk, said).item, feedback.read(desk, said).item_id) == ("Soup of the day", soup)


def test_nobody_unknown_can_be_praised(desk, staff):
    with pytest.raises(NoSuchStaff):
        heard(desk, kind="compliment", about_id=99)
    assert feedback.read(desk, heard(desk, kind="compliment", about_id=staff["Mina"])).about == "Mina"


def test_whoever_left_the_journal_writes_nothing(desk, staff):
    gone = desk.by("Mina")
    undo.undo(desk, undo.last(desk).id - 2)
    with pytest.raises(NoLongerHere):
        heard(gone)
    assert feedback.listed(desk) == ()


def test_an_idea_begins_one_and_shows_what_was_said_alike(desk, ravi):
    first = feedback.add(desk, NewFeedback("idea", "oat milk please\nfor the flat white", ravi))
    second = feedback.add(desk, NewFeedback("idea", "do you have oat milk"))
    assert (first.alike, [idea.id for idea in second.alike]) == ((), [first.idea_id])
    assert feedback.read(desk, first.id).idea == "oat milk please"
    assert feedback.read(desk, second.id).idea_id == second.idea_id != first.idea_id


def test_undoing_an_idea_takes_both_back_in_one(desk):
    written = feedback.add(desk, NewFeedback("idea", "oat milk"))
    undo.undo(desk, written.action_id)
    assert feedback.listed(desk) == ()
    assert feedback.add(desk, NewFeedback("idea", "oat milk")).alike == ()


def test_an_answer_is_a_new_line_and_the_first_one_has_its_time(desk, wall, staff):
    said = heard(desk, "do you open on Mondays", "question")
    at = desk.clock.now()
    feedback.answer(desk.by("Mina"), said, "yes")
    wall.pass_by(minutes=5)
    feedback.answer(desk.by("Joe"), said, "until six")
    found = feedback.read(desk, said)
    assert (found.answer, found.answered_at, found.answered_by) == ("yes\nuntil six", at, "Mina")
    assert (found.state, found.sorry_at) == ("answered", None)


def test_answers_together_stay_within_a_field(desk):
    said = heard(desk)
    feedback.answer(desk, said, "x" * 9_000)
    with pytest.raises(TooLong):
        feedback.answer(desk, said, "y" * 1_000)
    with pytest.raises(MissingText):
        feedback.answer(desk, said, " ")
    assert len(feedback.read(desk, said).answer) == 9_000


def test_sorry_is_said_once_and_the_refusal_tells_by_whom(desk, staff):
    said = heard(desk)
    feedback.answer(desk.by("Mina"), said, "a new one at once", sorry=True)
    with pytest.raises(feedback.AlreadySaid, match="by Mina on Sun 22 Nov, 08:41"):
        feedback.say_sorry(desk.by("Joe"), said)
    feedback.answer(desk.by("Joe"), said, "and a coffee", sorry=True)
    assert feedback.read(desk, said).sorry_by == "Mina"


def test_it_is_assigned_to_somebody_who_works_here_and_to_nobody_again(desk, staff):
    said = heard(desk)
    feedback.assign(desk, said, staff["Joe"])
    assert feedback.read(desk, said).assigned_to == "Joe"
    with pytest.raises(NoSuchStaff):
        feedback.assign(desk, said, 99)
    feedback.assign(desk, said, None)
    assert feedback.assign(desk, said, None).action_id is None
    assert feedback.read(desk, said).assigned_to == ""


def test_closing_what_is_closed_says_by_whom_and_changes_nothing(desk, wall, staff):
    said = heard(desk)
    feedback.close(desk.by("Mina"), said, "replaced")
    wall.pass_by(days=2)
    with pytest.raises(feedback.ClosedAlready, match="by Mina on Sun 22 Nov, 08:41"):
        feedback.close(desk.by("Joe"), said, "something else")
    assert (feedback.read(desk, said).outcome, feedback.read(desk, said).closed_by) == ("replaced", "Mina")


def test_closing_takes_an_outcome(desk):
    said = heard(desk)
    for outcome, error in (("  ", MissingText), ("x" * 10_001, TooLong)):
        with pytest.raises(error):
            feedback.close(desk, said, outcome)
    assert feedback.read(desk, said).open


@pytest.mark.parametrize(
    ("closer", "passed", "at_once"),
    [
        ("Mina", {}, True),
        ("Mina", {"minutes": 10}, True),
        ("Mina", {"minutes": 10, "seconds": 1}, False),
        ("Mina", {"minutes": -1}, False),
        ("Joe", {}, False),
        (None, {}, False),
    ],
)
def test_first_contact_is_closing_at_once_by_the_one_who_heard_it(desk, wall, staff, closer, passed, at_once):
    said = heard(desk.by("Mina"))
    wall.pass_by(**passed)
    assert feedback.close(desk.by(closer), said, "replaced").first_contact is at_once
    assert feedback.read(desk, said).first_contact is at_once


def test_first_contact_counts_for_nobody_too_and_by_the_shops_own_standard(desk, wall):
    assert feedback.close(desk, heard(desk), "replaced").first_contact
    desk.shop = replace(desk.shop, first_contact_minutes=0)
    late = heard(desk)
    wall.pass_by(seconds=1)
    assert not feedback.close(desk, late, "replaced").first_contact


def test_what_is_closed_can_be_reopened_and_what_is_open_cannot(desk):
    said = heard(desk)
    with pytest.raises(feedback.NotClosed):
        feedback.reopen(desk, said)
    feedback.close(desk, said, "replaced")
    feedback.reopen(desk, said)
    found = feedback.read(desk, said)
    assert (found.open, found.closed_by, found.outcome, found.first_contact) == (True, "", "", False)


def test_unknown_feedback_is_refused_by_every_deed(desk):
    deeds = (
        lambda: feedback.read(desk, 7),
        lambda: feedback.change(desk, 7, text="x"),
        lambda: feedback.answer(desk, 7, "x"),
        lambda: feedback.say_sorry(desk, 7),
        lambda: feedback.assign(desk, 7, None),
        lambda: feedback.close(desk, 7, "x"),
        lambda: feedback.reopen(desk, 7),
    )
    for deed in deeds:
        with pytest.raises(feedback.NoSuchFeedback, match="7"):
            deed()


def test_every_deed_comes_back_by_undo(desk, ravi, staff):
    said = heard(desk, customer_id=ravi)
    steps = (
        lambda: feedback.change(desk, said, text="cold tea", kind="idea", item="flat white", about_id=staff["Joe"]),
        lambda: feedback.change(desk, said, customer_id=None),
        lambda: feedback.answer(desk, said, "sorry", sorry=True),
        lambda: feedback.assign(desk, said, staff["Joe"]),
        lambda: feedback.close(desk, said, "done"),
        lambda: feedback.reopen(desk, said),
    )
    for step in steps:
        before = feedback.read(desk, said)
        undo.undo(desk, step().action_id)
        after = feedback.read(desk, said)
        step()
        assert (after, after.version > before.version) == (replace(before, version=after.version), True)


def test_a_stale_change_is_refused(desk):
    said = heard(desk)
    seen = feedback.read(desk, said)
    feedback.change(desk, said, text="cold tea", seen=seen)
    with pytest.raises(ChangedMeanwhile):
        feedback.change(desk, said, text="hot tea", seen=seen)
    assert feedback.read(desk, said).text == "cold tea"


@pytest.mark.parametrize(
    "values",
    [{"kind": "rant"}, {"text": ""}, {"text": "x" * 10_001}, {"about_id": 99}, {"customer_id": 99}],
)
def test_a_change_that_cannot_be_leaves_all_as_it_was(desk, ravi, values):
    said = heard(desk, customer_id=ravi)
    before = feedback.read(desk, said)
    with pytest.raises((BadInput, NoSuchStaff, NoSuchCustomer)):
        feedback.change(desk, said, item="flat white", **values)
    assert feedback.read(desk, said) == before


def test_feedback_that_becomes_anothers_leaves_the_visit_behind(desk, ravi):
    visits.log(desk, ravi, "tea")
    said = heard(desk, customer_id=ravi)
    ana = adding.add(desk, NewCustomer("Ana Gómez")).id
    feedback.change(desk, said, customer_id=ana)
    assert (feedback.read(desk, said).customer_name, feedback.read(desk, said).visit_id) == ("Ana Gómez", None)


def test_becoming_an_idea_begins_one_and_ceasing_to_be_one_leaves_none(desk):
    said = heard(desk, "oat milk", "question")
    feedback.change(desk, said, kind="idea")
    assert feedback.read(desk, said).idea == "oat milk"
    feedback.change(desk, said, kind="complaint")
    assert feedback.read(desk, said).idea_id is None
    assert feedback.add(desk, NewFeedback("idea", "oat milk")).alike == ()


def test_a_visit_that_is_taken_out_lets_go_of_its_feedback_and_comes_back_with_it(desk, ravi):
    visit = visits.log(desk, ravi, "tea").visit_id
    said = heard(desk, customer_id=ravi)
    removed = visits.remove(desk, visit)
    assert (feedback.read(desk, said).visit_id, visits.of_day(desk)) == (None, [])
    undo.undo(desk, removed.action_id)
    assert feedback.read(desk, said).visit_id == visit


def test_undoing_the_visit_itself_is_stopped_by_what_was_said_about_it(desk, ravi):
    logged = visits.log(desk, ravi, "tea")
    said = heard(desk, customer_id=ravi)
    with pytest.raises(UndoConflict):
        undo.undo(desk, logged.action_id)
    assert feedback.read(desk, said).visit_id == logged.visit_id


def test_the_list_has_the_overdue_first_then_what_is_due_then_open_then_closed(desk, wall, ravi):
    def say(text, kind="complaint", **passed):
        said = heard(desk, text, kind)
        wall.pass_by(**passed)
        return said

    closed = say("closed first", minutes=30)
    say("longest overdue", days=1)
    say("older idea", "idea", minutes=1)
    say("overdue", minutes=1)
    say("newer question", "question", days=1)
    closed_late = say("closed last", minutes=1)
    begun = say("due in three days", minutes=1)
    say("due today")
    feedback.say_sorry(desk, begun)
    feedback.close(desk, closed, "done")
    wall.pass_by(minutes=1)
    feedback.close(desk, closed_late, "done")
    expected = ["longest overdue", "overdue", "due today", "due in three days", "newer question", "older idea"]
    assert texts(feedback.listed(desk)) == [*expected, "closed last", "closed first"]
    assert texts(feedback.listed(desk, open_only=True)) == expected
    assert texts(feedback.listed(desk, kind="idea")) == ["older idea"]
    with desk.store.reading() as session:
        assert overdue_in(desk, session) == 2


def test_a_short_list_still_holds_the_oldest_open_complaints(desk, wall):
    for number in range(6):
        heard(desk, f"complaint {number}")
        heard(desk, f"praise {number}", "compliment")
        wall.pass_by(days=1)
    assert texts(feedback.listed(desk, limit=2)) == ["complaint 0", "complaint 1"]


def test_a_list_by_an_unknown_kind_is_refused(desk):
    with pytest.raises(feedback.UnknownFeedbackKind):
        feedback.listed(desk, kind="rant")


def test_complaints_about_staff_are_the_owners_alone_to_read(desk, staff):
    about = heard(desk.by("Joe"), "rude", about_id=staff["Mina"])
    praise = heard(desk.by("Joe"), "so kind", "compliment", about_id=staff["Mina"])
    mina, zoe = desk.by("Mina"), desk.by("Zoë")
    assert (texts(feedback.listed(mina)), texts(feedback.listed(desk))) == (["so kind"], ["so kind"])
    assert texts(feedback.listed(zoe)) == ["rude", "so kind"]
    assert (feedback.read(mina, praise).about, feedback.read(zoe, about).about) == ("Mina", "Mina")
    with pytest.raises(feedback.NoSuchFeedback):
        feedback.read(mina, about)


def test_nobody_makes_a_complaint_about_themselves_readable_or_closes_it(desk, staff):
    about = heard(desk.by("Joe"), "rude", about_id=staff["Mina"])
    mina = desk.by("Mina")
    deeds = (
        lambda: feedback.change(mina, about, about_id=None),
        lambda: feedback.change(mina, about, kind="question"),
        lambda: feedback.answer(mina, about, "was not"),
        lambda: feedback.close(mina, about, "nothing"),
        lambda: feedback.assign(mina, about, None),
    )
    for deed in deeds:
        with pytest.raises(feedback.NoSuchFeedback):
            deed()
    feedback.say_sorry(mina, about)
    assert feedback.read(desk.by("Zoë"), about).sorry_by == "Mina"


def test_whoever_heard_a_complaint_about_staff_may_close_it_at_first_contact(desk, staff):
    joe = desk.by("Joe")
    about = heard(joe, "rude", about_id=staff["Mina"])
    feedback.answer(joe, about, "will talk to her")
    assert feedback.close(joe, about, "talked it over").first_contact


def test_overdue_complaints_about_staff_are_counted_for_the_owner(desk, wall, staff):
    heard(desk, "rude", about_id=staff["Mina"])
    wall.pass_by(days=1)
    for name, overdue in (("Mina", 0), ("Zoë", 1)):
        with desk.store.reading() as session:
            assert overdue_in(desk.by(name), session) == overdue


def test_who_is_thanked_most_stands_first_and_the_whole_team_is_nobody(desk, wall, staff):
    old = heard(desk, "always quick", "compliment", about_id=staff["Mina"])
    wall.pass_by(days=1)
    heard(desk, "lovely place", "compliment")
    for text in ("so kind", "remembered my name"):
        heard(desk, text, "compliment", about_id=staff["Mina"])
    closed = heard(desk, "great", "compliment", about_id=staff["Joe"])
    heard(desk, "great", "compliment", about_id=staff["Joe"])
    feedback.close(desk, closed, "thanked")
    heard(desk, "rude", about_id=staff["Joe"])
    thanks = [(each.staff, each.staff_id, len(each.compliments)) for each in feedback.to_thank(desk)]
    assert thanks == [("Mina", staff["Mina"], 3), ("Joe", staff["Joe"], 1), ("", None, 1)]
    since = feedback.to_thank(desk, SUNDAY + timedelta(days=1))
    assert (len(since[0].compliments), old in {each.id for each in since[0].compliments}) == (2, False)


def test_a_list_takes_the_same_few_questions_however_long_it_is(desk, wall, ravi):
    from sqlalchemy import event

    def questions():
        asked = []
        engine = desk.store._engine(reading=True)
        count = lambda *rest: asked.append(rest[2])  # noqa: E731
        event.listen(engine, "before_cursor_execute", count)
        found = feedback.listed(desk)
        event.remove(engine, "before_cursor_execute", count)
        return len(asked), len(found)

    visits.log(desk, ravi, "tea")
    heard(desk, customer_id=ravi)
    few, one = questions()
    for number in range(30):
        heard(desk, f"soup {number}", customer_id=ravi)
        visits.log(desk, ravi, "tea")
    assert (questions(), one) == ((few, 31), 1)
