"""Who may stand in the book twice: scored, with the reasons in words."""

import pytest

from frontdesk.desk import undo
from frontdesk.desk.lookup import NoSuchCustomer
from frontdesk.desk.roster import adding, duplicates
from frontdesk.desk.roster.likeness import likeness
from frontdesk.desk.roster.merging import merge
from frontdesk.records.people import NewCustomer
from frontdesk.records.twins import LIKELY, POSSIBLE, Traits
from frontdesk.store.people import twins

PHONE = ("1514824417",)
MAIL = ("ann@example.org",)


def alike(one, other, **shared):
    return likeness(Traits(one, **shared), Traits(other, **shared))


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("Ann Smith", "Anne Smyth", "name nearly the same"),
        ("Ann Smith", "ANN  SMITH", "same name"),
        ("José Núñez", "Jose Nunez", "same name"),
        ("Smith, Ann", "Ann Smith", "same name, in another order"),
        ("Paul Mayer", "Рaul Mаyer", "name nearly the same"),  # two letters are Cyrillic
        ("A. Smith", "Ann Smith", "name nearly the same"),
        ("Ann Mary Smith", "Ann Smith", "name nearly the same"),
        ("Ann", "Ann Smith", "one name is part of the other"),
        ("Jürgen Müller", "Jurgen Mueller", "name nearly the same"),
        ("李雷", "李雷", "same name"),
    ],
)
def test_a_phone_and_a_name_that_reads_alike_are_one_person(one, other, why):
    found = alike(one, other, phones=PHONE)
    assert found.score >= LIKELY
    assert found.words == " · ".join(sorted([why, "same phone ending 4417"], key=lambda said: why == said))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ann Smith", "Bob Smith"),
        ("Ann Smith", "Cem Kaya"),
        ("Tim Roe", "Tom Roe"),
        ("Mario Rossi", "Maria Rossi"),
        ("Paul Roe", "Paula Roe"),
        ("山田太郎", "山田花子"),
    ],
)
def test_a_family_shares_everything_and_is_no_duplicate(one, other):
    shared = alike(one, other, phones=PHONE, emails=MAIL, address="1 High Street")
    assert shared.score < POSSIBLE
    assert "another" in shared.words


def test_a_nickname_is_a_name():
    bob = Traits("Robert Smith", goes_by="Bob", phones=PHONE)
    assert likeness(bob, Traits("Bob Smith", phones=PHONE)).score >= LIKELY
    assert likeness(Traits("Bob", phones=PHONE), bob).score >= LIKELY
    assert likeness(bob, Traits("Ann Smith", phones=PHONE)).score < POSSIBLE


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ({"phones": PHONE}, {"phones": ("1514824471",)}, "phones one slip apart"),
        ({"emails": MAIL}, {"emails": ("ann@exmaple.org",)}, "e-mail nearly the same"),
        ({"address": "1 High St."}, {"address": "1, high st"}, "same address"),
        ({"birthday": "1990-04-22"}, {"birthday": "1990-04-22"}, "same birthday"),
        ({"birthday": "--04-22"}, {"birthday": "1990-04-22"}, "same birthday, of unknown year"),
    ],
)
def test_each_sign_is_named(one, other, why):
    found, alone = likeness(Traits("Ann Lee", **one), Traits("Ann Lee", **other)), alike("Ann Lee", "Ann Lee")
    assert why in found.reasons
    assert found.score > alone.score - 10


def test_what_speaks_against_it_counts_as_well():
    same = likeness(Traits("Ann Lee", phones=PHONE), Traits("Ann Lee", phones=("301234567",)))
    assert same.score < POSSIBLE
    assert same.reasons == ("same name", "but other phones")
    born = likeness(Traits("Ann Lee", birthday="1990-04-22"), Traits("Ann Lee", birthday="1960-01-02"))
    assert born.score < POSSIBLE


def add(desk, name, **known):
    return adding.add(desk, NewCustomer(name, **known)).id


def test_the_likeliest_stands_first_and_who_came_more_would_be_kept(desk):
    from frontdesk.desk.ordering import visits

    ann, anne = add(desk, "Ann Smith", phones=("0151 482 4417",)), add(desk, "Anne Smyth", phones=("0151 4824417",))
    add(desk, "Bob Smith", phones=("0151 482 4417",))
    for _ in range(2):
        add(desk, "Ravi Menon")
    visits.log(desk, anne, "1 tea")
    found = duplicates.pairs(desk)
    assert [(pair.one.name, pair.likeness.score) for pair in found.pairs] == [("Anne Smyth", 80), ("Ravi Menon", 50)]
    assert (found.pairs[0].other.id, found.total, found.bounded) == (ann, 2, False)
    assert len(duplicates.pairs(desk, limit=1).pairs) == 1
    assert [pair.likeness.score for pair in duplicates.pairs(desk, least=0).pairs] == [80, 50, 15, 15]


def test_two_who_are_linked_or_merged_are_not_proposed(desk):
    ann = add(desk, "Ann Smith")
    add(desk, "Ann Smith", links=(("parent", ann),))
    ravi, twin = add(desk, "Ravi"), add(desk, "Ravi")
    merge(desk, ravi, twin)
    assert duplicates.pairs(desk).pairs == ()


def test_two_said_to_be_two_stay_two_until_that_is_undone(desk):
    one, other = add(desk, "Ravi"), add(desk, "Ravi")
    done = duplicates.apart(desk, other, one)
    assert duplicates.pairs(desk).pairs == ()
    again = duplicates.apart(desk, one, other)
    assert (again.id, again.action_id) == (done.id, None)
    undo.undo(desk, done.action_id)
    assert len(duplicates.pairs(desk).pairs) == 1
    with pytest.raises(duplicates.OneAndTheSame):
        duplicates.apart(desk, one, one)
    with pytest.raises(NoSuchCustomer):
        duplicates.apart(desk, one, 99)
    with pytest.raises(NoSuchCustomer):
        duplicates.compare(desk, one, 99)


def test_a_number_of_many_says_nothing_and_the_list_is_bounded(desk, monkeypatch):
    for number in range(twins.MOST_SHARING + 1):
        add(desk, f"{chr(65 + number) * 6} Lee", phones=("030 1234567",))
    assert duplicates.pairs(desk, least=0).pairs == ()
    for name in ("Ann", "Bea"):
        for _ in range(2):
            add(desk, name)
    monkeypatch.setattr(twins, "MOST_PAIRS", 1)
    found = duplicates.pairs(desk)
    assert (len(found.pairs), found.bounded) == (1, True)
