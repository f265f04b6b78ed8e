import os
import re
import shutil
import sqlite3
from contextlib import closing, suppress
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from frontdesk.desk import review, shop, team, undo
from frontdesk.desk.evening import evening
from frontdesk.desk.listening import feedback
from frontdesk.desk.lookup import NoSuchCustomer, find
from frontdesk.desk.ordering import visits
from frontdesk.desk.promising import followups
from frontdesk.desk.roster import adding, duplicates, editing, merging
from frontdesk.desk.roster.forgetting import OnlyTheOwnerForgets, forget, preview
from frontdesk.desk.roster.holding import held
from frontdesk.desk.roster.retaining import NoRetention, back, silent
from frontdesk.errors import DiskFull, FrontdeskError
from frontdesk.exchange.archive.writing import export_archive
from frontdesk.exchange.held_page import lines
from frontdesk.keeping.backup import back_up
from frontdesk.keeping.restore import restore
from frontdesk.records.people import CustomerChanges, NewCustomer
from frontdesk.records.voices import NewFeedback
from frontdesk.store.derived.rebuilding import day_faults, index_faults, standing_faults
from tests.exchange.shops import bring, rows
from tests.keeping.forgotten import (
    NAME,
    NOW,
    PHONE,
    RARE,
    ROWS,
    SALES,
    TOKENS,
    at,
    day,
    live_in,
    traces,
)  # fmt: skip
from tests.store.shop import every_row


@pytest.fixture(scope="module")
def lived(tmp_path_factory):
    folder = tmp_path_factory.mktemp("lived")
    with at(folder / "shop.db") as desk:
        ids, acts = live_in(desk)
    back_up(folder / "shop.db", folder / "shop-backups", NOW)
    return folder, ids, acts


@pytest.fixture(scope="module")
def after(lived, tmp_path_factory):
    """The same shop without them."""
    folder = tmp_path_factory.mktemp("after") / "shop"
    shutil.copytree(lived[0], folder)
    with at(folder / "shop.db") as desk:
        forget(desk, [lived[1]["zeb"]])
    return folder


@pytest.fixture
def before(lived, tmp_path):
    shutil.copytree(lived[0], tmp_path / "shop")
    return tmp_path / "shop"


@pytest.fixture
def gone(after, tmp_path):
    shutil.copytree(after, tmp_path / "gone")
    return tmp_path / "gone"


def live(folder):
    """What is found of them outside the backups made before."""
    return {file: found for file, found in traces(folder, TOKENS + RARE).items() if "backups" not in file}


def test_the_look_for_traces_finds_them_before(lived):
    found = traces(lived[0])
    assert set(found["shop.db"]) == set(TOKENS) - {"ZEBEDEE", "xoticb"}
    assert any(file.startswith("rejects/") for file in found)


def test_no_byte_of_them_is_left_while_tills_are_open(before, lived):
    with at(before / "shop.db") as till, at(before / "shop.db", till="till 2") as other:
        find(other, "zeb")
        bring(till, "customers", "id,name\n5,Later\n", source="later")
        done = forget(till, [lived[1]["zeb"]])
        assert (done.people, done.rejects, done.cleared) == (2, 1, True)
        assert live(before) == {}
        back_up(before / "shop.db", before / "new", NOW + timedelta(hours=1))
        export_archive(till, before / "archive")
        assert live(before) == {}
    assert live(before) == {}


def test_no_copy_is_left_in_the_empty_places_of_divided_pages(tmp_path):
    people = "".join(f"{n},P{n} Name{n % 97},07{n:08d},p{n}@x.example\n" for n in range(3000))
    with at(tmp_path / "shop.db") as desk:
        bring(desk, "customers", f"id,name,phone,email\n{people}")
        forget(desk, range(601, 2401))
    left = re.findall(rb"p(\d+)@x", (tmp_path / "shop.db").read_bytes())
    assert {int(number) for number in left} == {*range(600), *range(2400, 3000)}


