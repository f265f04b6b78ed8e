import pytest

from frontdesk.desk import lookup, undo
from frontdesk.desk.roster import adding, editing
from frontdesk.exchange.importing import UnknownPolicy
from frontdesk.records.people import CustomerChanges, NewCustomer
from tests.exchange.shops import bring, counts, everything, index_faults, rows, shop

TWO = (
    "id,name,phone,email,note,shoe size\n"
    "01,Ravi Menon,0151 0482 4417,ravi@example.org,,44\n"
    "2,Ana Gómez,,,left-handed,\n"
)

BUT_VERSIONS = ("actions", "changes", "spans", "customers")


@pytest.fixture
def desk(tmp_path):
    with shop(tmp_path) as desk:
        yield desk


def customers(desk):
    return rows(desk, "SELECT name, goes_by, note, birthday FROM customers ORDER BY id")


def test_customers_go_in_whole_and_are_found(desk):
    report = bring(desk, "customers", TWO)
    assert counts(report) == (2, 0, 0, 0)
    assert report.action == 1
    assert report.kept == ("shoe size",)
    assert [line.name for line in lookup.find(desk, "gomez").lines] == ["Ana Gómez"]
    assert [line.name for line in lookup.find(desk, "4417").lines] == ["Ravi Menon"]
    assert rows(desk, "SELECT raw, e164 FROM phones") == [("0151 0482 4417", "+4915104824417")]
    assert rows(desk, "SELECT custom FROM customers WHERE id = 1") == [('[["shoe size", "44"]]',)]
    assert not index_faults(desk)


def test_the_same_file_again_changes_nothing_and_makes_no_action(desk):
    bring(desk, "customers", TWO)
    before = everything(desk, but=())
    report = bring(desk, "customers", TWO)
    assert counts(report) == (0, 0, 2, 0)
    assert report.action is None
    assert everything(desk, but=()) == before


def test_ids_are_text(desk):
    bring(desk, "customers", "id,name\n01,Ann\n1,Bob\n1.0,Cem\n")
    assert rows(desk, "SELECT external_id FROM origins ORDER BY id") == [("01",), ("1",), ("1.0",)]


def test_two_sources_do_not_share_their_ids(desk):
    bring(desk, "customers", "id,name\n1,Ann\n")
    assert counts(bring(desk, "customers", "id,name\n1,Zoe\n", source="other")) == (1, 0, 0, 0)


def test_rows_without_an_id_are_known_again_and_equal_people_may_be_two(desk):
    text = "name,phone\nAnn Lee,030 123456\nBob Ray,\nBob Ray,\n"
    assert counts(bring(desk, "customers", text)) == (3, 0, 0, 0)
    assert counts(bring(desk, "customers", text)) == (0, 0, 3, 0)
    assert counts(bring(desk, "customers", text + "Bob Ray,\n")) == (1, 0, 3, 0)


def test_an_id_that_comes_twice_counts_once_when_equal_and_is_refused_when_not(desk):
    report = bring(desk, "customers", "id,name\n1,Ann\n1,Ann\n1,Anna\n")
    assert counts(report) == (1, 0, 1, 1)
    assert report.rejected[0].line == 4
    assert "1 stands in line 2 already" in report.rejected[0].reason


def test_one_undo_takes_an_import_back_and_another_brings_it_again(desk):
    empty = everything(desk)
    bring(desk, "customers", TWO)
    full = everything(desk)
    undone = undo.undo(desk)
    assert everything(desk) == empty
    assert not index_faults(desk)
    undo.undo(desk, undone.action_id)
    assert everything(desk) == full
    assert not index_faults(desk)
    undo.undo(desk, undo.history(desk)[0].id)
    assert counts(bring(desk, "customers", TWO)) == (2, 0, 0, 0)


def test_news_of_a_known_customer_go_in_and_can_be_undone(desk):
    bring(desk, "customers", TWO)
    before, people = everything(desk, but=BUT_VERSIONS), customers(desk)
    news = TWO.replace("left-handed", "likes the window").replace("44\n", "45\n").replace("Gómez,", "Gómez,030 5551234")
    assert counts(bring(desk, "customers", news)) == (0, 2, 0, 0)
    assert customers(desk)[1][2] == "likes the window"
    assert [line.name for line in lookup.find(desk, "window 1234").lines] == ["Ana Gómez"]
    assert rows(desk, "SELECT custom FROM customers WHERE id = 1") == [('[["shoe size", "45"]]',)]
    undo.undo(desk)
    assert everything(desk, but=BUT_VERSIONS) == before
    assert customers(desk) == people
    assert not index_faults(desk)


def test_an_empty_cell_erases_nothing(desk):
    bring(desk, "customers", TWO)
    report = bring(desk, "customers", "id,name,note\n2,Ana Gómez,\n")
    assert counts(report) == (0, 0, 1, 0)
    assert customers(desk)[1][2] == "left-handed"


def test_what_was_written_at_a_till_is_never_overwritten(desk):
    bring(desk, "customers", TWO)
    editing.edit(desk, 2, CustomerChanges(note="left-handed, plays the cello"))
    news = TWO.replace("left-handed", "likes the window").replace("Ana Gómez", "Ana Gómez Ruiz")
    report = bring(desk, "customers", news)
    assert counts(report) == (0, 1, 1, 0)
    assert customers(desk)[1][:3] == ("Ana Gómez Ruiz", "", "left-handed, plays the cello")
    assert "1 customer kept what was written at a till." in report.notes


