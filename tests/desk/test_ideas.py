from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frontdesk.desk import shop, team, undo
from frontdesk.desk.desk import open_desk
from frontdesk.desk.listening import feedback, ideas
from frontdesk.desk.lookup import NoSuchCustomer
from frontdesk.desk.roster import adding, merging
from frontdesk.errors import BadInput, ChangedMeanwhile, FrontdeskError
from frontdesk.records.ideas import IdeaFigures
from frontdesk.records.people import NewCustomer
from frontdesk.records.voices import NewFeedback
from frontdesk.words.fields import MissingText, TooLong
from tests.store.shop import every_row

HOSTILE = [
    "Bob [/nope]",
    "[@click=app.quit]x",
    "=1+1",
    "\x1b[31mred",
    "\u202edlog",
    "a\r\nb",
    "🦒\u200d🍞",
    "'; DROP TABLE ideas",
]


@pytest.fixture
def people(desk):
    return [
        adding.add(desk, NewCustomer(name, phones=(phone,))).id
        for name, phone in (
            ("Ravi Menon", "0207 946 0001"),
            ("Ana Gómez", "0207 946 0002"),
            ("Lily Robinson", "0207 946 0003"),
        )
    ]


def say(desk, text, customer_id=None, kind="idea"):
    return feedback.add(desk, NewFeedback(kind, text, customer_id))


@pytest.fixture
def oat_milk(desk, people):
    voices = [
        say(desk, text, who).id
        for text, who in zip(("oat milk, please", "Do you have oat milk?", "milk from oats"), people, strict=True)
    ]
    return ideas.group(desk, voices).id


def whom(told):
    return [each.customer_name for each in told]


def card(desk, customer_id):
    with desk.store.reading() as session:
        return ideas.tells_in(desk, session, customer_id)


def contents(desk):
    return every_row(desk.store.path, but={"actions", "changes", "spans"})


def test_three_people_ask_it_is_done_each_is_told_and_the_list_is_empty(desk, wall, people, oat_milk):
    assert ideas.listed(desk)[0].askers == 3
    wall.pass_by(days=1)
    ideas.decide(desk, oat_milk, "done", "from the farm next door")
    assert whom(ideas.to_tell(desk)) == ["Ravi Menon", "Ana Gómez", "Lily Robinson"]
    for who in people:
        wall.pass_by(days=1)
        assert [each.words for each in card(desk, who)] == [
            "you asked: oat milk, please. Done since Mon 23 Nov: from the farm next door"
        ]
        ideas.told(desk, oat_milk, who)
        assert card(desk, who) == ()
    assert (ideas.to_tell(desk), ideas.read(desk, oat_milk).told) == ((), 3)
    assert feedback.listed(desk, open_only=True) == ()


def test_every_new_idea_stands_alone_with_its_first_line_as_title(desk, people):
    heard = say(desk, "A bell on the door\nso that you hear us", people[0])
    idea = ideas.read(desk, heard.idea_id)
    assert (idea.title, idea.decision, [voice.text for voice in idea.voices]) == (
        "A bell on the door",
        "",
        ["A bell on the door\nso that you hear us"],
    )
    assert idea.voices[0].customer_name == "Ravi Menon"


@pytest.mark.parametrize(
    ("text", "alike"),
    [
        ("could you get oat milk", ["Oat milk please"]),
        ("OATMILK!", ["Oat milk please"]),
        ("a vegan milk, oat or soy", ["Oat milk please"]),
        ("open on sundays", ["Please open earlier on Sunday"]),
        ("rename tiger bread to giraffe bread", ["Tiger bread looks like a giraffe"]),
        ("somewhere to park my bike", []),
        ("please", []),
        ("?!", []),
        ("", []),
    ],
)
def test_similar_ideas_are_suggested_and_others_are_not(desk, text, alike):
    for idea in (
        "Oat milk please",
        "Please open earlier on Sunday",
        "Tiger bread looks like a giraffe",
        "More tables outside",
    ):
        say(desk, idea)
    assert [idea.title for idea in ideas.alike(desk, text)] == alike


