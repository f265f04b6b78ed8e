from tests.exchange.formats import headers_of_others as of
from tests.exchange.formats.cards import brought
from tests.exchange.formats.headers_of_others import written


def one(desk, text, **told):
    report, cards = brought(desk, text, **told)
    assert (report.rejected, len(cards)) == ((), 1), report
    return report, cards[0]


def test_a_customer_of_square(desk):
    filled = {
        "Reference ID": "R-9",
        "First Name": "Ana",
        "Last Name": "Gómez",
        "Email Address": "ana@example.com",
        "Phone Number": "'+1 415-555-0132",
        "Nickname": "Annie",
        "Company Name": "Gómez Ltd",
        "Street Address 1": "1 Main St",
        "Street Address 2": "Apt 4",
        "City": "Oakland",
        "State": "CA",
        "Postal Code": "94607",
        "Birthday": "1990-04-22",
        "Memo": "window seat",
        "Square Customer ID": "SQ0001",
        "Creation Source": "Directory",
        "First Visit": "2021-03-04",
        "Last Visit": "2026-01-02",
        "Transaction Count": "17",
        "Lifetime Spend": "$120.50",
        "Email Subscription Status": "Subscribed",
        "Instant Profile": "No",
    }
    report, card = one(desk, written(of.SQUARE, filled))
    assert report.format == "square"
    assert card == {
        "name": "Ana Gómez",
        "goes_by": "Annie",
        "company": "Gómez Ltd",
        "address": "1 Main St\nApt 4\nOakland\nCA\n94607",
        "birthday": "1990-04-22",
        "note": "window seat",
        "id": "SQ0001",
        "consents": (("email", True),),
        "since": "2021-03-04",
        "phones": ("+1 415-555-0132",),
        "emails": ("ana@example.com",),
        "custom": {
            "Reference ID": "R-9",
            "First Name": "Ana",
            "Last Name": "Gómez",
            "Creation Source": "Directory",
            "Last Visit": "2026-01-02",
            "Transaction Count": "17",
            "Lifetime Spend": "$120.50",
            "Instant Profile": "No",
        },
    }


def test_square_s_subscriptions_are_yes_no_or_unsaid_and_rows_without_a_name_come_in(desk):
    rows = [
        {
            "Square Customer ID": f"SQ1{number}",
            "Email Address": f"q{number}@example.com",
            "Email Subscription Status": text,
        }
        for number, text in enumerate(("Subscribed", "Unsubscribed", "Unknown"))
    ]
    _, cards = brought(desk, written(of.SQUARE, *rows))
    assert [card.get("consents", ()) for card in cards] == [(("email", True),), (("email", False),), ()]
    assert cards[0]["name"] == "q0@example.com"


def test_a_customer_of_shopify(desk):
    filled = {
        "Customer ID": "'6521",
        "First Name": "Gerrit",
        "Last Name": "'t Hart",
        "Email": "gerrit@example.com",
        "Accepts Email Marketing": "yes",
        "Default Address Company": "Hart BV",
        "Default Address Address1": "Kade 1",
        "Default Address City": "Leiden",
        "Default Address Province Code": "ZH",
        "Default Address Country Code": "NL",
        "Default Address Zip": "'02139",
        "Default Address Phone": "'+31715550132",
        "Phone": "'+31651234567",
        "Accepts SMS Marketing": "no",
        "Total Spent": "120.00",
        "Note": "rings twice\nthen waits",
        "Tags": "VIP, wholesale",
        "Birth date (customer.metafields.facts.birth_date)": "1980-01-02",
    }
    report, card = one(desk, "\ufeff" + written(of.SHOPIFY, filled))
    assert report.format == "shopify"
    assert card == {
        "name": "Gerrit 't Hart",
        "company": "Hart BV",
        "address": "Kade 1\nLeiden\nZH\nNL\n02139",
        "note": "rings twice\nthen waits",
        "id": "6521",
        "tags": ("VIP", "wholesale"),
        "consents": (("email", True), ("sms", False)),
        "phones": ("+31715550132", "+31651234567"),
        "emails": ("gerrit@example.com",),
        "custom": {
            "First Name": "Gerrit",
            "Last Name": "'t Hart",
            "Total Spent": "120.00",
            "Birth date (customer.metafields.facts.birth_date)": "1980-01-02",
        },
    }


