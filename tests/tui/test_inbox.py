"""The Inbox: what customers said, until it ends somewhere."""

import pytest

from frontdesk.desk.listening import feedback, ideas
from frontdesk.records.ideas import Idea
from frontdesk.words.display import shown
from tests.tui import said, shop
from tests.tui.till import SIZES, journey


@pytest.fixture
def ids(path):
    return said.inbox(path)


def texts(till):
    return [row.title if isinstance(row, Idea) else row.text for row in till.app.screen.rows._rows]


def in_full(till):
    return " ".join(till.app.screen.detail.render().plain.replace("▌", " ").split())


def stored(till, column, feedback_id):
    return till.read(f"SELECT {column} FROM feedback WHERE id = ?", feedback_id)[0][0]


@pytest.mark.parametrize("size", SIZES)
def test_the_longest_overdue_complaint_stands_on_top_and_in_full(path, ids, size):
    async def steps(till):
        await till.type("<ctrl+f>")
        assert texts(till)[0] == said.SOUP
        assert "▲ 2 days over" in till.words
        for words in (
            "Ana Gómez · complaint · Carrot soup",
            f"“{said.SOUP}”",
            "▲ first step owed since Fri 20 Nov, 2 days ago",
            "by Mina",
        ):
            assert words in in_full(till)

    journey(path, steps, size=size)


def test_the_marked_one_is_shown_in_full_wherever_the_mark_goes(path, ids):
    async def steps(till):
        await till.type("<ctrl+f>j")
        assert "“the croissant was from yesterday”" in till.words
        assert "first step owed today" in till.words
        await till.type("<end>")
        assert "“oat milk please”" in till.words

    journey(path, steps)


def test_f_goes_through_the_kinds_and_each_says_how_many_wait(path, ids):
    async def steps(till):
        await till.type("<ctrl+f>")
        assert "all 9 complaints 2 questions 1 ideas 3 compliments 3" in till.words
        await till.type("f")
        assert texts(till) == [said.SOUP, "the croissant was from yesterday"]
        await till.type("f")
        assert texts(till) == ["do you deliver?"]
        await till.type("fff")
        assert len(texts(till)) == 9
        await till.type("F")
        assert len(texts(till)) == 3

    journey(path, steps)


def test_nothing_that_was_said_is_seen_while_the_screen_faces_the_queue(path, ids):
    said.earlier(path, lambda desk: ideas.group(desk, [ids["oat"], ids["oats"]]))
    grouped = "oat milk"

    async def steps(till):
        await till.type("<f12><ctrl+f>fff")
        assert grouped not in till.words
        assert "•••" in till.words
        await till.type("I")
        assert "Take out of the group" in till.words
        assert grouped not in till.words
        await till.type("<escape>d")
        assert "What becomes of" in till.words
        assert grouped not in till.words
        await till.type("<down><down>because we tasted it<enter>")
        assert till.read("SELECT decision, because FROM ideas ORDER BY id") == [
            ("done", "because we tasted it"),
            ("", ""),
        ]
        assert grouped not in till.words
        assert "tasted" not in till.words
        await till.type("<home>" + "j" * texts(till).index("oat milk please") + "t")
        assert "Whom to tell" in till.words
        assert grouped not in till.words
        await till.type("<escape><f12>")
        assert grouped in till.words

    journey(path, steps, size=(120, 40))


def test_a_title_that_somebody_else_changed_is_not_written_over(path, ids):
    number = said.earlier(path, lambda desk: feedback.read(desk, ids["bikes"])).idea_id

    async def steps(till):
        await till.type("<ctrl+f>fff<end>")
        rows = till.app.screen.rows
        rows.choose(next(place for place, row in enumerate(rows._rows) if row.id == number))
        await till.type("e<ctrl+u>bikes")
        said.earlier(path, lambda desk: ideas.rename(desk, number, "a rack for bikes"), minutes=0)
        await till.type("<enter>")
        assert "a rack for bikes" in till.words
        await till.type("<escape>")
        assert till.box == "bikes"
        assert till.read("SELECT title FROM ideas WHERE id = ?", number) == [("a rack for bikes",)]

    journey(path, steps)