def test_a_new_idea_is_not_like_itself_but_like_what_others_said(desk):
    first = say(desk, "oat milk")
    assert (first.alike, [idea.id for idea in say(desk, "milk from oats").alike]) == ((), [first.idea_id])


def test_an_idea_is_found_by_the_words_of_anybody_who_had_it(desk, oat_milk):
    ideas.rename(desk, oat_milk, "Plant drinks")
    assert [idea.id for idea in ideas.alike(desk, "oats milk")] == [oat_milk]


def test_grouping_joins_into_the_oldest_and_the_emptied_ideas_go(desk, people):
    old, new = say(desk, "oat milk", people[0]), say(desk, "milk of oats", people[1])
    assert ideas.group(desk, [new.id, old.id]).id == old.idea_id
    assert [idea.id for idea in ideas.listed(desk)] == [old.idea_id]
    with pytest.raises(ideas.NoSuchIdea):
        ideas.read(desk, new.idea_id)


def test_grouping_what_is_grouped_already_changes_nothing(desk, oat_milk):
    voices = [voice.id for voice in ideas.read(desk, oat_milk).voices]
    assert ideas.group(desk, voices[:2]) == ideas.group(desk, voices)
    assert ideas.group(desk, voices).action_id is None


def test_whole_groups_become_one_when_one_voice_of_each_is_named(desk, oat_milk):
    first, second = say(desk, "soy milk"), say(desk, "soya drink")
    ideas.group(desk, [first.id, second.id])
    ideas.group(desk, [ideas.read(desk, oat_milk).voices[0].id, second.id])
    assert [len(idea.voices) for idea in ideas.listed(desk)] == [5]


@pytest.mark.parametrize("again", [1, 2])
def test_one_voice_makes_no_group(desk, again):
    heard = say(desk, "oat milk")
    with pytest.raises(ideas.NothingToGroup):
        ideas.group(desk, [heard.id] * again)


def test_nothing_makes_no_group(desk):
    with pytest.raises(ideas.NothingToGroup):
        ideas.group(desk, [])


@pytest.mark.parametrize("kind", ["complaint", "compliment", "question"])
def test_only_ideas_are_grouped(desk, kind):
    idea, other = say(desk, "oat milk"), say(desk, "no oat milk!", kind=kind)
    before = contents(desk)
    with pytest.raises(ideas.NotAnIdea):
        ideas.group(desk, [idea.id, other.id])
    with pytest.raises(ideas.NotAnIdea):
        ideas.take_out(desk, other.id)
    assert contents(desk) == before


def test_a_complaint_about_staff_is_not_found_by_grouping_it(desk):
    mina = team.add(desk, "Mina").id
    team.add(desk, "Zoë", "owner")
    said = feedback.add(desk, NewFeedback("complaint", "rude", about_id=mina)).id
    for deed in (lambda who: ideas.group(who, [said, 9]), lambda who: ideas.take_out(who, said)):
        with pytest.raises(feedback.NoSuchFeedback):
            deed(desk.by("Mina"))
        with pytest.raises(ideas.NotAnIdea):
            deed(desk.by("Zoë"))


def test_feedback_that_is_not_there_is_not_grouped(desk):
    heard = say(desk, "oat milk")
    with pytest.raises(feedback.NoSuchFeedback):
        ideas.group(desk, [heard.id, 99])


def test_a_decided_idea_survives_grouping_though_it_is_younger(desk, people):
    old, decided = say(desk, "oat milk", people[0]), say(desk, "milk of oats", people[1])
    ideas.decide(desk, decided.idea_id, "done")
    ideas.told(desk, decided.idea_id, people[1])
    assert ideas.group(desk, [old.id, decided.id]).id == decided.idea_id
    assert whom(ideas.to_tell(desk)) == ["Ravi Menon"]


def test_differently_decided_ideas_stay_apart(desk):
    one, other = say(desk, "oat milk"), say(desk, "milk of oats")
    ideas.decide(desk, one.idea_id, "trying")
    ideas.decide(desk, other.idea_id, "no", "too dear")
    with pytest.raises(
        ideas.DecidedDifferently, match=f"idea {one.idea_id} is “trying” and idea {other.idea_id} is “no”"
    ):
        ideas.group(desk, [one.id, other.id])
    assert len(ideas.listed(desk)) == 2


