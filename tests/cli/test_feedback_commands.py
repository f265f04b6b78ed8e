from __future__ import annotations

from datetime import date, timedelta

import pytest


@pytest.fixture
def shop(shell):
    """A shop with an owner, a colleague, a soup and two customers: Ravi is 1, Ana is 2."""
    for call in (
        ("team", "add", "Mina", "--role", "owner"),
        ("team", "add", "Joe"),
        ("items", "add", "Soup"),
        ("add", "Ravi Menon", "--phone", "+49 151 2344417"),
        ("add", "Ana Gómez"),
    ):
        assert shell(*call).code == 0
    return shell


def heard(shop, *arguments):
    return shop.json("feedback", "add", *arguments)["id"]


def test_what_is_said_is_kept_with_who_said_it_about_what_and_who_heard_it(shop):
    shop("visit", "1", "--order", "1 soup")
    made = shop.json("feedback", "add", "ravi", "cold", "again", "--kind", "complaint", "--item", "soup",
                     "--about", "Mina", "--by", "Joe")  # fmt: skip
    assert isinstance(made["action"], int)
    (kept,) = shop.json("feedback", "list")
    assert kept["id"] == made["id"]
    assert (kept["customer"], kept["name"], kept["text"], kept["kind"]) == (1, "Ravi Menon", "cold again", "complaint")
    assert (kept["item"], kept["about"], kept["by"], kept["visit"]) == ("Soup", "Mina", "Joe", 1)
    assert (kept["state"], kept["owed"], kept["overdue"]) == ("open", "first step", False)
    assert shop("feedback", "add", "1", "hm", "--kind", "complaint", "--by", "Nobody").code == 2


def test_a_customer_is_named_by_id_or_by_words_and_nobody_by_anonymous(shop):
    heard(shop, "1", "one", "--kind", "question")
    heard(shop, "ana gom", "two", "--kind", "question")
    heard(shop, "--anonymous", "-three", "--kind", "question")
    assert [(each["name"], each["text"]) for each in shop.json("feedback")] == [
        (None, "-three"), ("Ana Gómez", "two"), ("Ravi Menon", "one"),
    ]  # fmt: skip
    for call in (("ravi",), ("ravi", "hm", "--anonymous", "hm"), ()):
        ran = shop("feedback", "add", *call, "--kind", "question")
        assert ran.code == 2
        assert "feedback add CUSTOMER" in ran.err
    assert shop("feedback", "add", "ravi", "hm").code == 2


def test_an_item_that_nobody_sells_is_kept_with_the_nearest_names(shop):
    ran = shop("feedback", "add", "1", "cold", "--kind", "complaint", "--item", "sopu")
    assert ran.code == 0
    assert "“sopu” is not on the list" in ran.err
    assert "Soup" in ran.err
    assert shop.json("feedback")[0]["item"] == "sopu"


def test_the_list_shows_open_and_closed_and_can_be_narrowed(shop):
    first = heard(shop, "1", "cold", "--kind", "complaint")
    second = heard(shop, "2", "lovely", "--kind", "compliment")
    shop("feedback", "close", str(second), "--outcome", "thanked")
    assert {each["id"] for each in shop.json("feedback", "list")} == {first, second}
    assert [each["id"] for each in shop.json("feedback", "list", "--open")] == [first]
    assert shop("feedback", "--open", "--plain").out == shop("feedback", "list", "--open").out
    assert [each["id"] for each in shop.json("feedback", "list", "--kind", "compliment")] == [second]
    assert [each["id"] for each in shop.json("feedback", "list", "--customer", "ravi")] == [first]
    assert shop.json("feedback", "list", "--kind", "idea") == []
    assert shop("feedback", "list", "--kind", "rumour").code == 2


def test_a_complaint_goes_from_sorry_to_closed_and_every_step_is_written_down(shop):
    number = str(heard(shop, "1", "cold", "--kind", "complaint", "--by", "Joe"))
    steps = [
        shop.json("feedback", "sorry", number, "--by", "Joe"),
        shop.json("feedback", "answer", number, "a", "fresh", "one"),
        shop.json("feedback", "assign", number, "Mina"),
        shop.json("feedback", "close", number, "--outcome", "happy again", "--by", "Joe"),
    ]
    assert len({each["action"] for each in steps}) == 4
    assert steps[-1]["first_contact"] is True
    (kept,) = shop.json("feedback")
    assert (kept["sorry_by"], kept["answer"], kept["assigned_to"]) == ("Joe", "a fresh one", "Mina")
    assert (kept["state"], kept["outcome"], kept["closed_by"]) == ("closed", "happy again", "Joe")
    assert shop.json("feedback", "assign", number)["assigned_to"] is None
    assert shop("feedback", "reopen", number).code == 0
    assert shop.json("feedback")[0]["state"] != "closed"
    assert shop("feedback", "reopen", number).code == 2
    assert shop("feedback", "sorry", number).code == 2


def test_what_somebody_else_closes_is_not_solved_at_first_contact(shop):
    number = str(heard(shop, "1", "cold", "--kind", "complaint", "--by", "Joe"))
    assert shop.json("feedback", "close", number, "--outcome", "ok", "--by", "Mina")["first_contact"] is False


