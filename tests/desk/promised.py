"""A plain reckoning of what a garage owes its customers, to compare the desk's with."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date, timedelta

DAY = timedelta(days=1)
AHEAD = timedelta(days=60)


def half_a_year_on(day):
    year, month = divmod(day.month - 1 + 6, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(day.year + year, month + 1, min(day.day, last))
        except ValueError:
            continue
    raise AssertionError


@dataclass
class Garage:
    """What happened, row by row, each with the day on which the shop learned of it; `undone` keeps how it was."""

    birthdays: dict = field(default_factory=dict)
    visits: dict = field(default_factory=dict)
    complaints: dict = field(default_factory=dict)
    dates: dict = field(default_factory=dict)
    by_hand: dict = field(default_factory=dict)
    acts: list = field(default_factory=list)
    past: list = field(default_factory=list)

    def remember(self):
        """Keep how everything is, as undo will bring it back."""
        self.past.append(deepcopy({name: kept for name, kept in vars(self).items() if name != "past"}))

    def take_back(self):
        """Everything as it was before the last deed."""
        for name, kept in self.past.pop().items():
            setattr(self, name, kept)

    def merge(self, kept, gone, today):
        """One takes over everything of the other."""
        for rows in (self.visits, self.complaints, self.dates, self.by_hand, dict(enumerate(self.acts))):
            for row in rows.values():
                if row["who"] == gone:
                    row["who"] = kept
        born = self.birthdays.pop(gone)
        if born["day"] and not self.birthdays[kept]["day"]:
            self.birthdays[kept] = {"day": born["day"], "known": today}

    def owed(self, today):
        """Everything that waits or will within two months: (rule, customer, day it is due)."""
        found = [(None, each["who"], each["due"]) for each in self.by_hand.values() if not each["done"]]
        for rule, who, anchor, occurs, natural, known, gone_after in self._anchors(today):
            act = self._act(rule, who, anchor, occurs)
            if act and act["done"]:
                continue
            due = act["due"] if act else max(natural, known)
            last = (due if act else gone_after) if rule != 1 else (due if act else natural) + 14 * DAY
            if (today <= last or (act and rule != 1)) and (due <= today + AHEAD or act):
                found.append((rule, who, due))
        found += [(act["rule"], act["who"], act["due"]) for act in self._left_over(today)]
        return sorted(found, key=str)

    def _left_over(self, today):
        """What was put off after a contact stays, though somebody came again since."""
        told = [
            act
            for rule, who, anchor, occurs, *_ in self._anchors(today)
            for act in self._about(rule, who, anchor, occurs)
        ]
        for number, act in enumerate(self.acts):
            stem, _, key = act["anchor"].partition(":")
            there = int(key) in {"visit": self.visits, "date": self.dates}.get(stem, ())
            if act["rule"] in {5, 6} and there and not act["done"] and not any(act is each for each in told):
                same = [
                    (each["done"], each["due"], place)
                    for place, each in enumerate(self.acts)
                    if each["rule"] == act["rule"]
                    and (
                        each["anchor"] == act["anchor"] or (each["who"], each["occurs"]) == (act["who"], act["occurs"])
                    )
                ]
                if not any(done or (due, place) < (act["due"], number) for done, due, place in same):
                    yield act

    def _anchors(self, today):
        forever = date.max
        for number, each in self.dates.items():
            anchor, day = f"date:{number}", each["day"]
            if each["kind"] == "booked" and not each["done"]:
                yield 4, each["who"], anchor, day, day - DAY, each["known"], day
            if each["kind"] == "renewal" and not each["done"]:
                yield 2, each["who"], anchor, day, day - 7 * DAY, each["known"], forever
        for number, each in self.complaints.items():
            if each["kind"] == "complaint" and each["who"]:
                anchor, natural = f"feedback:{number}", each["day"] + DAY
                yield 3, each["who"], anchor, each["day"], natural, each["known"], natural + 365 * DAY
        for who, born in self.birthdays.items():
            for year in (today.year - 1, today.year, today.year + 1):
                if born["day"]:
                    on = date(year, *born["day"])
                    yield 1, who, f"birthday:{year}", on, on, born["known"], forever
        for who in self.birthdays:
            anchor, day, known = self._contact(who, today)
            if anchor:
                yield 5, who, anchor, day, day + DAY, known, day + 366 * DAY
                yield 6, who, anchor, day, half_a_year_on(day), known, half_a_year_on(day) + 365 * DAY

    def _contact(self, who, today):
        came = [(each["at"], number) for number, each in self.visits.items() if each["who"] == who]
        booked = [
            (each["day"], number)
            for number, each in self.dates.items()
            if each["who"] == who
            and (
                (each["kind"] == "collected" and each["day"] <= today)
                or (each["kind"] == "booked" and each["day"] <= today - (not each["done"]) * DAY)
            )
        ]
        visit = self.visits[max(came)[1]] if came else None
        if booked and (visit is None or max(booked)[0] >= visit["day"]):
            day, number = max(booked)
            return f"date:{number}", day, self.dates[number]["known"]
        return (f"visit:{max(came)[1]}", visit["day"], visit["known"]) if visit else (None, None, None)

    def _act(self, rule, who, anchor, occurs):
        found = self._about(rule, who, anchor, occurs)
        done = [act for act in found if act["done"]]
        return done[-1] if done else min(found, key=lambda act: act["due"], default=None)

    def _about(self, rule, who, anchor, occurs):
        return [
            act
            for act in self.acts
            if act["rule"] == rule
            and (
                (
                    rule == 1
                    and (act["who"], act["anchor"]) == (who, anchor)
                    and (act["done"] or act["occurs"] == occurs)
                )
                or (rule == 3 and act["anchor"] == anchor)
                or (rule in {2, 4} and (act["anchor"], act["occurs"]) == (anchor, occurs))
                or (rule in {5, 6} and (act["who"], act["occurs"]) == (who, occurs))
                or (rule in {5, 6} and anchor.startswith("visit") and act["anchor"] == anchor)
            )
        ]
