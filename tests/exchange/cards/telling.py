"""Files of cards as tables, and incoming customers as lines: one for each thing that a card said and where it went."""

from __future__ import annotations

from contextlib import closing

from frontdesk.records.incoming import Refused
from tests.exchange.tables import table

LONGEST = 60


def card(*lines, version="3.0"):
    """The text of a card."""
    return "\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""])


def opened(text, noun="customers", **said):
    """The table of a file of cards, to be used in a `with`."""
    return closing(table(text, noun, **said))


def read(text, **said):
    """What a file of cards yields: (incoming, refused); its tally always adds up."""
    with opened(text, **said) as cards:
        found = list(cards)
        tally = cards.tally
    refused = [one for one in found if isinstance(one, Refused)]
    assert (tally.accepted + tally.rejected + tally.blank, tally.rejected) == (tally.records, len(refused))
    return [one for one in found if not isinstance(one, Refused)], refused


def told(one):
    """The lines about one card, long texts cut."""
    if isinstance(one, Refused):
        return [f"line {one.line}: refused: {one.reason}"]
    lines = [f"line {one.line}: {one.name}"]
    once = {
        field: getattr(one, field) for field in ("external_id", "goes_by", "company", "address", "birthday", "note")
    }
    lines += [f"  {field}: {_short(text)}" for field, text in once.items() if text]
    lists = {field: getattr(one, field) for field in ("phones", "emails", "tags")}
    lines += [f"  {field}: {' | '.join(texts)}" for field, texts in lists.items() if texts]
    lines += [f"  cue {kind}: {text}" for kind, text in one.cues]
    lines += [f"  kept as {name}: {_short(text)}" for name, text in one.custom]
    lines += [f"  but {warning}" for warning in one.warnings]
    return lines


def _short(text):
    flat = text.replace("\n", " / ")
    return flat if len(flat) <= LONGEST else f"{flat[:LONGEST]}…"
