from datetime import date

import pytest

from frontdesk.desk import team, undo
from frontdesk.desk.listening import feedback, make_goods, recovery
from frontdesk.desk.ordering import visits
from frontdesk.desk.roster import adding, merging
from frontdesk.records.people import NewCustomer
from frontdesk.records.voices import NewFeedback, Outcome

SUNDAY = date(2026, 11, 22)


@pytest.fixture
def ravi(desk):
    return adding.add(desk, NewCustomer("Ravi Menon")).id


def complain(desk, who, text="cold soup", **values):
    return feedback.add(desk, NewFeedback("complaint", text, who, **values)).id


def come(desk, wall, who, happiness="", **passed):
    wall.pass_by(**(passed or {"days": 1}))
    visit = visits.log(desk, who, "tea").visit_id
    if happiness:
        visits.rate(desk, visit, happiness)
    return visit


def recoveries(desk, who):
    with desk.store.reading() as session:
        return recovery.recoveries_in(desk, session, who)


def words(desk, who):
    return [each.words for each in recoveries(desk, who)]


def test_the_line_says_what_happened_what_we_did_and_what_to_ask(desk, wall, ravi):
    said = complain(desk, ravi)
    feedback.answer(desk, said, "replaced", sorry=True)
    make_goods.give(desk, "coffee on us", feedback_id=said)
    wall.pass_by(days=3)
    assert words(desk, ravi) == ["cold soup on 22 Nov, replaced, coffee on us: ask today"]


def test_it_begins_with_sorry_until_somebody_has_said_it(desk, ravi):
    said = complain(desk, ravi)
    assert words(desk, ravi) == ["Say sorry: cold soup on 22 Nov: ask today"]
    done = feedback.say_sorry(desk, said)
    assert (words(desk, ravi), recoveries(desk, ravi)[0].said) == (["cold soup on 22 Nov: ask today"], True)
    undo.undo(desk, done.action_id)
    assert not recoveries(desk, ravi)[0].said


def test_closing_it_is_not_saying_sorry_and_the_outcome_stands_for_a_missing_answer(desk, ravi):
    feedback.close(desk, complain(desk, ravi), "new bowl at once.")
    assert words(desk, ravi) == ["Say sorry: cold soup on 22 Nov, new bowl at once: ask today"]


@pytest.mark.parametrize(
    ("answer", "what", "ending"),
    [
        ("replaced, a coffee on us", "Coffee on us", "replaced, a coffee on us: ask today"),
        ("the steam broke", "tea", "the steam broke, tea: ask today"),
    ],
)
def test_what_was_given_is_not_said_twice(desk, ravi, answer, what, ending):
    said = complain(desk, ravi)
    feedback.answer(desk, said, answer)
    make_goods.give(desk, what, feedback_id=said)
    assert words(desk, ravi)[0].endswith(f"22 Nov, {ending}")


def test_last_year_is_named(desk, wall, ravi):
    complain(desk, ravi)
    wall.pass_by(days=60)
    assert words(desk, ravi) == ["Say sorry: cold soup on 22 Nov 2026: ask today"]


@pytest.mark.parametrize(
    "text",
    ["so cold\nand\r\n\tso late", "word " * 2_000, "x" * 10_000, "…", ". . .", "[/nope]", "\u2028\x85soup\x1c!"],
)
def test_it_is_one_short_line_whatever_was_typed(desk, ravi, text):
    said = complain(desk, ravi, text)
    feedback.answer(desk, said, text)
    make_goods.give(desk, text, feedback_id=said)
    (line,) = words(desk, ravi)
    assert len(line.splitlines()) == 1
    assert len(line) < 260
    assert recoveries(desk, ravi)[0].about


def test_a_long_text_is_cut_between_words(desk, ravi):
    complain(desk, ravi, "the soup was cold and the waiter laughed when I said so to him yesterday")
    assert recoveries(desk, ravi)[0].about == "the soup was cold and the waiter laughed when I said so to…"


@pytest.mark.parametrize(
    ("happiness", "ending", "outcome"),
    [
        ("=", "so-so on 23 Nov: ask again", Outcome.STILL_UNHAPPY),
        ("-", "not happy on 23 Nov: ask again", Outcome.STILL_UNHAPPY),
        ("", "cold soup on 22 Nov: ask today", Outcome.NOT_ASKED),
    ],
)
def test_it_stands_until_they_are_happy(desk, wall, ravi, happiness, ending, outcome):
    complain(desk, ravi)
    come(desk, wall, ravi, happiness)
    (found,) = recoveries(desk, ravi)
    assert (found.words.endswith(ending), found.outcome) == (True, outcome)


