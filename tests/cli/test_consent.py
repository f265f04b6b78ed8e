"""What a customer does not want, and what better is not written about them: on the command line."""

import pytest

from frontdesk.words.speakable import ALLERGY, CARD, HEALTH


def test_an_answer_is_kept_changed_and_taken_back(shell):
    shell("add", "Ann", "--phone", "0171 5550123", "--consent", "phone no", "--consent", "E-mail: yes")
    assert shell.json("show", "1")["consents"] == {"phone": False, "email": True}
    assert "phone no · email yes" in shell("show", "1").out
    shell("edit", "1", "--consent", "phone yes", "--consent", "email ?")
    assert shell.json("show", "1")["consents"] == {"phone": True}
    shell("undo")
    assert shell.json("show", "1")["consents"] == {"phone": False, "email": True}


@pytest.mark.parametrize("said", ["pigeon no", "phone", "phone maybe", ""])
def test_an_answer_that_nobody_understands_changes_nothing(shell, said):
    shell("add", "Ann", "--consent", "phone no")
    refused = shell("edit", "1", "--consent", said)
    assert (refused.code, refused.out) == (2, "")
    assert "phone no" in refused.err
    assert shell.json("show", "1")["consents"] == {"phone": False}


@pytest.mark.parametrize(
    ("command", "doubt"),
    [
        (("add", "Bob", "--note", "diabetic"), HEALTH),
        (("edit", "1", "--likes", "nothing, is allergic"), ALLERGY),
        (("visit", "1", "--order", "1 tea", "--note", "paid by 4111 1111 1111 1111"), CARD),
        (("feedback", "add", "1", "I am pregnant, where is a chair?", "--kind", "question"), HEALTH),
        (("followups", "add", "1", "ask about the chemo", "--on", "tomorrow"), HEALTH),
    ],
)
def test_what_better_does_not_stand_in_a_note_is_written_and_doubted(shell, command, doubt):
    shell("add", "Ann")
    done = shell(*command)
    assert done.code == 0
    assert doubt in done.err


def test_an_allergy_in_its_own_field_is_not_doubted(shell):
    assert ALLERGY not in shell("add", "Ann", "--allergy", "allergic to nuts").err
