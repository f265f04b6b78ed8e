"""A card's lines, laid out for the room there is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from frontdesk.records.order_lines import in_full
from frontdesk.records.orders import Strength
from frontdesk.tui.text import HIDDEN, Part, cells, line, packed, wrapped
from frontdesk.tui.widgets.blocks import Block, fitted
from frontdesk.words.phrases import ago, count, short_date

if TYPE_CHECKING:
    from textual.content import Content

    from frontdesk.desk.desk import Desk
    from frontdesk.records.people import CustomerCard

_LABEL = 10
_GAP = "   "
_ROOMY = 18
"""Lines: from here on the sentence to say has air around it."""

_FEWEST_BARS = 3
_SAID_WHOLE = 60
"""Characters: a shorter note for the next visit stands in the sentence to say, and not a second time below it."""
_SORRY = "Say sorry: "
_MOST_TELLS = 2
_BARS = "▁▂▃▄▅▆▇█"
_FACES = {"+": "☺ good", "=": "· so-so", "-": "☹ bad"}


@dataclass
class CardLines:
    """Puts a card into a rectangle: everything when there is room, the least needed left out when there is not."""

    card: CustomerCard
    desk: Desk
    masked: bool = False
    width: int = field(default=0, init=False)

    def fitted(self, width: int, height: int) -> Content:
        """The card in `height` lines of `width` cells."""
        self.width = width
        return fitted(self._blocks(height), width, height)

    def _blocks(self, height: int) -> list[Block]:
        """What applies, in its order; ALLERGY and RECOVERY are never left out."""
        return [
            Block(self._title(2), 0, shorter=(self._title(1),), long=3),
            Block(self._say(3, roomy=height >= _ROOMY), 0, spaced=True, shorter=(self._say(2),), long=1),
            Block(self._allergies(), 0, spaced=True),
            Block(self._recovery(3), 0, spaced=True, shorter=(self._recovery(2),), long=2),
            Block(self._tells(2), 2, shorter=(self._tells(1),), long=4),
            Block(self._row("alert", self._hidden(self.card.customer.alert), "bold $warm"), 3, spaced=True),
            Block(self._usual(), 4, spaced=True, shorter=(self._usual(1),), long=5),
            Block(self._last(), 5, shorter=(self._last()[:1],), long=6),
            Block(self._next(3), 6, shorter=(self._next(2), self._next(1)), long=7),
            Block(self._preferences(), 7, spaced=True),
            Block(self._to_ask(), 8),
            Block(self._rhythm(), 9),
            Block(self._note(), 10),
            Block(self._contact(), 11),
        ]

    def _title(self, most: int) -> list[Content]:
        customer = self.card.customer
        known = [f"“{customer.goes_by}”"] if customer.goes_by else []
        known += [cue.text for cue in self.card.cues]
        known += [
            f"{link.kind} {link.other_name}" if link.kind == "partner" else _tie(link.kind, link.other_name)
            for link in self.card.links
        ]
        parts: list[Part] = [(customer.name, "bold")]
        for text in known:
            parts += [("  ·  ", "$quiet"), (text, "$quiet")]
        whole = sum(cells(text) for text, _ in parts)
        if whole <= self.width or most == 1:
            return [line(parts, self.width)]
        return [line(parts[:1], self.width), line(parts[2:], self.width)]

    def _say(self, most: int, *, roomy: bool = False) -> list[Content]:
        words = wrapped(f"“{self.card.say}”", self.width - 6, most)
        ground = "on $warm-ground"
        edge: Part = ("▌", "$warm")
        blank = line([edge], self.width, ground)
        said = [line([edge, ("   ", ""), (text, "bold italic")], self.width, ground) for text in words]
        return [blank, *said, blank] if roomy else said

    def _allergies(self) -> list[Content]:
        if not self.card.allergies:
            return []
        words = " · ".join(allergy.text for allergy in self.card.allergies)
        rows = wrapped(words, self.width - 13, 2)
        head: Part = (" ▲ ALLERGY  ", "bold $alarm")
        under: Part = (" " * 12, "")
        return [
            line([head if place == 0 else under, (text, "bold $alarm")], self.width, "on $alarm-ground")
            for place, text in enumerate(rows)
        ]

    def _recovery(self, most: int) -> list[Content]:
        """What went wrong last; the sorry that nobody has said yet stands out."""
        rows = wrapped(self.card.recovery, self.width - _LABEL, most) if self.card.recovery else []
        owed = _SORRY if rows and rows[0].startswith(_SORRY) else ""
        return [
            self._labelled("" if place else "recovery", [("" if place else owed, "bold $warm"), (text, "$warm")])
            for place, text in enumerate([rows[0].removeprefix(owed), *rows[1:]] if rows else [])
        ]

    def _tells(self, most: int) -> list[Content]:
        """What became of their ideas, each in at most so many lines; the rest is counted."""
        tells = self.card.tell
        rows = [row for text in tells[:_MOST_TELLS] for row in wrapped(text, self.width - _LABEL, most)]
        if len(tells) > _MOST_TELLS:
            rows.append(f"and {len(tells) - _MOST_TELLS} more")
        return [self._labelled("" if place else "tell", [(text, "$cool")]) for place, text in enumerate(rows)]

    def _usual(self, most: int = 3) -> list[Content]:
        usual = self.card.usual
        if usual is None:
            return self._row("usual", "no usual yet", "$quiet")
        style = "" if usual.strength is Strength.PINNED or not usual.ask else "$quiet"
        evidence = f"{usual.evidence}{' · ' if usual.evidence and usual.why_ask else ''}{usual.why_ask}"
        mark = "ask: " if usual.ask else ""
        lines = wrapped(in_full(usual.lines), self.width - _LABEL - len(mark), most)
        if most == 1:
            return [self._labelled("usual", [(mark, "bold $warm"), (lines[0], style or "$cool")])]
        if len(lines) > 1:
            rows = [self._labelled("usual", [(mark, "bold $warm"), (lines[0], style or "$cool")])]
            rows += [self._labelled("", [(" " * len(mark), ""), (each, style or "$cool")]) for each in lines[1:]]
            return rows + ([self._labelled("", [(evidence, "$quiet")])] if evidence else [])
        return self._valued("usual", [(mark, "bold $warm"), (in_full(usual.lines), style or "$cool")], evidence)

    def _last(self) -> list[Content]:
        last = self.card.last
        if last is None:
            return self._row("last", "never been here", "$quiet")
        today = self.desk.clock.today()
        wall = self.desk.clock.local(last.at)
        when = f"{short_date(last.day, today)}{f' {wall:%H:%M}' if last.timed else ''}"
        face = f"  {_FACES[last.happiness]}" if last.happiness else ""
        since = f" since {self.desk.clock.day_of(self.card.first_visit).year}" if self.card.first_visit else ""
        visits = count(self.card.visits, "visit")
        style = "$alarm" if last.happiness == "-" else "$cool"
        value: list[Part] = [(when, ""), (face, style)]
        wordings = (
            (ago(last.day, today), self.card.rhythm, f"{visits}{since}"),
            (ago(last.day, today), self.card.rhythm, visits),
            (self.card.rhythm, visits),
        )
        room = self.width - _LABEL - sum(cells(text) for text, _ in value) - len(_GAP)
        facts = [" · ".join(filter(None, wording)) for wording in wordings]
        return self._valued("last", value, next((each for each in facts if cells(each) <= room), facts[1]))

    def _rhythm(self) -> list[Content]:
        weeks = self.card.weeks
        if sum(weeks) < _FEWEST_BARS:
            return []
        top = max(weeks)
        bars = "".join(_BARS[round(each / top * (len(_BARS) - 1))] for each in weeks)
        return self._valued("rhythm", [(bars, "$cool")], f"last {len(weeks)} weeks")

    def _next(self, most: int) -> list[Content]:
        rows = packed(self.card.next, self.width - _LABEL, most) if self.card.next else []
        return [self._labelled("" if place else "next", [(text, "")]) for place, text in enumerate(rows)]

    def _preferences(self) -> list[Content]:
        words = " · ".join(f"{each.kind} {each.text}" for each in self.card.preferences)
        return self._row("prefers", words, "")

    def _to_ask(self) -> list[Content]:
        """Notes for this visit that are too long to be said whole, and what a panel asks them."""
        long = [note for note in self.card.next_notes if len(note) > _SAID_WHOLE]
        long += [ask.question for ask in self.card.asks[:1] if ask.question not in self.card.say]
        return [
            self._labelled("to ask" if not place else "", [(text, "")])
            for note in long
            for place, text in enumerate(wrapped(note, self.width - _LABEL, 3))
        ]

    def _note(self) -> list[Content]:
        note = self._hidden(" ".join(self.card.customer.note.split()))
        rows = wrapped(note, self.width - _LABEL, 2) if note else []
        return [self._labelled("note" if place == 0 else "", [(text, "")]) for place, text in enumerate(rows)]

    def _contact(self) -> list[Content]:
        customer = self.card.customer
        ways = [*(phone.raw for phone in customer.phones), *(email.address for email in customer.emails)]
        refused = [f"not by {channel}" for channel, given in customer.consents if not given]
        return self._row("contact", " · ".join([*(self._hidden(way) for way in ways[:3]), *refused]), "$quiet")

    def _hidden(self, text: str) -> str:
        return HIDDEN if self.masked and text else text

    def _row(self, label: str, text: str, style: str) -> list[Content]:
        return [self._labelled(label, [(text, style)])] if text else []

    def _valued(self, label: str, value: list[Part], evidence: str) -> list[Content]:
        """A value with its evidence dim behind it, or on its own line where there is no room beside."""
        beside = _LABEL + sum(cells(text) for text, _ in value) + len(_GAP) + cells(evidence) <= self.width
        if beside or not evidence:
            return [self._labelled(label, [*value, (_GAP, ""), (evidence, "$quiet")])]
        rows = packed(evidence, self.width - _LABEL, 2)
        return [self._labelled(label, value), *(self._labelled("", [(each, "$quiet")]) for each in rows)]

    def _labelled(self, label: str, parts: list[Part]) -> Content:
        return line([(f"{label:<{_LABEL}}", "$quiet"), *parts], self.width)


def _tie(kind: str, name: str) -> str:
    return {"household": f"with {name}", "parent": f"parent of {name}", "child": f"child of {name}"}.get(
        kind, f"{kind} {name}"
    )
