from dataclasses import replace
from datetime import date, timedelta

import pytest

from frontdesk.desk import team, undo
from frontdesk.desk.listening import feedback, panels
from frontdesk.desk.lookup import NoSuchCustomer
from frontdesk.desk.ordering import items, orders, visits
from frontdesk.desk.ordering.items import NoSuchItem
from frontdesk.desk.roster import adding, merging
from frontdesk.errors import BadInput
from frontdesk.records.orders import NewVisit
from frontdesk.records.people import NewCustomer
from frontdesk.store.orders import visits as stored
from frontdesk.words.fields import MissingText, TooLong
from tests.store.shop import every_row

QUESTION = "Would you come earlier?"
HOSTILE = ["Bob [/nope]", "[@click=app.quit]x", "=1+1", "\x1b[31mred", "\u202edlog", "a\r\nb"]


@pytest.fixture(autouse=True)
def sold(desk):
    for name in ("Flat white", "Tea", "Bagel"):
        items.add(desk, name)


def regular(desk, name, every, times, order="1 tea", last=1, **more):
    """A customer who came `times` times, `every` so many days, last so many days ago."""
    who = adding.add(desk, NewCustomer(name, **more)).id
    with desk.store.writing(desk.deed("visit.log", "Visits logged")) as work:
        lines = orders.read(work.session, order)[0]
        for back in range(times):
            at = desk.clock.now() - timedelta(days=last + back * every)
            stored.add(work, NewVisit(at, who, lines), desk.clock.day_of(at))
    return who


@pytest.fixture
def people(desk):
    return {
        "daily": regular(desk, "Daily Dora", 1, 20),
        "weekly": regular(desk, "Weekly Will", 7, 10, "1 flat white", phones=("0207 946 0001",)),
        "monthly": regular(desk, "Monthly Mo", 28, 6, "2 flat white; 1 bagel"),
        "lapsed": regular(desk, "Lapsed Lou", 2, 20, last=80),
        "new": regular(desk, "New Nia", 1, 2),
    }


def names(panel):
    return [member.customer_name for member in panel.members]


def asks(desk, customer_id):
    with desk.store.reading() as session:
        return [ask.question for ask in panels.asks_in(session, customer_id)]


def contents(desk):
    return every_row(desk.store.path, but={"actions", "changes", "spans"})


def test_the_regulars_who_come_most_often_are_asked_first(desk, people):
    panel = panels.ask(desk, QUESTION)
    assert names(panel) == ["Daily Dora", "Weekly Will", "Monthly Mo"]
    assert [member.why for member in panel.members] == [
        "20 visits in 3 weeks",
        "10 visits in 10 weeks",
        "4 visits in 13 weeks",
    ]
    assert panels.read(desk, panel.id) == replace(panel, action_id=None)


@pytest.mark.parametrize(("rhythm", "found"), [("weekly", ["Daily Dora", "Weekly Will"]), (" Monthly", ["Monthly Mo"])])
def test_the_rhythm_is_everybodys_own(desk, people, rhythm, found):
    assert names(panels.ask(desk, QUESTION, rhythm=rhythm)) == found


def test_one_holiday_makes_nobody_monthly(desk):
    who = regular(desk, "Weekly Will", 7, 6, last=40)
    visits.log(desk, who, "1 tea")
    assert names(panels.ask(desk, QUESTION, rhythm="weekly")) == ["Weekly Will"]


@pytest.mark.parametrize("item", ["Flat white", "flat WHITES", " flat white "])
def test_by_item_those_are_asked_who_have_it_lately(desk, people, item):
    panel = panels.ask(desk, QUESTION, item=item)
    assert [(member.customer_name, member.why) for member in panel.members] == [
        ("Weekly Will", "10 times Flat white in 10 weeks"),
        ("Monthly Mo", "4 times Flat white in 13 weeks"),
    ]


def test_two_lines_of_an_item_in_one_visit_are_one_time(desk):
    regular(desk, "Weekly Will", 7, 6, "1 tea; 1 tea, hot")
    assert panels.ask(desk, QUESTION, item="tea").members[0].why == "6 times Tea in 6 weeks"


def test_an_item_that_is_not_sold_is_refused_with_the_nearest(desk, people):
    with pytest.raises(NoSuchItem) as refused:
        panels.ask(desk, QUESTION, item="flat wite")
    assert "flat wite" in refused.value.sentence
    assert "Flat white" in refused.value.hint
    assert panels.listed(desk) == ()


