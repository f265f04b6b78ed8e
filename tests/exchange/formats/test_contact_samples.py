import csv

import pytest

from tests.exchange.formats.cards import brought
from tests.exchange.tables import needs_samples, sample

pytestmark = needs_samples

# Where every filled cell of each file goes, column by column; "custom" is a field of the column's own name.
WENT = {
    "google-old-chinese.csv": {
        "Name": "name",
        "Given Name": "custom",
        "Family Name": "custom",
        "Given Name Yomi": "custom",
        "Family Name Yomi": "custom",
        "Nickname": "goes_by",
        "Birthday": "birthday",
        "Notes": "note",
        "Group Membership": "nowhere",  # only Google's own group
        "E-mail 1 - Type": "custom",
        "E-mail 1 - Value": "emails",
        "E-mail 2 - Type": "custom",
        "E-mail 2 - Value": "emails",
        "E-mail 3 - Type": "custom",
        "E-mail 3 - Value": "emails",
        "Phone 1 - Value": "phones",
        "Phone 2 - Type": "custom",
        "Phone 2 - Value": "phones",
        "Phone 3 - Type": "custom",
        "Phone 3 - Value": "phones",
        "Phone 4 - Type": "custom",
        "Phone 4 - Value": "phones",
        "Phone 5 - Type": "custom",
        "Phone 5 - Value": "phones",
        "Address 1 - Type": "custom",
        "Address 1 - Formatted": "address",
        "Address 1 - Street": "in the address",
        "Address 1 - City": "in the address",
        "Address 1 - Region": "in the address",
        "Address 1 - Postal Code": "in the address",
        "Address 1 - Country": "in the address",
        "Organization 1 - Name": "company",
        "Organization 1 - Title": "custom",
        "Organization 1 - Department": "custom",
        "Website 1 - Type": "custom",
        "Website 1 - Value": "custom",
    },
    "opensourcepos.csv": {
        "First Name": "in the name",
        "Last Name": "in the name",
        "Gender": "custom",
        "Consent": "custom",
        "Email": "emails",
        "Phone Number": "phones",
        "Address 1": "in the address",
        "Address2": "in the address",
        "City": "in the address",
        "State": "in the address",
        "Zip": "in the address",
        "Country": "in the address",
        "Comments": "note",
        "Discount": "custom",
        "Discount_Type": "custom",
        "Taxable": "custom",
    },
    "outlook-wide.csv": {
        "Action": "custom",
        "ID": "id",
        "Name": "name",
        "E-mail Address": "emails",
        "Notes": "note",
        "E-mail 2 Address": "emails",
        "E-mail 3 Address": "emails",
        "Mobile Phone": "phones",
        "Pager": "custom",
        "Company": "company",
        "Job Title": "custom",
        "Home Phone": "phones",
        "Home Phone 2": "phones",
        "Home Fax": "custom",
        "Home Address": "address",
        "Business Phone": "phones",
        "Business Phone 2": "phones",
        "Business Fax": "custom",
        "Business Address": "custom",  # the first filled address counts
    },
    "shared-contacts-36-columns.csv": {
        "Action": "custom",
        "ID": "id",
        "Name": "name",
        "Company": "company",
        "Job Title": "custom",
        "Notes": "note",
        "contactType": "custom",
        "domain": "custom",
        "apiId": "custom",
        "WorkRelType": "custom",
        "HomeRelType": "custom",
        "OtherRelType": "custom",
        "MobileRelType": "custom",
        "NameLower": "custom",
        "NameLowerUnique": "custom",
        "Website": "custom",
        "Website Rel": "custom",
        **{f"Custom {what}{number}": "custom" for what in ("Key", "Value") for number in range(1, 5)},
        "Business Fax": "custom",
        "Business Phone": "phones",
        "Mobile Phone": "phones",
        "Business Address": "address",
        "E-mail Address": "emails",
        "Website Work": "custom",
    },
}


def goes(place, column, text, card):
    """Whether a cell stands where it should; a custom field is taken off, so that none is left over."""
    if place == "custom":
        return card["custom"].pop(column) == text
    if place.startswith("in the "):
        return text.strip() in card[place.removeprefix("in the ")]
    if place in {"phones", "emails"}:
        return text.strip() in card[place]
    return card[place] == text.strip()


@pytest.mark.parametrize("name", WENT)
def test_every_cell_of_a_contact_file_went_where_the_table_says(desk, name):
    report, cards = brought(desk, sample(f"contacts/{name}"))
    with sample(f"contacts/{name}").open(encoding="utf-8", newline="") as file:
        header, *people = csv.reader(file)
    assert (len(cards), report.rejected, report.ignored) == (len(people), (), ())
    for cells, card in zip(people, cards, strict=True):
        places = [(WENT[name][column], column, text) for column, text in zip(header, cells, strict=False) if text]
        reachable = [place for place, _, _ in places if place in {"phones", "emails"}]
        assert len(card.get("phones", ())) + len(card.get("emails", ())) == len(reachable)
        for place, column, text in places:
            if place == "in the name":  # the parts of a name are kept too
                assert card["custom"].pop(column) == text, column
            assert place == "nowhere" or goes(place, column, text, card), column
        assert card["custom"] == {}
        meant = {place.removeprefix("in the ") for place, _, _ in places} - {"nowhere"} | {"custom"}
        assert set(card) == meant


def test_the_contact_files_are_told_apart(desk):
    formats = {
        name: brought(desk, sample(f"contacts/{name}"), source=f"again {name}", dry_run=True)[0].format for name in WENT
    }
    assert formats == {
        "google-old-chinese.csv": "google",
        "opensourcepos.csv": "opensourcepos",
        "outlook-wide.csv": "plain",
        "shared-contacts-36-columns.csv": "plain",
    }


def test_a_contact_file_that_comes_again_changes_nothing(desk):
    for name in WENT:
        brought(desk, sample(f"contacts/{name}"), source=name)
        report, cards = brought(desk, sample(f"contacts/{name}"), source=name)
        assert (report.created, report.updated, cards) == (0, 0, [])
