"""What the shop sells."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from frontdesk.cli.command import DeskCommand, group
from frontdesk.cli.printing import Column
from frontdesk.errors import BadInput

if TYPE_CHECKING:
    from frontdesk.cli.call import Call
    from frontdesk.records.orders import Item

items = group()

_COLUMNS = (
    Column("id", "dim", figures=True),
    Column("name", "bold"),
    Column("price", figures=True),
    Column("category", "dim"),
    Column("usuals", "cyan", figures=True),
    Column("", "dim"),
)
ITEM = typer.Argument(metavar="ITEM", help="Its id or its name.")
Price = Annotated[str | None, typer.Option(metavar="AMOUNT", help="In the shop's currency, such as 3.50.")]
Category = Annotated[str | None, typer.Option(metavar="TEXT", help="Where it stands in the list.")]


class NothingToChange(BadInput):
    """Nothing was said that is to change."""

    hint = "See `frontdesk items change --help`."


@items.callback()
def every(ctx: typer.Context) -> None:
    """List, add, change and retire what the shop sells.

    `frontdesk items` lists; `frontdesk items add "Flat white" --price 3.60 --category coffee` adds.
    """
    if ctx.invoked_subcommand is None:
        listed(ctx.obj, retired=False)


@items.command("list", cls=DeskCommand)
def list_items(
    ctx: typer.Context,
    every_item: Annotated[bool, typer.Option("--all", help="Those that are no longer sold as well.")] = False,
) -> None:
    """List what the shop sells, with in how many usuals it stands."""
    listed(ctx.obj, retired=every_item)


def listed(call: "Call", *, retired: bool) -> None:
    """Print the items."""
    from dataclasses import replace

    from frontdesk.desk.ordering.holders import per_item
    from frontdesk.desk.ordering.items import everything, price_words

    with call.reading() as desk:
        held = per_item(desk)
        found = [replace(each, usuals=held.get(each.id, 0)) for each in everything(desk, retired=retired)]
        rows = [
            [
                str(each.id),
                each.name,
                price_words(each.price, desk.shop.currency),
                each.category,
                str(each.usuals or ""),
                "" if each.active else "no longer sold",
            ]
            for each in found
        ]
        told = [_told(each, desk.shop.currency) for each in found]
    call.out.listed(_COLUMNS, rows, told, "Nothing is sold here yet. Add the first with `frontdesk items add NAME`.")


def _told(each: "Item", currency: str) -> dict[str, Any]:
    from frontdesk.cli.telling import money

    return {
        "id": each.id,
        "name": each.name,
        "price": money(each.price, currency),
        "category": each.category or None,
        "active": each.active,
        "replaced_by": each.replaced_by,
        "usuals": each.usuals,
    }


@items.command(cls=DeskCommand)
def add(
    ctx: typer.Context,
    name: Annotated[list[str], typer.Argument(metavar="NAME", help="Its name.")],
    price: Price = None,
    category: Category = None,
) -> None:
    """Add an item.

    `frontdesk items add "Flat white" --price 3.60 --category coffee`.
    """
    from frontdesk.desk.ordering.items import add as added

    call: Call = ctx.obj
    said = " ".join(name)
    with call.writing() as desk:
        done = added(desk, said, price or "", category or "")
    call.out.done(f"{said} is sold now, item {done.id}.", done, name=said)


@items.command(cls=DeskCommand)
def change(
    ctx: typer.Context,
    item: Annotated[str, ITEM],
    name: Annotated[str | None, typer.Option(metavar="NAME", help="Its new name; every order keeps up.")] = None,
    price: Price = None,
    category: Category = None,
    back: Annotated[bool, typer.Option("--back", help="Sell it again.")] = False,
) -> None:
    """Change an item's name, price or category, or sell it again."""
    from frontdesk.desk.ordering.items import change as changed
    from frontdesk.desk.ordering.items import named

    call: Call = ctx.obj
    given = {"name": name, "price": price, "category": category}
    values: dict[str, Any] = {field: value for field, value in given.items() if value is not None}
    if back:
        values |= {"active": True, "replaced_by": None}
    if not values:
        raise NothingToChange
    with call.writing() as desk:
        done = changed(desk, named(desk, item).id, **values)
    call.out.done(f"Item {done.id} was changed.", done)


@items.command(cls=DeskCommand)
def retire(
    ctx: typer.Context,
    item: Annotated[str, ITEM],
    replaced_by: Annotated[
        str | None, typer.Option(metavar="ITEM", help="What pinned usuals hold instead, by id or name.")
    ] = None,
) -> None:
    """Stop selling an item; whose usual it is, is said."""
    from frontdesk.desk.ordering.items import holders, named
    from frontdesk.desk.ordering.items import retire as retired

    call: Call = ctx.obj
    with call.writing() as desk:
        gone = named(desk, item)
        instead = named(desk, replaced_by).id if replaced_by is not None else None
        breaks = holders(desk, gone.id)
        done = retired(desk, gone.id, replaced_by=instead)
    for holder in breaks:
        call.out.note(f"It is in the usual of {holder.customer.name}, id {holder.customer.id}.")
    told = [{"id": each.customer.id, "name": each.customer.name, "pinned": each.pinned} for each in breaks]
    call.out.done(f"{gone.name} is no longer sold.", done, usuals=told)