def test_an_item_that_nobody_had_finds_nobody(desk, people):
    items.add(desk, "Scone")
    with pytest.raises(panels.NobodyToAsk):
        panels.ask(desk, QUESTION, item="scone")
    assert panels.listed(desk) == ()


def test_an_empty_shop_has_nobody_to_ask(desk):
    with pytest.raises(panels.NobodyToAsk):
        panels.ask(desk, QUESTION)


def test_a_panel_is_no_larger_than_wanted(desk, people):
    assert names(panels.ask(desk, QUESTION, size=1)) == ["Daily Dora"]


def test_two_panels_do_not_ask_the_same_people(desk, people):
    panels.ask(desk, QUESTION, size=1)
    assert names(panels.ask(desk, QUESTION, size=2)) == ["Weekly Will", "Monthly Mo"]
    with pytest.raises(panels.NobodyToAsk):
        panels.ask(desk, QUESTION)


def test_who_was_asked_is_left_in_peace_for_a_while(desk, wall):
    who = regular(desk, "Daily Dora", 1, 20)
    panel = panels.ask(desk, QUESTION)
    wall.pass_by(days=5)
    panels.answer(desk, panel.id, who, "yes")
    wall.pass_by(days=14)
    with pytest.raises(panels.NobodyToAsk):
        panels.ask(desk, QUESTION, not_asked_days=15)
    assert names(panels.ask(desk, QUESTION, not_asked_days=13)) == ["Daily Dora"]


def test_who_was_never_asked_by_a_closed_panel_can_be_asked_by_the_next(desk, people):
    panels.close(desk, panels.ask(desk, QUESTION, size=1).id)
    assert names(panels.ask(desk, QUESTION, size=1)) == ["Daily Dora"]


@pytest.mark.parametrize(
    "wrong", [{"size": 0}, {"size": -1}, {"size": 10**9}, {"not_asked_days": -1}, {"not_asked_days": 10**9}]
)
def test_impossible_panels_are_refused(desk, people, wrong):
    with pytest.raises(panels.ImpossiblePanel):
        panels.ask(desk, QUESTION, **wrong)


@pytest.mark.parametrize("rhythm", ["daily", "week", "x" * 10_000])
def test_unknown_rhythms_are_refused(desk, people, rhythm):
    with pytest.raises(panels.UnknownRhythm) as refused:
        panels.ask(desk, QUESTION, rhythm=rhythm)
    assert len(refused.value.sentence) < 80


@pytest.mark.parametrize(("question", "refusal"), [("", MissingText), ("x" * 10_001, TooLong), ("a\x00b", BadInput)])
def test_a_question_must_stand_there(desk, people, question, refusal):
    with pytest.raises(refusal):
        panels.ask(desk, question)
    assert panels.listed(desk) == ()


def test_a_merged_customer_is_asked_once_under_the_kept_name(desk, people):
    merging.merge(desk, people["weekly"], people["daily"])
    assert names(panels.ask(desk, QUESTION)) == ["Weekly Will", "Monthly Mo"]


def test_when_two_on_a_panel_become_one_they_are_asked_once(desk, people):
    panel = panels.ask(desk, QUESTION)
    merging.merge(desk, people["daily"], people["weekly"])
    assert names(panels.read(desk, panel.id)) == ["Daily Dora", "Monthly Mo"]
    panels.answer(desk, panel.id, people["weekly"], "yes")
    assert panels.read(desk, panel.id).members[0].answer == "yes"


def test_the_card_asks_until_it_is_answered(desk, wall, people):
    team.add(desk, "Mina")
    panel = panels.ask(desk.by("Mina"), QUESTION, size=2)
    assert (asks(desk, people["daily"]), asks(desk, people["monthly"])) == ([QUESTION], [])
    wall.pass_by(days=1)
    heard = panels.answer(desk, panel.id, people["daily"], "yes, at six")
    answered = panels.read(desk, panel.id)
    assert (answered.by, answered.answered, answered.members[0].answer) == ("Mina", 1, "yes, at six")
    assert (answered.members[0].asked_at, answered.members[0].feedback_id) == (desk.clock.now(), heard.id)
    assert asks(desk, people["daily"]) == []
    said = feedback.read(desk, heard.id)
    assert (said.kind, said.customer_id, said.text) == ("idea", people["daily"], "yes, at six")


def test_the_list_has_the_numbers_to_call(desk, people):
    assert [member.phones for member in panels.ask(desk, QUESTION).members] == [(), ("0207 946 0001",), ()]


