import pytest

from frontdesk.desk import team, undo
from frontdesk.desk.listening import feedback, ideas, make_goods
from frontdesk.desk.promising import followups
from frontdesk.desk.roster import adding
from frontdesk.records.people import NewCustomer
from frontdesk.records.voices import NewFeedback

WORDS = ("Mina was rude", "Sorry for Mina", "Mina's cake", "ring about Mina", "Mina was told off")


@pytest.fixture
def staff(desk):
    return {name: team.add(desk, name, role).id for name, role in (("Mina", ""), ("Zoë", "Owner"))}


@pytest.fixture
def ravi(desk):
    return adding.add(desk, NewCustomer("Ravi Menon")).id


def heard(desk, text=WORDS[0], kind="complaint", **values):
    return feedback.add(desk, NewFeedback(kind, text, **values)).id


def gone_through(desk, who, said):
    """Every step of a complaint; the actions."""
    feedback.answer(desk, said, WORDS[1])
    make_goods.give(desk, WORDS[2], feedback_id=said)
    promised = followups.add(desk, who, WORDS[3], "tomorrow", feedback_id=said).id
    followups.done(desk, promised, "rang about Mina")
    feedback.close(desk, said, WORDS[4])


def told(desk):
    """All that the history tells, row by row."""
    return " ".join(str(undo.action(desk, each.id).changes) for each in undo.history(desk))


def test_the_history_quotes_complaints_about_staff_to_the_owner_alone(desk, ravi, staff):
    gone_through(desk, ravi, heard(desk, item="Mina's soup", customer_id=ravi, about_id=staff["Mina"]))
    for words in (*WORDS, "rang about Mina", "Mina's soup"):
        assert words in told(desk.by("Zoë"))
        assert words not in told(desk.by("Mina"))
    assert f"'about_id': {staff['Mina']}" not in told(desk.by("Mina"))
    assert "Mina" not in str(undo.last(desk.by("Mina")))


def test_the_history_quotes_every_other_feedback_to_everybody(desk, ravi, staff):
    gone_through(desk, ravi, heard(desk, "cold soup", customer_id=ravi))
    heard(desk, "Mina is so kind", "compliment", about_id=staff["Mina"])
    for words in ("cold soup", *WORDS[1:], "so kind"):
        assert words in told(desk.by("Mina"))


@pytest.mark.parametrize("then", ["about_id", "kind", "gone", "was"])
def test_words_that_were_ever_a_complaint_about_staff_are_not_quoted(desk, ravi, staff, then):
    zoe = desk.by("Zoë")
    if then == "about_id":
        feedback.change(zoe, heard(desk), about_id=staff["Mina"])
    elif then == "kind":
        feedback.change(zoe, heard(desk, kind="question", about_id=staff["Mina"]), kind="complaint")
    elif then == "gone":
        heard(desk, about_id=staff["Mina"])
        undo.undo(desk)
    else:
        feedback.change(zoe, heard(desk, about_id=staff["Mina"]), about_id=None)
    assert WORDS[0] in told(zoe)
    assert WORDS[0] not in told(desk.by("Mina"))


def test_an_idea_that_became_a_complaint_about_staff_is_not_quoted_as_an_idea(desk, staff):
    said = heard(desk, "send Mina away", "idea")
    ideas.rename(desk, feedback.read(desk, said).idea_id, "Mina must go")
    feedback.change(desk.by("Zoë"), said, kind="complaint", about_id=staff["Mina"])
    heard(desk, "oat milk", "idea")
    assert "send Mina away" in told(desk.by("Zoë"))
    shown = told(desk.by("Mina"))
    assert ("send Mina away" in shown, "Mina must go" in shown, "'title': 'oat milk'" in shown) == (False, False, True)


def test_a_refused_undo_quotes_complaints_about_staff_to_the_owner_alone(desk, ravi, staff):
    said = heard(desk, customer_id=ravi, about_id=staff["Mina"])
    feedback.answer(desk, said, WORDS[1])
    first = undo.history(desk)[0].id
    feedback.answer(desk.by("Zoë"), said, "Mina will say so herself")
    refused = {}
    for name in ("Mina", "Zoë"):
        with pytest.raises(undo.StandsInTheWay) as trouble:
            undo.undo(desk.by(name), first)
        refused[name] = str(trouble.value.conflicts)
        assert "answer" in str(trouble.value)
    assert ("herself" in refused["Zoë"], WORDS[1] in refused["Zoë"]) == (True, True)
    assert "Mina" not in refused["Mina"]
    undone = undo.undo(desk.by("Mina"), first, rest=True)
    assert (undone.conflicts[0].column, "Mina" in str(undone.undid.changes + undone.conflicts)) == ("answer", False)