def test_a_row_of_shopify_s_template_names_places_rather_than_their_codes(desk):
    filled = {
        "First Name": "Bo",
        "Address1": "2 Elm",
        "Province": "Ontario",
        "Province Code": "ON",
        "Country Code": "CA",
    }
    report, card = one(desk, written(of.SHOPIFY_TEMPLATE, filled))
    assert report.format == "shopify"
    assert card["address"] == "2 Elm\nOntario\nCA"
    assert card["custom"] == {"First Name": "Bo", "Province Code": "ON"}
    older = of.SHOPIFY_TEMPLATE.replace("Accepts Email", "Accepts")
    _, card = one(desk, written(older, {"First Name": "Cy", "Accepts Marketing": "no"}))
    assert card["consents"] == (("email", False),)


def test_a_contact_of_google(desk):
    filled = {
        "First Name": "Mia",
        "Middle Name": "Lou",
        "Last Name": "Berg",
        "Name Prefix": "Dr.",
        "Name Suffix": "Jr.",
        "Nickname": "Mimi",
        "File As": "Berg, Mia",
        "Organization Name": "Berg KG",
        "Organization Title": "Chef",
        "Birthday": "--04-22",
        "Notes": "two sugars",
        "Labels": "* myContacts ::: Navy ::: Choir",
        "E-mail 1 - Label": "Home",
        "E-mail 1 - Value": "mia@example.com ::: berg@example.com",
        "E-mail 2 - Label": "* Work",
        "E-mail 2 - Value": "chef@example.com",
        "Phone 1 - Label": "Mobile",
        "Phone 1 - Value": "0171 1234567 ::: 0171 7654321",
        "Phone 2 - Label": "Work Fax",
        "Phone 2 - Value": "030 999999",
        "Address 1 - Formatted": "Gasse 1\n10115 Berlin",
        "Address 1 - Street": "Gasse 1",
        "Address 1 - City": "Berlin",
        "Address 1 - Country": "Deutschland",
        "Address 2 - Formatted": "Weg 2",
        "Relation 1 - Label": "Spouse",
        "Relation 1 - Value": "Tom",
        "Event 1 - Label": "Anniversary",
        "Event 1 - Value": "2001-05-06",
        "Custom Field 1 - Label": "Shoe",
        "Custom Field 1 - Value": "38",
        "Website 1 - Value": "berg.example",
    }
    report, card = one(desk, written(of.GOOGLE, filled))
    assert report.format == "google"
    parts = ("First Name", "Middle Name", "Last Name", "Name Prefix", "Name Suffix", "File As", "Organization Title")
    rest = ("E-mail 1 - Label", "E-mail 2 - Label", "Phone 1 - Label", "Phone 2 - Label", "Phone 2 - Value")
    more = ("Address 1 - Country", "Address 2 - Formatted", "Relation 1 - Label", "Event 1 - Label", "Event 1 - Value")
    last = ("Custom Field 1 - Label", "Custom Field 1 - Value", "Website 1 - Value")
    assert card == {
        "name": "Dr. Mia Lou Berg Jr.",
        "goes_by": "Mimi",
        "company": "Berg KG",
        "address": "Gasse 1\n10115 Berlin",
        "birthday": "--04-22",
        "note": "two sugars",
        "tags": ("Navy", "Choir"),
        "phones": ("0171 1234567", "0171 7654321"),
        "emails": ("chef@example.com", "mia@example.com", "berg@example.com"),
        "cues": (("family", "Tom (Spouse)"),),
        "custom": {column: filled[column] for column in (*parts, *rest, *more, *last)},
    }


