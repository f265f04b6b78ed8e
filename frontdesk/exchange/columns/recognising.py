"""Which format a file is in, told by its header."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.exchange import refusals
from frontdesk.exchange.columns.aliases import normalised
from frontdesk.exchange.columns.formats import (
    acuity,
    books,
    cafe,
    google,
    mailchimp,
    mailings,
    opensourcepos,
    outlook,
    own,
    plain,
    salons,
    shopify,
    square,
    thunderbird,
    webshops,
    yahoo,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frontdesk.exchange.columns.formats.format import Format
    from frontdesk.records.incoming import Noun

FORMATS = (
    *own.FORMATS,
    *cafe.FORMATS,
    *square.FORMATS,
    *shopify.FORMATS,
    *google.FORMATS,
    *outlook.FORMATS,
    *mailchimp.FORMATS,
    *salons.FORMATS,
    *opensourcepos.FORMATS,
    *thunderbird.FORMATS,
    *mailings.FORMATS,
    *webshops.FORMATS,
    *yahoo.FORMATS,
    *books.FORMATS,
    *acuity.FORMATS,
)
"""Every format with a signature; a new one is added here and nowhere else."""

ENOUGH = 2
"""Common column names that make a first line a header."""


def named(name: str, noun: Noun) -> Format:
    """The format that somebody asked for.

    Raises:
        UnknownFormat: There is none of that name for this noun.
    """
    offered = [form for form in (*FORMATS, *plain.FORMATS) if form.noun is noun]
    for form in offered:
        if form.name == name.casefold():
            return form
    names = ", ".join(sorted({form.name for form in offered}))
    raise refusals.UnknownFormat(f"I know no format “{name}” for {noun}.", hint=f"Formats: {names}.")


def recognised(header: Sequence[str], noun: Noun) -> Format | None:
    """The format that `header` is of: by signature, the longest first, else plain by its common names.

    None if the first line is no header that is known. One name is enough where there is only one column.

    Raises:
        WrongNoun: It is a known format's list of something else.
    """
    names = frozenset(map(normalised, header))
    fitting = sorted((form for form in FORMATS if form.fits(names)), key=lambda form: -form.fits(names))
    for form in fitting:
        if form.noun is noun:
            return form
    if fitting:
        other = fitting[0]
        sentence = f"This is a list of {other.noun} ({other.name}), not of {noun}; nothing was imported."
        raise refusals.WrongNoun(sentence, hint=f"Use `frontdesk import {other.noun}`.")
    form = named(plain.NAME, noun)
    known = form.known()
    found = {normalised(cell) for cell in header if (meant := known.means(cell)) and meant.field}
    return form if len(found) >= min(ENOUGH, len(header)) else None