def test_a_click_chooses_a_kind(path, ids):
    async def steps(till):
        await till.type("<ctrl+f>")
        row = till.picture.splitlines()[1]
        await till.click(row.index("questions"), 1)
        assert texts(till) == ["do you deliver?"]

    journey(path, steps)


def test_complaints_about_staff_are_for_the_owner_alone(path, ids):
    async def steps(till):
        await till.type("<ctrl+f>")
        return texts(till)

    assert "he never says good morning" not in journey(path, steps, by="Mina")
    assert "he never says good morning" in journey(path, steps, by="Joe")


def test_sorry_is_one_key_and_is_taken_back(path, ids):
    async def steps(till):
        await till.type("<ctrl+f>")
        assert "not said yet" in till.words
        await till.type("s")
        assert "✓ Ana Gómez · sorry was said F8 takes it back" in till.words
        assert "sorry said today 08:41 by Mina" in till.words
        assert stored(till, "sorry_by", ids["soup"]) == said.MINA
        await till.type("u")
        assert stored(till, "sorry_by", ids["soup"]) is None
        assert "not said yet" in till.words

    journey(path, steps)


def test_an_answer_stops_the_first_clock(path, ids):
    async def steps(till):
        await till.type("<ctrl+f>a")
        assert "Answer to Ana Gómez" in till.words
        assert said.SOUP in till.words.replace("▌ ", "")
        await till.type("we have a new stove<enter>")
        assert stored(till, "answer", ids["soup"]) == "we have a new stove"
        assert "answered we have a new stove (today 08:41 by Mina)" in till.words
        assert "an ending owed by Mon 23 Nov" in till.words

    journey(path, steps)


def test_an_empty_answer_is_refused_beside_what_was_typed(path, ids):
    async def steps(till):
        await till.type("<ctrl+f>a<space><enter>")
        assert till.trouble == "The answer is empty. Type an answer."
        assert till.dialog == "Replying"

    journey(path, steps)


def test_what_was_given_stands_with_the_complaint(path, ids):
    async def steps(till):
        await till.type("<ctrl+f>mcoffee on us<tab>3,20<enter>")
        assert till.read("SELECT what, amount, feedback_id, customer_id FROM make_goods") == [
            ("coffee on us", 320, ids["soup"], shop.ANA)
        ]
        assert "gave coffee on us (3.20)" in till.words
        assert "✓ Ana Gómez · coffee on us" in till.words

    journey(path, steps)


def test_more_than_the_budget_is_refused_and_what_was_typed_is_kept(path, ids):
    async def steps(till):
        await till.type("<ctrl+f>ma free dinner<tab>80<enter>")
        assert "80.00 GBP is more than staff may give at a time (10.00 GBP)" in till.trouble
        assert "a free dinner" in till.picture
        assert till.read("SELECT count(*) FROM make_goods") == [(0,)]

    journey(path, steps)


def test_closing_proposes_what_was_done_and_any_letter_replaces_it(path, ids):
    async def steps(till):
        await till.type("<ctrl+f>sc")
        assert till.box == "sorry said"
        await till.type("new soup, all well<enter>")
        assert stored(till, "outcome", ids["soup"]) == "new soup, all well"
        assert "✓ Ana Gómez · complaint closed F8" in till.words
        assert texts(till)[0] == "the croissant was from yesterday"
        await till.type("u")
        assert stored(till, "closed_at", ids["soup"]) is None

    journey(path, steps)


def test_whoever_heard_it_and_closes_it_at_once_solved_it_at_first_contact(path, ids):
    async def steps(till):
        await till.type("<ctrl+f>jjcfresh one, on us<enter>")
        assert "✓ Ravi Menon · complaint closed: solved at first contact" in till.words
        assert stored(till, "first_contact", ids["croissant"]) == 1

    journey(path, steps, by="Joe", size=(120, 40))


def test_an_ending_without_words_is_refused(path, ids):
    async def steps(till):
        await till.type("<ctrl+f>c<enter>")
        assert "The outcome is empty." in till.trouble
        assert stored(till, "closed_at", ids["soup"]) is None

    journey(path, steps)


def test_keys_struck_in_a_row_never_act_on_the_one_before(path, ids):
    async def steps(till):
        await till.type("<ctrl+f>cone<enter>ctwo<enter>")
        assert stored(till, "outcome", ids["soup"]) == "one"
        assert stored(till, "outcome", ids["croissant"]) == "two"

    journey(path, steps)


