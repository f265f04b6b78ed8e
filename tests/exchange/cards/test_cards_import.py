import io
import os
import random

from frontdesk.desk import undo
from frontdesk.errors import FrontdeskError
from frontdesk.exchange.previewing import preview
from tests.cli.conftest import shell
from tests.exchange.cards.telling import card, read
from tests.exchange.shops import bring, counts, everything, index_faults, rows, shop
from tests.promises.mutations import mutated

__all__ = ["shell"]

ANN = card(
    "N:Lee;Ann;;;", "FN:Ann Lee", "TEL;TYPE=CELL:0151 1234567", "EMAIL:ann@lee.org", "X-SKYPE:ann.lee", "UID:a-1"
)
BOB = card("FN:Bob Hill", "TEL:030 555 1234", "BDAY:--02-03", "CATEGORIES:vip,early")
BROKEN = "BEGIN:VCARD\nVERSION:3.0\nFN:Cem Can\nPHOTO:QUJD\n QUJD\nTEL;CHARSET=ISO-8859-1:1 (Jörg)\n"
GOOD = card("FN:Dora")


def cards(desk, text, **told):
    return bring(desk, "customers", text, **{"source": None, **told})


def test_cards_come_in_once_and_go_out_again_whole(tmp_path):
    with shop(tmp_path) as desk:
        before = everything(desk)
        tried = cards(desk, ANN + BOB, dry_run=True)
        assert (counts(tried), everything(desk)) == ((2, 0, 0, 0), before)
        report = cards(desk, ANN + BOB)
        assert (counts(report), report.format, report.kept) == ((2, 0, 0, 0), "vcard", ("X-SKYPE",))
        assert rows(desk, "SELECT name, birthday, custom FROM customers ORDER BY id") == [
            ("Ann Lee", "", '[["X-SKYPE", "ann.lee"], ["family name", "Lee"], ["given name", "Ann"]]'),
            ("Bob Hill", "--02-03", "[]"),
        ]
        assert rows(desk, "SELECT source, external_id FROM origins WHERE row_id = 1") == [("vcard", "a-1")]
        again = cards(desk, BOB + ANN)
        assert (counts(again), again.action) == ((0, 0, 2, 0), None)
        more = cards(desk, ANN.replace("0151 1234567", "0171 7654321") + BOB)
        assert counts(more) == (0, 1, 1, 0)
        assert index_faults(desk) == []


def test_an_import_of_cards_is_undone_whole(tmp_path):
    with shop(tmp_path) as desk:
        before = everything(desk)
        cards(desk, ANN + BOB)
        undo.undo(desk)
        assert everything(desk) == before


def test_rejected_cards_are_given_back_to_be_mended_and_brought_again(tmp_path):
    with shop(tmp_path) as desk:
        report = cards(desk, (ANN + BROKEN + GOOD).encode("latin-1"), rejects=tmp_path / "back.vcf")
        assert counts(report) == (2, 0, 0, 1)
        assert [(one.line, one.reason) for one in report.rejected] == [
            (10, "card 2 (Cem Can) cannot be read: END:VCARD is missing")
        ]
        back = (tmp_path / "back.vcf").read_text("utf-8")
        assert back.split("\n") == [
            "BEGIN:VCARD",
            "X-FRONTDESK-REJECTED:line 10: card 2 (Cem Can) cannot be read: END:VCARD is missing",
            "VERSION:3.0",
            "FN:Cem Can",
            "",
            "TEL;CHARSET=ISO-8859-1:1 (Jörg)",
            "",
            "",
        ]
        mended = cards(desk, back + "END:VCARD\r\n")
        assert counts(mended) == (1, 0, 0, 0)
        assert rows(
            desk, "SELECT name, raw, custom FROM customers c JOIN phones p ON p.customer_id = c.id LIMIT 1, 1"
        ) == [("Cem Can", "1 (Jörg)", "[]")]


def test_the_rejects_of_cards_are_cards_beside_the_shop(tmp_path):
    with shop(tmp_path) as desk:
        report = cards(desk, ANN + BROKEN)
        assert report.rejects_file.endswith(".vcf")
        assert report.rejects_file.startswith(str(tmp_path / "rejects"))


def test_a_note_that_is_too_long_for_a_customer_is_rejected_with_its_card(tmp_path):
    long = card("FN:Ann", "NOTE:" + "x" * 6000, "NOTE:" + "y" * 6000)
    with shop(tmp_path) as desk:
        report = cards(desk, BOB + long, rejects=tmp_path / "back.vcf")
        assert counts(report) == (1, 0, 0, 1)
        assert "the note has 12,001 characters" in report.rejected[0].reason
        assert "y" * 6000 in (tmp_path / "back.vcf").read_text()


def test_one_id_on_two_different_cards_is_taken_once(tmp_path):
    with shop(tmp_path) as desk:
        report = cards(desk, ANN + ANN + ANN.replace("Ann Lee", "Anna Lee"))
        assert counts(report) == (1, 0, 1, 1)


def test_a_file_of_cards_can_be_looked_at_first(tmp_path):
    with shop(tmp_path) as desk:
        found = preview(desk, "customers", io.BytesIO((ANN + BOB).encode()))
        assert (found.report.created, found.question) == (2, None)
        assert [(column.name, column.field, column.examples) for column in found.columns][:2] == [
            ("N", "name", ("Lee Ann", "")),
            ("FN", "name", ("Ann Lee", "Bob Hill")),
        ]
        assert rows(desk, "SELECT count(*) FROM customers") == [(0,)]


def test_a_mutilated_file_of_cards_is_read_or_refused_and_never_crashes():
    folded = card(
        "FN;CHARSET=UTF-8;QUOTED-PRINTABLE:J=C3=", "=B6rg", "NOTE:a", " b", "item1.TEL:1", "item1.X-ABLabel:x"
    )
    raw = (ANN + BROKEN + folded + BOB).encode()
    taken, refused, sentences = 0, 0, set()
    for seed in range(5_000 if os.environ.get("FRONTDESK_NIGHTLY") else 400):
        try:
            good, bad = read(mutated(raw, random.Random(seed)))
        except FrontdeskError as error:
            sentences.add(error.sentence)
            continue
        taken += len(good)
        refused += len(bad)
        assert all(one.reason and one.line >= 1 for one in bad), seed
    assert all(sentence.endswith(".") for sentence in sentences)
    assert taken > 500
    assert refused > 100


def test_the_command_takes_cards_from_a_file_and_from_a_pipe(shell, tmp_path, monkeypatch):
    (tmp_path / "people.vcf").write_text(ANN + BROKEN)
    ran = shell("--json", "import", "customers", str(tmp_path / "people.vcf"))
    assert (ran.code, ran.data["created"], ran.data["rejected"][0]["line"]) == (4, 1, 10)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO((ANN + BOB).encode())))
    assert shell.json("import", "customers", "-")["created"] == 1
    assert shell("import", "visits", str(tmp_path / "people.vcf")).code == 2
