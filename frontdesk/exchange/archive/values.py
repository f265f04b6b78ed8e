"""Values as an archive writes them and as the shop's file holds them: no bit of a value is lost on the way or back."""

from __future__ import annotations

import base64
import binascii
import json
import math
import re
from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from frontdesk.records.archives import Kind
from frontdesk.words.display import escaped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from frontdesk.records.archives import KeptTable, Stored

_STORED_TIME = re.compile(r"(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{6}))?", re.ASCII)
_TIME = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.(\d{6}))?Z", re.ASCII)
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_FITS = range(-(2**63), 2**63)
_DEEPEST = 50
_NO_TEXT = re.compile(rb"\\u(?:0000|[dD][89a-fA-F])")
_OPENING = re.compile(rb"[\[{]")
_UNFIT = re.compile("[\0\ud800-\udfff]")


class Unfit(ValueError):
    """A value that is not what its column holds."""


def line_of(table: KeptTable, row: tuple[Stored, ...]) -> str:
    """A row as one line of JSON, columns in their order; characters that drive a terminal stand as escapes.

    Raises:
        Unfit: a value of the shop's file is not what its column holds.
    """
    told = {
        column.name: None if value is None else _TELLING[column.kind](value)
        for column, value in zip(table.columns, row, strict=True)
    }
    try:
        return escaped(json.dumps(told, ensure_ascii=False, allow_nan=False))
    except ValueError as error:
        raise Unfit(str(error)) from error


def row_of(table: KeptTable, line: bytes) -> tuple[Stored, ...]:
    """The row that a line stands for, as the shop's file holds it.

    Raises:
        Unfit: it is no such row; its text says why.
    """
    told = read_json(line)
    if not isinstance(told, dict):
        raise Unfit("it is not a row")
    names = [column.name for column in table.columns]
    if told.keys() != set(names):
        raise Unfit("its columns are not those of the table")
    return tuple(_stored(column.kind, column.optional, column.name, told[column.name]) for column in table.columns)


def read_json(text: bytes) -> Any:
    """Read JSON that others wrote.

    Raises:
        Unfit: it is no JSON, or no text that a shop can hold.
    """
    try:
        told = json.loads(text.decode(), parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise Unfit("it is not JSON") from error
    if len(_OPENING.findall(text)) > _DEEPEST and _depth(told) > _DEEPEST:
        raise Unfit("its JSON is too deep")
    if _NO_TEXT.search(text) and any(map(_UNFIT.search, _texts(told))):
        raise Unfit("it holds characters that are no text")
    return told


def _no_number(name: str) -> float:
    raise ValueError(name)


def _depth(value: Any) -> int:
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return 1 + max(map(_depth, inside), default=0)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inside in value.items():
            yield key
            yield from _texts(inside)
    elif isinstance(value, list):
        for inside in value:
            yield from _texts(inside)


def _stored(kind: Kind, optional: bool, name: str, value: Any) -> Stored:
    if value is None and (optional or kind is not Kind.JSON):
        if optional:
            return None
        raise Unfit(f"its {name} is missing")
    try:
        return _TAKING[kind](value)
    except (ValueError, TypeError, OverflowError) as error:
        raise Unfit(f"its {name} is no {kind}") from error


def _same(*kinds: type) -> Callable[[Any], Any]:
    def pass_on(value: Any) -> Any:
        if type(value) not in kinds:
            raise Unfit
        return value

    return pass_on


@lru_cache(maxsize=4_096)
def _tell_time(stored: str) -> str:
    found = _STORED_TIME.fullmatch(stored)
    if found is None:
        raise Unfit(stored)
    day, hour, rest = found.groups("")
    return f"{day}T{hour}{f'.{rest}' if rest.strip('0') else ''}Z"


@lru_cache(maxsize=4_096)
def _take_time(told: str) -> str:
    found = _TIME.fullmatch(told)
    if found is None:
        raise Unfit(told)
    datetime.fromisoformat(told)
    day, hour, rest = found.groups("000000")
    return f"{day} {hour}.{rest}"


@lru_cache(maxsize=4_096)
def _take_day(told: str) -> str:
    if not _DAY.fullmatch(told):
        raise Unfit(told)
    return date.fromisoformat(told).isoformat()


def _take_number(value: Any) -> int:
    if type(value) is not int or value not in _FITS:
        raise Unfit
    return value


def _tell_truth(stored: Any) -> bool:
    if type(stored) is not int or stored not in {0, 1}:
        raise Unfit
    return bool(stored)


def _take_fraction(value: Any) -> float:
    if type(value) not in {int, float} or not math.isfinite(value):
        raise Unfit
    return float(value)


def _take_bytes(value: Any) -> bytes:
    try:
        return base64.b64decode(value, validate=True)
    except binascii.Error as error:
        raise Unfit from error


_TELLING: dict[Kind, Callable[[Any], Any]] = {
    Kind.TEXT: _same(str),
    Kind.NUMBER: _same(int),
    Kind.FRACTION: _take_fraction,
    Kind.TRUTH: _tell_truth,
    Kind.TIME: _tell_time,
    Kind.DAY: _take_day,
    Kind.JSON: lambda stored: json.loads(str(stored)),  # a bare number comes out of the file as one
    Kind.BYTES: lambda stored: base64.b64encode(stored).decode(),
}
_TAKING: dict[Kind, Callable[[Any], Stored]] = {
    Kind.TEXT: _same(str),
    Kind.NUMBER: _take_number,
    Kind.FRACTION: _take_fraction,
    Kind.TRUTH: lambda value: int(_same(bool)(value)),
    Kind.TIME: _take_time,
    Kind.DAY: _take_day,
    Kind.JSON: lambda value: json.dumps(value, allow_nan=False),  # 1e999 is read as no number that can be told
    Kind.BYTES: _take_bytes,
}
