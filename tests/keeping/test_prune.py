from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.keeping.backup import all_of, back_up, taken_at
from frontdesk.keeping.elsewhere import Folder
from frontdesk.keeping.prune import LONGEST, WHOLE, NoSuchPolicy, Policy, prune, to_remove
from tests.store.shop import open_shop

NOW = datetime(2026, 11, 22, 23, 0, tzinfo=UTC)
USUAL = Policy()


def named(at, ending=".db"):
    return f"shop-{at.astimezone(UTC):%Y%m%d-%H%M%SZ}{ending}"


def ago(ending=".db", **span):
    return named(NOW - timedelta(**span), ending)


def summed(names):
    return [*names, *(f"{name}.sha256" for name in names)]


def gone(names, policy=USUAL, *, now=NOW, whole=None):
    return to_remove(summed(names), "shop", policy, now, whole=whole or max(names))


def days_kept(removed, names):
    return sorted((NOW.date() - taken_at(Path(name)).date()).days for name in {*names} - {*removed})


NIGHTLY = [ago(days=day) for day in range(60)]
HOURLY = [ago(hours=hour) for hour in range(24 * 5)]


def test_of_nightly_backups_a_week_of_days_and_five_weeks_stay():
    # NOW is a Sunday: each week's newest is its Sunday's.
    assert days_kept(gone(NIGHTLY), NIGHTLY) == [0, 1, 2, 3, 4, 5, 6, 7, 14, 21, 28]


def test_of_hourly_backups_two_days_stay_whole_and_then_the_last_of_each_day():
    left = {*HOURLY} - {*gone(HOURLY)}
    assert {*HOURLY[:49]} <= left
    assert sorted(left - {*HOURLY[:49]}) == sorted(ago(hours=24 * day) for day in (3, 4))


@pytest.mark.parametrize(
    ("policy", "kept"),
    [
        (Policy(0, 5), [0, 1, 2, 7, 14, 21, 28]),
        (Policy(7, 0), [0, 1, 2, 3, 4, 5, 6]),
        (Policy(3, 1), [0, 1, 2]),
        (Policy(400, 0), [*range(36)]),
        (Policy(0, 400), [0, 1, 2, 7, 14, 21, 28, 35]),
        (Policy(0, 0), [*range(60)]),
    ],
)
def test_a_policy_says_what_stays(policy, kept):
    assert days_kept(gone(NIGHTLY, policy), NIGHTLY) == kept


def test_numbers_below_nothing_are_no_policy():
    with pytest.raises(NoSuchPolicy):
        Policy(-1, 5)


def test_the_last_good_one_stays_however_old_it_is():
    old = [ago(days=day) for day in (50, 60, 70)]
    assert gone(old) == sorted(old[1:])
    assert gone(old, whole=old[2]) == sorted(old[:2])


def test_nothing_goes_while_none_is_known_to_be_whole():
    assert to_remove(summed(NIGHTLY), "shop", USUAL, NOW, whole=None) == []


def test_nothing_goes_after_the_clock_went_back():
    ahead = named(NOW + timedelta(hours=1))
    assert gone([*NIGHTLY, ahead], whole=NIGHTLY[0]) == []
    assert gone([*NIGHTLY, named(NOW + timedelta(minutes=2))], whole=NIGHTLY[0])


@pytest.mark.parametrize(
    "name",
    [
        "other-20200101-000000Z.db",
        "shop-2-20200101-000000Z.db",
        "shop-20200101-000000Z.db.bak",
        "shop-20200101-000000Z.sqlite",
        "shop-20209999-000000Z.db",
        "../shop-20200101-000000Z.db",
        "shop-20200101-000000Z.db\n",
        "shop.db",
        "notes.part",
        "other-20200101-000000Z.db.part",
        "shop-before-restore-20200101-000000-000000Z.db",
        "shop-before-upgrade-20200101-000000-000000Z.db",
    ],
)
def test_a_file_of_another_name_is_never_touched(name):
    assert to_remove(summed([*NIGHTLY, name]), "shop", USUAL, NOW, whole=NIGHTLY[0]) == gone(NIGHTLY)


def test_what_killed_copies_left_goes_after_two_days():
    left = [
        ago(".db.part", days=3),
        ago(".db.part-journal", days=3),
        ago(".db.sha256", days=3),
        ago(".db.age.part", days=3),
    ]
    young = [ago(".db.part", hours=47), ago(".db.sha256", hours=47)]
    names = [*summed([ago()]), *left, *young]
    assert sorted(to_remove(names, "shop", USUAL, NOW, whole=ago())) == sorted(left)


def test_one_without_its_checksum_stays_until_it_is_too_old():
    bare = [ago(days=day) for day in (20, 36)]
    assert to_remove([*summed([ago()]), *bare], "shop", USUAL, NOW, whole=ago()) == [bare[1]]


def test_plain_and_encrypted_ones_are_counted_apart():
    both = [name for day in range(12) for name in (ago(days=day), ago(".db.age", days=day))]
    left = {*both} - {*gone(both, whole=both[0])}
    plain = {name for name in left if name.endswith(".db")}
    assert {f"{name}.age" for name in plain} == left - plain


times = st.lists(st.timedeltas(timedelta(0), timedelta(days=90)), min_size=1, max_size=40, unique=True)


@given(times, st.integers(0, 9), st.integers(0, 9), st.data())
def test_whatever_goes_a_good_one_stays_with_all_that_is_young_and_nothing_that_is_too_old(spans, daily, weekly, data):
    names = sorted({named(NOW - span) for span in spans})
    whole = data.draw(st.sampled_from(names))
    policy = Policy(daily, weekly)
    removed = gone(names, policy, whole=whole)
    left = [taken_at(Path(name)) for name in {*names} - {*removed}]
    assert whole not in removed
    assert {*removed} <= {*names}
    if policy.empty:
        assert removed == []
        return
    second = timedelta(seconds=1)
    assert not any(taken_at(Path(name)) > NOW - WHOLE for name in removed)
    assert not any(at < NOW - LONGEST - second for at in left if at != taken_at(Path(whole)))
    assert len({at.date() for at in left}) >= min(
        daily, len({taken_at(Path(n)).date() for n in names if NOW - taken_at(Path(n)) < LONGEST})
    )
    assert gone([*{*names} - {*removed}], policy, whole=whole) == []


def test_pruning_takes_the_checksums_along_and_follows_no_link(tmp_path):
    store = open_shop(tmp_path / "shop.db")
    folder = tmp_path / "backups"
    made = [back_up(store.path, folder, NOW - timedelta(days=day)).path for day in (0, 1, 8, 9, 50)]
    store.close()
    precious = tmp_path / "precious"
    precious.write_text("precious")
    (folder / ago(days=51)).symlink_to(precious)
    went = prune(Folder(folder), "shop", Policy(1, 1), NOW, whole=made[0].name)
    assert {*went} == {file.name for file in made[2:]}
    assert all_of(folder) == made[:2]
    assert {file.name for file in folder.iterdir()} == {*summed([file.name for file in made[:2]]), ago(days=51)}
    assert precious.read_text() == "precious"
