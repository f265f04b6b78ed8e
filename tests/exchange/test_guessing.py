"""What a file is a list of, where nobody said."""

import pytest

from frontdesk.exchange.columns.guessing import likely
from frontdesk.records.incoming import Noun

FILES = {
    "Name,Mobile,E-mail\nAnn,1,a@b.c\n": Noun.CUSTOMERS,
    "Product,Price,Category\nTea,2,hot\n": Noun.ITEMS,
    "date,customer id,item,quantity\n2026-01-01,1,Tea,1\n": Noun.VISITS,
    "a,b,c\n1,2,3\n": Noun.CUSTOMERS,
    "staff_id,first_name,last_name,position,start_date,location\n1,A,B,C,8/3/2001,HQ\n": Noun.STAFF,
    "": Noun.CUSTOMERS,
    "BEGIN:VCARD\nVERSION:3.0\nFN:Ann\nEND:VCARD\n": Noun.CUSTOMERS,
}


@pytest.mark.parametrize("text", FILES)
def test_a_header_says_what_the_rows_are(tmp_path, text):
    file = tmp_path / "some.csv"
    file.write_text(text)
    assert likely(file) == FILES[text]