def test_a_till_that_reads_keeps_the_log_and_that_is_said(before, lived):
    with at(before / "shop.db") as till, at(before / "shop.db", till="till 2") as other:
        with other.store.looking() as connection:
            connection.execute("SELECT count(*) FROM customers").fetchone()
            assert forget(till, [lived[1]["zeb"]]).cleared is False
        assert live(before).keys() <= {"shop.db", "shop.db-wal"}
    assert live(before) == {}


def test_everything_that_is_worked_out_agrees_with_the_rows(gone):
    with at(gone / "shop.db") as desk:
        assert (index_faults(desk.store), standing_faults(desk.store), day_faults(desk.store)) == ([], [], [])
        assert not find(desk, "zebedee").lines
    with closing(sqlite3.connect(gone / "shop.db")) as file:
        assert file.execute("PRAGMA foreign_key_check").fetchall() == []


def test_nothing_of_anybody_else_changes(lived, after):
    """Rows of others are the same to the last column, the journal's too, but for what names the forgotten."""
    one, other = every_row(lived[0] / "shop.db"), every_row(after / "shop.db")
    ids = {lived[1]["zeb"], lived[1]["twin"]}
    for name in one:
        kept = set(map(repr, other[name]))
        lost = [row for row in one[name] if repr(row) not in kept]
        if name in {"customers", "phones", "emails", "staff", "items", "settings", "perks", "panels"}:
            assert all(ids & set(row[:2]) for row in lost), name
    others = "SELECT * FROM {} WHERE customer_id = ? ORDER BY 1"
    for table in ("visits", "feedback", "changes", "standings", "spells", "habits"):
        with closing(sqlite3.connect(lived[0] / "shop.db")) as old, closing(sqlite3.connect(after / "shop.db")) as new:
            ann = (lived[1]["ann"],)
            here, there = (file.execute(others.format(table), ann).fetchall() for file in (old, new))
        if table == "changes":  # their link to the forgotten went with them
            there, here = ({row for row in found if row[2] != "links"} for found in (there, here))
        assert set(there) <= set(here), table
        assert len(here) - len(there) <= (table == "changes") * 12, table


FIGURES = ("visits", "happiness", "make_goods")


def test_figures_keep_their_counts_and_visits_become_walk_ins(lived, after):
    with at(lived[0] / "shop.db") as old, at(after / "shop.db") as new:
        one, other = (review.review(desk, day(60), day()) for desk in (old, new))
        assert [getattr(one, each) for each in FIGURES] == [getattr(other, each) for each in FIGURES]
        assert one.feedback.opened == other.feedback.opened
        assert one.ideas.heard == other.ideas.heard
        assert other.walk_ins - one.walk_ins == 10
        assert one.visits - one.walk_ins - (other.visits - other.walk_ins) == 10
        then, now = (evening(desk, day(60), day()) for desk in (old, new))
        assert then.hours == now.hours
        assert [(each.name, each.now) for each in then.items] == [(each.name, each.now) for each in now.items]


def test_an_undo_of_what_concerned_them_says_so(gone, lived):
    with at(gone / "shop.db") as desk:
        with pytest.raises(undo.NoUndo):
            undo.undo(desk)
        for act in ("edit", "visit", "file", "merge"):
            with pytest.raises(undo.ForgottenSince):
                undo.undo(desk, lived[2][act])
    assert live(gone) == {}


def test_whatever_is_undone_and_done_again_afterwards_brings_nothing_of_them_back(gone):
    with at(gone / "shop.db") as desk:
        for _ in range(2):
            for act in undo.history(desk, limit=1_000):
                with suppress(FrontdeskError):
                    undo.undo(desk, act.id, rest=True)
        assert (index_faults(desk.store), standing_faults(desk.store), day_faults(desk.store)) == ([], [], [])
    assert live(gone) == {}