def test_who_was_told_of_one_idea_is_not_told_again_of_the_group(desk, people):
    heard = [say(desk, f"oat milk {number}", who) for number, who in enumerate(people)]
    for each in heard:
        ideas.decide(desk, each.idea_id, "done")
    ideas.told(desk, heard[1].idea_id, people[1])
    idea = ideas.group(desk, [each.id for each in heard]).id
    assert (whom(ideas.to_tell(desk, idea)), ideas.read(desk, idea).told) == (["Ravi Menon", "Lily Robinson"], 1)


def test_what_was_taken_out_is_an_idea_of_its_own_again(desk, people, oat_milk):
    ideas.decide(desk, oat_milk, "done")
    voice = ideas.read(desk, oat_milk).voices[2]
    own = ideas.take_out(desk, voice.id).id
    assert (ideas.read(desk, own).title, ideas.read(desk, own).decision) == ("milk from oats", "")
    assert len(ideas.read(desk, oat_milk).voices) == 2
    assert whom(ideas.to_tell(desk)) == ["Ravi Menon", "Ana Gómez"]
    assert ideas.take_out(desk, voice.id).action_id is None


@pytest.mark.parametrize("decision", ["", "maybe", "yes", "x" * 20_000, "do\x1bne"])
def test_unknown_decisions_are_refused(desk, oat_milk, decision):
    with pytest.raises(ideas.UnknownDecision) as refused:
        ideas.decide(desk, oat_milk, decision)
    assert len(refused.value.sentence) < 80
    assert ideas.read(desk, oat_milk).decision == ""


@pytest.mark.parametrize("because", ["", "  \n "])
def test_there_is_no_no_without_a_because(desk, oat_milk, because):
    with pytest.raises(ideas.NoWithoutBecause):
        ideas.decide(desk, oat_milk, "no", because)
    assert ideas.read(desk, oat_milk).decision == ""


def test_a_no_is_told_with_its_because(desk, people, oat_milk):
    ideas.decide(desk, oat_milk, "No", "nobody makes it\nnear here")
    assert card(desk, people[0])[0].words == "you asked: oat milk, please. We will not: nobody makes it near here"


@pytest.mark.parametrize("decision", ["trying", "doing"])
def test_nobody_is_told_what_is_only_being_tried(desk, people, oat_milk, decision):
    ideas.decide(desk, oat_milk, decision)
    assert (ideas.to_tell(desk), ideas.listed(desk, to_tell_only=True)) == ((), ())
    with pytest.raises(ideas.NotOnTheList, match="neither done nor refused"):
        ideas.told(desk, oat_milk, people[0])


def test_deciding_the_same_again_tells_nobody_twice(desk, wall, people, oat_milk):
    ideas.decide(desk, oat_milk, "done", "oat milk is here")
    ideas.told(desk, oat_milk, people[0])
    before = ideas.read(desk, oat_milk)
    wall.pass_by(days=3)
    assert ideas.decide(desk, oat_milk, "done").action_id is None
    ideas.decide(desk, oat_milk, "done", "and it is good")
    after = ideas.read(desk, oat_milk)
    assert (after.decided_at, after.to_tell[0].asked_on, after.because) == (
        before.decided_at,
        date(2026, 11, 22),
        "and it is good",
    )
    assert whom(after.to_tell) == ["Ana Gómez", "Lily Robinson"]


def test_a_changed_decision_is_told_again_and_going_back_too(desk, people, oat_milk):
    ideas.decide(desk, oat_milk, "done")
    ideas.told(desk, oat_milk, people[0])
    ideas.decide(desk, oat_milk, "no", "it went sour")
    assert len(ideas.to_tell(desk)) == 3
    ideas.told(desk, oat_milk, people[0])
    ideas.told(desk, oat_milk, people[1])
    ideas.decide(desk, oat_milk, "done")
    assert whom(ideas.to_tell(desk)) == ["Ravi Menon", "Ana Gómez", "Lily Robinson"]