def test_closing_what_is_closed_says_who_closed_it(shop):
    number = str(heard(shop, "1", "cold", "--kind", "complaint"))
    shop("feedback", "close", number, "--outcome", "ok", "--by", "Joe")
    ran = shop("feedback", "close", number, "--outcome", "again")
    assert ran.code == 2
    assert "Joe" in ran.err
    assert shop("feedback", "close", number).code == 2
    assert shop("feedback", "close", "99", "--outcome", "ok").code == 3


def test_what_was_written_down_can_be_changed_and_an_undo_takes_it_back(shop):
    number = str(heard(shop, "1", "cold", "--kind", "complaint", "--about", "Mina"))
    shop("feedback", "change", number, "--text", "warm", "--kind", "compliment", "--customer", "ana", "--about", "")
    (kept,) = shop.json("feedback")
    assert (kept["text"], kept["kind"], kept["name"], kept["about"]) == ("warm", "compliment", "Ana Gómez", None)
    shop("undo")
    assert shop.json("feedback")[0]["text"] == "cold"
    assert shop("feedback", "change", number).code == 2


def test_a_complaint_about_somebody_here_is_seen_by_the_owner_alone(shop):
    heard(shop, "1", "rude", "--kind", "complaint", "--about", "Joe")
    assert shop.json("feedback", "--by", "Joe") == []
    assert len(shop.json("feedback", "--by", "Mina")) == 1


def test_who_was_chosen_last_here_asks_unless_somebody_else_is_said_to(shop, monkeypatch):
    heard(shop, "1", "rude", "--kind", "complaint", "--about", "Joe")
    shop("settings", "staff", "Joe")
    seen = [len(shop.json("feedback", *by)) for by in ((), ("--by", "Mina"), ("--by", ""), ("--by", "Stranger"))]
    monkeypatch.setenv("FRONTDESK_STAFF", "Mina")
    seen.append(len(shop.json("feedback")))
    monkeypatch.delenv("FRONTDESK_STAFF")
    shop("settings", "staff", "Long Gone")
    assert [*seen, len(shop.json("feedback"))] == [0, 1, 1, 0, 1, 1]


def test_make_goods_stay_within_the_budget_unless_the_owner_gives(shop):
    number = str(heard(shop, "1", "cold", "--kind", "complaint"))
    given = shop.json("makegood", "add", "coffee on us", "--amount", "3,50", "--feedback", number)
    assert {"id", "action"} <= given.keys()
    assert given["budget"]["spent"] == 3.5
    ran = shop("makegood", "add", "ravi", "a whole cake", "--amount", "25", "--by", "Joe")
    assert (ran.code, ran.out) == (1, "")
    assert "10.00" in ran.err
    assert shop("makegood", "add", "ravi", "a whole cake", "--amount", "25", "--by", "Mina").code == 0
    cake, coffee = shop.json("makegood", "list")
    assert (coffee["what"], coffee["amount"], coffee["name"], coffee["over_budget"]) == (
        "coffee on us", 3.5, "Ravi Menon", False,
    )  # fmt: skip
    assert (cake["over_budget"], cake["feedback"], cake["by"]) == (True, None, "Mina")
    assert shop.json("makegood", "budget") == {
        "each": 10.0, "month": 150.0, "spent": 28.5, "left": 121.5, "currency": "EUR",
    }  # fmt: skip
    assert "28.50 of 150.00 EUR" in shop("makegood").err
    assert shop.json("makegood", "list", "--customer", "ana") == []
    assert shop("makegood", "add", "coffee").code == 2
    assert shop("makegood", "add", "ravi", "coffee", "--amount", "-3").code == 2


def test_the_recovery_stands_on_the_card_until_a_visit_is_rated_good(shop):
    number = str(heard(shop, "1", "cold soup", "--kind", "complaint"))
    assert shop.json("show", "1")["recovery"].startswith("Say sorry: cold soup")
    shop("feedback", "sorry", number)
    shop("makegood", "add", "coffee on us", "--feedback", number)
    card = shop.json("show", "1")
    assert card["recovery"].startswith("cold soup")
    assert "coffee on us" in card["recovery"]
    assert card["recoveries"][0]["said"] is True
    assert f"RECOVERY\t{card['recovery']}\tfeedback {number}" in shop("show", "1").out
    shop("visit", "1", "--order", "1 soup", "--happy", "+")
    assert shop.json("show", "1")["recovery"] is None
    assert shop.json("feedback")[0]["recovery"] == "won back"


