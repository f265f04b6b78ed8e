from __future__ import annotations

import json
import os
import sqlite3
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frontdesk.words.folding import UnkeepableText, folded, kept, plain, tokens


@pytest.fixture(scope="module")
def index():
    db = sqlite3.connect(":memory:")
    db.execute("CREATE VIRTUAL TABLE said USING fts5(words, tokenize='unicode61 remove_diacritics 2')")
    db.execute("CREATE VIRTUAL TABLE heard USING fts5vocab(said, 'instance')")
    yield db
    db.close()


def heard(index, text):
    index.execute("DELETE FROM said")
    index.execute("INSERT INTO said(words) VALUES (?)", (text,))
    return [term for (term,) in index.execute("SELECT term FROM heard ORDER BY offset")]


@pytest.mark.parametrize("text", ["Ann\x00a", "\x00", "Bj\ud83drn", "\udc80"])
def test_nul_and_half_a_character_are_refused(text):
    with pytest.raises(UnkeepableText):
        kept(text)


def test_everything_else_is_kept_composed():
    assert kept("Jose\u0301 \x1b[31m \u202eabc\n  two ") == "Jos\u00e9 \x1b[31m \u202eabc\n  two "


@given(st.text())
def test_keeping_is_nfc_or_a_refusal(text):
    try:
        once = kept(text)
    except UnkeepableText:
        assert "\x00" in text or any(unicodedata.category(sign) == "Cs" for sign in text)
        return
    assert once == unicodedata.normalize("NFC", text)
    assert kept(once) == once


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ANNA", "anna"),
        ("Groß", "GROSS"),
        ("Ａｎｎ", "ann"),
        ("Jose\u0301", "JOSÉ"),
        (" Ann \t Lee ", "ann lee"),
    ],
)
def test_names_that_differ_in_case_width_or_spaces_compare_equal(one, other):
    assert folded(one) == folded(other)


def test_names_that_differ_in_an_accent_stay_two():
    assert folded("Jose") != folded("José")


@given(st.text())
def test_folding_twice_changes_nothing(text):
    assert folded(folded(text)) == folded(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Zoë O'Brien-Ñandú", ["zoe", "o", "brien", "nandu"]),
        ("Łukasz Sørensen", ["lukasz", "sorensen"]),
        ("Strauß & Söhne", ["strauss", "sohne"]),
        ("İpek Işık", ["ipek", "isik"]),
        ("Müller_7 (0163) 296-0044", ["muller", "7", "0163", "296", "0044"]),
        ("Ｆｏｏ ﬁne", ["foo", "fine"]),
        ("Νίκος Άννα", ["νικοσ", "αννα"]),
        ("أحمد", ["احمد"]),
        ("हिन्दी", ["हनद"]),
        ("ｶﾞ 東京", ["ガ", "東京"]),
        ("한국", ["한국"]),
        ("Bob [/nope]", ["bob", "nope"]),
        ("!?", []),
    ],
)
def test_words_are_what_people_would_type(text, words):
    assert tokens(text) == words
    assert plain(text) == " ".join(words)


@settings(max_examples=300)
@given(text=st.text())
def test_the_index_hears_exactly_our_words(index, text):
    assert heard(index, plain(text)) == tokens(text)


def test_the_index_hears_every_single_letter_as_we_do(index):
    letters = [chr(code) for code in range(1, 0x20000) if not 0xD800 <= code < 0xE000]
    plainly = [plain(letter) for letter in letters]
    assert heard(index, " ".join(plainly)) == " ".join(plainly).split()


def test_common_names_are_heard_alike_when_indexed_as_typed(index):
    for name in (
        "Zoë O'Brien",
        "José-Ángel Núñez",
        "Çağlar Şahin",
        "Dvořák Žižková",
        "Nguyễn Thị",
        "+44 (0)163",
    ):
        assert heard(index, name) == tokens(name)


@pytest.mark.skipif("FRONTDESK_SAMPLES" not in os.environ, reason="needs the sample data")
def test_naughty_strings_are_heard_as_we_hear_them(index):
    path = Path(os.environ["FRONTDESK_SAMPLES"]) / "torture" / "blns.json"
    for text in json.loads(path.read_text(encoding="utf-8")):
        assert heard(index, plain(text)) == tokens(text)