def test_an_old_contact_of_google(desk):
    filled = {"Name": "王二狗", "Given Name": "二狗", "Family Name": "王", "Birthday": " --04-22"}
    filled |= {
        "Group Membership": "* myContacts ::: Navy",
        "E-mail 1 - Type": "* Work",
        "E-mail 1 - Value": "w@example.com",
    }
    filled |= {"Phone 1 - Type": "Mobile", "Phone 1 - Value": "176 1027 8819", "Organization 1 - Name": "UMass"}
    report, card = one(desk, written(of.GOOGLE_OLD, filled))
    assert report.format == "google"
    assert (card["name"], card["tags"], card["birthday"], card["company"]) == ("王二狗", ("Navy",), "--04-22", "UMass")
    assert (card["phones"], card["emails"]) == (("176 1027 8819",), ("w@example.com",))
    kept = ("Given Name", "Family Name", "E-mail 1 - Type", "Phone 1 - Type")
    assert card["custom"] == {column: filled[column] for column in kept}


def test_a_contact_of_outlook_com(desk):
    filled = {
        "First Name": "Eva",
        "Last Name": "Lind",
        "Title": "Ms.",
        "Nickname": "Evi",
        "E-mail Address": "eva@example.com",
        "E-mail 2 Address": "lind@example.com",
        "Home Phone": "030 1234567",
        "Business Phone": "030 7654321",
        "Mobile Phone": "0171 1234567",
        "Business Fax": "030 111",
        "Company": "Lind AB",
        "Assistant's Phone": "030 222",
        "Business Country/Region": "Sweden",
        "Home Street": "Hemgatan 1",
        "Home City": "Lund",
        "Spouse": "Nils",
        "Hobby": "chess",
        "Birthday": "12/28/1969",
        "Anniversary": "6/1/1999",
        "Notes": "left-handed",
    }
    report, card = one(desk, written(of.OUTLOOK_COM, filled))
    assert report.format == "outlook"
    kept = (
        "First Name",
        "Last Name",
        "Title",
        "Business Fax",
        "Assistant's Phone",
        "Business Country/Region",
        "Anniversary",
    )
    assert card == {
        "name": "Ms. Eva Lind",
        "goes_by": "Evi",
        "company": "Lind AB",
        "address": "Hemgatan 1\nLund",
        "birthday": "1969-12-28",
        "note": "left-handed",
        "phones": ("030 1234567", "030 7654321", "0171 1234567"),
        "emails": ("eva@example.com", "lind@example.com"),
        "cues": (("family", "Nils"), ("other", "chess")),
        "custom": {column: filled[column] for column in kept},
    }


def test_a_contact_of_classic_outlook_whose_row_stops_early(desk):
    filled = {
        "First Name": "Ian",
        "Last Name": "Kay",
        "Birthday": "0/0/00",
        "Home Address": "1 High St\nYork",
        "Home Street": "1 High St",
        "Home City": "York",
        "Home Country": "UK",
        "Children": "Amy; Ben",
        "Referred By": "Joe",
        "Business Street": "9 Mill Ln",
        "Company Main Phone": "01904 555000",
        "Categories": "Choir;Early birds",
    }
    report, card = one(desk, written(of.OUTLOOK, filled))
    assert report.format == "outlook"
    assert (card["address"], card["phones"], card["tags"]) == (
        "1 High St\nYork",
        ("01904 555000",),
        ("Choir", "Early birds"),
    )
    assert card["cues"] == (("family", "Amy; Ben"), ("other", "Joe"))
    assert "birthday" not in card
    assert card["custom"] == {
        "First Name": "Ian",
        "Last Name": "Kay",
        "Home Country": "UK",
        "Business Street": "9 Mill Ln",
    }
    short = of.OUTLOOK.rstrip("\n") + "\r\nAnn,,Oke\r\n"
    report, cards = brought(desk, short, source="short rows")
    assert [card["name"] for card in cards] == ["Ann Oke"]
    assert any("only 3 of" in note for note in report.notes)


