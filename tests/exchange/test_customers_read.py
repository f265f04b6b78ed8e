from datetime import date

from tests.exchange.tables import read, table

OWN = "customer_id,name,goes_by,phone,phone_2,email,birthday,since,card_code,company,address,tags,note,alert\n"


def test_our_own_file_is_read_field_by_field():
    row = "7,Anna Berg,Annie,0171 1,0171 2,anna@berg.de,--04-22,2019-01-02,QK7,Berg KG,"
    row += '"1 Main St, Ulm","regular; dog",shy,"no, nuts"\n'
    people, refused = read(OWN + row)
    anna = people[0]
    assert table(OWN).shape.format == "frontdesk"
    assert not refused
    assert (anna.external_id, anna.name, anna.goes_by, anna.company) == ("7", "Anna Berg", "Annie", "Berg KG")
    assert (anna.phones, anna.emails) == (("0171 1", "0171 2"), ("anna@berg.de",))
    assert (anna.birthday, anna.since, anna.card_code) == ("--04-22", date(2019, 1, 2), "QK7")
    assert (anna.address, anna.tags, anna.note, anna.alert) == (
        "1 Main St, Ulm",
        ("regular", "dog"),
        "shy",
        "no, nuts",
    )
    assert (anna.custom, anna.warnings, anna.cues, anna.consents) == ((), (), (), ())


def test_parts_of_a_name_are_joined_in_file_order_and_kept():
    people, _ = read("Last Name,First Name,Phone\nBerg,Anna,1\n")
    assert people[0].name == "Berg Anna"
    assert people[0].custom == (("Last Name", "Berg"), ("First Name", "Anna"))
    assert table("Last Name,First Name\n").columns.kept == ("Last Name", "First Name")


def test_somebody_without_a_name_is_called_by_what_there_is():
    text = (
        "id,name,nickname,company,phone,email\n"
        "1,,Annie,Berg,1,a@b.de\n2,,,Berg,1,a@b.de\n3,,,,1,a@b.de\n4,,,,,a@b.de\n5,,,,,\n"
    )
    people, _ = read(text)
    assert [person.name for person in people] == ["Annie", "Berg", "1", "a@b.de", "no name (5)"]


def test_an_odd_e_mail_is_kept_as_written_with_a_warning():
    people, _ = read("name,email\nAnn,ann at home\nBob,bob@a.de; bob@b.de\n")
    assert people[0].emails == ()
    assert people[0].custom == (("email", "ann at home"),)
    assert "no e-mail address" in people[0].warnings[0]
    assert people[1].emails == ("bob@a.de", "bob@b.de")


def test_consent_comes_only_from_a_column_that_names_its_channel():
    people, _ = read("name,Consent,Accepts Email Marketing,SMS consent\nAnn,y,yes,no\nBob,y,Unknown,\n")
    assert people[0].consents == (("email", True), ("sms", False))
    assert people[0].custom == (("Consent", "y"),)
    assert people[1].consents == ()


def test_no_moment_is_no_agreement():
    people, _ = read(
        "name,Accepts Email Marketing\nAnn,2024-03-01 10:00:00\nBob,0000-00-00 00:00:00\nCleo,00/00/0000\n"
    )
    assert [one.consents for one in people] == [(("email", True),), (), ()]


def test_who_left_a_list_has_not_agreed_because_they_once_did():
    header = "Email Address,MEMBER_RATING,CONFIRM_TIME,LEID,UNSUB_TIME"
    people, _ = read(
        f"{header}\na@b.c,2,2024-03-01 10:00:00,7,2025-01-01 10:00:00\n", mapping={"CONFIRM_TIME": "consent_email"}
    )
    assert dict(people[0].consents) == {"email": False}


def test_family_and_cars_become_cues():
    people, _ = read("name,Spouse,Car\nAnn,Bob,blue Golf\n")
    assert people[0].cues == (("family", "Bob"), ("car", "blue Golf"))


def test_tags_are_parted_by_semicolons_or_else_by_commas():
    people, _ = read('name,tags\nAnn,"a, b,a"\nBob,"a, b; c"\n')
    assert people[0].tags == ("a", "b")
    assert people[1].tags == ("a, b", "c")


def test_several_notes_and_address_cells_are_joined_line_by_line():
    people, _ = read("name,note,comments,street,city\nAnn,x,y,1 Main St,Ulm\n")
    assert people[0].note == "x\ny"
    assert people[0].address == "1 Main St\nUlm"


def test_ids_stay_text():
    people, _ = read(f"id,name\n007,Ann\n{'9' * 5000},Bob\n")
    assert people[0].external_id == "007"
    assert people[1].external_id == "9" * 5000


def test_a_table_can_be_read_again():
    opened = table("name,phone\nAnn,1\nBob,2\n")
    assert list(opened) == list(opened)
    assert opened.tally.records == 2


def test_an_iteration_that_was_left_early_does_not_disturb_the_next():
    opened = table("name,phone\n" + "Ann,1\n" * 3000)
    for _ in opened:
        break
    assert sum(1 for _ in opened) == 3000


def test_of_two_columns_for_one_channel_a_refusal_counts():
    people, _ = read("Name,Accepts Email Marketing,Email Consent\nAnn,yes,no\nBen,yes,yes\n")
    assert [one.consents for one in people] == [(("email", False),), (("email", True),)]
