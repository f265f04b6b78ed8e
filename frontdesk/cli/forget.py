"""People forgotten for good."""

from typing import TYPE_CHECKING, Annotated

import typer

from frontdesk.cli.show import CUSTOMER

if TYPE_CHECKING:
    from typing import Any

    from frontdesk.cli.call import Call
    from frontdesk.records.forgetting import Forgetting, Forgotten

_NAMED = 20
_TRACES = (
    "Traces may be left in the file, for another till was busy, or the disk is full: close every till and run "
    "`frontdesk doctor --rebuild`."
)


def forget(
    ctx: typer.Context,
    customer: Annotated[list[str], CUSTOMER],
    yes: Annotated[bool, typer.Option("--yes", help="Do it without asking.")] = False,
) -> None:
    """Forget a person for good.

    What goes and what stays is shown before. They are gone from everything but older backups, which go by themselves
    within 35 days. Of their visits stay counts that are nobody's. There is no undo, and a backup that is restored
    forgets them again.
    """
    from frontdesk.desk.lookup import who
    from frontdesk.desk.roster.forgetting import forget as gone
    from frontdesk.desk.roster.forgetting import preview

    call: Call = ctx.obj
    with call.acting() as desk:
        one = who(desk, " ".join(customer))
        ahead = preview(desk, [one])
        if not yes:
            show(call, ahead)
            ask(call, f"{ahead.people[0][1]} would be forgotten for good.")
        tell(call, ahead, gone(desk, [one]))


def ask(call: "Call", what: str) -> None:
    """Let somebody at a terminal say that they mean it.

    Raises:
        NotSaid: nobody is there to be asked.
        LeftAlone: they said something else.
    """
    from frontdesk.cli.asking import must_be_meant

    must_be_meant(call, f"{what} Forgetting has no undo.", left="Nobody was forgotten.")


def show(call: "Call", ahead: "Forgetting") -> None:
    """Say what would go, what would stay, and who else names them."""
    if call.out.json:
        call.out.data(told(ahead))
        return
    names = [f"{name} ({who})" for who, name in ahead.people[:_NAMED]]
    more = f" and {len(ahead.people) - len(names):,} more" if len(ahead.people) > len(names) else ""
    call.out.line(f"To be forgotten: {', '.join(names)}{more}", "bold")
    for title, counted in (("Goes", ahead.goes), ("Stays, as nobody's", ahead.stays)):
        call.out.line(f"{title}: {', '.join(each.words for each in counted) or 'nothing'}")
    for each in ahead.mentions:
        call.out.line(f"Names them, and stays as it is: {each.words}")


def told(ahead: "Forgetting") -> "dict[str, Any]":
    """The same for a script."""
    return {
        "people": [{"id": who, "name": name} for who, name in ahead.people],
        "goes": {each.noun: each.number for each in ahead.goes},
        "stays": {each.noun: each.number for each in ahead.stays},
        "mentions": [{"id": each.customer_id, "name": each.name, "where": each.where} for each in ahead.mentions],
    }


def tell(call: "Call", ahead: "Forgetting", done: "Forgotten") -> None:
    """Say who was forgotten, and where they still are."""
    from frontdesk.keeping.erase import older_copies
    from frontdesk.paths import backup_folder
    from frontdesk.words.phrases import count

    backups, beside = older_copies(call.database, call.settings.backup_folder or backup_folder(call.database))
    alone = len(ahead.people) == 1
    names = ahead.people[0][1] if alone else count(len(ahead.people), "person", "people")
    call.out.made(
        f"{names} {'is' if alone else 'are'} forgotten.",
        ahead.people[0][0],
        done.action_id,
        **told(ahead),
        rejects=done.rejects,
        cleared=done.cleared,
        backups=backups,
        copies=[*beside],
        untouched=[str(file) for file in done.untouched],
    )
    if backups:
        call.out.note(f"{count(backups, 'older backup')} may still hold them; they go within 35 days.")
    if beside:
        call.out.note(f"So may these copies, which do not go by themselves: {', '.join(beside)}.")
    if not done.cleared:
        call.out.note(_TRACES)
    for file in done.untouched:
        call.out.note(f"{file} could not be read or written; look whether it names them.")