def test_an_import_that_brought_them_is_undone_and_done_again_for_the_others(gone, lived):
    with at(gone / "shop.db") as desk:
        counted = rows(desk, "SELECT count(*), sum(customer_id IS NULL) FROM visits WHERE id <= 3")
        undone = undo.undo(desk, lived[2]["sales"])
        assert rows(desk, "SELECT count(*) FROM visits WHERE id <= 3") == [(0,)]
        undo.undo(desk, undone.action_id)
        assert rows(desk, "SELECT count(*), sum(customer_id IS NULL) FROM visits WHERE id <= 3") == counted == [(3, 2)]
        taken = undo.undo(desk, lived[2]["people"], rest=True)
        undo.undo(desk, taken.action_id, rest=True)
        assert rows(desk, "SELECT count(*) FROM customers WHERE name LIKE 'Z%'") == [(0,)]
        again = [act.id for act in undo.history(desk) if act.label.startswith("Undone: Visits imported")]
        undo.undo(desk, min(again))
        assert rows(desk, "SELECT count(*) FROM visits WHERE id IN (19, 20, 21) AND customer_id IS NULL") == [(2,)]
        assert (index_faults(desk.store), standing_faults(desk.store), day_faults(desk.store)) == ([], [], [])
    assert live(gone) == {}


def test_an_act_that_was_about_others_too_is_taken_back_for_them(before, lived):
    with at(before / "shop.db") as desk:
        act = bring(desk, "visits", SALES.replace("Tea,2", "Tea,5").replace("Tea,1\n", "Tea,7\n")).action
        forget(desk, [lived[1]["zeb"]])
        undone = undo.undo(desk, act)
        assert undone.forgotten
        assert rows(desk, "SELECT visit_id, quantity FROM visit_lines WHERE visit_id IN (1, 3)") == [(1, 5), (3, 1)]
        assert (index_faults(desk.store), standing_faults(desk.store), day_faults(desk.store)) == ([], [], [])


def test_the_same_sales_again_add_nothing_and_the_same_people_come_as_new(gone):
    with at(gone / "shop.db") as desk:
        visits = rows(desk, "SELECT count(*) FROM visits")
        report = bring(desk, "visits", SALES)
        assert (report.created, report.updated, report.unchanged) == (0, 0, 3)
        assert rows(desk, "SELECT count(*) FROM visits") == visits
        assert bring(desk, "customers", ROWS).created == 1


def test_a_backup_that_comes_back_forgets_them_again(gone):
    backup = next((gone / "shop-backups").glob("*.db"))
    assert live(gone) == {}
    done = restore(gone / "shop.db", backup, NOW + timedelta(hours=2))
    assert done.forgotten == 2
    assert live(gone) == {}
    with at(gone / "shop.db") as desk:
        assert [act.label for act in undo.history(desk, limit=1)] == ["Forgotten again after a restore"]
        assert (index_faults(desk.store), standing_faults(desk.store), day_faults(desk.store)) == ([], [], [])
    assert restore(gone / "shop.db", done.set_aside, NOW + timedelta(hours=3)).forgotten == 0


def test_newer_backups_tell_who_was_forgotten_where_the_shop_is_lost(gone):
    backup = next((gone / "shop-backups").glob("*.db"))
    back_up(gone / "shop.db", gone / "shop-backups", NOW + timedelta(days=1))
    for file in gone.glob("shop.db*"):
        file.unlink()
    assert restore(gone / "shop.db", backup, NOW + timedelta(days=2)).forgotten == 2
    assert live(gone) == {}


def test_somebody_else_under_the_same_number_in_another_line_of_the_shop_stays(before, lived, tmp_path):
    """A restored shop goes on giving numbers: the one that was set aside has given them to others."""
    with at(before / "shop.db") as desk:
        number = adding.add(desk, NewCustomer("Taken Aback")).id
    backup = next((before / "shop-backups").glob("*.db"))
    aside = restore(before / "shop.db", backup, NOW + timedelta(hours=2)).set_aside
    with at(before / "shop.db", now=NOW + timedelta(hours=3)) as desk:
        assert adding.add(desk, NewCustomer("Somebody Else")).id == number
        forget(desk, [number])
    assert restore(before / "shop.db", aside, NOW + timedelta(hours=4)).forgotten == 0
    with at(before / "shop.db") as desk:
        assert [line.id for line in find(desk, "taken aback").lines] == [number]