def test_a_subscriber_of_mailchimp_and_what_their_file_leaves_open(desk):
    filled = {
        "Email Address": "kim@example.com",
        "First Name": "Kim",
        "Address": "3 Oak St Salem OR",
        "Phone Number": "(503) 555-0132",
        "Birthday": "04/22",
        "MEMBER_RATING": "3",
        "CONFIRM_TIME": "2020-02-03 10:11:12",
        "CC": "us",
        "REGION": "or",
        "LEID": "77001",
        "NOTES": "likes mail",
        "TAGS": '"VIP","Blog"',
    }
    report, card = one(desk, written(of.MAILCHIMP, filled))
    assert report.format == "mailchimp"
    assert any("CONFIRM_TIME=consent_email" in note for note in report.notes)
    assert card == {
        "name": "Kim",
        "address": "3 Oak St Salem OR",
        "birthday": "--04-22",
        "note": "likes mail",
        "id": "77001",
        "tags": ("VIP", "Blog"),
        "phones": ("(503) 555-0132",),
        "emails": ("kim@example.com",),
        "custom": {
            "First Name": "Kim",
            "MEMBER_RATING": "3",
            "CONFIRM_TIME": filled["CONFIRM_TIME"],
            "CC": "us",
            "REGION": "or",
        },
    }
    told = {"mapping": {"CONFIRM_TIME": "consent_email"}, "source": "the subscribed"}
    report, card = one(desk, written(of.MAILCHIMP, filled), **told)
    assert card["consents"] == (("email", True),)
    assert not any("consent_email" in note for note in report.notes)


def test_who_left_mailchimp_does_not_want_mail(desk):
    filled = {
        "Email Address": "lea@example.com",
        "MEMBER_RATING": "2",
        "UNSUB_TIME": "2021-02-03 10:11:12",
        "LEID": "77002",
    }
    report, card = one(desk, written(of.MAILCHIMP_LEFT, filled))
    assert (report.format, card["consents"], card["id"]) == ("mailchimp", (("email", False),), "77002")


def test_clients_of_fresha_and_mindbody(desk):
    filled = {"Client ID": "F1", "First Name": "Uma", "Mobile Number": "07700 900123", "Telephone": "020 7946 0018"}
    filled |= {"Gender": "f", "Date of Birth": "22/04/1990", "City": "Leeds", "Note": "nut oil", "Added": "13/02/2022"}
    report, card = one(desk, written(of.FRESHA, filled))
    assert (report.format, card["id"], card["birthday"], card["since"]) == ("fresha", "F1", "1990-04-22", "2022-02-13")
    assert (card["phones"], card["address"]) == (("07700 900123", "020 7946 0018"), "Leeds")
    assert card["custom"] == {"First Name": "Uma", "Gender": "f"}
    filled = {
        "Client ID": "100000015",
        "First Name": "Vic",
        "Mobile Phone": "0161 4960001",
        "Visits": "9",
        "Membership": "Gold",
    }
    report, card = one(desk, written(of.MINDBODY, filled))
    assert (report.format, card["id"], card["phones"]) == ("mindbody", "100000015", ("0161 4960001",))
    assert card["custom"] == {"First Name": "Vic", "Visits": "9", "Membership": "Gold"}
    filled = {
        "Client ID": "15",
        "First Name": "Wes",
        "Barcode ID": "0077",
        "Member Since": "25/12/2019",
        "Active": "Yes",
    }
    report, card = one(desk, written(of.MINDBODY_SUBSCRIBERS, filled))
    assert (report.format, card["card_code"], card["since"]) == ("mindbody", "0077", "2019-12-25")


def test_a_customer_of_opensourcepos_with_an_account(desk):
    filled = {"First Name": "Bob", "Consent": "y", "Address 1": "1 Nowhere", "Account Number": "0042", "Discount": "5"}
    report, card = one(desk, written(of.OPENSOURCEPOS, filled))
    assert (report.format, card["id"], card["address"]) == ("opensourcepos", "0042", "1 Nowhere")
    assert "consents" not in card
    assert card["custom"] == {"First Name": "Bob", "Consent": "y", "Discount": "5"}


