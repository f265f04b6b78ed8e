"""Mailchimp: an audience, one file each of who subscribed, who left and who never answered."""

from __future__ import annotations

from frontdesk.exchange.columns.formats.format import Format
from frontdesk.records.incoming import Noun

NAME = "mailchimp"

_COLUMNS = {
    "LEID": "external_id",
    "REGION": "",  # guessed from where a mail was opened: no address
    "CC": "",
    "TIMEZONE": "",
    "NOTES": "note",
    "TAGS": "tags",
}

AUDIENCE = Format(
    NAME,
    Noun.CUSTOMERS,
    signature=("MEMBER_RATING", "LEID"),
    columns=_COLUMNS,
    loose=True,
    question=(
        "The file does not say whether these people agreed to e-mail; if it is the list of the subscribed, "
        "say --map CONFIRM_TIME=consent_email."
    ),
)

UNSUBSCRIBED = Format(
    NAME,
    Noun.CUSTOMERS,
    signature=("MEMBER_RATING", "LEID", "UNSUB_TIME"),
    columns=_COLUMNS,
    loose=True,
    given={"email": False},
)

FORMATS = (AUDIENCE, UNSUBSCRIBED)