def test_tombstones_hold_no_name_and_an_archive_carries_them(gone, tmp_path):
    with at(gone / "shop.db") as desk:
        (token, key, mark) = rows(desk, "SELECT token, key, mark FROM tombstones LIMIT 1")[0]
        assert {*token, *key, *mark} <= {*"0123456789abcdef"}
        export_archive(desk, tmp_path / "archive")
    assert token in (tmp_path / "archive" / "tombstones.ndjson").read_text()


def test_rejects_keep_every_other_row_byte_for_byte(gone, lived):
    (old,) = (lived[0] / "rejects").iterdir()
    (new,) = (gone / "rejects").iterdir()
    kept = [line for line in old.read_bytes().splitlines(keepends=True) if NAME.encode() not in line]
    assert new.read_bytes() == b"".join(kept)
    assert new.stat().st_mode & 0o777 == 0o600


def test_rejects_that_were_mended_elsewhere_are_cleaned_as_well(before, lived):
    folder = before / "rejects"
    rest = "line;reason;last;first\r\n2;y;Öz;Ann\r\n".encode("cp1252")
    (folder / "semi.csv").write_bytes(rest + b"1;x;Quixotic;Zebedee\r\n")
    (folder / "wide.csv").write_bytes(f"name,phone\n{NAME},1\n".encode("utf-16"))
    (folder / "zebedee-quixotic-2026.csv").write_bytes(b"line,reason\n")
    card = "BEGIN:VCARD\r\nN:Quixotic;Zebedee;;;\r\nTEL:{}\r\nEND:VCARD\r\n\r\n"
    (folder / "cards.vcf").write_bytes((card.format(PHONE) + "BEGIN:VCARD\r\nFN:Ann\r\nEND:VCARD\r\n").encode())
    (before / "elsewhere.csv").write_text("x")
    (folder / "link.csv").symlink_to(before / "elsewhere.csv")
    with at(before / "shop.db") as desk:
        forget(desk, [lived[1]["zeb"]])
    assert (folder / "semi.csv").read_bytes() == rest
    assert not (folder / "wide.csv").exists()
    assert b"FN:Ann" in (folder / "cards.vcf").read_bytes()
    assert (before / "elsewhere.csv").read_text() == "x"
    assert {file: hits for file, hits in live(before).items() if "rejects" in file} == {}


def test_a_look_beforehand_counts_and_does_nothing(before, lived):
    with at(before / "shop.db") as desk:
        adding.add(desk, NewCustomer("Cleo", note=f"came with {NAME}"))
        stored = every_row(before / "shop.db")
        ahead = preview(desk, [lived[1]["zeb"]])
        goes = {each.noun: each.number for each in ahead.goes}
        assert (goes["record"], goes["allergy"], goes["line of the journal"] > 50) == (2, 1, True)
        assert [each.words for each in ahead.stays] == ["10 visits", "4 feedback entries", "1 make-good"]
        assert [(each.name, each.where) for each in ahead.mentions] == [("Cleo", "record")]
        assert every_row(before / "shop.db") == stored
        with pytest.raises(NoSuchCustomer):
            preview(desk, [999])


def test_only_the_owner_forgets(before, lived):
    with at(before / "shop.db") as desk:
        team.change(desk, lived[1]["staff"], role="owner")
        team.add(desk, "Joe")
        with pytest.raises(OnlyTheOwnerForgets):
            forget(desk.by("Joe"), [lived[1]["zeb"]])
        with pytest.raises(OnlyTheOwnerForgets):
            forget(desk, [lived[1]["zeb"]])
        assert forget(desk.by("Mina"), [lived[1]["zeb"]]).people == 2


def test_a_kill_or_a_full_disk_in_the_middle_leaves_them_whole(before, lived, monkeypatch):
    def fail(*_):
        raise RuntimeError

    monkeypatch.setattr("frontdesk.store.erasing.texts.rename", fail)
    stored = every_row(before / "shop.db")
    with at(before / "shop.db") as desk, pytest.raises(RuntimeError):
        forget(desk, [lived[1]["zeb"]])
    assert every_row(before / "shop.db") == stored