def test_a_phone_that_somebody_took_out_does_not_come_back(desk):
    bring(desk, "customers", TWO)
    editing.edit(desk, 1, CustomerChanges(phones=()))
    bring(desk, "customers", TWO.replace("44\n", "45\n"))
    assert rows(desk, "SELECT raw FROM phones") == []


@pytest.mark.parametrize(
    "row",
    ["9,R. Menon,+49 151 04824417,", "9,Ravi M,,RAVI@example.org", "9,ravi  menon,,"],
    ids=["phone", "e-mail", "name"],
)
def test_a_known_phone_e_mail_or_name_is_a_possible_duplicate_and_added_all_the_same(desk, row):
    adding.add(desk, NewCustomer("Ravi Menon", phones=("0151 04824417",), emails=("ravi@example.org",)))
    report = bring(desk, "customers", f"id,name,phone,email\n{row}\n8,Somebody Else,,\n")
    assert counts(report) == (2, 0, 0, 0)
    assert report.possible_duplicates == 1


def test_two_of_a_file_who_share_a_phone_are_possible_duplicates(desk):
    report = bring(desk, "customers", "id,name,phone\n1,Ann,030 123456\n2,Bob,+49 30 123456\n3,Cem,\n")
    assert (report.created, report.possible_duplicates) == (3, 1)


def test_updating_fills_only_what_is_empty(desk):
    adding.add(desk, NewCustomer("Ravi Menon", note="always early", phones=("0151 04824417",)))
    text = "id,name,phone,email,note,birthday\n9,Ravi K. Menon,+4915104824417,r@example.org,late,1980-01-02\n"
    report = bring(desk, "customers", text, on_duplicate="update")
    assert counts(report) == (0, 1, 0, 0)
    assert customers(desk) == [("Ravi Menon", "", "always early", "1980-01-02")]
    assert rows(desk, "SELECT address FROM emails") == [("r@example.org",)]
    assert rows(desk, "SELECT count(*) FROM phones") == [(1,)]
    assert counts(bring(desk, "customers", text, on_duplicate="update")) == (0, 0, 1, 0)
    undo.undo(desk)
    assert customers(desk) == [("Ravi Menon", "", "always early", "")]


def test_two_rows_about_one_customer_do_not_bring_a_phone_twice(desk):
    adding.add(desk, NewCustomer("Ravi Menon"))
    text = "id,name,phone\n8,Ravi Menon,030 123456\n9,Ravi Menon,030 123456\n"
    bring(desk, "customers", text, on_duplicate="update")
    assert rows(desk, "SELECT count(*) FROM phones") == [(1,)]


def test_whom_two_fit_as_well_is_added(desk):
    for _ in range(2):
        adding.add(desk, NewCustomer("Ravi Menon"))
    report = bring(desk, "customers", "id,name\n9,Ravi Menon\n", on_duplicate="update")
    assert (report.created, report.possible_duplicates) == (1, 1)


def test_skipping_leaves_possible_duplicates_out(desk):
    adding.add(desk, NewCustomer("Ravi Menon"))
    report = bring(desk, "customers", "id,name\n9,Ravi Menon\n10,New One\n", on_duplicate="skip")
    assert (report.created, report.left_out, report.possible_duplicates) == (1, 1, 1)


def test_nobody_knows_another_policy(desk):
    with pytest.raises(UnknownPolicy):
        bring(desk, "customers", TWO, on_duplicate="merge")


def test_what_two_cells_make_too_long_is_refused_with_its_reason(desk):
    report = bring(desk, "customers", f"id,name,note,notes\n1,Ann,{'x' * 9_000},{'y' * 2_000}\n2,Bob,,\n")
    assert counts(report) == (1, 0, 0, 1)
    assert report.rejected[0].line == 2
    assert "the note has 11,001 characters" in report.rejected[0].reason


def test_an_import_meanwhile_is_planned_again(desk, tmp_path):
    told = []

    def another_till(done, total):
        if not told:
            told.append(done)
            with shop(tmp_path, till="till 2") as other:
                bring(other, "customers", TWO)

    # Progress comes between reading and planning: the other import is seen, not repeated.
    text = TWO + "".join(f"n{number},Nobody {number}\n" for number in range(1_200))
    report = bring(desk, "customers", text, progress=another_till)
    assert told
    assert rows(desk, "SELECT count(*) FROM customers") == [(1_202,)]
    assert counts(report) == (1_200, 0, 2, 0)


def test_after_a_merge_the_file_no_longer_renames_who_was_kept(desk):
    from frontdesk.desk.roster.merging import merge

    bring(desk, "customers", "id,name,phone\n1,Ann Smith,0151 1111111\n2,Anne Smyth,0151 2222222\n")
    merge(desk, 1, 2)
    bring(desk, "customers", "id,name,phone\n1,Ann Smith,0151 1111111\n2,Anne Smyth,0151 3333333\n")
    assert rows(desk, "SELECT name FROM customers WHERE merged_into IS NULL") == [("Ann Smith",)]