def test_somebody_who_is_not_on_the_list_may_answer_too(desk, people):
    panel = panels.ask(desk, QUESTION, size=1)
    panels.answer(desk, panel.id, people["new"], "me too", kind="compliment")
    assert [(member.customer_name, member.why) for member in panels.read(desk, panel.id).members[1:]] == [
        ("New Nia", panels.UNASKED)
    ]


def test_nobody_answers_twice(desk, people):
    panel = panels.ask(desk, QUESTION)
    heard = panels.answer(desk, panel.id, people["daily"], "yes")
    with pytest.raises(panels.AnsweredAlready, match=f"feedback {heard.id}"):
        panels.answer(desk, panel.id, people["daily"], "no")
    assert len(feedback.listed(desk)) == 1


def test_a_refused_answer_leaves_nothing_behind(desk, people):
    panel = panels.ask(desk, QUESTION, size=1)
    before = contents(desk)
    for who, text, kind, refusal in (
        (people["daily"], " ", "idea", MissingText),
        (people["new"], "yes", "opinion", feedback.UnknownFeedbackKind),
        (people["new"], "x" * 10_001, "idea", TooLong),
        (4_711, "yes", "idea", NoSuchCustomer),
    ):
        with pytest.raises(refusal):
            panels.answer(desk, panel.id, who, text, kind)
    assert contents(desk) == before


def test_a_closed_panel_asks_nobody_and_takes_no_answer(desk, people):
    panel = panels.ask(desk, QUESTION)
    panels.close(desk, panel.id)
    assert (asks(desk, people["daily"]), panels.listed(desk, open_only=True)) == ([], ())
    assert len(panels.listed(desk)) == 1
    with pytest.raises(panels.ClosedPanel):
        panels.answer(desk, panel.id, people["daily"], "yes")
    with pytest.raises(panels.ClosedPanel, match="already"):
        panels.close(desk, panel.id)


@pytest.mark.parametrize("panel_id", [0, -1, 99, 2**62])
def test_a_panel_that_is_not_there_is_said_so(desk, people, panel_id):
    acts = (
        lambda: panels.read(desk, panel_id),
        lambda: panels.close(desk, panel_id),
        lambda: panels.answer(desk, panel_id, people["daily"], "yes"),
    )
    for act in acts:
        with pytest.raises(panels.NoSuchPanel):
            act()


def test_a_complaint_about_somebody_who_works_here_is_not_shown_as_an_answer(desk, people):
    team.add(desk, "Mina")
    panel = panels.ask(desk, QUESTION)
    heard = panels.answer(desk, panel.id, people["daily"], "not while Mina is here", "complaint")
    feedback.change(desk, heard.id, about_id=1)
    assert (panels.read(desk, panel.id).members[0].answer, panels.read(desk, panel.id).answered) == ("", 1)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_kept_as_it_is(desk, people, text):
    panel = panels.ask(desk, text)
    panels.answer(desk, panel.id, people["daily"], text)
    found = panels.read(desk, panel.id)
    assert (found.question, found.members[0].answer, asks(desk, people["weekly"])) == (text, text, [text])


def test_questions_and_answers_may_have_ten_thousand_characters(desk, people):
    panel = panels.ask(desk, "x" * 10_000)
    panels.answer(desk, panel.id, people["daily"], "y" * 10_000)
    assert panels.read(desk, panel.id).members[0].answer == "y" * 10_000


def test_every_act_is_taken_back_whole(desk, people):
    before = [contents(desk)]
    panel = panels.ask(desk, QUESTION)
    acts = (
        lambda: panels.answer(desk, panel.id, people["daily"], "yes"),
        lambda: panels.answer(desk, panel.id, people["new"], "no"),
        lambda: panels.close(desk, panel.id),
    )
    for act in acts:
        before.append(contents(desk))
        assert act().action_id
    for step, rows in reversed(list(enumerate(before))):
        undo.undo(desk)
        assert contents(desk) == rows, step


def test_a_panel_goes_by_the_last_ninety_days(desk, wall):
    who = regular(desk, "Weekly Will", 7, 20)
    assert panels.ask(desk, QUESTION).members[0].why == "13 visits in 13 weeks"
    assert desk.clock.today() - panels.LATELY == date(2026, 8, 24)
    wall.pass_by(days=100)
    visits.log(desk, who, "1 tea")
    assert panels.ask(desk, QUESTION).members[0].why == "1 visit in 1 week"
