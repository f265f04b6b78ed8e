"""Items: what the shop sells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, bindparam, func, select
from sqlmodel import col

from frontdesk.records.orders import Item
from frontdesk.store.file.prepared import Prepared
from frontdesk.store.tables import ItemRow, StandingRow, UsualLineRow, UsualRow
from frontdesk.words.folding import folded

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlmodel import Session

    from frontdesk.store.unit import Work


def _items() -> Select[*tuple[Any, ...]]:
    columns: list[Any] = [
        col(ItemRow.id),
        col(ItemRow.name),
        col(ItemRow.price),
        col(ItemRow.category),
        col(ItemRow.active),
        col(ItemRow.replaced_by),
        col(ItemRow.version),
    ]
    return select(*columns)


_THOSE = Prepared(_items().where(col(ItemRow.id).in_(bindparam("ids", expanding=True))))
_SOLD = Prepared(_items().add_columns(col(ItemRow.folded)).where(col(ItemRow.active)).order_by(col(ItemRow.id).desc()))


def add(work: Work, name: str, price: int | None, category: str) -> int:
    """Add an item; its id."""
    row = work.add(ItemRow(name=name, folded=folded(name), price=price, category=category))
    return row.id or 0


def change(work: Work, item_id: int, **values: Any) -> bool:
    """Change columns of an item; False when there is none or nothing is new."""
    row = work.session.get(ItemRow, item_id)
    if row is None:
        return False
    if "name" in values:
        values["folded"] = folded(values["name"])
    return work.change(row, **values)


def read(session: Session, item_id: int) -> Item | None:
    """One item."""
    row = session.get(ItemRow, item_id)
    return _item(row, 0) if row else None


def of(session: Session, ids: Collection[int]) -> dict[int, Item]:
    """These items by id, and those that stand in for the ones no longer sold."""
    found: dict[int, Item] = {}
    wanted, asked = set(ids), set[int]()
    while wanted:
        asked |= wanted
        found |= {row[0]: Item(*row) for row in _THOSE.rows(session, ids=wanted)}
        wanted = {item.replaced_by for item in found.values() if item.replaced_by is not None} - asked
    return found


def everything(session: Session, *, retired: bool = False) -> tuple[Item, ...]:
    """All items by category and name, those no longer sold only when asked for, with how many usuals hold them."""
    usuals = (
        select(col(UsualLineRow.item_id), func.count(col(UsualRow.customer_id).distinct()).label("usuals"))
        .join(UsualRow)
        .group_by(col(UsualLineRow.item_id))
        .subquery()
    )
    query = select(ItemRow, usuals.c.usuals).outerjoin(usuals, usuals.c.item_id == col(ItemRow.id))
    if not retired:
        query = query.where(col(ItemRow.active))
    rows = session.execute(query.order_by(col(ItemRow.category), col(ItemRow.folded), col(ItemRow.id)))
    return tuple(_item(row, usuals or 0) for row, usuals in rows)


def named(session: Session, name: str) -> Item | None:
    """The item of exactly this name in any case, one still sold before a retired one."""
    query = (
        select(ItemRow).where(col(ItemRow.folded) == folded(name)).order_by(col(ItemRow.active).desc(), col(ItemRow.id))
    )
    row = session.scalar(query.limit(1))
    return _item(row, 0) if row else None


def names(session: Session) -> dict[str, Item]:
    """Every item still sold, by its name as it is compared."""
    return {known: Item(*row) for *row, known in _SOLD.rows(session)}


def held_by(session: Session, item_id: int) -> dict[int, bool]:
    """Whose usual holds an item: customer ids, True where it is pinned, False where it is what they always have."""
    pinned = select(col(UsualRow.customer_id)).join(UsualLineRow).where(col(UsualLineRow.item_id) == item_id)
    found = dict.fromkeys(session.scalars(pinned), True)
    for customer_id, lines in session.execute(select(col(StandingRow.customer_id), col(StandingRow.usual))):
        if any(line[1] == item_id for line in lines or ()):
            found.setdefault(customer_id, False)
    return found


def _item(row: ItemRow, usuals: int) -> Item:
    return Item(row.id or 0, row.name, row.price, row.category, row.active, row.replaced_by, row.version, usuals)


def put_in_usuals(work: Work, item_id: int, replacement: int) -> None:
    """Let every pinned usual that holds an item hold another instead."""
    new = work.session.get(ItemRow, replacement)
    for line in work.session.scalars(select(UsualLineRow).where(col(UsualLineRow.item_id) == item_id)).all():
        work.change(line, item_id=replacement, name=new.name if new else line.name)
