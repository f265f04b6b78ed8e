"""The names by which the world's tables call what we keep."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from unicodedata import category, normalize

from frontdesk.exchange.columns.vocabulary import asia, east, english, germanic, never, north, romance, sales, south
from frontdesk.records.incoming import Noun

MANY = frozenset(
    {"first_name", "last_name", "name_part", "name_prefix", "name_suffix", "phone", "email", "address", "tags", "note"}
    | {"cue_family", "cue_car", "cue_pet", "cue_looks", "cue_place", "cue_other", "modifiers", "line_key", "variation"}
    | {"consent_email", "consent_sms", "consent_whatsapp", "consent_phone", "consent_post"}
)
"""Fields that several columns may fill."""

DATES = frozenset({"birthday", "since", "date"})
MONEY = frozenset({"price", "unit_price", "amount", "total", "gross", "net", "tax"})

# English first: where two languages use one word for two things, the world's exports mean the English one.
_TONGUES = (germanic, romance, north, east, asia, south)
_CUSTOMERS = (english.CUSTOMERS, *(names for tongue in _TONGUES for names in tongue.TONGUES))
_NOUNS = {
    Noun.CUSTOMERS: _CUSTOMERS,
    Noun.ITEMS: (sales.ITEMS,),
    Noun.STAFF: (sales.STAFF,),
    Noun.VISITS: (sales.VISITS,),
}

LONGEST_NAME = 200
"""Characters: a longer cell is no name of a column that anybody knows."""

_IGNORED = re.compile(r"[\s_\-]+")
_STROKES = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "〒": "zip"})


def normalised(column: str) -> str:
    """A column's name without what exports vary in: case, blanks, `_`, `-` and a final `*`."""
    return _IGNORED.sub("", column.strip().removesuffix("*").casefold())


@lru_cache(maxsize=8_192)
def bare(column: str) -> str:
    """A column's name as nothing but letters and digits, without case and accents: "Téléphone n° 1" is telephonen1.

    Many programs drop accents or add signs; what remains is enough to know a name by.
    """
    signs = normalize("NFKD", normalize("NFKC", column).casefold()).translate(_STROKES)
    return "".join(sign for sign in signs if category(sign)[0] in "LN")


def fields(noun: Noun) -> frozenset[str]:
    """Every field that a column of such a file may fill."""
    places = {name.partition("/")[0] for tongue in _NOUNS[noun] for name in tongue}
    return frozenset(places - {""})


@cache
def aliases(noun: Noun) -> dict[str, str]:
    """Bare column name to place ("phone", "address/city", "/phone label"), for tables of nobody in particular.

    A place is a field and, behind a slash, which part of it; without a field it says something of another column. What
    stands earlier is the better name.
    """
    found: dict[str, str] = {}
    for tongue in _NOUNS[noun]:
        for place, names in tongue.items():
            for name in names.split(","):
                if key := bare(name):
                    found.setdefault(key, place)
    return found


NEVER_STORED = frozenset(map(bare, never.NAMES.split(",")))
"""What a thief could use and a counter never needs: payment card digits, secrets and their digests."""


def is_never_stored(column: str) -> bool:
    """Whether a column's cells are never stored, however its name is spelled."""
    return len(column) <= LONGEST_NAME and bare(column) in NEVER_STORED


@cache
def words(noun: Noun) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What may stand beside a name: words for which of several, words for whom; the longest first."""
    if noun is not Noun.CUSTOMERS:
        return (), ()
    tongues = (english, *_TONGUES)
    places = {bare(word) for tongue in tongues for word in tongue.PLACES.split(",")}
    persons = {bare(word) for tongue in tongues for word in tongue.PERSONS.split(",")}
    return _longest_first(places - {""}), _longest_first(persons - {""})


def _longest_first(found: set[str]) -> tuple[str, ...]:
    return tuple(sorted(found, key=lambda word: (-len(word), word)))
