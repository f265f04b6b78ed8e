"""What ails the shop's file and the ways on, as lines; a way can be clicked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from frontdesk.records.trouble import Offer
from frontdesk.tui.bindings.trouble import TROUBLE
from frontdesk.tui.text import line, wrapped
from frontdesk.tui.typed_paths import shortened
from frontdesk.tui.widgets.as_tall import AsTall

if TYPE_CHECKING:
    from textual import events
    from textual.content import Content

    from frontdesk.records.trouble import Trouble
    from frontdesk.tui.text import Part

_KEYS = 6
_MOST = 4
_ROOMY = 24
_GO_ON, _LEAVE = Offer("back", "Go on"), Offer("back", "Leave Front Desk")
_BUSY = {
    "restore": "Bringing the backup back; that takes a moment …",
    "put_back": "Writing it down again …",
    "rebuild": "Making the search anew …",
}


class TroubleLines(AsTall):
    """The headline on the ground of alarm, what is known, and each way on with its key."""

    DEFAULT_CSS = "TroubleLines { height: auto; }"

    class Chosen(Message):
        """A way was clicked."""

        def __init__(self, way: str) -> None:
            super().__init__()
            self.way = way

    def __init__(self, trouble: Trouble) -> None:
        super().__init__()
        self._trouble = trouble
        self._told = ""
        self._doing = ""
        self._well: list[str] = []
        self._ways: dict[int, str] = {}

    def show(self, trouble: Trouble, *, told: str = "") -> None:
        """It is this now, and this is what came of what was tried."""
        self._trouble, self._told, self._doing = trouble, told, ""
        self.refresh(layout=True)

    def busy(self, way: str) -> None:
        """This way is being gone."""
        self._doing, self._told = _BUSY.get(way, "One moment …"), ""
        self.refresh(layout=True)

    def done(self, told: str) -> None:
        """All is well again: the first line says so, the others what to know."""
        self._well = told.splitlines()
        self.refresh(layout=True)

    def lines(self, width: int) -> list[Content]:
        """All that there is to say."""
        blank = line([], width)
        air = [blank] if self.app.size.height >= _ROOMY else []
        if self._well:
            rows = [*_headline(self._well[0], width, "$cool", "", padded=bool(air)), blank]
            rows += [each for fact in self._well[1:] for each in _plain(fact, width)]
            return [*rows, blank, *_offer(_GO_ON, "⏎", width)]
        rows = [*_headline(self._trouble.headline, width, "$alarm", "on $alarm-ground", padded=bool(air)), *air]
        for fact in self._trouble.known:
            rows += _plain(fact, width)
        rows += [*_plain(shortened(self._trouble.shop), width, "$quiet"), blank]
        return [*rows, *self._offers(width, len(rows), air), blank, *self._news(width)]

    def _offers(self, width: int, above: int, air: list[Content]) -> list[Content]:
        caps = _caps()
        self._ways = {}
        rows: list[Content] = []
        for offer in self._trouble.offers:
            mine = _offer(offer, caps.get(offer.way, ""), width)
            rows += air if rows and air and len(self._trouble.offers) <= _MOST else []
            self._ways |= {above + len(rows) + place: offer.way for place in range(len(mine))}
            rows += mine
        return [*rows, *(air if len(self._trouble.offers) <= _MOST else ()), *_offer(_LEAVE, "^q", width)]

    def _news(self, width: int) -> list[Content]:
        if self._doing:
            return [line([("● ", "$warm"), (self._doing, "bold")], width)]
        return [
            line([("  " if place else "▲ ", "bold $alarm"), (text, "bold $alarm")], width)
            for place, text in enumerate(wrapped(self._told, width - 2, _MOST) if self._told else ())
        ]

    def on_click(self, event: events.Click) -> None:
        """Say which way was clicked, if one was."""
        if way := self._ways.get(event.y):
            self.post_message(self.Chosen(way))


def _caps() -> dict[str, str]:
    """The key of each way, as it is declared."""
    found = {}
    for each in TROUBLE:
        if not isinstance(each, tuple) and each.action.startswith("way("):
            found[each.action[5:-2]] = each.key_display or each.key.upper()
    return found


def _headline(text: str, width: int, colour: str, ground: str, *, padded: bool) -> list[Content]:
    edge: Part = ("▌", colour)
    said = [line([edge, ("  ", ""), (each, "bold")], width, ground) for each in wrapped(text, width - 4, 3)]
    padding = [line([edge], width, ground)] if padded else []
    return [*padding, *said, *padding]


def _plain(text: str, width: int, style: str = "") -> list[Content]:
    """A sentence; of a path that is longer than a line no sign is left out: somebody will have to find that file."""
    room = max(width, 1)
    pieces = [word[at : at + room] for word in text.split() for at in range(0, len(word), room)]
    return [line([(each, style)], width) for each in wrapped(" ".join(pieces), width, 2 * _MOST)]


def _offer(offer: Offer, cap: str, width: int) -> list[Content]:
    then = wrapped(offer.then, width - _KEYS, 2) if offer.then else []
    return [
        line([(f"{cap:<{_KEYS}}", "bold $warm"), (offer.what, "bold")], width),
        *(line([(" " * _KEYS, ""), (text, "$quiet")], width) for text in then),
    ]