def endings(desk, idea):
    return [(voice.open, voice.outcome) for voice in ideas.read(desk, idea).voices]


def test_what_was_said_ends_with_the_decision_they_were_told_last(desk, people, oat_milk):
    ideas.decide(desk, oat_milk, "no", "too dear")
    for who in people[:2]:
        ideas.told(desk, oat_milk, who)
    assert endings(desk, oat_milk) == [(False, "no: too dear"), (False, "no: too dear"), (True, "")]
    ideas.decide(desk, oat_milk, "done")
    assert endings(desk, oat_milk) == [(True, "")] * 3
    ideas.told(desk, oat_milk, people[0])
    assert endings(desk, oat_milk) == [(False, "done"), (True, ""), (True, "")]


def test_what_is_tried_after_all_is_open_again_and_ends_anew_for_the_anonymous(desk, people):
    voices = [say(desk, "oat milk", people[0]).id, say(desk, "oat milk too").id]
    idea = ideas.group(desk, voices).id
    ideas.decide(desk, idea, "no", "too dear")
    ideas.told(desk, idea, people[0])
    ideas.decide(desk, idea, "trying")
    assert endings(desk, idea) == [(True, ""), (True, "")]
    ideas.decide(desk, idea, "no", "too dear")
    ideas.decide(desk, idea, "done", "since today")
    assert endings(desk, idea) == [(True, ""), (False, "done: since today")]


@pytest.mark.parametrize("outcome", ["no: she moved away", "done", "told by phone"])
def test_an_ending_that_staff_wrote_outlives_the_decision(desk, oat_milk, outcome):
    voice = ideas.read(desk, oat_milk).voices[0].id
    feedback.close(desk, voice, outcome)
    for decision in ("no", "done", "trying"):
        ideas.decide(desk, oat_milk, decision, "because")
        assert feedback.read(desk, voice).outcome == outcome


def test_trying_something_else_in_between_tells_nobody_what_they_know(desk, people, oat_milk):
    ideas.decide(desk, oat_milk, "done")
    ideas.told(desk, oat_milk, people[0])
    ideas.decide(desk, oat_milk, "trying")
    ideas.decide(desk, oat_milk, "done")
    assert whom(ideas.to_tell(desk)) == ["Ana Gómez", "Lily Robinson"]


def test_anonymous_voices_count_and_are_told_nothing(desk, people):
    known, unknown = say(desk, "oat milk", people[0]), say(desk, "oat milk too")
    idea = ideas.group(desk, [known.id, unknown.id]).id
    ideas.decide(desk, idea, "done", "since today")
    assert (ideas.read(desk, idea).askers, whom(ideas.to_tell(desk))) == (2, ["Ravi Menon"])
    left = feedback.read(desk, unknown.id)
    assert (left.open, left.outcome) == (False, "done: since today")
    assert feedback.read(desk, known.id).open


def test_asking_twice_is_one_person_to_tell(desk, people):
    voices = [say(desk, "oat milk", people[0]).id, say(desk, "still no oat milk?", people[0]).id]
    idea = ideas.group(desk, voices).id
    ideas.decide(desk, idea, "done")
    assert (ideas.read(desk, idea).askers, len(ideas.to_tell(desk))) == (1, 1)
    ideas.told(desk, idea, people[0])
    assert (ideas.to_tell(desk), feedback.listed(desk, open_only=True)) == ((), ())


def test_two_who_became_one_are_told_once_under_the_kept_name(desk, people, oat_milk):
    ideas.decide(desk, oat_milk, "done")
    merging.merge(desk, people[0], people[1])
    assert whom(ideas.to_tell(desk)) == ["Ravi Menon", "Lily Robinson"]
    ideas.told(desk, oat_milk, people[1])
    assert (whom(ideas.to_tell(desk)), card(desk, people[0])) == (["Lily Robinson"], ())


def test_undoing_a_merge_gives_each_their_own_to_be_told(desk, people, oat_milk):
    ideas.decide(desk, oat_milk, "done")
    ideas.told(desk, oat_milk, people[1])
    merging.merge(desk, people[0], people[1])
    assert whom(ideas.to_tell(desk)) == ["Lily Robinson"]
    undo.undo(desk)
    assert whom(ideas.to_tell(desk)) == ["Ravi Menon", "Lily Robinson"]