@pytest.mark.parametrize(
    ("happiness", "outcome"),
    [
        ("", Outcome.NOT_SEEN),
        ("=", Outcome.NOT_SEEN),
        ("-", Outcome.NOT_SEEN),
        ("+", Outcome.WON_BACK),
    ],
)
def test_on_the_day_itself_only_a_good_word_counts_for_they_never_left(desk, wall, ravi, happiness, outcome):
    said = complain(desk, ravi)
    feedback.say_sorry(desk, said)
    come(desk, wall, ravi, happiness, minutes=1)
    expected = [] if happiness == "+" else ["cold soup on 22 Nov: ask today"]
    assert (words(desk, ravi), feedback.read(desk, said).recovery) == (expected, outcome)


def test_visits_of_the_day_itself_do_not_let_a_closed_one_go(desk, wall, ravi):
    feedback.close(desk, complain(desk, ravi), "new bowl")
    for _ in range(3):
        come(desk, wall, ravi, minutes=1)
    assert len(words(desk, ravi)) == 1


def test_a_later_visit_that_was_good_settles_it(desk, wall, ravi):
    said = complain(desk, ravi)
    visit = come(desk, wall, ravi, "+")
    assert (words(desk, ravi), feedback.read(desk, said).recovery) == ([], Outcome.WON_BACK)
    visits.rate(desk, visit, "-")
    assert (len(words(desk, ravi)), feedback.read(desk, said).recovery) == (1, Outcome.STILL_UNHAPPY)


def test_an_old_complaint_does_not_come_back_with_a_later_bad_visit_but_the_owner_sees_it(desk, wall, ravi):
    said = complain(desk, ravi)
    come(desk, wall, ravi, "+")
    come(desk, wall, ravi, "-")
    assert (words(desk, ravi), feedback.read(desk, said).recovery) == ([], Outcome.STILL_UNHAPPY)


def test_the_visit_it_was_about_settles_nothing(desk, wall, ravi):
    visit = visits.log(desk, ravi, "soup").visit_id
    wall.pass_by(minutes=20)
    said = complain(desk, ravi)
    visits.rate(desk, visit, "+")
    assert (len(words(desk, ravi)), feedback.read(desk, said).recovery) == (1, Outcome.NOT_SEEN)


def test_nor_does_the_visit_it_was_about_when_it_is_said_to_have_been_later(desk, wall, ravi):
    visit = visits.log(desk, ravi, "soup").visit_id
    said = complain(desk, ravi)
    wall.pass_by(hours=1)
    visits.change(desk, visit, at=desk.clock.now(), happiness="+")
    assert feedback.read(desk, said).recovery == Outcome.NOT_SEEN


def test_an_earlier_visit_that_is_logged_later_settles_nothing(desk, wall, ravi):
    said = complain(desk, ravi)
    before = desk.clock.now()
    wall.pass_by(days=1)
    visits.rate(desk, visits.log(desk, ravi, "tea", at=before).visit_id, "+")
    assert feedback.read(desk, said).recovery == Outcome.NOT_SEEN


def test_another_customers_visit_settles_nothing(desk, wall, ravi):
    ana = adding.add(desk, NewCustomer("Ana Gómez")).id
    said = complain(desk, ravi)
    come(desk, wall, ana, "+")
    assert (feedback.read(desk, said).recovery, len(words(desk, ravi)), words(desk, ana)) == (Outcome.NOT_SEEN, 1, [])


def test_a_closed_one_is_let_go_after_three_visits_at_which_nobody_asked(desk, wall, ravi):
    said = complain(desk, ravi)
    for _ in range(3):
        come(desk, wall, ravi)
    assert len(words(desk, ravi)) == 1
    feedback.close(desk, said, "replaced")
    assert words(desk, ravi) == []


def test_a_closed_one_is_let_go_only_after_three(desk, wall, ravi):
    feedback.close(desk, complain(desk, ravi), "replaced")
    for standing in (1, 1, 0):
        come(desk, wall, ravi)
        assert len(words(desk, ravi)) == standing


def test_a_rating_begins_the_count_anew(desk, wall, ravi):
    feedback.close(desk, complain(desk, ravi), "replaced")
    for happiness, standing in (("", 1), ("", 1), ("=", 1), ("", 1), ("", 1), ("", 0)):
        come(desk, wall, ravi, happiness)
        assert len(words(desk, ravi)) == standing


def test_only_complaints_need_a_recovery(desk, ravi):
    for kind in ("compliment", "idea", "question"):
        said = feedback.add(desk, NewFeedback(kind, "about the soup", ravi)).id
        assert feedback.read(desk, said).recovery is None
    assert words(desk, ravi) == []


def test_the_newest_is_brought_up_first(desk, wall, ravi):
    complain(desk, ravi, "cold soup")
    wall.pass_by(days=1)
    complain(desk, ravi, "cold tea")
    assert [each.about for each in recoveries(desk, ravi)] == ["cold tea", "cold soup"]


