"""The countries' numbering plans, as far as ordinary numbers need them.

`phonenumbers.parse` looks for a number in any text, and takes its time over each. For digits and separators
the same rules on the same data give the same answer in a fraction of it, which an import feels.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

Found = tuple[str, str]  # country code, national number
_NO_DIGIT = re.compile("[^0-9]+")
_LONGEST_CODE = 3


@dataclass(frozen=True, slots=True)
class _Plan:
    code: str
    trunk: str
    trunk_rule: re.Pattern[str] | None
    abroad: re.Pattern[str] | None
    numbers: re.Pattern[str]
    lengths: frozenset[int]


def parsed(raw: str, country: str) -> Found | None:
    """Read a number by the whole library; None where its country has none of that length."""
    import phonenumbers

    try:
        number = phonenumbers.parse(raw, country or None)
    except phonenumbers.NumberParseException:
        return None
    if phonenumbers.is_possible_number_with_reason(number) != phonenumbers.ValidationResult.IS_POSSIBLE:
        return None
    return str(number.country_code), phonenumbers.national_significant_number(number)


def national(raw: str, country: str) -> Found | None:
    """Read a number of ASCII digits and separators with at most a leading plus, as `parsed` does, but fast.

    Args:
        raw: six digits or more.
        country: ISO 3166, in capitals; one that nobody knows leaves only numbers with a country code.

    Returns:
        The country code and the national number, or None where that country has no number of that length.
    """
    digits = _NO_DIGIT.sub("", raw)
    if raw.startswith("+"):
        return _with_code(digits) or parsed(raw, country)
    plan = _plan_of(country)
    if plan is None or (plan.abroad and plan.abroad.match(digits)):
        return parsed(raw, country)
    if digits.startswith(plan.code):
        return _perhaps_with_code(plan, digits) or parsed(raw, country)
    return _within(plan, digits) or parsed(raw, country)


def _perhaps_with_code(plan: _Plan, digits: str) -> Found | None:
    """Read "1 908 ..." as its country's number without the plus, where it is one only without the code."""
    rest = digits.removeprefix(plan.code)
    sure = plan.numbers.fullmatch(rest) and not plan.numbers.fullmatch(digits)
    dialled = plan.trunk_rule and plan.trunk_rule.match(rest)
    return (plan.code, rest) if sure and not dialled and len(rest) in plan.lengths else None


def _with_code(digits: str) -> Found | None:
    plan = _plan_abroad(digits[:_LONGEST_CODE])
    return _within(plan, digits[len(plan.code) :]) if plan else None


@lru_cache(maxsize=1000)
def _plan_abroad(beginning: str) -> _Plan | None:
    """The plan of the country whose code these digits begin with."""
    import phonenumbers

    for size in range(1, _LONGEST_CODE + 1):
        regions = phonenumbers.COUNTRY_CODE_TO_REGION_CODE.get(int(beginning[:size]))
        if regions and beginning[0] != "0":
            return _plan_of(regions[0])
    return None


def _within(plan: _Plan, digits: str) -> Found | None:
    """Drop what is only dialled; None where the plan has no such length or its rule is not that simple."""
    rule = plan.trunk_rule.match(digits) if plan.trunk_rule else None
    number = digits
    if rule:
        if rule.lastindex or rule[0] != plan.trunk:
            return None
        rest = digits[rule.end() :]
        dialled = not plan.numbers.fullmatch(digits) or plan.numbers.fullmatch(rest)
        number = rest if dialled and len(rest) in plan.lengths else digits
    return (plan.code, number) if len(number) in plan.lengths else None


@lru_cache(maxsize=512)
def _plan_of(region: str) -> _Plan | None:
    from phonenumbers import PhoneMetadata, region_code_for_country_code

    known = PhoneMetadata.metadata_for_region(region, None)
    if known is None or known.general_desc is None or known.country_code is None:
        return None
    lengths = set(known.general_desc.possible_length)
    # Canada dials seven digits at home, but a whole number is as long as its code's first country says.
    first = PhoneMetadata.metadata_for_region(region_code_for_country_code(known.country_code), None)
    if first and first.general_desc:
        lengths.intersection_update(first.general_desc.possible_length)
    trunk_rule = known.national_prefix_for_parsing
    return _Plan(
        code=str(known.country_code),
        trunk=known.national_prefix or "",
        trunk_rule=re.compile(trunk_rule) if trunk_rule else None,
        abroad=re.compile(known.international_prefix) if known.international_prefix else None,
        numbers=re.compile(known.general_desc.national_number_pattern or ""),
        lengths=frozenset(lengths),
    )
