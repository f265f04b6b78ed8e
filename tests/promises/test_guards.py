from tests.promises.guards import GUARDS, ROOT


def test_every_guard_stands_where_it_is_taken_out():
    for guard in GUARDS:
        for cut in guard.cuts:
            assert (ROOT / "frontdesk" / cut.file).read_text().count(cut.there) == 1, guard.name
