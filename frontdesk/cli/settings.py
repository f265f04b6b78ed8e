"""The settings of the shop, and those of this till."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from frontdesk.cli.printing import Column
from frontdesk.errors import BadInput

if TYPE_CHECKING:
    from frontdesk.cli.call import Call
    from frontdesk.settings import Settings

_TILL = (
    "database",
    "till",
    "theme",
    "mask",
    "backup_folder",
    "backup_to",
    "backup_recipient",
    "passphrase_command",
    "staff",
)
_YES_NO = {"yes": True, "on": True, "true": True, "no": False, "off": False, "false": False, "": False}


class UnusableSetting(BadInput):
    """That is no value for this setting."""


class UnknownSetting(BadInput):
    """There is no such setting."""


def settings(
    ctx: typer.Context,
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="Which one; without it all are listed.")] = None,
    value: Annotated[str | None, typer.Argument(metavar="VALUE", help="What it becomes.")] = None,
) -> None:
    """List or change the settings of the shop and of this till.

    `frontdesk settings currency EUR`, `frontdesk settings theme counter-light`. An empty value gives a till's setting
    its usual value again. Keys are rebound in the settings file itself, which `frontdesk paths` names.
    """
    call: Call = ctx.obj
    wanted = name.strip().lower().replace("-", "_") if name is not None else None
    if wanted is None:
        _list(call, [*_of_the_shop(call), *_of_the_till(call.settings)])
    elif value is not None:
        _set(call, wanted, value)
    elif wanted in _TILL:
        _list(call, [row for row in _of_the_till(call.settings) if row["name"] == wanted])
    else:
        _list(call, _known([row for row in _of_the_shop(call) if row["name"] == wanted], wanted))


def _of_the_shop(call: "Call") -> list[dict[str, Any]]:
    from frontdesk.desk.shop import values

    with call.reading() as desk:
        return [{"name": name, "value": value, "of": "shop"} for name, value in values(desk).items()]


def _of_the_till(found: "Settings") -> list[dict[str, Any]]:
    values = {name: getattr(found, name) for name in _TILL}
    return [
        {"name": name, "value": value if value is None or isinstance(value, bool) else str(value), "of": "till"}
        for name, value in values.items()
    ]


def _known(rows: list[dict[str, Any]], name: str) -> list[dict[str, Any]]:
    if rows:
        return rows
    from frontdesk.desk.shop import NAMES

    raise UnknownSetting(f"There is no setting “{name[:40]}”.", hint=f"They are: {', '.join([*NAMES, *_TILL])}.")


def _list(call: "Call", rows: list[dict[str, Any]]) -> None:
    columns = (Column("setting"), Column("value", "bold"), Column("of the", "dim"))
    call.out.listed(columns, [[row["name"], _words(row["value"]), row["of"]] for row in rows], rows, "")


def _words(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(value)
    return {None: "", True: "yes", False: "no"}[value] if value is None or isinstance(value, bool) else str(value)


def _set(call: "Call", name: str, value: str) -> None:
    from frontdesk.desk import shop

    if name in _TILL:
        _set_here(call, name, value)
        return
    _known([{}] if name in shop.NAMES else [], name)
    with call.writing() as desk:
        done = shop.change(desk, name, value)
        now = shop.values(desk)[name]
    call.out.made(f"{name} is now {_words(now)}.", name, done.action_id, value=now)


def _set_here(call: "Call", name: str, value: str) -> None:
    from frontdesk import paths
    from frontdesk import settings as machine
    from frontdesk.keeping import elsewhere, sealing
    from frontdesk.records.copies import Seal

    said = value.strip()
    usual = getattr(machine.Settings(), name)
    new: Any = said or usual
    if name == "mask":
        if said.lower() not in _YES_NO:
            raise UnusableSetting(f"“{said[:40]}” is neither yes nor no.")
        new = _YES_NO[said.lower()]
    elif name == "database" and said:
        new = paths.database(said)
    elif name == "backup_folder" and said:
        new = paths.as_typed(said).absolute()
    elif name == "backup_to" and said:
        new = elsewhere.named(said)
    elif name == "backup_recipient" and said:
        sealing.must_fit(Seal((said,)))
    with machine.changing(call.settings_file) as draft:
        setattr(draft, name, new)
    now = new if new is None or isinstance(new, bool) else str(new)
    call.out.made(f"{name} is now {_words(now) or 'as usual'}.", name, None, value=now)
