import sys
from datetime import date
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from frontdesk.desk.promising import followups
from frontdesk.desk.promising.calendar import NoCalendar, ics
from frontdesk.desk.promising.reaching import ways
from frontdesk.desk.roster import adding
from frontdesk.records.people import Customer, Email, NewCustomer, Phone

TEXT = "It is ready & waiting:\n50 % off, “come by” + bring it?"
ANA = Customer(
    1, "Ana Gómez", phones=(Phone("020 7946 0018", "+442079460018"),), emails=(Email("ana+shop&co@example.org"),)
)


def by_channel(customer, text=TEXT):
    return {way.channel: way for way in ways(customer, text)}


def test_a_number_is_rung_and_texted_as_it_is_dialled_from_anywhere():
    found = by_channel(ANA)
    assert (found["phone"].shown, found["phone"].uri) == ("020 7946 0018", "tel:+442079460018")
    body = found["sms"].uri.removeprefix("sms:+442079460018?body=")
    assert unquote(body) == TEXT.replace("\n", "\r\n")


def test_an_e_mail_keeps_every_sign_of_address_subject_and_text():
    parts = urlsplit(by_channel(ANA)["email"].uri)
    assert (parts.scheme, unquote(parts.path)) == ("mailto", "ana+shop&co@example.org")
    said = parse_qs(parts.query.replace("+", "%2B"), strict_parsing=True)
    assert said == {"subject": ["It is ready & waiting:"], "body": [TEXT.replace("\n", "\r\n")]}
    assert " " not in by_channel(ANA)["email"].uri


@pytest.mark.parametrize(
    ("consents", "left"),
    [
        ((("sms", False),), {"phone", "email"}),
        ((("phone", False), ("email", False)), {"sms"}),
        ((("email", True), ("post", False)), {"phone", "sms", "email"}),
    ],
)
def test_a_channel_that_was_refused_has_no_way(consents, left):
    refusing = Customer(1, "Ana", phones=ANA.phones, emails=ANA.emails, consents=consents)
    assert by_channel(refusing).keys() == left


def test_what_is_no_number_and_no_address_has_no_way():
    odd = Customer(1, "Ana", phones=(Phone("ask Ravi"), Phone("x7")), emails=(Email("nowhere"), Email("@")))
    assert ways(odd, TEXT) == ()
    assert [way.uri for way in ways(Customer(1, "Ana", phones=(Phone("555-0123"),)), "")] == [
        "tel:5550123",
        "sms:5550123?body=",
    ]


def test_a_list_of_promises_says_how_to_reach_each_without_the_words_for_staff(desk):
    ana = adding.add(desk, NewCustomer("Ana Gómez", goes_by="Annie", phones=("020 7946 0018",))).id
    followups.add(desk, ana, "ring, she was furious", "today")
    found = followups.listed(desk)[0].ways
    assert [way.channel for way in found] == ["phone", "sms"]
    assert "Annie" in found[1].uri
    assert "furious" not in found[1].uri


def test_promises_go_to_a_calendar_as_days_and_a_second_export_moves_them(desk, wall):
    from icalendar import Calendar

    ana = adding.add(desk, NewCustomer("Ana; Gómez, \x1b[31m", birthday="--11-22")).id
    made = followups.add(desk, ana, "ring\nabout the “brakes”, please; soon" + "x" * 200, "tomorrow")
    first = Calendar.from_ical(ics(desk, followups.listed(desk, "all")))
    events = {event["uid"]: event for event in first.walk("VEVENT")}
    assert sorted(event["dtstart"].dt for event in events.values()) == [date(2026, 11, 22), made.day]
    ring = next(event for event in events.values() if event["dtstart"].dt == made.day)
    assert ring["summary"] == "Ana; Gómez, ␛[31m: ring about the “brakes”, please; soon" + "x" * 200
    assert ring["dtend"].dt == date(2026, 11, 24)
    followups.snooze(desk, made.id, "in 9 days")
    second = Calendar.from_ical(ics(desk, followups.listed(desk, "all")))
    moved = {event["uid"]: event["dtstart"].dt for event in second.walk("VEVENT")}
    assert moved.keys() == events.keys()
    assert moved[ring["uid"]] == date(2026, 12, 1)


def test_lines_of_a_calendar_end_and_fold_as_the_standard_has_it(desk):
    ana = adding.add(desk, NewCustomer("Ana")).id
    followups.add(desk, ana, "é" * 300, "today")
    lines = ics(desk, followups.listed(desk)).split("\r\n")
    assert (lines[0], lines[-2], lines[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR", "")
    assert max(len(line.encode()) for line in lines) <= 75
    assert "\n" not in "".join(lines)


def test_the_next_years_birthday_is_another_event(desk, wall):
    adding.add(desk, NewCustomer("Ana", birthday="--11-22"))
    this_year = ics(desk, followups.listed(desk))
    wall.pass_by(days=365)
    uid = [line for line in this_year.split("\r\n") if line.startswith("UID")]
    assert uid
    assert uid[0] not in ics(desk, followups.listed(desk))


def test_no_promises_are_an_empty_calendar(desk):
    assert "VEVENT" not in ics(desk, ())


def test_without_the_package_one_sentence_says_how_to_get_it(desk, monkeypatch):
    monkeypatch.setitem(sys.modules, "icalendar", None)
    with pytest.raises(NoCalendar, match=r'pip install "frontdesk\[ical\]"'):
        ics(desk, ())
