"""What somebody said of a file's columns, remembered for the next file with the same header."""

from __future__ import annotations

import hashlib
import json
from contextlib import closing, suppress
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from frontdesk.errors import BadInput
from frontdesk.exchange.columns.aliases import fields, normalised
from frontdesk.exchange.columns.headers import column_names
from frontdesk.exchange.columns.heading import DEEPEST_HEADER, Told
from frontdesk.exchange.table import glance

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from frontdesk.desk.desk import Desk
    from frontdesk.exchange.files.decoding import Source
    from frontdesk.records.incoming import Noun
    from frontdesk.store.unit import Work

SETTING = "mapping "
"""How the setting of each header begins: one each, so that undoing one import leaves what another remembered."""

_DIGITS = 16


class Recalled(NamedTuple):
    """What is known of a file: what was said now, or else when its header came before.

    `source` is where its ids come from, if that is known; `signature` stands for its header, "" if it has none;
    `fresh` says that something was said now that is worth remembering.
    """

    told: Told
    source: str | None
    signature: str = ""
    fresh: bool = False
    notes: tuple[str, ...] = ()


def recall(desk: Desk, noun: Noun, file: Source, told: Told, source: str | None) -> Recalled:
    """Complete what was said of a file by what was said of the last one with its header, if nothing was said now."""
    told = Told(country=desk.shop.country, **told)
    mapped = bool(told.get("mapping"))
    if not mapped and any(told.get(key) for key in ("format_name", "encoding", "delimiter")):
        return Recalled(told, source)
    known = {} if mapped else _known(desk)
    if not mapped and not known:
        return Recalled(told, source)
    signatures = _signatures(noun, file, told)
    if mapped:
        signature = next(signatures, "")
        return Recalled(told, source, signature, bool(signature))
    before = (known.get(SETTING + signature) for signature in signatures)
    return _again(told, source, next(filter(None, before), None), noun)


def keep(work: Work, recalled: Recalled, source: str) -> None:
    """Remember what was said, within the import's own unit of work: undoing it forgets it too."""
    from frontdesk.store.shop import settings

    if not recalled.fresh:
        return
    value = {
        "columns": dict(recalled.told.get("mapping") or {}),
        "source": source,
        "encoding": recalled.told.get("encoding"),
        "delimiter": recalled.told.get("delimiter"),
    }
    settings.put(work, SETTING + recalled.signature, value)


def _again(told: Told, source: str | None, before: Any, noun: Noun) -> Recalled:
    if not isinstance(before, dict):
        return Recalled(told, source)
    said = {str(column): str(field) for column, field in dict(before.get("columns") or {}).items()}
    usable = fields(noun) | {"custom", "keep", "ignore", "skip"}
    mapping = {column: field for column, field in said.items() if field.partition(":")[0] in usable}
    whole = Told(
        country=told.get("country", ""),
        sheet=told.get("sheet"),
        mapping=mapping,
        encoding=before.get("encoding"),
        delimiter=before.get("delimiter"),
    )
    columns = ", ".join(f"“{column}” as {field}" for column, field in mapping.items())
    note = f"This header came before; its columns were read as then: {columns} (say --map to change that)."
    return Recalled(whole, source or before.get("source"), notes=(note,))


def _known(desk: Desk) -> dict[str, Any]:
    from frontdesk.store.shop import settings

    with desk.store.reading() as session:
        return {name: value for name, value in settings.values(session).items() if name.startswith(SETTING)}


def _signatures(noun: Noun, file: Source, told: Told) -> Iterator[str]:
    """What stands for a file's header, then for each of the lines below it; nothing for a file without one.

    Where nobody said what the columns are, what is read as the header may be but the title above it.
    """
    asked = Told(country=told.get("country", ""), sheet=told.get("sheet"))
    if mapping := told.get("mapping"):
        yield from _signatures_of(noun, file, Told(mapping=mapping, **asked))
    yield from _signatures_of(noun, file, asked)


def _signatures_of(noun: Noun, file: Source, asked: Told) -> Iterator[str]:
    headers: list[Sequence[str]] = []
    with suppress(BadInput), file.lent(), glance(file, noun, **asked) as table:
        if table.shape.header_line is not None:
            with closing(table.raw_rows()) as rows:
                headers = [table.header, *(column_names(cells) for _, cells in islice(rows, DEEPEST_HEADER))]
    for names in headers:
        said = json.dumps([noun, *map(normalised, names)])
        yield hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
