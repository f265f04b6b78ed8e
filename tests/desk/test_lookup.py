import pytest

from frontdesk.desk import lookup
from frontdesk.desk.ordering import items, usuals, visits
from frontdesk.desk.roster import adding, editing, merging
from frontdesk.records.people import CustomerChanges, NewCustomer
from frontdesk.store.derived.rebuilding import index_faults
from frontdesk.store.people import customers


def names(desk, question):
    return [line.name for line in lookup.find(desk, question).lines]


@pytest.fixture
def people(desk):
    ravi = adding.add(
        desk,
        NewCustomer(
            "Ravi Menon",
            goes_by="Rav",
            phones=("020 7946 4417",),
            emails=("ravi@example.com",),
            card_code="R4V1",
            note="lent us a ladder",
            tags=("cyclist",),
            cues=(("car", "blue Golf"), ("family", "kids Asha, Dev")),
        ),
    ).id
    ana = adding.add(desk, NewCustomer("Ana Gómez", cues=(("car", "blue Golf"), ("pet", "dog Lola")))).id
    noor = adding.add(desk, NewCustomer("Noor")).id
    sami = adding.add(desk, NewCustomer("Sami Haddad", links=(("parent", noor),))).id
    return {"ravi": ravi, "ana": ana, "noor": noor, "sami": sami}


@pytest.mark.parametrize(
    "question",
    ["rav", "RAVI", "menon ravi", "asha", "dev golf", "4417", "02079464417", "+44 20 7946 4417", "ravi@example.com",
     "ladder", "cyclist", "R4V1", "r4v1", "blue go asha", "946 4417"],
)  # fmt: skip
def test_any_cue_finds_him(desk, people, question):
    assert names(desk, question)[:1] == ["Ravi Menon"]


def test_words_are_anded_in_any_order(desk, people):
    assert names(desk, "golf lola") == ["Ana Gómez"]
    assert names(desk, "lola ravi") == []


@pytest.mark.parametrize("question", ["noor's dad", "noor’s father", "NOOR mum", "haddad noor"])
def test_linked_people_are_found_by_each_other(desk, people, question):
    assert names(desk, question)[0] == "Sami Haddad"


def test_a_child_is_found_by_the_parent(desk, people):
    assert names(desk, "sami's kid") == ["Noor"]


@pytest.mark.parametrize(("typed", "name"), [("gomez", "Ana Gómez"), ("GÓMEZ", "Ana Gómez"), ("goemz", "Ana Gómez"),
                                              ("mennon", "Ravi Menon"), ("hadad", "Sami Haddad")])  # fmt: skip
def test_accents_case_and_a_typo_do_not_matter(desk, people, typed, name):
    assert names(desk, typed)[0] == name


def test_a_corrected_word_is_said(desk, people):
    assert lookup.find(desk, "goemz").corrected == "gomez"
    assert lookup.find(desk, "gomez").corrected == ""


def test_a_digit_is_never_misspelt_into_another_number(desk, people):
    assert names(desk, "4418") == []


def test_the_name_itself_comes_before_whoever_is_known_by_it(desk, people):
    editing.edit(desk, people["ana"], CustomerChanges(links=(("household", people["ravi"]),)))
    visits.log(desk, people["ana"], "")
    assert names(desk, "rav") == ["Ravi Menon", "Ana Gómez"]


def test_a_whole_name_comes_before_a_beginning_however_long_ago(desk, wall):
    adding.add(desk, NewCustomer("Ma Li"))
    wall.pass_by(days=700)
    for name in ("Maria One", "Marek Two"):
        visits.log(desk, adding.add(desk, NewCustomer(name)).id, "")
    assert names(desk, "ma")[0] == "Ma Li"


def test_among_equals_the_most_recent_comes_first(desk, wall):
    ids = {name: adding.add(desk, NewCustomer(name)).id for name in ("Kim A", "Kim B", "Kim C")}
    for name in ("Kim C", "Kim A", "Kim B"):
        wall.pass_by(hours=1)
        visits.log(desk, ids[name], "")
    assert names(desk, "kim") == ["Kim B", "Kim A", "Kim C"]


def test_a_full_number_or_a_card_is_exact_and_a_fragment_is_not(desk, people):
    assert lookup.find(desk, "0044 20 79464417").exact
    assert lookup.find(desk, "R4V1").exact
    assert not lookup.find(desk, "4417").exact


def test_the_usual_is_searched_too(desk, people):
    items.add(desk, "Flat white")
    usuals.pin(desk, people["ravi"], "1 flat white, oat milk")
    assert names(desk, "flat oat asha") == ["Ravi Menon"]
    for _ in range(3):
        visits.log(desk, people["ana"], "1 green tea")
    assert names(desk, "green lola") == ["Ana Gómez"]