def test_an_idea_of_three_people_is_grouped_decided_and_told(shop):
    shop("add", "Ben Okoro")
    first, second, third = (
        str(heard(shop, who, text, "--kind", "idea"))
        for who, text in (("1", "have oat milk"), ("2", "oat milk please"), ("3", "why no milk of oats?"))
    )
    idea = str(shop.json("ideas", "group", first, second, third)["id"])
    (kept,) = shop.json("ideas", "list")
    assert (kept["id"], kept["askers"], kept["decision"]) == (int(idea), 3, None)
    assert shop("ideas", "rename", idea, "Oat", "milk").code == 0
    decided = shop.json("ideas", "decide", idea, "done")
    assert {each["name"] for each in decided["to_tell"]} == {"Ravi Menon", "Ana Gómez", "Ben Okoro"}
    assert [each["customer"] for each in shop.json("ideas", "tell", idea)] == [
        each["customer"] for each in shop.json("ideas", "tell")
    ]
    called = {each["customer"]: each for each in shop.json("ideas", "tell", idea)}
    assert called[1]["phones"] == ["+49 151 2344417"]
    for who in ("1", "2", "3"):
        assert "Oat milk" in shop.json("show", who)["tell"][0]
        told = shop.json("ideas", "tell", idea, who)
        assert {"id", "action"} <= told.keys()
        assert shop.json("show", who)["tell"] == []
    assert shop.json("ideas", "tell", idea) == shop.json("ideas", "list", "--to-tell") == []
    assert shop.json("ideas")[0]["told"] == 3
    assert shop("ideas", "tell", idea, "1").code == 2


def test_an_idea_like_another_is_named_when_it_is_written_down(shop):
    first = heard(shop, "1", "have oat milk for the coffee", "--kind", "idea")
    ran = shop("feedback", "add", "2", "oat milk for coffee", "--kind", "idea")
    assert "have oat milk for the coffee" in ran.err
    assert f"ideas group {first + 1} {first}" in ran.err
    alike = shop.json("feedback", "add", "--anonymous", "oat milk for coffee!", "--kind", "idea")["alike"]
    assert len(alike) == 2


def test_a_no_says_why_and_a_voice_can_be_taken_out_of_its_group(shop):
    first, second = (str(heard(shop, who, "dogs inside", "--kind", "idea")) for who in ("1", "2"))
    idea = str(shop.json("ideas", "group", first, second)["id"])
    apart = shop.json("ideas", "take-out", second)["id"]
    assert apart != int(idea)
    assert shop("ideas", "decide", idea, "no").code == 2
    assert shop("ideas", "decide", idea, "perhaps").code == 2
    assert shop("ideas", "decide", idea, "no", "--because", "the kitchen is open").code == 0
    assert "the kitchen is open" in shop.json("show", "1")["tell"][0]
    assert [each["id"] for each in shop.json("ideas", "list", "--undecided")] == [apart]
    assert shop("ideas", "decide", "99", "done").code == 3


def test_praise_names_whom_to_thank(shop):
    heard(shop, "1", "so kind", "--kind", "compliment", "--about", "Joe")
    heard(shop, "2", "so quick", "--kind", "compliment", "--about", "Joe")
    heard(shop, "--anonymous", "nice place", "--kind", "compliment")
    joe, everybody = shop.json("feedback", "thanks")
    assert (joe["staff"], len(joe["compliments"])) == ("Joe", 2)
    assert everybody["staff"] is None
    assert shop("feedback", "thanks").out.startswith("Joe\t")
    assert shop.json("feedback", "thanks", "--since", "2999-01-01") == []


def test_a_panel_asks_regulars_and_their_answers_are_feedback(shop):
    today = date.fromisoformat(shop.json("morning")["day"])
    for days in range(7, 63, 7):
        shop("visit", "1", "--order", "1 soup", "--at", f"{today - timedelta(days=days)} 08:30")
    asked = shop.json("panel", "ask", "Would", "you", "want", "bread?", "--item", "soup", "--size", "5")
    assert isinstance(asked["action"], int)
    assert [(member["customer"], member["why"]) for member in asked["members"]] == [(1, "8 times Soup in 9 weeks")]
    panel = str(asked["id"])
    assert shop.json("show", "1")["asks"] == [{"panel": int(panel), "question": "Would you want bread?"}]
    answered = shop.json("panel", "answer", panel, "ravi", "yes, rye", "--kind", "idea")
    (kept,) = shop.json("panel", "list")
    assert (kept["answered"], kept["members"][0]["feedback"]) == (1, answered["id"])
    assert shop.json("feedback")[0]["text"] == "yes, rye"
    assert shop.json("show", "1")["asks"] == []
    assert shop("panel", "close", panel).code == 0
    assert shop.json("panel", "list", "--open") == []
    assert "yes, rye" in shop("panel").out
    assert shop("panel", "close", panel).code == 2
    assert shop("panel", "ask", "And", "now?").code == 3
    assert shop("panel", "answer", "99", "ravi", "yes").code == 3


@pytest.mark.parametrize(
    "call",
    [("feedback",), ("feedback", "list"), ("feedback", "thanks"), ("ideas",), ("ideas", "tell"), ("makegood",),
     ("makegood", "list"), ("panel",), ("panel", "list")],
)  # fmt: skip
def test_lists_are_empty_arrays_where_nothing_was_said(shell, call):
    shell("settings", "name", "Corner")
    ran = shell(*call, "--json")
    assert (ran.code, ran.out) == (0, "[]\n")
    assert shell(*call).out == ""
    assert shell(*call).err.startswith("frontdesk: ")
