"""Files of what customers said: people, staff and stories as numbers. One function, one file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from demo_shop import team

if TYPE_CHECKING:
    from collections.abc import Mapping

    from demo_shop.decided import Idea, Panel
    from demo_shop.moments import Act
    from demo_shop.said import Said
    from demo_shop.tables import Row

_STAFF = {name: number for number, (name, _) in enumerate(team.STAFF, start=1)}
OWNER_ALONE = 10.0  # euros: what costs more than that took the owner


@dataclass(frozen=True)
class Numbers:
    """Under which number everybody and everything stands in the files."""

    people: Mapping[str, int]
    ideas: Mapping[str, int]
    said: Mapping[Said, int]

    def who(self, name: str) -> str | int:
        """A customer's number, nothing for nobody."""
        return self.people[name] if name else ""


def numbered(people: Mapping[str, int], said: list[Said], ideas: list[Idea]) -> Numbers:
    """Everything that was said, and every idea, in the order of time."""
    in_order = sorted(said, key=lambda one: one.at.place)
    titles = [idea.title for idea in sorted(ideas, key=lambda idea: idea.at.place)]
    return Numbers(
        people, {title: n for n, title in enumerate(titles, 1)}, {one: n for n, one in enumerate(in_order, 1)}
    )


def staff(name: str) -> str | int:
    """Whose number in the team, nothing for nobody."""
    return _STAFF[name] if name else ""


def done(act: Act | None) -> tuple[str | int, str | int]:
    """When something was done and by whom, both empty when it was not."""
    return ("", "") if act is None else (str(act.at), staff(act.by))


def feedback(numbers: Numbers) -> list[Row]:
    """What was said, and every step until it was closed."""
    return [
        (
            number, numbers.who(one.who), str(one.at), one.kind, one.text, one.visit or "", one.item,
            staff(one.about), staff(one.by), staff(one.assigned), numbers.ideas[one.idea] if one.idea else "",
            *done(one.sorry), one.answer.what if one.answer else "", *done(one.answer),
            one.closed.what if one.closed else "", *done(one.closed), int(one.first_contact),
        )
        for one, number in numbers.said.items()
    ]  # fmt: skip


def ideas(all_ideas: list[Idea], numbers: Numbers) -> list[Row]:
    """What was proposed, and what was decided."""
    return sorted(
        (
            numbers.ideas[idea.title], idea.title, str(idea.at), idea.decided.what if idea.decided else "",
            idea.because, *done(idea.decided),
        )
        for idea in all_ideas
    )  # fmt: skip


def tells(all_ideas: list[Idea], numbers: Numbers) -> list[Row]:
    """Who was told what was decided."""
    told = [(idea, who, act) for idea in all_ideas for who, act in idea.told]
    return [
        (number, numbers.ideas[idea.title], numbers.people[who], act.what, *done(act))
        for number, (idea, who, act) in enumerate(told, start=1)
    ]


def make_goods(numbers: Numbers) -> list[Row]:
    """What was given to make good; its price comes first in the story."""
    given = [(one, act) for one in numbers.said for act in one.given]
    rows: list[Row] = []
    for number, (one, act) in enumerate(given, start=1):
        price, _, what = act.what.partition(" ")
        over = int(float(price) > OWNER_ALONE)
        about = numbers.who(one.who), numbers.said[one]
        rows.append((number, *about, str(act.at), what, price, staff(act.by), over))
    return rows


def panels(all_panels: list[Panel]) -> list[Row]:
    """What regulars were asked."""
    return [
        (number, panel.question, str(panel.at), staff(panel.by), str(panel.closed or ""))
        for number, panel in enumerate(all_panels, start=1)
    ]


def panel_members(all_panels: list[Panel], numbers: Numbers) -> list[Row]:
    """Who was to be asked, and which of the things said is the answer."""
    asked = [(number, member) for number, panel in enumerate(all_panels, start=1) for member in panel.members]
    return [
        (
            row, panel, numbers.people[one.who], one.why,
            *((str(one.answer.at), staff(one.answer.by), numbers.said[one.answer]) if one.answer else ("", "", "")),
        )
        for row, (panel, one) in enumerate(asked, start=1)
    ]  # fmt: skip
