"""The command line: its options for every command, and which module holds each command."""

from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from frontdesk.cli.call import Call
from frontdesk.cli.command import DeskCommand, DeskGroup
from frontdesk.cli.failing import guarded

if TYPE_CHECKING:
    from collections.abc import Callable

    from frontdesk.cli.counters import OpenCounter, ServeCounter

SECTIONS: Final = {
    "At the counter": {
        "find": "Find customers by anything that is known about them.",
        "show": "Show a customer's whole card, the sentence to say first.",
        "visit": "Log a visit: the usual, or another order.",
        "usual": "Show or pin what a customer always has.",
        "expected": "List who usually comes now and has not been here today.",
        "morning": "Say what to know before opening.",
        "undo": "Take back the last thing done at this till, or any older one.",
    },
    "The people": {
        "add": "Add a customer.",
        "edit": "Change what is known about a customer.",
        "duplicates": "Find customers who may stand in the book twice.",
        "merge": "Make one customer of two who are the same person.",
        "history": "List what was done, in the shop or to one customer.",
        "held": "Write one page of everything that is held on a person.",
        "forget": "Forget a person for good.",
        "retain": "List who has been silent too long to keep.",
    },
    "What they say and what we promise": {
        "feedback": "Write down what customers say, and see it through.",
        "makegood": "Make good what went wrong, within what staff may give without asking.",
        "ideas": "Group what customers propose, decide, and tell everybody who asked.",
        "panel": "Ask a few regulars before deciding.",
        "followups": "Keep the promises made to customers: rules make them, or you do by hand.",
        "dates": "Keep the days of customers' things: booked, ready, collected, to renew.",
        "perks": "Give regulars what they have earned: the desk notices, they need not ask.",
    },
    "The shop": {
        "review": "Look back on a day, a week, a month or any span.",
        "items": "List, add, change and retire what the shop sells.",
        "team": "List, add, change and retire who works here, and set their PINs.",
        "settings": "List or change the settings of the shop and of this till.",
        "import": "Take in customers, items, visits or staff from a file, or a whole shop's archive.",
        "export": "Write what the shop knows to a file, or all of it to an archive.",
    },
    "The program": {
        "backup": "Make a verified backup, here and elsewhere, and remove old ones.",
        "verify": "Check a backup from end to end.",
        "restore": "Bring the shop back from a backup; what lies there is set aside.",
        "encrypt": "Encrypt the shop's file, open it up again, or change its passphrase.",
        "demo": "Open a demo shop, alive as of today.",
        "serve": "Open the counter to browsers on this machine.",
        "doctor": "Check the shop's file, and rebuild its search index.",
        "paths": "Show where everything is kept.",
        "keys": "List every key of the counter.",
    },
}
"""Every command with its one sentence; --help says them without loading the commands."""

_HOMES: Final = {
    "add": "customer",
    "merge": "customer",
    "import": "transfer",
    "export": "leaving",
    "doctor": "keep",
    "paths": "keep",
    "keys": "keep",
    "history": "undo",
}
"""The modules of `frontdesk.cli` that hold commands of other names than their own."""


class FrontDesk(DeskGroup):
    """All commands; each is loaded when it is named."""

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**attributes)
        for commands in SECTIONS.values():
            for name, sentence in commands.items():
                self.add_command(DeskCommand(name, help=sentence, rich_markup_mode=None))

    def get_command(self, _ctx: Any, cmd_name: str) -> Any:
        """Load a command by its name; None when there is none."""
        return _loaded(cmd_name) if cmd_name in self.commands else None

    def format_commands(self, _ctx: Any, formatter: Any) -> None:
        """List the commands by what they are for."""
        for section, commands in SECTIONS.items():
            with formatter.section(section):
                formatter.write_dl([*commands.items()])


def _loaded(name: str) -> Any:
    from importlib import import_module

    home = import_module(f"frontdesk.cli.{_HOMES.get(name, name)}")
    found = getattr(home, f"{name}_command", None) or getattr(home, name)
    if not isinstance(found, typer.Typer):
        alone = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)
        alone.command(name, cls=DeskCommand)(found)
        found = alone
    return typer.main.get_command(found)


def _show_version(wanted: bool) -> None:
    if wanted:
        from frontdesk import __version__

        typer.echo(f"frontdesk {__version__}")
        raise typer.Exit


app = typer.Typer(
    cls=FrontDesk,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    epilog="""Exit codes: 0 done, 1 failed, 2 not understood, 3 nothing found, 4 some rows rejected, 5 the shop's file
    cannot be used, 130 interrupted.""",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


@app.callback()
def frontdesk(
    db: Annotated[
        str | None, typer.Option(metavar="PATH", help="The shop's file, instead of FRONTDESK_DB or the settings'.")
    ] = None,
    settings: Annotated[
        str | None, typer.Option(metavar="FILE", help="The till's settings file, instead of FRONTDESK_SETTINGS.")
    ] = None,
    by: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who is at the till, instead of FRONTDESK_STAFF.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    plain: Annotated[bool, typer.Option("--plain", help="Print plain lines, as into a pipe.")] = False,
    no_color: Annotated[bool, typer.Option("--no-color", help="Print without colours.")] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show where an error happened.")] = False,
    version: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=_show_version, help="Print the version and stop.")
    ] = False,
) -> None:
    """The memory of a small shop: who stands before you, what they always have, what to say.

    `frontdesk` alone opens the counter. CUSTOMER is an id, a card code, or words that match exactly one person.
    The options below may stand before a command or after it.
    """


def run(
    arguments: "list[str]",
    *,
    open_counter: "OpenCounter",
    serve_counter: "ServeCounter",
    list_keys: "Callable[[], list[tuple[str, str, str, str]]]",
) -> int:
    """Do what a command line says, which names a command or asks for help; the exit code."""
    call = Call(open_counter, serve_counter, list_keys)

    def called() -> int:
        import os

        command = typer.main.get_command(app)
        if "_FRONTDESK_COMPLETE" in os.environ:  # a shell asks how a line may go on
            command.main(arguments, prog_name="frontdesk", obj=call)
        with command.make_context("frontdesk", [*arguments], obj=call) as context:
            from frontdesk.cli.unlocking import let_ask  # here: help and completion ask nobody for a passphrase

            let_ask(lambda: call.settings)
            command.invoke(context)
        return call.code

    return guarded(called, debug=lambda: call.options.debug)
