"""Google Contacts, as it exports since 2024 and as it did before."""

from __future__ import annotations

from frontdesk.exchange.columns.formats.format import Format
from frontdesk.records.incoming import Noun

NAME = "google"

CUSTOMERS = Format(
    NAME,
    Noun.CUSTOMERS,
    signature=("Organization Name", "Labels"),
    others=(("Given Name", "Group Membership"),),
    columns={
        "Name": "name",
        "Nickname": "goes_by",
        "Organization Name": "company",
        "Labels": "tags",
        "Group Membership": "tags",
        "File As": "",
    },
    loose=True,
    tag_mark=":::",
)

FORMATS = (CUSTOMERS,)
