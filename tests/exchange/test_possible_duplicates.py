from frontdesk.desk.roster import adding, duplicates
from frontdesk.records.people import NewCustomer
from tests.exchange.shops import bring

ANN = NewCustomer("Ann Smith", phones=("0151 482 4417",))


def named(report):
    return [(each.line, each.known_as, each.customer_id, each.score >= 70, each.reasons) for each in report.duplicates]


def test_the_report_names_whom_a_row_may_be_and_why_and_the_list_has_them(desk):
    known = adding.add(desk, ANN).id
    report = bring(desk, "customers", "id,name,phone\n9,Anne Smyth,+441514824417\n10,Cem,\n")
    why = ("same phone ending 4417", "name nearly the same")
    assert named(report) == [(2, "Ann Smith", known, True, why)]
    (pair,) = duplicates.pairs(desk).pairs
    assert {pair.one.name, pair.other.name} == {"Ann Smith", "Anne Smyth"}


def test_a_family_that_shares_a_phone_is_named_last(desk):
    adding.add(desk, ANN)
    report = bring(desk, "customers", "id,name,phone\n8,Bob Smith,0151 482 4417\n9,Anne Smyth,0151 482 4417\n")
    assert report.possible_duplicates == 2
    assert [each.name for each in report.duplicates] == ["Anne Smyth", "Bob Smith"]
    assert report.duplicates[1].score < 45


def test_of_two_who_share_a_phone_the_row_is_the_one_of_its_name(desk):
    bob = adding.add(desk, NewCustomer("Bob Smith", phones=("0151 482 4417",))).id
    ann = adding.add(desk, ANN).id
    text = "id,name,phone,note\n9,Anne Smith,0151 482 4417,plays the piano\n"
    bring(desk, "customers", text, on_duplicate="update")
    with desk.store.reading() as session:
        from frontdesk.store.people.customers import read

        assert (read(session, ann).note, read(session, bob).note) == ("plays the piano", "")


def test_a_row_that_may_be_an_earlier_one_names_its_line(desk):
    report = bring(desk, "customers", "id,name,phone\n1,Ann,030 123456\n2,Anne,(030) 123-456\n")
    assert named(report) == [(3, "Ann", None, True, ("same phone ending 3456", "name nearly the same"))]
    assert report.duplicates[0].other_line == 2


def test_a_trial_names_them_as_well(desk):
    adding.add(desk, ANN)
    assert bring(desk, "customers", "id,name\n9,Ann Smith\n", dry_run=True).duplicates[0].known_as == "Ann Smith"
