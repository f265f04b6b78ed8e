"""A customer's card as a person reads it: the sentence to say, then only the lines that apply."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.records.order_lines import in_full
from frontdesk.words.phrases import ago, count, echoed, short_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.table import Table

    from frontdesk.cli.printing import Printer
    from frontdesk.desk.desk import Desk
    from frontdesk.records.orders import Visit
    from frontdesk.records.people import CustomerCard, Link

_STYLES = {
    "SAY": "bold",
    "ALLERGY": "bold red",
    "RECOVERY": "bold yellow",
    "TELL": "cyan",
    "ALERT": "yellow",
    "USUAL": "cyan",
    "NEXT": "cyan",
}
_EVIDENCE = "   "
_LABEL = len("RECOVERY")


def draw(out: Printer, desk: Desk, found: CustomerCard) -> None:
    """Draw the card for a terminal."""
    from rich.padding import Padding
    from rich.table import Table

    first, say, *rest = lines(desk, found)
    heading = out.text(first[1], "bold")
    heading.append_text(out.text("".join(f" · {part}" for part in first[2:]), "dim"))
    out.rich(heading)
    edge = Table(box=None, show_header=False, pad_edge=False, padding=(0, 1, 0, 0))
    edge.add_column(width=1, style="yellow")
    edge.add_column(overflow="fold")
    sentence = out.text(say[1], "bold")
    height = len(sentence.wrap(out.console, max(out.console.width - 2, 1)))
    edge.add_row("\n".join("▌" * height), sentence)
    out.rich(Padding(edge, (1, 0, 1 if rest else 0, 0)))
    if rest:
        out.rich(_labelled(out, rest))


def _labelled(out: Printer, rows: list[list[str]]) -> Table:
    from rich.table import Table

    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(style="dim", no_wrap=True, min_width=_LABEL)
    table.add_column(overflow="fold")
    before = ""
    for label, value, *behind in rows:
        text = out.text(value, _STYLES.get(label, ""))
        text.append_text(out.text("".join(f"{_EVIDENCE}{each}" for each in behind), "dim"))
        table.add_row(out.text("" if label == before else label), text)
        before = label
    return table


def lines(desk: Desk, found: CustomerCard) -> list[list[str]]:
    """The card as rows: a label, its value, and what stands dim behind it; the name and the sentence come first."""
    person = found.customer
    named = [f"“{person.goes_by}”"] if person.goes_by else []
    return [
        ["NAME", person.name, *named, *(cue.text for cue in found.cues), f"id {person.id}"],
        ["SAY", found.say],
        *_telling(desk, found),
        *_promised(desk, found),
        *_knowing(found),
    ]


def _telling(desk: Desk, found: CustomerCard) -> Iterator[list[str]]:
    """The lines of the counter's card, in its order."""
    yield from (["ALLERGY", allergy.text] for allergy in found.allergies)
    yield from (["RECOVERY", each.words, f"feedback {each.feedback_id}"] for each in found.recoveries)
    yield from (["TELL", each.words, f"idea {each.idea_id}"] for each in found.tells)
    if found.customer.alert:
        yield ["ALERT", found.customer.alert]
    if found.usual:
        asking = [f"ask: {found.usual.why_ask}"] if found.usual.ask else []
        yield ["USUAL", in_full(found.usual.lines), *asking, *filter(None, [found.usual.evidence])]
    else:
        yield ["USUAL", "no usual yet"]
    if found.last:
        since = f"{count(found.visits, 'visit')} since {desk.clock.local(found.first_visit or found.last.at).year}"
        yield ["LAST", _last(desk, found.last), *filter(None, [found.rhythm, since])]
    yield from (["ASK", note] for note in found.next_notes)
    yield from (["ASK", each.question, f"panel {each.panel_id}"] for each in found.asks)
    if found.next:
        yield ["NEXT", found.next]


def _promised(desk: Desk, found: CustomerCard) -> Iterator[list[str]]:
    """What was promised, under the numbers that commands take: follow-ups that are due, the days of their things."""
    today = desk.clock.today()
    for each in found.promises:
        since = f"overdue since {short_date(each.due, today)}" if each.overdue else "due today"
        yield ["DUE", each.text, since, *filter(None, [each.why]), f"follow-up {each.id}"]
    for day in found.dates:
        thing = f": {day.what}" if day.what else ""
        yield ["DATE", f"{day.kind} {echoed(day.day, today)}{thing}", f"date {day.id}"]


def _last(desk: Desk, last: Visit) -> str:
    today = desk.clock.today()
    time = f" {desk.clock.local(last.at):%H:%M}" if last.timed else ""
    happiness = f" ({last.happiness})" if last.happiness else ""
    order = f": {in_full(last.lines)}" if last.lines else ""
    return f"{short_date(last.day, today)}{time}, {ago(last.day, today)}{happiness}{order}"


def tie_words(tie: Link) -> str:
    """A link as it is said: "parent of Asha", "household with Ana", "pays for Dev"."""
    join = {"household": " with", "parent": " of", "child": " of", "partner": " of"}.get(tie.kind, "")
    return f"{tie.kind}{join} {tie.other_name}"


def _knowing(found: CustomerCard) -> Iterator[list[str]]:
    """What else is known, below what the counter needs."""
    person = found.customer
    yield from ([preference.kind.upper(), preference.text] for preference in found.preferences)
    yield from (["LINK", tie_words(tie), f"id {tie.other_id}"] for tie in found.links)
    texts = {
        "PHONE": " · ".join(phone.raw for phone in person.phones),
        "E-MAIL": " · ".join(email.address for email in person.emails),
        "REACH": " · ".join(person.answers),
        "COMPANY": person.company,
        "ADDRESS": person.address,
        "BIRTHDAY": person.birthday.removeprefix("--"),
        "CARD": person.card_code,
        "TAGS": " · ".join(person.tags),
        "NOTE": person.note,
        **{name.upper(): value for name, value in person.custom},
    }
    yield from ([label, value] for label, value in texts.items() if value)
