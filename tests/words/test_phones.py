from __future__ import annotations

import subprocess
import sys

import phonenumbers
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frontdesk.words.numbering_plan import national, parsed
from frontdesk.words.phones import digits_of, looks_like_phone, read_phone

REGIONS = sorted(phonenumbers.SUPPORTED_REGIONS)


@pytest.mark.parametrize(
    ("raw", "country", "e164", "digits"),
    [
        ("908-424-2890", "US", "+19084242890", "9084242890"),
        ("1 (908) 424-2890", "US", "+19084242890", "9084242890"),
        ("+1 908.424.2890", "GB", "+19084242890", "9084242890"),
        ("020 7946 0018", "GB", "+442079460018", "2079460018"),
        ("+44 (0)20 7946 0018", "US", "+442079460018", "2079460018"),
        ("(+44) 20 7946 0018", "US", "+442079460018", "2079460018"),
        ("0044 20 7946 0018", "DE", "+442079460018", "2079460018"),
        ("020 7946 0018", "gb", "+442079460018", "2079460018"),
        ("06 1234 5678", "IT", "+390612345678", "0612345678"),
        ("020 7946 0018 ext. 12", "GB", "+442079460018", "2079460018"),
        ("020 7946 0018 #12", "GB", "+442079460018", "2079460018"),
        ("Tel. 020 7946 0018 (her mum)", "GB", "+442079460018", "2079460018"),
        ("tel:+44-20-7946-0018;ext=12", "US", "+442079460018", "2079460018"),
        ("０２０ ７９４６–００１８", "GB", "+442079460018", "2079460018"),
        ("٠٢٠٧٩٤٦٠٠١٨", "GB", "+442079460018", "2079460018"),
        ("020 7946 0018", "", None, "02079460018"),
        ("555-0123", "US", None, "5550123"),
        ("4417", "DE", None, "4417"),
        ("no phone", "GB", None, ""),
        ("", "GB", None, ""),
        ("1" * 300, "US", None, "1" * 300),
    ],
)
def test_a_phone_is_read_however_it_is_written(raw, country, e164, digits):
    phone = read_phone(raw, country)
    assert (phone.raw, phone.e164, phone.digits) == (raw, e164, digits)


def test_the_last_four_digits_are_those_people_remember():
    assert read_phone("020 7946 0018 ext. 12", "GB").last_four == "0018"
    assert read_phone("417", "GB").last_four == "417"


def test_a_phone_that_was_read_before_is_not_read_again():
    assert read_phone("020 7946 0019", "GB") is read_phone("020 7946 0019", "GB")


@given(st.text(), st.sampled_from([*REGIONS, "", "XX"]))
def test_no_text_is_ever_rejected(raw, country):
    phone = read_phone(raw, country)
    assert phone.raw == raw
    assert phone.digits == "" or (phone.digits.isascii() and phone.digits.isdigit())
    assert phone.e164 is None or phone.e164.endswith(phone.digits)


numbers = st.from_regex(r"\+?[0-9](?:[ ()./-]{0,2}[0-9]){5,16}", fullmatch=True)


@settings(max_examples=1000)
@given(numbers, st.sampled_from(REGIONS))
def test_the_fast_way_gives_the_librarys_answer(raw, country):
    assert national(raw, country) == parsed(raw, country)


@pytest.mark.parametrize("country", REGIONS)
def test_real_numbers_of_every_country_are_read_as_the_library_reads_them(country):
    for kind in (phonenumbers.PhoneNumberType.FIXED_LINE, phonenumbers.PhoneNumberType.MOBILE):
        example = phonenumbers.example_number_for_type(country, kind)
        if example is None:
            continue
        e164 = phonenumbers.format_number(example, phonenumbers.PhoneNumberFormat.E164)
        for style in (phonenumbers.PhoneNumberFormat.NATIONAL, phonenumbers.PhoneNumberFormat.INTERNATIONAL):
            written = phonenumbers.format_number(example, style)
            if len(digits_of(written)) >= 6:
                assert read_phone(written, country).e164 == e164, written


@pytest.mark.parametrize(
    ("text", "digits"), [("+44 (0)20", "44020"), ("４４ ١٧", "4417"), ("²x", ""), ("", ""), ("a1b2", "12")]
)
def test_only_the_digits_remain(text, digits):
    assert digits_of(text) == digits


@pytest.mark.parametrize("text", ["020 7946 0018", "+44 (0)20-7946.0018", "123456", "７９４６００"])
def test_a_whole_number_looks_like_a_phone(text):
    assert looks_like_phone(text)


@pytest.mark.parametrize("text", ["4417", "", "+()", "blue golf", "020 7946 0018 x2", "12345"])
def test_a_word_or_a_part_of_a_number_does_not(text):
    assert not looks_like_phone(text)


def test_what_holds_no_whole_number_loads_no_library():
    code = "import sys; from frontdesk.words.phones import read_phone as read; read('4417', 'GB')"
    code += "; read('Ann', 'GB'); assert 'phonenumbers' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)