def test_a_contact_of_thunderbird(desk):
    filled = {"First Name": "Xi", "Last Name": "Li", "Display Name": "Li Xi", "Primary Email": "xi@example.com"}
    filled |= {
        "Secondary Email": "li@example.com",
        "Screen Name": "xixi",
        "Work Phone": "010 12345678",
        "Fax Number": "010 2",
    }
    filled |= {"Home Address": "Lu 1", "Home City": "Wuhan", "Work Address": "Lu 2", "Organization": "Li Co"}
    filled |= {"Birth Year": "1990", "Birth Month": "4", "Birth Day": "22", "Custom 1": "tall", "Notes": "quiet"}
    report, card = one(desk, written(of.THUNDERBIRD, filled))
    assert report.format == "thunderbird"
    kept = ("First Name", "Last Name", "Screen Name", "Fax Number", "Work Address", "Custom 1")
    assert card == {
        "name": "Li Xi",
        "company": "Li Co",
        "address": "Lu 1\nWuhan",
        "birthday": "1990-04-22",
        "note": "quiet",
        "phones": ("010 12345678",),
        "emails": ("xi@example.com", "li@example.com"),
        "custom": {column: filled[column] for column in kept},
    }
    _, card = one(desk, written(of.THUNDERBIRD, {"Display Name": "Mo", "Birth Month": "04", "Birth Day": "22"}))
    assert card["birthday"] == "--04-22"
    _, card = one(desk, written(of.THUNDERBIRD, {"Display Name": "No", "Birth Year": "1990"}))
    assert card["custom"] == {"Birth Year": "1990"}


def test_a_customer_of_stripe_without_the_digits_of_the_card(desk):
    filled = {
        "id": "cus_N1",
        "Email": "yo@example.com",
        "Name": "Yo Ito",
        "Phone": "+81 3-1234-5678",
        "Description": "Thursdays",
    }
    filled |= {
        "Created (UTC)": "2023-05-06 07:08",
        "Card Number": "4242424242424242",
        "Card Last 4": "4242",
        "Card Type": "Visa",
    }
    report, card = one(desk, written(of.STRIPE, filled))
    assert (report.format, report.ignored) == ("stripe", ("Card Number", "Card Last 4"))
    assert (card["id"], card["since"], card["note"]) == ("cus_N1", "2023-05-06", "Thursdays")
    assert card["custom"] == {"Card Type": "Visa"}
    assert "4242" not in repr(card)


def test_who_is_written_to_by_systeme_io_and_brevo(desk):
    filled = {"Email": "zo@example.com", "First name": "Zo", "Surname": "Ek", "Country": "SE", "Tags": "a, b"}
    report, card = one(desk, written(of.SYSTEME_IO, filled | {"Date registered": "2024-05-06"}))
    assert (report.format, card["name"], card["tags"], card["since"]) == (
        "systeme.io",
        "Zo Ek",
        ("a", "b"),
        "2024-05-06",
    )
    filled = {
        "EMAIL": "al@example.com",
        "LASTNAME": "Ba",
        "FIRSTNAME": "Al",
        "SMS": "33612345678",
        "EMAIL_BLACKLISTED": "true",
    }
    report, card = one(desk, written(of.BREVO, filled | {"SMS_BLACKLISTED": "false"}, mark=";"))
    assert (report.format, card["phones"], card["consents"]) == ("brevo", ("33612345678",), (("email", False),))


def test_a_customer_of_timma_and_of_the_two_that_are_not_claimed(desk):
    filled = {"Nimi": "Aino", "Sähköposti": "aino@example.com", "Puhelin": "040 1234567", "Muistiinpanot": "lyhyt"}
    report, card = one(desk, written(of.TIMMA, filled))
    assert (report.format, card["name"], card["phones"], card["note"]) == ("timma", "Aino", ("040 1234567",), "lyhyt")
    filled = {"Customer name": "Bea", "phone_number": "555 010 9999", "customer_code": "L7", "country_code": "CY"}
    report, card = one(desk, written(of.LOYVERSE, filled | {"postal_code": "3010"}))
    assert (report.format, card["card_code"], card["address"]) == ("plain", "L7", "3010\nCY")
    filled = {"firstName": "Cal", "lastName": "Fox", "customerSince": "2020-01-02", "phoneNumber": "555 010 8888"}
    report, card = one(
        desk, written(of.CLOVER, filled | {"marketingAllowed": "true", "emailAddress": "cal@example.com"})
    )
    assert (report.format, card["name"], card["since"]) == ("plain", "Cal Fox", "2020-01-02")
    assert card["custom"] == {"firstName": "Cal", "lastName": "Fox", "marketingAllowed": "true"}