def test_a_renamed_item_is_found_by_its_new_name(desk, people):
    item = items.add(desk, "Tiger bread").id
    usuals.pin(desk, people["ana"], "1 tiger bread")
    items.change(desk, item, name="Giraffe bread")
    assert names(desk, "giraffe") == ["Ana Gómez"]
    assert names(desk, "tiger") == []


@pytest.mark.parametrize(("stored", "typed"), [("O'Brien", "obrien"),
                                                ("O'Brien", "o'brien"), ("Anne-Marie", "annemarie"),
                                                ("Łukasz", "lukasz"), ("Søren", "soren"), ("李小龙", "小龙"),
                                                ("Ngọc Ánh", "ngoc anh")])  # fmt: skip
def test_names_of_every_kind_are_found_as_people_type_them(desk, stored, typed):
    adding.add(desk, NewCustomer(stored))
    assert names(desk, typed) == [stored]


ODD = [
    '"',
    'a"',
    "O'Brien*",
    "x:y",
    "-a",
    "+1 555",
    "NEAR(a b)",
    "a AND",
    "*",
    "(",
    "^a",
    "{a}",
    "",
    " ",
    "\u202e",
    "\x00",
    "\ud800",
    "' OR 1=1 --",
]


@pytest.mark.parametrize("question", ODD)
def test_any_text_may_be_typed(desk, people, question):
    lookup.find(desk, question)


@pytest.mark.parametrize("name", ["🐻", "★ ♥", "👩‍👩‍👧‍👦"])
def test_a_name_of_signs_alone_is_found_by_them(desk, people, name):
    adding.add(desk, NewCustomer(name))
    assert names(desk, name) == names(desk, name[0]) == [name]
    assert names(desk, "♣") == []


@pytest.mark.parametrize("name", ["É", "+ é", "É."])
def test_a_name_that_hundreds_begin_with_is_found_by_itself(desk, name):
    one = adding.add(desk, NewCustomer(name)).id
    with desk.store.writing(desk.deed("test", "Namesakes")) as work:
        for number in range(210):
            customers.add(work, NewCustomer(f"É N{number}"), desk.clock.now(), "GB")
    assert one in [line.id for line in lookup.find(desk, name).lines]


def test_a_customer_is_named_by_id_then_card_then_words(desk, people):
    assert lookup.who(desk, str(people["ana"])) == people["ana"]
    assert lookup.who(desk, "R4V1") == people["ravi"]
    assert lookup.who(desk, "lola") == people["ana"]


def test_several_matches_are_listed_not_guessed(desk, people):
    with pytest.raises(lookup.SeveralCustomers) as caught:
        lookup.who(desk, "blue golf")
    assert {line.name for line in caught.value.found} == {"Ravi Menon", "Ana Gómez"}


@pytest.mark.parametrize("text", ["nobody here", "99999", "9" * 5000, "goemz"])
def test_who_is_not_there_is_said(desk, people, text):
    with pytest.raises(lookup.NoSuchCustomer):
        lookup.who(desk, text)


def test_a_merged_customer_is_found_as_who_took_them_over(desk, people):
    merging.merge(desk, people["ravi"], people["ana"])
    assert names(desk, "lola") == ["Ravi Menon"]
    assert lookup.who(desk, str(people["ana"])) == people["ravi"]
    assert index_faults(desk.store) == []


def test_a_name_and_a_phone_in_groups_are_two_words(desk, people):
    assert names(desk, "ravi 020 7946 4417") == ["Ravi Menon"]
    assert names(desk, "ravi +44 20 7946-4417") == ["Ravi Menon"]


def test_a_short_word_is_not_corrected_into_another_name(desk, people):
    adding.add(desk, NewCustomer("Len Kidd"))
    assert names(desk, "kim lee") == []


def test_a_line_leaves_out_what_is_not_sold_any_more(desk, wall):
    items.add(desk, "Flat white")
    croissant = items.add(desk, "Croissant").id
    who = adding.add(desk, NewCustomer("Ravi Menon")).id
    for _ in range(4):
        visits.log(desk, who, "1 flat white; 1 croissant")
    assert lookup.find(desk, "ravi").lines[0].usual == "flat white + croissant"
    items.retire(desk, croissant)
    assert lookup.find(desk, "ravi").lines[0].usual == "flat white"


def test_a_persons_own_name_is_clearer_than_a_link_to_them(desk):
    ana = adding.add(desk, NewCustomer("Ana Gómez")).id
    adding.add(desk, NewCustomer("Zoe Friend", links=(("household", ana),)))
    assert lookup.who(desk, "ana") == ana
    adding.add(desk, NewCustomer("Anabel Roy"))
    with pytest.raises(lookup.SeveralCustomers):
        lookup.who(desk, "ana")
