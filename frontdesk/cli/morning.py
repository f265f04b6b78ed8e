"""What to know before the door opens."""

from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from frontdesk.cli.call import Call
    from frontdesk.cli.printing import Column
    from frontdesk.records.reports import Birthday, Morning


_EXPECTED = "expected"
_ABOUT, _SINCE = ", about ", ", last here"
_NAME = 22
_BESIDE, _WHY = 33, 20
"""Cells that the hour and the name take, and the evidence, where there is room for it."""
_ROOMY = 72


def morning(ctx: typer.Context) -> None:
    """Say what to know before opening.

    Who is expected today and with what, birthdays, promises and dates that are due, complaints whose time runs out,
    whom to tell what became of their idea, and whom of the team to thank.
    """
    from frontdesk.desk.morning import morning as looked_at

    call: Call = ctx.obj
    with call.reading() as desk:
        found = looked_at(desk)
        currency = desk.shop.currency
    if call.out.json:
        call.out.data(_told(found, currency))
    else:
        _print(call, found)


def _told(found: "Morning", currency: str) -> dict[str, Any]:
    from frontdesk.cli import telling, telling_promises, telling_voices

    return {
        "day": found.day.isoformat(),
        "expected": [{**telling.line(each), "evidence": each.evidence} for each in found.expected],
        "birthdays": [{"id": each.customer_id, "name": each.name, "turning": each.turning} for each in found.birthdays],
        "follow_ups": [telling_promises.follow_up(each) for each in found.follow_ups],
        "dates": [telling_promises.key_date(each) for each in found.dates],
        "complaints": [telling_voices.feedback(each, currency) for each in found.complaints],
        "tells": [telling_voices.to_tell(each) for each in found.tells],
        "thanks": [telling_voices.thanks(each, currency) for each in found.thanks],
    }


def _print(call: "Call", found: "Morning") -> None:
    """Print one block under each heading; a pipe gets the heading as the first cell of every row."""
    from frontdesk.cli.printing import Column
    from frontdesk.words.phrases import short_date

    blocks = {heading: [*rows] for heading, rows in _blocks(found)}
    if call.out.plain:
        call.out.table((), [["day", found.day.isoformat()]])
        call.out.table((), [[heading, *row] for heading, rows in blocks.items() for row in rows])
        return
    call.out.line(short_date(found.day, found.day), "bold yellow")
    for heading, rows in blocks.items():
        if rows:
            call.out.line("")
            call.out.line(heading.capitalize(), "bold")
            columns = (Column(""), Column("", "cyan"), Column("", "dim"))
            call.out.table(*((columns, rows) if heading != _EXPECTED else _by_hour(found, call.out.console.width)))
    if not any(blocks.values()):
        call.out.line("Nobody is expected yet and nothing is due: both grow from visits and promises.")


def _by_hour(found: "Morning", width: int) -> "tuple[tuple[Column, ...], list[list[str]]]":
    """One line for each who is expected, the hour before the first of it: so many stand there that none takes two."""
    from frontdesk.cli.printing import Column
    from frontdesk.words.display import cut, shown

    rows: list[list[str]] = []
    before = ""
    for each in found.expected:
        evidence, _, hour = each.evidence.rpartition(_ABOUT)
        seen = evidence.partition(_SINCE)[0].replace("of the last ", "of ")
        usual = cut(shown(each.usual), max(width - _BESIDE - (_WHY if width >= _ROOMY else 0), 1))
        rows.append(["" if hour == before else hour, cut(shown(each.name), _NAME), usual, seen])
        before = hour
    return (
        Column("", "dim", whole=True),
        Column("", whole=True),
        Column("", "cyan"),
        Column("", "dim", least=_ROOMY),
    ), rows


def _blocks(found: "Morning") -> "Iterator[tuple[str, Iterator[list[str]]]]":
    """Give each heading with its rows, what presses most first."""
    from frontdesk.cli.voices import owed

    yield (
        "complaints",
        ([each.customer_name or "anonymous", each.text, owed(each, found.day)] for each in found.complaints),
    )
    yield (
        "follow-ups",
        ([each.customer_name, each.text, "overdue" if each.overdue else each.why] for each in found.follow_ups),
    )
    yield "dates", ([each.customer_name, f"{each.kind} {each.what}".rstrip(), ""] for each in found.dates)
    yield "to tell", ([each.customer_name, each.words, " · ".join(each.phones)] for each in found.tells)
    yield "birthdays", ([each.name, _turning(each), ""] for each in found.birthdays)
    yield _EXPECTED, ([each.name, each.usual, each.evidence] for each in found.expected)
    yield (
        "to thank",
        (
            [each.staff or "everybody", voice.text, voice.customer_name or "anonymous"]
            for each in found.thanks
            for voice in each.compliments
        ),
    )


def _turning(each: "Birthday") -> str:
    return "" if each.turning is None else f"turns {each.turning}"