def test_a_voice_that_an_undo_brought_back_to_a_merged_customer_is_the_kept_ones(desk, people):
    heard = say(desk, "oat milk", people[1])
    gone = undo.undo(desk).action_id
    merging.merge(desk, people[0], people[1])
    undo.undo(desk, gone)
    ideas.decide(desk, heard.idea_id, "done")
    assert whom(ideas.to_tell(desk)) == whom(card(desk, people[0])) == ["Ravi Menon"]
    ideas.told(desk, heard.idea_id, people[0])
    assert (ideas.to_tell(desk), feedback.listed(desk, open_only=True)) == ((), ())


def test_who_is_not_on_the_list_is_not_told(desk, people, oat_milk):
    stranger = adding.add(desk, NewCustomer("Somebody Else")).id
    ideas.decide(desk, oat_milk, "done")
    ideas.told(desk, oat_milk, people[0])
    with pytest.raises(ideas.NotOnTheList, match="did not ask"):
        ideas.told(desk, oat_milk, stranger)
    with pytest.raises(ideas.NotOnTheList, match="was told"):
        ideas.told(desk, oat_milk, people[0])
    with pytest.raises(NoSuchCustomer):
        ideas.told(desk, oat_milk, 4_711)
    assert ideas.read(desk, oat_milk).told == 1


@pytest.mark.parametrize("idea_id", [0, -1, 99, 2**62])
def test_an_idea_that_is_not_there_is_said_so(desk, people, idea_id):
    acts = (
        lambda: ideas.read(desk, idea_id),
        lambda: ideas.rename(desk, idea_id, "x"),
        lambda: ideas.decide(desk, idea_id, "done"),
        lambda: ideas.told(desk, idea_id, people[0]),
        lambda: ideas.to_tell(desk, idea_id),
    )
    for act in acts:
        with pytest.raises(ideas.NoSuchIdea):
            act()


def test_the_call_list_has_the_numbers_of_all_who_may_be_called(desk, people, oat_milk):
    silent = adding.add(desk, NewCustomer("No Calls", phones=("0207 946 0009",), consents=(("phone", False),))).id
    ideas.group(desk, [say(desk, "oat milk!", silent).id, ideas.read(desk, oat_milk).voices[0].id])
    ideas.decide(desk, oat_milk, "done")
    assert [each.phones for each in ideas.to_tell(desk, oat_milk)] == [
        ("0207 946 0001",),
        ("0207 946 0002",),
        ("0207 946 0003",),
        (),
    ]


def test_the_list_has_the_most_wanted_first_then_the_latest_decisions(desk, wall, people, oat_milk):
    others = [say(desk, text, people[0]).idea_id for text in ("bike rack", "more plugs", "a bell")]
    for idea in others[:2]:
        wall.pass_by(hours=1)
        ideas.decide(desk, idea, "done")
    assert [idea.id for idea in ideas.listed(desk)] == [oat_milk, others[2], others[1], others[0]]
    assert [idea.id for idea in ideas.listed(desk, undecided_only=True)] == [oat_milk, others[2]]
    ideas.told(desk, others[0], people[0])
    assert [idea.id for idea in ideas.listed(desk, to_tell_only=True)] == [others[1]]
    assert [idea.id for idea in ideas.listed(desk, limit=1)] == [oat_milk]


def test_figures_count_ideas_and_the_median_of_their_days(desk, wall, people, oat_milk):
    bike = say(desk, "bike rack", people[0]).idea_id
    wall.pass_by(days=4)
    ideas.decide(desk, oat_milk, "done")
    wall.pass_by(days=1)
    ideas.decide(desk, bike, "no", "no room")
    ideas.told(desk, bike, people[0])
    start, end = date(2026, 11, 22), date(2026, 11, 30)
    assert ideas.figures(desk, start, end) == IdeaFigures(2, 2, 1, 3, 4.5)
    assert ideas.figures(desk, start, start) == IdeaFigures(2, 0, 0, 3, None)


