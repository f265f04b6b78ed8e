import json
import os
import subprocess
import sys
import zipfile

import pytest

NOUNS = ("customers", "items", "visits", "feedback", "followups", "staff", "rhythm")


@pytest.fixture
def full(shell):
    shell("add", "=Ravi é", "--phone", "0171 5550123", "--allergy", "nuts", "--tag", "VIP")
    shell("items", "add", "Tea", "--price", "3.20")
    shell("visit", "1", "--order", "2 tea")
    return shell


@pytest.mark.parametrize("noun", NOUNS)
def test_every_noun_leaves_in_every_format(full, tmp_path, noun):
    for ending in ("csv", "json", "ndjson", "xlsx"):
        place = tmp_path / "out" / f"{noun}.{ending}"
        assert full("export", noun, "-o", str(place)).code == 0
        assert place.is_file()
    assert zipfile.is_zipfile(tmp_path / "out" / f"{noun}.xlsx")


def test_a_folder_gets_a_file_for_each_table_and_json_names_them(full, tmp_path):
    told = full.json("export", "customers", "-o", str(tmp_path / "out"), "--format", "csv")
    assert told["rows"] == 1
    assert {*told["files"]} == {str(place) for place in (tmp_path / "out").iterdir()}
    assert "0171 5550123" in (tmp_path / "out" / "phones.csv").read_text()


def test_a_shop_moves_house_by_its_own_files(full, tmp_path):
    again = ["--db", str(tmp_path / "again.db")]
    for noun in ("staff", "items", "customers", "visits"):
        full("export", noun, "--excel-safe", "-o", str(tmp_path / f"{noun}.csv"))
        told = full.json(*again, "import", noun, str(tmp_path / f"{noun}.csv"))
        assert (told["format"], told["rejected"]) == ("frontdesk", [])
    there, here = full.json(*again, "show", "1"), full.json("show", "1")
    for part in ("name", "phones", "tags", "visits", "allergies"):
        assert there[part] == here[part]


def test_json_is_what_a_script_gets_on_the_output(full):
    assert full("export", "customers", "--json").data[0]["phones"] == ["0171 5550123"]
    assert full("export", "customers", "--tag", "vip", "--format", "ndjson").data["name"] == "=Ravi é"


def test_wrong_words_are_refused_in_a_sentence(full, tmp_path):
    for words in (
        ("perks",),
        ("items", "--tag", "x"),
        ("customers", "--rhythm", "odd"),
        ("customers", "--since", "soon"),
        ("items", "--format", "vcf"),
    ):
        ran = full("export", *words)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.startswith("frontdesk: ")
    assert full("--db", str(tmp_path / "none.db"), "export", "customers").code == 5


def test_a_reader_who_has_seen_enough_ends_it_quietly(full):
    words = [sys.executable, "-m", "frontdesk", "--db", str(full.shop), "export", "customers"]
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(words, stdout=writing, stderr=subprocess.PIPE, timeout=60, check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_file_of_another_form_is_not_written_under_its_name(shell):
    shell("add", "Ann")
    place = shell.home / "people.ods"
    refused = shell("export", "customers", "-o", str(place))
    assert (refused.code, place.exists()) == (2, False)
    assert "not written as .ods" in refused.err
    assert shell("export", "customers", "--format", "csv", "-o", str(place)).code == 0


@pytest.fixture
def asked(shell, tmp_path):
    (tmp_path / "list.csv").write_text(
        "name,phone,email,address,consent_phone,consent_email,consent_sms\n"
        "Ann,0171 5550123,ann@example.org,1 High Street,no,yes,\n"
        "Bob,0171 5550124,bob@example.org,,,no,no\n"
        "Cyd,,cyd@example.org,,,,\n"
    )
    shell("import", "customers", str(tmp_path / "list.csv"))
    return shell


@pytest.mark.parametrize(
    ("channel", "whom"), [("phone", ["Bob"]), ("sms", ["Ann"]), ("email", ["Ann", "Cyd"]), ("post", ["Ann"])]
)
def test_a_list_to_reach_people_by_leaves_out_who_refused_and_who_cannot_be_reached(asked, channel, whom):
    told = asked("export", "customers", "--reach", channel, "--format", "json").out
    assert [each["name"] for each in json.loads(told)] == whom


def test_cards_for_an_address_book_hold_no_number_of_somebody_who_refused_to_be_called(asked, tmp_path):
    asked("export", "customers", "-o", str(tmp_path / "phone.vcf"))
    cards = (tmp_path / "phone.vcf").read_text()
    assert ("Ann" in cards, "5550123" in cards, "ann@example.org" in cards) == (True, False, True)
    assert ("5550124" in cards, "bob@example.org" in cards) == (True, False)


def test_a_channel_that_nobody_knows_is_refused_with_those_there_are(asked):
    answer = asked("export", "customers", "--reach", "pigeon")
    assert (answer.code, answer.out) == (2, "")
    assert "whatsapp" in answer.err
