"""What is done about a promise: kept, put off, said in other words, taken along to a calendar."""

from typing import TYPE_CHECKING, Annotated

import typer

from frontdesk.errors import BadInput

if TYPE_CHECKING:
    from pathlib import Path

    from frontdesk.cli.call import Call

Which = Annotated[str, typer.Argument(metavar="ID", help="Its number, as `followups list` says.")]


class NoDay(BadInput):
    """Until when is not said."""

    hint = 'Say such as `followups snooze 12 "next friday"`.'


def done(
    ctx: typer.Context,
    follow_up: Which,
    outcome: Annotated[str, typer.Option(metavar="TEXT", help="What came of it.")] = "",
) -> None:
    """Say that a promise was kept, and what came of it."""
    from frontdesk.cli.reading import whole
    from frontdesk.desk.promising.followups import done as kept

    call: Call = ctx.obj
    with call.writing() as desk:
        finished = kept(desk, whole(follow_up, "follow-up"), outcome)
    call.out.done(f"Follow-up {finished.id} is done.", finished)


def snooze(
    ctx: typer.Context,
    follow_up: Which,
    phrase: Annotated[list[str] | None, typer.Argument(metavar="PHRASE", help="The day it is put off to.")] = None,
    on: Annotated[str | None, typer.Option(metavar="PHRASE", help="The same as an option.")] = None,
) -> None:
    """Put a promise off; which day the phrase came to is said.

    `frontdesk followups snooze 12 "next friday"`.
    """
    from frontdesk.cli.reading import whole
    from frontdesk.desk.promising.followups import snooze as put_off
    from frontdesk.words.phrases import echoed

    call: Call = ctx.obj
    until = on if on is not None else " ".join(phrase or ())
    if (on is not None and phrase) or not until.strip():
        raise NoDay
    with call.writing() as desk:
        dated = put_off(desk, whole(follow_up, "follow-up"), until)
        said = echoed(dated.day, desk.clock.today())
    call.out.dated(f"Follow-up {dated.id} is put off to {said}.", dated, said)


def change(
    ctx: typer.Context,
    follow_up: Which,
    text: Annotated[list[str], typer.Argument(metavar="TEXT", help="What is promised.")],
) -> None:
    """Say a promise in other words."""
    from frontdesk.cli.reading import whole
    from frontdesk.desk.promising.followups import change as changed

    call: Call = ctx.obj
    with call.writing() as desk:
        reworded = changed(desk, whole(follow_up, "follow-up"), " ".join(text))
    call.out.done(f"Follow-up {reworded.id} was changed.", reworded)


def export(
    ctx: typer.Context,
    output: Annotated[
        str, typer.Option("-o", "--output", metavar="FILE", help="The file it becomes, or - for the output.")
    ] = "-",
    due: Annotated[str, typer.Option(metavar="WHICH", help="today, overdue, all or done.")] = "all",
) -> None:
    """Give the promises to a calendar, as .ics.

    `frontdesk followups export -o promises.ics`.
    """
    from frontdesk.cli.followups import wanted
    from frontdesk.desk.promising.calendar import ics
    from frontdesk.words.phrases import count

    call: Call = ctx.obj
    found, _ = wanted(call, due)
    with call.reading() as desk:
        text = ics(desk, found)
    if output == "-":
        call.out.as_it_is(text)
        return
    path = _written(output, text)
    if call.out.json:
        call.out.data({"file": str(path), "follow_ups": len(found)})
    else:
        call.out.line(f"{count(len(found), 'follow-up')} went to {path}.")


def _written(output: str, text: str) -> "Path":
    """Write it as every other export is: whole or not at all, for its owner alone, in a folder that is made for it."""
    from frontdesk.exchange.leaving.writing import place_for
    from frontdesk.paths import as_typed

    path = as_typed(output)
    if path.is_dir() or not path.suffix:
        path /= "followups.ics"
    with place_for("followups", "ics", path) as file:
        file.write(text)
    return path


ACTS = (done, snooze, change, export)
