"""What is done about feedback: answered, apologised for, handed on, closed."""

from typing import TYPE_CHECKING, Annotated

import typer

from frontdesk.cli.printing import Column

if TYPE_CHECKING:
    from frontdesk.cli.call import Call

Which = Annotated[str, typer.Argument(metavar="ID", help="The feedback's number, as `feedback list` says.")]


def answer(
    ctx: typer.Context,
    feedback_id: Which,
    text: Annotated[list[str], typer.Argument(metavar="TEXT", help="What we said or did.")],
    sorry: Annotated[bool, typer.Option("--sorry", help="And we said sorry.")] = False,
) -> None:
    """Write down what we answered.

    `frontdesk feedback answer 12 "made a fresh one at once" --sorry`. A further answer is added to the first.
    """
    from frontdesk.cli.reading import whole
    from frontdesk.desk.listening.feedback import answer as answered

    call: Call = ctx.obj
    with call.writing() as desk:
        done = answered(desk, whole(feedback_id, "feedback"), " ".join(text), sorry=sorry)
    call.out.done(f"Feedback {done.id} was answered{', and sorry was said' if sorry else ''}.", done)


def sorry(ctx: typer.Context, feedback_id: Which) -> None:
    """Write down that we said sorry.

    The customer's card no longer begins with it.
    """
    from frontdesk.cli.reading import whole
    from frontdesk.desk.listening.feedback import say_sorry

    call: Call = ctx.obj
    with call.writing() as desk:
        done = say_sorry(desk, whole(feedback_id, "feedback"))
    call.out.done(f"Sorry was said for feedback {done.id}.", done)


def assign(
    ctx: typer.Context,
    feedback_id: Which,
    person: Annotated[
        str | None, typer.Argument(metavar="PERSON", help="Who of the team sees to it; without it nobody does.")
    ] = None,
) -> None:
    """Say who sees to it.

    `frontdesk feedback assign 12 Mina`.
    """
    from frontdesk.cli.reading import whole
    from frontdesk.desk.listening.feedback import assign as assigned
    from frontdesk.desk.team import named

    call: Call = ctx.obj
    with call.writing() as desk:
        member = named(desk, person) if person is not None else None
        done = assigned(desk, whole(feedback_id, "feedback"), member.id if member else None)
    name = member.name if member else None
    call.out.done(f"{name or 'Nobody'} sees to feedback {done.id} now.", done, assigned_to=name)


def close(
    ctx: typer.Context,
    feedback_id: Which,
    outcome: Annotated[str, typer.Option(metavar="TEXT", help="What came of it.")],
) -> None:
    """Close it with what came of it.

    `frontdesk feedback close 12 --outcome "happy with the fresh soup"`. Whoever heard it and closes it at once has
    solved it at first contact, and that is counted.
    """
    from frontdesk.cli.reading import whole
    from frontdesk.desk.listening.feedback import close as closed

    call: Call = ctx.obj
    with call.writing() as desk:
        done = closed(desk, whole(feedback_id, "feedback"), outcome)
    first = ", solved at first contact" if done.first_contact else ""
    call.out.made(f"Feedback {done.id} is closed{first}.", done.id, done.action_id, first_contact=done.first_contact)


def reopen(ctx: typer.Context, feedback_id: Which) -> None:
    """Open it again."""
    from frontdesk.cli.reading import whole
    from frontdesk.desk.listening.feedback import reopen as reopened

    call: Call = ctx.obj
    with call.writing() as desk:
        done = reopened(desk, whole(feedback_id, "feedback"))
    call.out.done(f"Feedback {done.id} is open again.", done)


def thanks(
    ctx: typer.Context,
    since: Annotated[
        str | None, typer.Option(metavar="DAY", help="Only for what was said since this day, as 2026-11-22.")
    ] = None,
) -> None:
    """List whom of the team to thank, and for what.

    Who was praised most stands first. Closing a compliment takes it off the list.
    """
    from frontdesk.cli.reading import day
    from frontdesk.cli.telling_voices import thanks as told
    from frontdesk.desk.listening.feedback import to_thank

    call: Call = ctx.obj
    with call.reading() as desk:
        found = to_thank(desk, day(since) if since is not None else None)
        currency = desk.shop.currency
    call.out.listed(
        (Column("whom", "bold"), Column("for"), Column("said by", "dim"), Column("id", "dim", figures=True)),
        [
            [each.staff or "everybody", voice.text, voice.customer_name or "anonymous", str(voice.id)]
            for each in found
            for voice in each.compliments
        ],
        [told(each, currency) for each in found],
        "Nobody is to be thanked just now. `frontdesk feedback add --kind compliment` writes praise down.",
    )


ACTS = (answer, sorry, assign, close, reopen, thanks)
