"""The whole book of customers, group by group."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Group:
    """Some of the customers: `name` as staff say it, `means` who belongs to it, `tag` the tag they bear, if any."""

    name: str
    means: str = ""
    tag: str = ""
