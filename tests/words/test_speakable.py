import pytest

from frontdesk.words.speakable import ALLERGY, CARD, HEALTH, doubts


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Is diabetic", HEALTH),
        ("est enceinte depuis mars", HEALTH),
        ("Embarazada", HEALTH),
        ("hat DEPRESSIONEN", HEALTH),
        ("HIV positive", HEALTH),
        ("allergic to nuts", ALLERGY),
        ("Zöliakie", ALLERGY),
        ("Alérgica a las nueces", ALLERGY),
        ("pays with 4111 1111 1111 1111", CARD),
        ("5500-0055-5555-5559", CARD),
    ],
)
def test_what_must_not_be_read_out_is_doubted(text, said):
    assert doubts([text]) == (said,)


@pytest.mark.parametrize(
    "text",
    [
        "non-alcoholic beer only",
        "Krebs from the fish shop",
        "phone +49 151 2345 678 9012",
        "order 4111 1111 1111 1112",
        "0000 0000 0000 0000",
        "flat white, extra hot, no sugar",
        "hearing aids: speak up",
        "their card is 2200045",
        "Asma from Asmara, keeps a beehive",
        "4111111111111111x",
    ],
)
def test_what_can_be_said_is_not(text):
    assert doubts([text]) == ()


def test_each_doubt_is_said_once_for_all_that_was_written():
    assert doubts(["pregnant", "diabetic and allergic", "asthma"]) == (HEALTH, ALLERGY)
