from __future__ import annotations

import json
import os
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from frontdesk.words.display import cut, shown, shown_lines

BIDI = {0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)}
SAMPLES = os.environ.get("FRONTDESK_SAMPLES")
FAMILY = "👨‍👩‍👧"
signs = st.one_of(
    st.characters(),
    st.sampled_from(["e\u0301", "東", "ｶﾞ", FAMILY, "👍🏽", "🇩🇪", "❤️", "हिन्दी", "한", "\u200d", "…", "a"]),
)
texts = st.lists(signs).map("".join)


def dangerous(text):
    return [
        sign
        for sign in text
        if unicodedata.category(sign) in ("Cc", "Cs", "Zl", "Zp")
        or ord(sign) in BIDI
        or sign == "\ufeff"
        or 0xE0000 <= ord(sign) < 0xE0080
    ]


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Bob\x1b[31m", "Bob␛[31m"),
        ("a\tb\r\nc\x00", "a␉b␍␊c␀"),
        ("\x7f", "␡"),
        ("\x80\x9b\x9f", "���"),
        ("\u202egnp.exe\u2066\u200f\u061c", "�gnp.exe���"),
        ("\u2028\u2029\ufeff\ud800\U000e0041", "�����"),
        ("[@click=app.quit]x", "[@click=app.quit]x"),
        ("Zoë 東京 👨‍👩‍👧 a\u00a0b\u00adc", "Zoë 東京 👨‍👩‍👧 a\u00a0b\u00adc"),
    ],
)
def test_controls_become_visible_and_nothing_else_changes(text, seen):
    assert shown(text) == seen


def test_every_character_is_shown_as_the_rules_say():
    for code in range(sys.maxunicode + 1):
        sign = chr(code)
        if code < 0x20:
            wanted = chr(0x2400 + code)
        elif code == 0x7F:
            wanted = "\u2421"
        else:
            wanted = "\ufffd" if dangerous(sign) else sign
        assert shown(sign) == wanted, hex(code)


@given(st.text(st.characters(exclude_categories=())))
def test_nothing_that_is_shown_is_a_control_or_turns_the_line(text):
    assert not dangerous(shown(text))
    assert len(shown(text)) == len(text)
    assert shown(shown(text)) == shown(text)


@pytest.mark.skipif(not SAMPLES, reason="needs the sample data")
def test_naughty_strings_are_shown_harmless_and_uncut_where_clean():
    naughty = json.loads((Path(SAMPLES) / "torture" / "blns.json").read_text(encoding="utf-8"))
    assert len(naughty) > 500
    for text in naughty:
        assert not dangerous(shown(text))
        assert dangerous(text) or shown(text) == text


def test_a_note_keeps_its_lines_and_nothing_else_breaks_them():
    assert shown_lines("one\r\ntwo\n\nth\u2028ree\rfour\x1b") == ["one", "two", "", "th�ree␍four␛"]


@pytest.mark.parametrize(
    ("text", "width", "left"),
    [
        ("flat white", 10, "flat white"),
        ("flat white", 9, "flat whi…"),
        ("東京太郎", 8, "東京太郎"),
        ("東京太郎", 7, "東京太…"),
        ("東京太郎", 6, "東京…"),
        ("東京", 1, "…"),
        ("Jose\u0301 Maria", 5, "Jose\u0301…"),
        ("🇩🇪🇫🇷 fans", 3, "🇩🇪…"),
        ("anything", 0, ""),
        ("", 5, ""),
    ],
)
def test_a_text_is_cut_to_its_cells(text, width, left):
    assert cut(text, width) == left


@given(texts, st.integers(0, 30))
def test_what_is_cut_fits_and_is_a_beginning(text, width):
    clean = shown(text)
    left = cut(clean, width)
    assert cell_len(left) <= width
    assert left in (clean, "") or (left.endswith("…") and clean.startswith(left[:-1]))


@given(st.lists(st.sampled_from(["e\u0301", "東", FAMILY, "👍🏽", "🇩🇪", "a"]), min_size=1), st.integers(1, 20))
def test_no_character_is_cut_in_two(parts, width):
    left = cut("".join(parts), width)
    if left.endswith("…"):
        assert left[:-1] in ["".join(parts[:taken]) for taken in range(len(parts))]


def test_showing_a_text_loads_no_rich():
    code = "import sys; from frontdesk.words.display import cut, shown; shown('\\x1b'); cut('abc', 2)"
    code += "; assert 'rich' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)