def test_somebody_takes_care_of_it_and_then_nobody(path, ids):
    async def steps(till):
        await till.type("<ctrl+f>wjo<enter>")
        assert "✓ Ana Gómez · Joe takes care of it" in till.words
        assert "with Joe sees to it" in till.words
        await till.type("w<down><down><enter>")
        assert stored(till, "assigned_to", ids["soup"]) is None

    journey(path, steps, size=(120, 40))


def test_what_is_closed_is_shown_on_demand_and_opened_again(path, ids):
    shop.another_till(path, shop.doing(feedback.close, ids["question"], "yes, on fridays"))

    async def steps(till):
        await till.type("<ctrl+f>")
        assert "do you deliver?" not in texts(till)
        await till.type("o<end>")
        assert texts(till)[-1] == "do you deliver?"
        assert "ended yes, on fridays" in till.words
        assert "all 8" in till.words
        await till.type("r")
        assert stored(till, "closed_at", ids["question"]) is None
        assert "✓ Tom Weaver · open again" in till.words

    journey(path, steps)


def test_words_and_kind_are_put_right(path, ids):
    async def steps(till):
        await till.type("<ctrl+f>ff")
        await till.type("e<ctrl+u>you should deliver<up><enter>")
        assert till.read("SELECT kind, text FROM feedback WHERE id = ?", ids["question"]) == [
            ("idea", "you should deliver")
        ]

    journey(path, steps)


def test_enter_opens_the_card_at_the_counter(path, ids):
    async def steps(till):
        await till.type("<ctrl+f><enter>")
        assert till.opened == "Ana Gómez"

    journey(path, steps)


def test_what_nobody_known_said_is_read_whole(path):
    said.hear(path, "complaint", "\n".join(f"line {number} of my anger" for number in range(60)), days=2)

    async def steps(till):
        await till.type("<ctrl+f><enter>")
        assert till.dialog == "Sheet"
        await till.type("<end>")
        assert "line 59 of my anger" in till.words
        assert "first step owed since" in till.words
        await till.type("<escape>")
        assert till.dialog is None

    journey(path, steps)


@pytest.mark.parametrize("size", SIZES)
def test_three_who_asked_are_grouped_told_and_nobody_is_left(path, ids, size):
    said.hear(path, "idea", "OAT MILK", shop.TOM, hours=1)

    async def steps(till):
        await till.type("<ctrl+f>fff")
        assert set(texts(till)) == {"oat milk please", "could you have oat milk?", "a stand for bikes", "OAT MILK"}
        for row in [place for place, text in enumerate(texts(till)) if "oat" in text.lower()]:
            await till.type("<home>" + "j" * row + "<space>")
        await till.type("i")
        assert "✓ 3 ideas made one" in till.words
        assert texts(till)[0] == "oat milk please"
        assert "3 people" in till.words
        await till.type("<home>d<down><down>from our own dairy<enter>")
        assert "done, 3 people to tell: t" in till.words or size[0] < 80
        await till.type("<home>" + "j" * texts(till).index("oat milk please") + "t")
        assert "020 7946 0018" in till.words
        assert "you asked: oat milk please. Done since Sun 22 Nov" in till.words.replace("▌ ", "")
        await till.type("<enter><enter><enter>")
        assert till.dialog is None
        assert till.read("SELECT count(*) FROM tells") == [(3,)]
        assert texts(till) == ["a stand for bikes"]
        await till.type("o")
        assert "all told" in till.words

    journey(path, steps, size=size)


def test_a_voice_is_taken_out_of_its_group_again(path, ids):
    async def steps(till):
        await till.type("<ctrl+f>fff")
        first, second = (texts(till).index(text) for text in ("oat milk please", "could you have oat milk?"))
        await till.type("<home>" + "j" * first + "<space><home>" + "j" * second + "<space>i<home>")
        assert till.read("SELECT count(*) FROM ideas") == [(2,)]
        await till.type("I")
        assert till.dialog == "Choosing"
        await till.type("noor<enter>")
        assert till.read("SELECT count(*) FROM ideas") == [(3,)]

    journey(path, steps)