def test_figures_follow_the_shops_day_that_ends_in_the_night(desk, wall, people):
    shop.change(desk, "day_ends", "03:00")
    wall.pass_by(hours=18)
    heard = say(desk, "open later", people[0])
    ideas.decide(desk, heard.idea_id, "doing")
    day = date(2026, 11, 22)
    assert ideas.figures(desk, day, day) == IdeaFigures(1, 1, 0, 0, 0.0)


def test_a_clock_set_back_makes_no_negative_days(desk, wall, people):
    heard = say(desk, "open later", people[0])
    wall.pass_by(days=-2)
    ideas.decide(desk, heard.idea_id, "done")
    assert ideas.figures(desk, date(2026, 11, 1), date(2026, 11, 30)).median_days == 0


def test_who_decided_stands_there(desk, oat_milk):
    team.add(desk, "Mina")
    ideas.decide(desk.by("Mina"), oat_milk, "doing")
    assert ideas.read(desk, oat_milk).decided_by == "Mina"


def test_what_is_no_idea_any_more_is_told_to_nobody(desk, people, oat_milk):
    ideas.decide(desk, oat_milk, "done")
    feedback.change(desk, ideas.read(desk, oat_milk).voices[0].id, kind="complaint")
    assert whom(ideas.to_tell(desk)) == ["Ana Gómez", "Lily Robinson"]


@pytest.mark.parametrize("decision", ["", "done"])
def test_an_idea_that_nobody_has_any_more_goes_with_its_words_and_comes_back_with_an_undo(desk, people, decision):
    mina, said = team.add(desk, "Mina").id, say(desk, "send Mina away", people[0])
    if decision:
        ideas.decide(desk, said.idea_id, decision)
        ideas.told(desk, said.idea_id, people[0])
    before = contents(desk)
    feedback.change(desk, said.id, kind="complaint", about_id=mina, text="Mina is rude")
    rows = every_row(desk.store.path)
    assert (rows["ideas"], rows["tells"]) == ([], [])
    assert feedback.read(desk, said.id).kind == "complaint"
    undo.undo(desk)
    assert contents(desk) == before


@pytest.mark.parametrize("leaves", ["becomes a complaint", "is taken out"])
def test_a_voice_that_leaves_an_idea_takes_its_title_along(desk, people, oat_milk, leaves):
    first, second, third = (each.id for each in ideas.read(desk, oat_milk).voices)

    def leave(voice):
        return ideas.take_out(desk, voice) if "out" in leaves else feedback.change(desk, voice, kind="complaint")

    before = contents(desk)
    leave(first)
    assert ideas.read(desk, oat_milk).title == "Do you have oat milk?"
    undo.undo(desk)
    assert contents(desk) == before
    leave(third)
    assert ideas.read(desk, oat_milk).title == "oat milk, please"
    ideas.rename(desk, oat_milk, "Oat milk")
    leave(first)
    assert [voice.id for voice in ideas.read(desk, oat_milk).voices] == [second]
    assert ideas.read(desk, oat_milk).title == "Oat milk"


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_kept_as_it_is_and_told_on_one_line(desk, people, text):
    heard = say(desk, text, people[0])
    ideas.rename(desk, heard.idea_id, text)
    ideas.decide(desk, heard.idea_id, "no", text)
    idea = ideas.read(desk, heard.idea_id)
    assert (idea.title, idea.because, idea.voices[0].text) == (text, text, text)
    assert len(card(desk, people[0])[0].words.splitlines()) == 1
    assert ideas.alike(desk, text) is not None


def test_ten_thousand_characters_are_kept_and_told_in_few_words(desk, people):
    long = "oats " * 1_999 + "milk"
    heard = say(desk, long, people[0])
    assert len(ideas.read(desk, heard.idea_id).title) <= 80
    ideas.rename(desk, heard.idea_id, "x" * 10_000)
    ideas.decide(desk, heard.idea_id, "no", long)
    idea = ideas.read(desk, heard.idea_id)
    assert (idea.because, idea.title, len(idea.to_tell[0].words) < 200) == (long, "x" * 10_000, True)
    ideas.told(desk, heard.idea_id, people[0])


