"""The rules of the trade, which follow-ups come from."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from frontdesk.cli.command import DeskCommand, group
from frontdesk.cli.printing import Column
from frontdesk.errors import BadInput

if TYPE_CHECKING:
    from frontdesk.cli.call import Call
    from frontdesk.records.promises import Rule

rules = group()

_COLUMNS = (
    Column("id", "dim", figures=True),
    Column("when", "bold"),
    Column("what", "cyan"),
    Column("", "dim"),
)
_TRIGGERS = "booked, ready, collected, renewal, visit, first visit, last contact, complaint or birthday."
_MOST_DAYS = 3_650
_MOST_MONTHS = 120
_FARTHEST = 10_000_000
Which = Annotated[str, typer.Argument(metavar="RULE", help="Its number, as `followups rules` says.")]
Days = Annotated[str | None, typer.Option(metavar="NUMBER", help="So many days after it; before it with a minus.")]
Months = Annotated[str | None, typer.Option(metavar="NUMBER", help="So many months after it.")]
Reading = Annotated[str | None, typer.Option(metavar="NUMBER", help="Sooner, once so much more was driven.")]


class NothingToChange(BadInput):
    """Nothing was said that is to change."""

    hint = "See `frontdesk followups rules change --help`."


@rules.callback()
def every(ctx: typer.Context) -> None:
    """List and change the rules that follow-ups come from.

    They are those of the shop's trade (`frontdesk settings trade garage`) until they are changed.
    """
    if ctx.invoked_subcommand is None:
        list_rules(ctx)


@rules.command("list", cls=DeskCommand)
def list_rules(ctx: typer.Context) -> None:
    """List the rules."""
    from frontdesk.cli.telling_promises import rule as told
    from frontdesk.desk.promising.rules import rules as there

    call: Call = ctx.obj
    with call.reading() as desk:
        found = there(desk)
    call.out.listed(
        _COLUMNS,
        [[str(each.number), _when(each), each.text, _state(each)] for each in found],
        [told(each) for each in found],
        "No rules yet. `frontdesk followups rules add` makes one.",
    )


def _state(each: "Rule") -> str:
    return "retired" if not each.active else "until it is done" if each.until_done else ""


def _when(each: "Rule") -> str:
    from frontdesk.words.phrases import count

    parts = [
        *([count(each.months, "month")] if each.months else []),
        *([count(abs(each.days), "day")] if each.days else []),
    ]
    side = "before" if each.days < 0 else "after"
    lapse = f"{' and '.join(parts)} {side} " if parts else "on the day: "
    reading = f", or {each.reading:,} more on the reading" if each.reading else ""
    return f"{lapse}{each.trigger}{reading}"


@rules.command(cls=DeskCommand)
def add(
    ctx: typer.Context,
    trigger: Annotated[str, typer.Argument(metavar="TRIGGER", help=f"What it counts from: {_TRIGGERS}")],
    text: Annotated[list[str], typer.Argument(metavar="TEXT", help="What is to be done.")],
    days: Days = None,
    months: Months = None,
    reading: Reading = None,
    until_done: Annotated[
        bool, typer.Option("--until-done", help="Drop it once the date it counts from is done.")
    ] = False,
) -> None:
    """Add a rule.

    `frontdesk followups rules add ready "ring: it is ready" --days 1 --until-done`.
    """
    from frontdesk.desk.promising.rules import add as added

    call: Call = ctx.obj
    spans = _spans(days, months, reading)
    with call.writing() as desk:
        done = added(desk, trigger, " ".join(text), until_done=until_done, **spans)
    call.out.done(f"Rule {done.id} was added.", done)


@rules.command(cls=DeskCommand)
def change(
    ctx: typer.Context,
    rule: Which,
    text: Annotated[str | None, typer.Option(metavar="TEXT", help="What is to be done.")] = None,
    days: Days = None,
    months: Months = None,
    reading: Reading = None,
) -> None:
    """Change a rule: what is to be done, or when."""
    from frontdesk.cli.reading import whole
    from frontdesk.desk.promising.rules import change as changed

    call: Call = ctx.obj
    values = _spans(days, months, reading)
    if text is not None:
        values["text"] = text
    if not values:
        raise NothingToChange
    with call.writing() as desk:
        done = changed(desk, whole(rule, "rule"), **values)
    call.out.done(f"Rule {done.id} was changed.", done)


def _spans(days: str | None, months: str | None, reading: str | None) -> dict[str, Any]:
    from frontdesk.cli.reading import signed, whole

    found: dict[str, Any] = {}
    if days is not None:
        found["days"] = signed(days, "number of days", _MOST_DAYS)
    if months is not None:
        found["months"] = whole(months, "number of months", 0, _MOST_MONTHS)
    if reading is not None:
        found["reading"] = whole(reading, "reading", 0, _FARTHEST) or None
    return found


@rules.command(cls=DeskCommand)
def retire(ctx: typer.Context, rule: Which) -> None:
    """Let a rule make no more follow-ups."""
    from frontdesk.cli.reading import whole
    from frontdesk.desk.promising.rules import retire as retired

    call: Call = ctx.obj
    with call.writing() as desk:
        done = retired(desk, whole(rule, "rule"))
    call.out.done(f"Rule {done.id} makes no more follow-ups.", done)


@rules.command(cls=DeskCommand)
def reset(ctx: typer.Context) -> None:
    """Take the rules of the shop's trade again."""
    from frontdesk.desk.promising.rules import reset as taken

    call: Call = ctx.obj
    with call.writing() as desk:
        done = taken(desk)
    call.out.done("The rules are those of the trade again.", done)