def test_grouping_takes_two(path, ids):
    async def steps(till):
        await till.type("<ctrl+f>fff<space>i")
        assert till.said == ["Mark at least two ideas with Space, then i makes them one."]

    journey(path, steps)


def test_a_no_needs_its_because(path, ids):
    async def steps(till):
        await till.type("<ctrl+f>fffd<up><enter>")
        assert till.dialog == "Deciding"
        assert "because" in till.trouble
        await till.type("there is no room<enter>")
        assert till.read("SELECT decision, because FROM ideas WHERE decision != ''") == [("no", "there is no room")]

    journey(path, steps)


def test_an_idea_gets_another_title(path, ids):
    async def steps(till):
        await till.type("<ctrl+f>fffe<ctrl+u>Bikes<enter>")
        assert "Bikes" in texts(till)

    journey(path, steps)


@pytest.mark.parametrize("size", SIZES)
def test_praise_stands_by_whoever_earned_it_and_ends_with_thanks(path, ids, size):
    async def steps(till):
        await till.type("<ctrl+f>ffff")
        assert texts(till) == ["knew my name", "always a smile", "best café in town"]
        assert till.words.count("Mina") < 8
        assert "the team" in till.words
        await till.type("c")
        assert till.box == "Mina was thanked"
        await till.type("<enter>")
        assert stored(till, "outcome", ids["name"]) == "Mina was thanked"

    journey(path, steps, size=size)


def test_a_screen_that_faces_the_queue_hides_what_was_said(path, ids):
    async def steps(till):
        await till.type("<ctrl+f>s<f12>")
        assert "soup was cold" not in till.words
        assert "Ana Gómez" in till.words
        await till.type("a")
        assert "soup was cold" not in till.words

    journey(path, steps, size=(120, 40))


@pytest.mark.parametrize("size", SIZES)
def test_an_empty_inbox_says_what_will_come_and_how(path, size):
    async def steps(till):
        for _ in range(5):
            await till.type("<ctrl+f>")
            assert "will stand here" in till.words
            assert "writes the first down" in till.words
            await till.type("f")

    journey(path, steps, size=size)


@pytest.mark.parametrize("size", SIZES)
def test_what_looks_like_a_command_is_shown_as_it_was_typed(path, size):
    nasty = "[@click=app.quit]x[/] \x1b[31mred a\u202eolleh [b]bold"
    for kind in ("complaint", "idea", "compliment"):
        said.hear(path, kind, nasty, shop.ANA, days=2)

    async def steps(till):
        await till.type("<ctrl+f>")
        seen = till.picture
        for keys in ("f", "ff", "d", "<escape>", "<enter>", "<escape>", "f", "c", "<escape>", "a", "<escape>", "e"):
            await till.type(keys)
            seen += till.picture
        assert "\x1b" not in seen
        assert "\u202e" not in seen
        assert shown("[@click=app.quit]") in seen

    journey(path, steps, size=size)


def test_the_keys_that_fit_the_marked_row_are_named(path, ids):
    async def steps(till):
        await till.type("<ctrl+f>")
        assert "a answer" in till.words
        await till.type("fff")
        assert "a answer" not in till.words

    journey(path, steps)


LONG = "a very long title of an idea that goes on and on, and that everybody who asked for it wants to be told of"


@pytest.mark.parametrize("size", SIZES)
def test_a_dialog_always_shows_its_keys_and_what_is_wrong(path, size):
    for who in (shop.ANA, shop.NOOR, shop.TOM):
        said.hear(path, "idea", LONG, who, days=2)
    said.hear(path, "complaint", f"{LONG} {LONG} {LONG} {LONG}", shop.ANA, days=2)

    async def steps(till):
        await till.type("<ctrl+f>")
        for keys in ("a", "c", "w", "e", "m"):
            await till.type(keys)
            seen = await said.in_trouble(till)
            assert "What is wrong." in seen, keys
            assert "Esc leave" in seen, keys
            await till.type("<escape>")
        await till.type("fff<space><space><space>id")
        assert "Esc leave" in await said.in_trouble(till)
        await till.type(f"<down><down>{LONG}<enter><home>t")
        assert till.dialog == "Choosing"
        seen = await said.in_trouble(till)
        assert "What is wrong." in seen
        assert "Esc leave" in seen
        assert "Tom Weaver" in seen

    journey(path, steps, size=size)