def test_a_disk_that_fills_up_as_they_are_forgotten_again_loses_neither_shop(tmp_path, limited):
    """What is forgotten again makes a small shop's file larger: its log can be whole where the file cannot be."""
    lived = tmp_path / "lived" / "shop.db"
    with at(lived) as desk:
        bring(desk, "customers", "name\n" + "".join(f"{NAME} {n}\n" for n in range(100)))
        backup = back_up(lived, lived.parent / "shop-backups", NOW).path
        forget(desk, [line.id for line in find(desk, "zebedee", limit=100).lines])
    before, ended = every_row(lived), set()
    for size in range(backup.stat().st_size, backup.stat().st_size + 80_000, 8_192):
        shutil.copytree(lived.parent, tmp_path / str(size))
        shop = tmp_path / str(size) / "shop.db"
        with limited(size), suppress(DiskFull):
            restore(shop, shop.parent / "shop-backups" / backup.name, NOW + timedelta(hours=2))
            ended.add("back")
        after = every_row(shop)
        ended |= {"as it was"} if after == before else set()
        assert after == before or not after["customers"]
        assert not [*shop.parent.glob("*.part*")]
    assert ended == {"back", "as it was"}


HOSTILE = (
    *("'; DROP TABLE customers; --", "%", "_", "🏴‍☠️", "=1+1", "\u202edlog", "x" * 300),
    *("customers", "till", "(forgotten)"),
)


def test_whatever_somebody_is_called_nothing_else_goes(tmp_path):
    with at(tmp_path / "shop.db") as desk:
        bring(desk, "customers", ROWS)
        kept = adding.add(desk, NewCustomer("Kept till the end 100% _ x", note="=1+1 🏴‍☠️ customers")).id
        who = [adding.add(desk, NewCustomer(name, note=name, phones=(name[:20],))).id for name in HOSTILE]
        card = held(desk, kept)
        for each in who:
            assert list(lines(held(desk, each)))
            preview(desk, [each])
        forget(desk, who)
        assert held(desk, kept) == card
        assert rows(desk, "SELECT count(*) FROM customers") == [(3,)]
        assert rows(desk, "SELECT label FROM actions ORDER BY id DESC LIMIT 1") == [("10 people were forgotten",)]
        assert rows(desk, "SELECT count(*) FROM origins WHERE source = 'till'") == [(2,)]
    assert b"DROP TABLE" not in (tmp_path / "shop.db").read_bytes()


def test_the_page_holds_everything_that_the_file_holds_on_them(lived):
    with at(lived[0] / "shop.db") as desk:
        text = "\n".join(lines(held(desk, lived[1]["zeb"])))
    for word in ("Zeb Quixotic", "zq@quixotic.example", "zebsecret nuts", "1 Quixotic Lane", "ZEBSECRET1", "48,000"):
        assert word in text
    for word in ("Known as 77", "parent of Ann Other", "Stamps corrected", "Complaint about Mina", "3.50 EUR"):
        assert word in text
    assert "phone 0123987654" in text
    assert "polite" not in text
    assert "forgotten" not in text


def test_what_they_said_of_staff_is_on_the_page_for_the_owner_alone(before, lived):
    with at(before / "shop.db") as desk:
        team.change(desk, lived[1]["staff"], role="owner")
        page = held(desk, lived[1]["zeb"])
        assert page.kept_back == 1
        text = "\n".join(lines(page))
        assert "Complaint about" not in text
        assert "zebsecret soup" not in text
        assert "1 complaint about members of the team left out" in text
        assert "zebsecret soup" in "\n".join(lines(held(desk.by("Mina"), lived[1]["zeb"])))


def test_who_has_been_silent_too_long_is_listed_and_forgotten_together(tmp_path):
    with at(tmp_path / "shop.db", now=NOW - timedelta(days=800)) as desk:
        old = [adding.add(desk, NewCustomer(f"Old {n}")).id for n in range(3)]
        bring(desk, "visits", f"customer_name,date\nOld 1,{day(10)}\n", create_customers=True)
    with at(tmp_path / "shop.db") as desk:
        with pytest.raises(NoRetention):
            silent(desk)
        adding.add(desk, NewCustomer("New"))
        followups.add(desk, old[2], "ring", "next friday")
        shop.change(desk, "retention_months", "24")
        found = silent(desk)
        assert [each.name for each in found][:1] == ["Old 0"]
        assert old[2] not in {each.id for each in found}
        assert silent(desk, 600) == ()
        assert forget(desk, [each.id for each in found]).people == len(found)
        assert silent(desk) == ()


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [((2026, 3, 31), 1, (2026, 2, 28)), ((2024, 2, 29), 12, (2023, 2, 28)), ((2026, 1, 15), 13, (2024, 12, 15))],
)
def test_so_many_months_ago_is_a_day_there_was(start, months, end):
    assert back(date(*start), months) == date(*end)


