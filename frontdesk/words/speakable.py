"""What better does not stand in a note: notes are read at a glance, spoken, and shown where the queue may look on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from frontdesk.words.folding import tokens

if TYPE_CHECKING:
    from collections.abc import Iterable

ALLERGY: Final = "An allergy belongs under allergy, where nobody overlooks it."
HEALTH: Final = "Would you say this to them aloud? Somebody's health is best not written down."
CARD: Final = "That looks like the number of a payment card: it must not be kept."

_CARD = re.compile(r"(?<![\w+])\d(?:[ -]?\d){13,18}(?!\w)")
_ISSUERS = ("2", "3", "4", "5", "6")

# Stems, without accents, of the words by which people write of it in the languages that shops of the demo's kind
# use; whole words where a stem would also say something harmless ("non-alcoholic", "Krebs" the crab).
_ALLERGY = (
    "allerg", "alerg", "anaphyla", "coeliac", "celiac", "celiaqu", "coeliaqu", "zoliakie", "epipen",
)  # fmt: skip
_HEALTH = (
    "diabet", "insulin", "suikerziek", "zuckerkrank",
    "cancer", "chemo", "tumor", "tumour", "krebskrank", "krebspatient", "kanker", "cancro",
    "pregnan", "schwanger", "grossesse", "embaraz", "gravidez", "zwanger",
    "epilep", "asthma", "dement", "demenz", "alzheimer", "parkinson", "hepatit",
    "depressi", "depresi", "depressao", "bipolar", "schizo", "autis", "anorex", "bulimi",
    "dialys", "dialis", "herzinfarkt", "schlaganfall", "miscarr", "fehlgeburt", "antidepress",
)  # fmt: skip
_HEALTH_WORDS = {"hiv", "adhd", "adhs", "enceinte", "incinta"}


def doubts(texts: Iterable[str]) -> tuple[str, ...]:
    """What speaks against keeping these texts as notes, a sentence each; empty when nothing does.

    They are hints and refuse nothing: what is special about health is the law's business (GDPR, article 9), and what
    the shop needs to know for its customer's good has its own field, the allergy.
    """
    found: dict[str, None] = {}
    for text in texts:
        words = tokens(text)
        if any(word.startswith(_ALLERGY) for word in words):
            found[ALLERGY] = None
        if any(word.startswith(_HEALTH) or word in _HEALTH_WORDS for word in words):
            found[HEALTH] = None
        if any(_is_card(number[0]) for number in _CARD.finditer(text)):
            found[CARD] = None
    return tuple(found)


def _is_card(text: str) -> bool:
    """Whether digits are as card issuers give them: their first, and the check digit of ISO 7812."""
    digits = [int(sign) for sign in text if sign.isdecimal()]
    doubled = [sum(divmod(2 * digit, 10)) for digit in digits[-2::-2]]
    return text.startswith(_ISSUERS) and len(set(digits)) > 1 and (sum(digits[::-2]) + sum(doubled)) % 10 == 0