@pytest.mark.parametrize(("text", "refusal"), [("x" * 10_001, TooLong), (" ", MissingText), ("a\x00b", BadInput)])
def test_titles_that_cannot_be_kept_are_refused(desk, oat_milk, text, refusal):
    with pytest.raises(refusal):
        ideas.rename(desk, oat_milk, text)
    assert ideas.read(desk, oat_milk).title == "oat milk, please"


def test_a_title_is_not_written_over_what_somebody_else_changed_meanwhile(desk, oat_milk):
    seen = ideas.read(desk, oat_milk)
    ideas.rename(desk, oat_milk, "Oat milk", seen=seen)
    with pytest.raises(ChangedMeanwhile):
        ideas.rename(desk, oat_milk, "Milk of oats", seen=seen)
    assert ideas.read(desk, oat_milk).title == "Oat milk"


def test_every_act_is_taken_back_whole(desk, wall, people):
    voices = [say(desk, "oat milk", who).id for who in (*people, None)]
    idea = feedback.read(desk, voices[0]).idea_id
    acts = (
        lambda: ideas.group(desk, voices),
        lambda: ideas.rename(desk, idea, "Oat milk"),
        lambda: ideas.decide(desk, idea, "done", "here it is"),
        lambda: ideas.told(desk, idea, people[0]),
        lambda: ideas.take_out(desk, voices[1]),
        lambda: ideas.decide(desk, idea, "no", "gone again"),
    )
    before = []
    for act in acts:
        before.append(contents(desk))
        wall.now += timedelta(minutes=1)
        assert act().action_id
    for step, rows in reversed(list(enumerate(before))):
        undo.undo(desk)
        assert contents(desk) == rows, step


ACTS = st.lists(
    st.tuples(
        st.sampled_from(["say", "group", "take out", "decide", "tell", "merge"]), st.integers(0, 9), st.integers(0, 9)
    ),
    min_size=3,
    max_size=14,
)


def act(desk, people, voices, kind, one, other):
    """Do something to the ideas, as somebody would who names what may not be there; whether anything was done."""
    first, second = voices[one % len(voices)], voices[other % len(voices)]
    idea = feedback.read(desk, first).idea_id
    if kind == "say":
        voices.append(say(desk, f"idea {one}", (*people, None)[other % 4]).id)
        return True
    acts = {
        "group": lambda: ideas.group(desk, [first, second]),
        "take out": lambda: ideas.take_out(desk, first),
        "decide": lambda: ideas.decide(desk, idea, ("trying", "done", "no")[other % 3], "because"),
        "tell": lambda: ideas.told(desk, idea, people[other % 3]),
        "merge": lambda: merging.merge(desk, people[one % 3], people[other % 3]),
    }
    try:
        return acts[kind]().action_id is not None
    except FrontdeskError:
        return False


@settings(max_examples=20, deadline=None)
@given(acts=ACTS)
def test_no_sequence_of_acts_loses_a_voice_or_tells_anybody_twice_and_undo_takes_all_of_it_back(tmp_path_factory, acts):
    desk = open_desk(tmp_path_factory.mktemp("ideas") / "shop.db", till="t", create=True)
    people = [adding.add(desk, NewCustomer(name)).id for name in ("Ravi", "Ana", "Lily")]
    voices = [say(desk, "idea", people[0]).id, say(desk, "idea", people[1]).id]
    before, deeds = contents(desk), 0
    for step in acts:
        deeds += act(desk, people, voices, *step)
        found = ideas.listed(desk)
        assert sorted(voice.id for idea in found for voice in idea.voices) == sorted(voices)
        assert len(every_row(desk.store.path)["ideas"]) == len(found)
        waiting = [(each.idea_id, each.customer_id) for each in ideas.to_tell(desk)]
        assert len(set(waiting)) == len(waiting)
        assert sorted(waiting) == sorted((told.idea_id, who) for who in people for told in card(desk, who))
    for _ in range(deeds):
        undo.undo(desk)
    assert contents(desk) == before
    desk.close()
