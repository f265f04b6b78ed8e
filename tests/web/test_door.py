from __future__ import annotations

import pytest

from frontdesk.web.door import Door, TurnedAway

HERE = "127.0.0.1:8000"


@pytest.fixture
def clock():
    return [1000.0]


@pytest.fixture
def door(clock):
    return Door(HERE, idle=60, now=lambda: clock[0])


def token(door):
    return door.address.partition("token=")[2]


def cookie(door, visitor):
    return f"{door.cookie}={visitor.key}"


def refused(act):
    with pytest.raises(TurnedAway) as refusal:
        act()
    return refusal.value.status


def test_an_address_is_good_once(door):
    first = token(door)
    door.let_in(first)
    assert refused(lambda: door.let_in(first)) == 401
    assert door.let_in(token(door))


def test_no_other_token_lets_anybody_in(door):
    for wrong in ("", token(door)[:-1], f"{token(door)}x", "\udcff", "ü" * 43):
        assert refused(lambda said=wrong: door.let_in(said)) == 401


def test_tokens_and_keys_are_beyond_guessing(door):
    drawn = [token(door)] + [door.let_in(token(door)).key for _ in range(20)]
    assert len({*drawn}) == 21
    assert all(len(each) == 43 for each in drawn)  # 256 bits at 6 a letter


def test_a_visitor_is_known_by_room_and_key_together(door):
    ann, ben = (door.let_in(token(door)) for _ in range(2))
    assert door.known(ann.room, [cookie(door, ann)]) is ann
    assert refused(lambda: door.known(ann.room, [cookie(door, ben)])) == 401
    assert refused(lambda: door.known(ann.room, [])) == 401
    assert refused(lambda: door.known("", [cookie(door, ann)])) == 401
    assert refused(lambda: door.known(ann.room, [f"other={ann.key}"])) == 401


def test_another_programs_cookie_of_the_same_name_locks_nobody_out(door):
    ann = door.let_in(token(door))
    key, other = cookie(door, ann), f"{door.cookie}=x"
    for sent in ([f"{other}; {key}"], [key, f"a=b;{other}"], [f"=;;;{door.cookie}; {key}"]):
        assert door.known(ann.room, sent) is ann


def test_who_does_nothing_for_too_long_is_forgotten(door, clock):
    ann, ben = (door.let_in(token(door)) for _ in range(2))
    clock[0] += 59
    door.touch(ben)
    assert door.forgotten() == []
    clock[0] += 1
    assert door.forgotten() == [ann]
    assert refused(lambda: door.known(ann.room, [cookie(door, ann)])) == 401
    assert door.known(ben.room, [cookie(door, ben)]) is ben


@pytest.mark.parametrize(
    "hosts",
    [[], [""], ["127.0.0.1"], ["127.0.0.1:80"], ["localhost:8000"], ["rebind.evil.example"], ["rebind.example:8000"],
     [HERE, "evil.example"], [f"{HERE}.evil.example"], [f"{HERE} "]],
)  # fmt: skip
def test_only_the_printed_name_is_answered_to(door, hosts):
    assert refused(lambda: door.must_be_ours(hosts, [])) == 403


@pytest.mark.parametrize(
    "origins",
    [["null"], [""], ["http://evil.example"], ["https://127.0.0.1:8000"], ["http://127.0.0.1"], ["http://127.0.0.1:80"],
     ["http://localhost:8000"], [f"http://{HERE}.evil.example"], [f"http://{HERE}", "http://evil.example"]],
)  # fmt: skip
def test_only_our_own_page_is_answered_to(door, origins):
    assert refused(lambda: door.must_be_ours([HERE], origins)) == 403


def test_who_opens_a_line_says_from_which_page(door):
    door.must_be_ours([HERE], [])
    door.must_be_ours([HERE], [f"http://{HERE}"], told=True)
    assert refused(lambda: door.must_be_ours([HERE], [], told=True)) == 403


def test_two_doors_of_one_machine_have_cookies_of_their_own(door):
    assert door.cookie != Door("127.0.0.1:8001", idle=60).cookie
    assert Door("[::1]:8000", idle=60).cookie == "frontdesk-8000"
