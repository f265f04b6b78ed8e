"""Every place of the command line that takes a text, found by asking the program itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from frontdesk.cli.app import app
from frontdesk.cli.command import PLACES
from frontdesk.cli.options import NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_OPENING = {"demo", "serve", "encrypt"}
"""Commands that take no text, open a screen or a port, or leave a shop that only its passphrase opens."""

_USUAL = {
    "CUSTOMER": "1", "A": "1", "B": "2", "PHRASE": "tomorrow", "DECISION": "trying", "TRIGGER": "visit",
    "NOUN": "customers", "FILE": "people.csv", "NAME": "name", "TITLE": "title", "TEXT": "text", "WHAT": "tea",
    "WORDS": "ann", "[CUSTOMER] WHAT": "tea", "QUESTION": "well?",
}  # fmt: skip
_KINDS = {"feedback": "complaint", "panel": "compliment", "dates": "booked", "perks": "from"}


@dataclass(frozen=True, slots=True)
class Slot:
    """One place of one command, with what else the command needs.

    Attributes:
        command: its name.
        place: what the text is, as the help has it.
        before: what comes before the text.
        after: what comes behind it.
        is_file: whether the text names a file.
        argument: whether it is an argument; then nothing that begins with a dash may be one, unless behind --.
    """

    command: tuple[str, ...]
    place: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    is_file: bool
    argument: bool

    def typed(self, text: str) -> list[str]:
        """The command line with this text in it; as a file's name it stays in the folder that one is in."""
        said = f"./{text.replace('/', '∕')}"[:200] if self.is_file else text
        return [*self.before, said, *self.after]


def slots() -> list[Slot]:
    """All of them."""
    from typer.main import get_command

    root: Any = get_command(app)
    commands = [(name, root.get_command(None, name)) for name in root.commands if name not in _OPENING]
    return [slot for name, command in commands for slot in _of((name,), command)]


def _of(path: tuple[str, ...], command: Any) -> Iterator[Slot]:
    for name, below in getattr(command, "commands", {}).items():
        if name != "rule":  # another name of rules
            yield from _of((*path, name), below)
    takes = [each for each in command.params if each.name not in NAMES and not getattr(each, "is_flag", False)]
    own = [each for each in takes if each.name != "help"]
    for wanted in own:
        yield _slot(path, wanted, own)


def _slot(path: tuple[str, ...], wanted: Any, all_of_them: Sequence[Any]) -> Slot:
    options: list[str] = []
    arguments: list[str | None] = []
    for each in all_of_them:
        if each.param_type_name == "option":
            if each.required and each is not wanted:
                options += [each.opts[-1], _usual(path, each)]
        elif each is wanted:
            arguments.append(None)
        elif each.required or None not in arguments:
            arguments.append(_usual(path, each))
    before, after = [*path, *options], [each for each in arguments if each is not None]
    if None in arguments:
        at = arguments.index(None)
        before, after = [*before, "--", *after[:at]], after[at:]
    else:
        before.append(wanted.opts[-1])
        after = ["--", *after] if after else []
    is_file = wanted.metavar in PLACES
    place = wanted.metavar or wanted.name
    return Slot(path, f"{' '.join(path)} {place}", tuple(before), tuple(after), is_file, None in arguments)


def _usual(path: tuple[str, ...], parameter: Any) -> str:
    name = parameter.metavar or ""
    return _KINDS.get(path[0], "1") if name == "KIND" else _USUAL.get(name, "1")
