"""The one sentence that staff can say before the customer speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.records.habits import signature
from frontdesk.records.order_lines import everyday
from frontdesk.records.orders import Happiness
from frontdesk.words.orders import OrderWord, order_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frontdesk.records.order_lines import OrderLine
    from frontdesk.records.orders import Usual, Visit
    from frontdesk.records.people import CustomerCard, Remark

_SORRY = "I am sorry about last time: is all well again?"
_HAND_OVER = {"café", "bakery", "shop"}
"""Trades that hand something over; in the others somebody does something for the customer."""

_GREETINGS = {"morning": "Morning", "afternoon": "Hello", "evening": "Good evening"}


def sentence(card: CustomerCard, part_of_day: str, *, been_here_today: bool, trade: str = "café") -> str:
    """Greeting, the usual and one question: "Morning Rav, flat white and a croissant? How is Lola?".

    It uses what they go by, else their whole name, which is never taken apart. When the usual must be asked about,
    it asks; when there is none, it does not guess. Where nobody has said sorry yet, that comes before all.
    """
    greeting = "Welcome back" if been_here_today else _GREETINGS[part_of_day]
    hello = f"{greeting} {card.customer.goes_by or card.customer.name}"
    if any(not recovery.said for recovery in card.recoveries):
        return f"{hello}, {_SORRY} {_after_sorry(card.usual, trade)}"
    question = _question(card)
    return f"{hello}{_offer(card.usual, card.latest, trade)}{' ' + question if question else ''}"


def said(lines: Sequence[OrderLine]) -> str:
    """An order as people say it: "flat white and a croissant"."""
    return order_words(OrderWord(line.quantity, everyday(line.name), line.modifiers) for line in lines)


def _offer(usual: Usual | None, latest: Sequence[Visit], trade: str) -> str:
    if usual is None:
        return f", {'good to see you' if latest else 'welcome'}. {_asking(trade)}"
    if usual.ask:
        return f", {said(usual.lines)} again, or something else today?"
    return f", {said(usual.lines)}?"


def _after_sorry(usual: Usual | None, trade: str) -> str:
    if usual is None:
        return _asking(trade)
    order = said(usual.lines)
    return f"{order[:1].upper()}{order[1:]} again, or something else today?"


def _asking(trade: str) -> str:
    return "What can I get you?" if trade in _HAND_OVER else "What can I do for you?"


def _question(card: CustomerCard) -> str:
    """The one question that matters most: after what went wrong, after the last visit, of a panel, about the family."""
    last = card.last
    if last is not None and last.next_note:
        return _as_question(last.next_note)
    if card.recoveries:
        return "Has all been well since last time?"
    if last is not None and last.happiness == Happiness.BAD:
        return "Sorry about last time: is all well again?"
    if last is not None and card.usual is not None:
        new = _tried(card.usual, last)
        if new:
            return f"How was the {everyday(new)} last time?"
    return card.asks[0].question if card.asks else _about(card.cues)


def _as_question(note: str) -> str:
    """A note for the next visit as something to say.

    "Ask whether X" becomes "I wanted to ask whether X."; what else is to be asked stands in brackets, for staff; any
    other note is said as it was written.
    """
    text = " ".join(note.split())
    for start in ("ask whether ", "ask if "):
        if text.lower().startswith(start):
            rest = text[len(start) :].rstrip(".?")
            return f"I wanted to ask whether {rest}."
    if text.lower().startswith(("ask about ", "ask how ", "ask ")):
        return f"({text[:1].upper()}{text[1:]}.)"
    return text if text.endswith((".", "!", "?")) else f"{text[:1].upper()}{text[1:]}."


def _tried(usual: Usual, last: Visit) -> str:
    known = {row[0] for row in signature(usual.lines)}
    extra = [line for line in last.lines if str(line.item_id or line.name.casefold()) not in known]
    return extra[0].name if len(extra) == 1 and len(last.lines) > 1 else ""


def _about(cues: Sequence[Remark]) -> str:
    for cue in cues:
        called = [word.strip(",.;") for word in cue.text.split() if word[:1].isupper()]
        if cue.kind == "pet" and called:
            return f"How is {called[0]}?"
    for cue in cues:
        if cue.kind == "family" and cue.text.lower().startswith("kids "):
            names = cue.text[5:].replace(", ", " and ", 1) if cue.text.count(",") == 1 else "the kids"
            return f"How are {names}?"
    return ""
