"""Outlook: contacts of outlook.com and of the classic program."""

from __future__ import annotations

from frontdesk.exchange.columns.formats.format import Format
from frontdesk.records.incoming import Noun

NAME = "outlook"

CUSTOMERS = Format(
    NAME,
    Noun.CUSTOMERS,
    signature=("Given Yomi",),
    others=(("Internet Free Busy",),),
    columns={
        "Title": "name_prefix",
        "Suffix": "name_suffix",
        "Hobby": "cue_other",
        "Referred By": "cue_other",
        "Categories": "tags",
        "Keywords": "",
    },
    loose=True,
    tag_mark=";",
)

FORMATS = (CUSTOMERS,)
