"""How commands are parsed: every command takes the options of all, and text stays as it was typed."""

from __future__ import annotations

import re
from copy import copy
from functools import partial
from typing import Any, Final

import typer
from typer.core import TyperCommand, TyperGroup

from frontdesk.cli.options import NAMES
from frontdesk.errors import BadInput

PLACES: Final = ("PATH", "FILE", "URL")
"""Metavars of names in the file system, which need not be text."""

_BRACES: Final = {ord("{"): None, ord("}"): None}
_NOT_TEXT: Final = "[\ud800-\udfff]"


class NotText(BadInput):
    """This is not UTF-8 text."""

    hint = "Type it again, in a terminal that is set to UTF-8."


class _Everywhere:
    """Adds the options of all commands, which stand on the root, and takes what was said for them off again."""

    _shared: list[Any] | None = None

    def get_params(self, ctx: Any) -> list[Any]:
        own: list[Any] = super().get_params(ctx)  # type: ignore[misc]
        root = ctx.find_root().command
        if root is self:
            return own
        if self._shared is None:  # made once: the parser compares parameters by identity
            self._shared = _hidden(root.params)
        return [*own, *self._shared]

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        for parameter in self.get_params(ctx):
            parameter.process_value = partial(_as_typed, parameter)
        rest: list[str] = super().parse_args(ctx, args)  # type: ignore[misc]
        ctx.obj.take({name: ctx.params.pop(name, None) for name in NAMES})
        return rest

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        pieces: list[str] = super().collect_usage_pieces(ctx)  # type: ignore[misc]
        return [piece.translate(_BRACES) for piece in pieces]

    def format_options(self, ctx: Any, formatter: Any) -> None:
        shown = [parameter for parameter in self.get_params(ctx) if not parameter.hidden]
        arguments = [(each.metavar or each.name, each.help or "") for each in shown if not hasattr(each, "is_flag")]
        options = [each.get_help_record(ctx) for each in shown if hasattr(each, "is_flag")]
        for title, rows in (("Arguments", arguments), ("Options", options)):
            if rows:
                with formatter.section(title):
                    formatter.write_dl(rows)

    def format_epilog(self, ctx: Any, formatter: Any) -> None:
        super().format_epilog(ctx, formatter)  # type: ignore[misc]
        if ctx.parent is not None:
            formatter.write_paragraph()
            formatter.write_text("Also --json, --plain, --db and what else `frontdesk --help` lists for every command.")


class DeskCommand(_Everywhere, TyperCommand):
    """A command."""


class DeskGroup(_Everywhere, TyperGroup):
    """A group of commands about one thing; options without a command are those of its list."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read `feedback --open` as `feedback list --open`."""
        named = {*args} & {*self.commands, *ctx.help_option_names}
        if args and args[0].startswith("-") and "list" in self.commands and not named:
            args = ["list", *args]
        return super().parse_args(ctx, args)

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """List the options, then the commands."""
        super().format_options(ctx, formatter)
        self.format_commands(ctx, formatter)


def group() -> typer.Typer:
    """Begin a group of commands about one thing; named without one of them, its callback lists what there is."""
    return typer.Typer(
        cls=DeskGroup,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        add_completion=False,
        invoke_without_command=True,
        subcommand_metavar="[COMMAND] [ARGS]...",
    )


def _hidden(parameters: list[Any]) -> list[Any]:
    """The options of all commands, which are listed once, with the root's help."""
    found = [copy(parameter) for parameter in parameters if parameter.name in NAMES]
    for parameter in found:
        parameter.hidden = True
    return found


def _as_typed(parameter: Any, ctx: typer.Context, value: Any) -> Any:
    """Take a text as it stands, once it is known to be one: Typer's own way loads pydantic, for 0.1 s."""
    if getattr(parameter, "is_flag", False):
        return parameter.callback(ctx, parameter, value) if parameter.callback else bool(value)
    several = parameter.multiple or parameter.nargs != 1
    texts = [*(value or ())] if several else [] if value is None else [value]
    if parameter.required and not texts:
        return type(parameter).process_value(parameter, ctx, None)
    if parameter.metavar not in PLACES and any(re.search(_NOT_TEXT, text) for text in texts):
        raise NotText(f"What was typed for {parameter.metavar or parameter.name} is not UTF-8 text.")
    return texts if several else value