def test_files_are_their_owners_alone(gone):
    assert all(not file.stat().st_mode & 0o077 for file in gone.rglob("*"))


NIGHTLY = bool(os.environ.get("FRONTDESK_NIGHTLY"))
PEOPLE = ("Ann", "Bob", "Cleo", "Dan")
ACTS = st.lists(
    st.tuples(
        st.sampled_from(["visit", "note", "say", "promise", "link", "apart", "merge", "undo"]),
        st.integers(0, 3),
        st.integers(0, 3),
    ),
    min_size=5,
    max_size=20,
)


def do(desk, people, what, one, other):
    """One act of one person, or of two; what cannot be done is left."""
    who, whom = people[one], people[other]
    with suppress(FrontdeskError):
        match what:
            case "visit":
                visits.log(desk, who, f"1 tea of{one}", at=NOW - timedelta(days=other))
            case "note":
                editing.edit(desk, who, CustomerChanges(note=f"note of{one}", more_phones=(f"0171 555000{one}",)))
            case "say":
                feedback.add(desk, NewFeedback("idea", f"said of{one}", customer_id=who))
            case "promise":
                followups.add(desk, who, f"owed of{one}", "next friday")
            case "link":
                editing.edit(desk, who, CustomerChanges(links=(("partner", whom),)))
            case "apart":
                duplicates.apart(desk, who, whom)
            case "merge":
                merging.merge(desk, who, whom)
            case "undo":
                undo.undo(desk)


@given(ACTS, st.integers(0, 3))
@settings(max_examples=40 if NIGHTLY else 4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_was_done_others_keep_what_they_have_and_nothing_comes_back(tmp_path_factory, acts, forgotten):
    path = tmp_path_factory.mktemp("any") / "shop.db"
    with at(path) as desk:
        people = [adding.add(desk, NewCustomer(f"{name} of{place}")).id for place, name in enumerate(PEOPLE)]
        for act in acts:
            do(desk, people, *act)
        heads = rows(desk, "SELECT id FROM customers WHERE merged_into IS NULL")
        who = heads[forgotten % len(heads)][0]
        theirs = {each for each, _ in preview(desk, [who]).people}
        kept = [held(desk, each) for (each,) in heads if each != who]
        counted = review.review(desk, day(9), day())
        gone = {f"of{place}" for place, each in enumerate(people) if joined(desk, each) == who}
        forget(desk, theirs)
        assert [_parts(held(desk, page.customer_id)) for page in kept] == [_parts(page, but=gone) for page in kept]
        assert review.review(desk, day(9), day()).visits == counted.visits
        for act in undo.history(desk, limit=1_000):
            with suppress(FrontdeskError):
                undo.undo(desk, act.id, rest=True)
        assert (index_faults(desk.store), standing_faults(desk.store), day_faults(desk.store)) == ([], [], [])
    assert traces(path.parent, tuple(gone)) == {}


def joined(desk, who):
    """Who has everything of somebody now."""
    into = rows(desk, f"SELECT merged_into FROM customers WHERE id = {who}")
    return who if not into or into[0][0] is None else joined(desk, into[0][0])


def _parts(page, but=()):
    """The page without ties to whoever is forgotten, and without the record of what was done."""
    return [
        (part.title, lines)
        for part in page.parts
        if not part.title.startswith("What was done")
        and (lines := [line for line in part.lines if not (part.title.startswith("Whom") and _names(line, but))])
    ]


def _names(line, but):
    return line.text.startswith("Somebody said") or any(each in line.text for each in but)
