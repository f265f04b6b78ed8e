import pytest

from frontdesk.exchange import refusals
from frontdesk.exchange.columns.aliases import normalised
from frontdesk.exchange.columns.headers import told_mapping
from tests.exchange.tables import read, table


@pytest.mark.parametrize("spelled", ["First Name", "first_name", " FIRST-NAME *", "firstname*", "First  Name"])
def test_a_column_is_known_however_it_is_spelled(spelled):
    assert normalised(spelled) == "firstname"


def test_unknown_columns_are_kept_under_their_own_names():
    people, _ = read("Name,Phone,Shoe Size\nAnn,1,38\nBob,2,\n")
    assert people[0].custom == (("Shoe Size", "38"),)
    assert people[1].custom == ()
    assert table("Name,Phone,Shoe Size\n").columns.kept == ("Shoe Size",)


def test_nameless_and_repeated_columns_get_names():
    people, _ = read("Name,Phone,,Phone,,phone\nAnn,1,a,2,b,3\n")
    assert people[0].phones == ("1",)
    assert people[0].custom == (("column 3", "a"), ("Phone 2", "2"), ("column 5", "b"), ("phone 3", "3"))


def test_numbered_columns_add_to_a_field_that_holds_many():
    people, _ = read("name,phone_1,phone_2,email1,email2\nAnn,1,2,a@b.de,c@d.de\n")
    assert people[0].phones == ("1", "2")
    assert people[0].emails == ("a@b.de", "c@d.de")


def test_card_digits_and_secrets_are_ignored_and_reported():
    text = "Name,Phone,Card Number,PAN Suffix,Password Hash\nAnn,1,4111111111111111,1111,abc\n"
    people, _ = read(text)
    assert table(text).columns.ignored == ("Card Number", "PAN Suffix", "Password Hash")
    assert "4111" not in repr(people[0])
    with pytest.raises(refusals.BadMapping, match="never stored"):
        table(text, mapping={"Card Number": "note"})


def test_two_known_names_make_a_header_and_one_does_not():
    with pytest.raises(refusals.HeaderUnknown):
        table("name,b,c\n1,2,3\n")
    assert table("name,b,phone\n").columns.used == (("name", "name"), ("phone", "phone"))


def test_columns_that_say_nothing_of_who_it_is_are_not_enough():
    with pytest.raises(refusals.HeaderUnknown, match="who the customers are"):
        table("city,country\nUlm,DE\n")


def test_a_mapping_gives_a_column_its_field():
    people, _ = read("Kunde,Ruf,Age\nAnn,1,30\n", mapping=told_mapping(["Kunde=name", "ruf = phone", "3=ignore"]))
    assert (people[0].name, people[0].phones, people[0].custom) == ("Ann", ("1",), ())


def test_a_mapping_by_number_reads_a_file_without_a_header():
    opened = table("Ann,1\nBob,2\n", mapping={"1": "name", "2": "phone"})
    assert [(person.name, person.line) for person in opened] == [("Ann", 1), ("Bob", 2)]
    assert opened.shape.header_line is None
    assert "no header" in opened.shape.guesses[0]


def test_a_mapping_that_does_not_fit_is_said_so():
    for mapping in ({"nope": "name"}, {"name": "nope"}, {"9": "name"}):
        with pytest.raises(refusals.BadMapping):
            table("name,phone\n", mapping=mapping)
    for pair in ("name", "=name", "name="):
        with pytest.raises(refusals.BadMapping):
            told_mapping([pair])


def test_a_mapping_takes_the_place_of_what_would_have_been_guessed():
    people, _ = read("name,alias,phone\nAnn,Annie,1\n", mapping={"alias": "name"})
    assert people[0].name == "Annie"
    assert people[0].custom == (("name", "Ann"),)


def test_a_header_wrapped_in_one_pair_of_quotes_is_mended():
    text = '"name,""phone"",""note"""\nAnn,1,x\nBob,2,y\n'
    opened = table(text)
    assert opened.shape.header_mended
    assert "wrapped" in opened.shape.guesses[0]
    assert [(person.name, person.note) for person in opened] == [("Ann", "x"), ("Bob", "y")]


def test_a_list_of_something_else_is_not_taken_for_customers():
    with pytest.raises(refusals.WrongNoun, match="visits"):
        table("transaction_id,sales_outlet_id,line_item_id,customer_id\n")


def test_a_format_that_nobody_knows_is_said_so():
    with pytest.raises(refusals.UnknownFormat):
        table("name,phone\n", format_name="nope")


def test_a_header_is_found_under_the_title_of_a_list():
    text = "Kundenliste,,\nStand: 20.11.2025,,\n\n# nicht ändern,,\nName,Handy,Farbe\nAnna Berg,0171 2345678,rot\n"
    opened = table(text)
    assert [(one.line, one.name, one.phones, one.custom) for one in opened] == [
        (6, "Anna Berg", ("0171 2345678",), (("Farbe", "rot"),))
    ]
    assert opened.shape.guesses[0].startswith("The names of the columns stand in line 5;")
    assert opened.tally.records == 1


def test_a_title_that_another_sign_would_part_does_not_hide_the_header():
    people, _ = read("Report, generated Nov 20\nName;Phone\nAnn;1\nBob;2\n")
    assert [one.name for one in people] == ["Ann", "Bob"]


def test_a_header_below_is_found_by_what_somebody_mapped():
    people, _ = read("Our guests,\nWho?,Ring\nAnn,1\n", mapping={"Who?": "name"})
    assert [(one.name, one.custom) for one in people] == [("Ann", (("Ring", "1"),))]


def test_a_row_of_data_that_holds_names_of_columns_is_no_header():
    with pytest.raises(refusals.HeaderUnknown):
        table("Ann,0171 2345678,x,y\nName,Berg,Phone shop,likes tea\n")


def test_columns_told_by_number_are_not_looked_for_among_the_rows():
    people, _ = read("Ann,7\nBob,1\n", mapping={"1": "name"})
    assert [one.name for one in people] == ["Ann", "Bob"]


def test_a_header_under_a_title_is_known_again_with_a_mapping():
    text = "Guests of 2025,\nName,Ring\nAnn,0171 2345678\n"
    people, _ = read(text, mapping={"Ring": "phone"})
    assert [(one.name, one.phones) for one in people] == [("Ann", ("0171 2345678",))]
