import pytest

from frontdesk.records.habits import commonest
from frontdesk.records.order_lines import OrderLine


def best(names):
    """What is commonest among these orders of one letter each, the newest first."""
    return commonest([(OrderLine(1, name),) if name != "-" else () for name in names])


def test_of_no_orders_nothing_is_commonest():
    assert best("") is None
    assert best("--") is None


def test_newer_orders_weigh_more():
    assert best("babab").order[0].name == "b"
    assert best("bbbbaaaaaa").order[0].name == "b"
    assert best("bbaaaaaaaa").order[0].name == "a"


@pytest.mark.parametrize(
    ("names", "strong", "weak"),
    [
        ("aa", False, False),
        ("aaa", True, False),
        ("abab", False, False),
        ("abacabd", False, True),
        ("abcdefghij", False, False),
    ],
)
def test_a_habit_takes_three_times_and_most_of_the_weight(names, strong, weak):
    found = best(names)
    assert (found.strong, found.weak) == (strong, weak)


def test_the_evidence_counts_as_people_do():
    assert best("baaaaaaaaa").evidence == (9, 10)
    assert best("bbbbaaaaaa").evidence == (4, 4)
    assert best("aaaaaaabbb").evidence == (7, 10)
    assert best("a" * 12).evidence == (10, 10)


def test_visits_without_an_order_say_nothing():
    assert best("-a-aa").evidence == (3, 3)