def test_a_complaint_about_staff_is_named_by_nobody_on_the_card(desk, ravi):
    mina = team.add(desk, "Mina").id
    team.add(desk, "Zoë", "owner")
    said = complain(desk, ravi, "Mina was rude", about_id=mina)
    feedback.answer(desk, said, "talked to Mina")
    make_goods.give(desk, "coffee, for Mina", feedback_id=said)
    for who in (None, "Zoë"):
        assert words(desk.by(who), ravi) == ["Say sorry: something went wrong on 22 Nov: ask today"]
        found = recoveries(desk.by(who), ravi)[0]
        assert (found.about, found.gave) == ("something went wrong", "")


def test_a_merge_takes_the_recovery_along_and_its_undo_brings_it_back(desk, ravi):
    twin = adding.add(desk, NewCustomer("R. Menon")).id
    complain(desk, twin)
    merged = merging.merge(desk, ravi, twin)
    assert (len(words(desk, ravi)), words(desk, twin)) == (1, [])
    undo.undo(desk, merged.action_id)
    assert (words(desk, ravi), len(words(desk, twin))) == ([], 1)


def test_the_outcomes_of_a_span_are_those_of_the_complaints_heard_in_it(desk, wall, ravi):
    ana, joe = (adding.add(desk, NewCustomer(name)).id for name in ("Ana Gómez", "Joe Byrne"))
    complain(desk, ravi)
    complain(desk, ana)
    complain(desk, None)
    feedback.add(desk, NewFeedback("question", "when do you open", joe))
    come(desk, wall, ravi, "+")
    come(desk, wall, ana)
    complain(desk, joe, "too loud")
    today = desk.clock.today()
    found = {each.customer_name: each.recovery for each in recovery.outcomes(desk, SUNDAY, today)}
    assert found == {"Ravi Menon": "won back", "Ana Gómez": "back, not asked yet", "Joe Byrne": "not seen since"}
    assert [each.text for each in recovery.outcomes(desk, today, today)] == ["too loud"]


def test_whoever_is_not_the_owner_counts_but_does_not_read_complaints_about_staff(desk, ravi):
    mina = team.add(desk, "Mina").id
    team.add(desk, "Zoë", "owner")
    make_goods.give(desk, "coffee, for Mina", feedback_id=complain(desk, ravi, "Mina was rude", about_id=mina))
    (seen,) = recovery.outcomes(desk.by("Mina"), SUNDAY, SUNDAY)
    assert (seen.text, seen.about, seen.about_id, seen.made_good) == ("something went wrong", "", None, ())
    assert recovery.outcomes(desk.by("Zoë"), SUNDAY, SUNDAY)[0].text == "Mina was rude"


def test_a_card_takes_the_same_few_questions_however_much_went_wrong(desk, wall, ravi):
    from sqlalchemy import event

    def questions():
        asked = []
        engine = desk.store._engine(reading=True)
        count = lambda *rest: asked.append(rest[2])  # noqa: E731
        event.listen(engine, "before_cursor_execute", count)
        found = recoveries(desk, ravi)
        event.remove(engine, "before_cursor_execute", count)
        return len(asked), len(found)

    complain(desk, ravi)
    few, one = questions()
    for number in range(20):
        said = complain(desk, ravi, f"soup {number}")
        make_goods.give(desk, "tea", feedback_id=said)
        come(desk, wall, ravi, "=")
    assert (questions(), one, few <= 5) == ((few, 21), 1, True)


def test_the_evening_on_which_somebody_is_won_back_says_so(desk, wall):
    who = adding.add(desk, NewCustomer("Phil")).id
    feedback.add(desk, NewFeedback("complaint", "cold soup", customer_id=who))
    heard = desk.clock.today()
    wall.pass_by(days=1)
    visits.log(desk, who, "", remarks=visits.Remarks(happiness="+"))
    today = desk.clock.today()
    assert [each.recovery for each in recovery.outcomes(desk, today, today)] == [Outcome.WON_BACK]
    assert [each.recovery for each in recovery.outcomes(desk, heard, heard)] == [Outcome.WON_BACK]


def test_what_nobody_said_sorry_for_is_brought_up_before_what_is_settled(desk, wall):
    who = adding.add(desk, NewCustomer("Emeka")).id
    feedback.add(desk, NewFeedback("complaint", "the cup had a crack", customer_id=who))
    wall.pass_by(minutes=1)
    noise = feedback.add(desk, NewFeedback("complaint", "noise", customer_id=who))
    feedback.say_sorry(desk, noise.id)
    feedback.close(desk, noise.id, "moved table")
    with desk.store.reading() as session:
        first, second = recovery.recoveries_in(desk, session, who)
    assert (first.about, second.about) == ("the cup had a crack", "noise")
