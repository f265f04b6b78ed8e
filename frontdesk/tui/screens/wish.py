"""A file that somebody wishes to import, with all that they said of it; and the look at it, in words."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from frontdesk.tui.typed_paths import shortened
from frontdesk.words.phrases import count, joined

if TYPE_CHECKING:
    from collections.abc import Mapping

    from frontdesk.errors import FrontdeskError
    from frontdesk.records.incoming import Noun
    from frontdesk.records.reports import ImportReport

POLICIES = ("add", "update", "skip")
LEFT_OUT, KEPT = "ignore", "custom"
ENCODINGS = {
    "utf-8": "UTF-8",
    "cp1252": "Western Windows",
    "cp1250": "Central European Windows",
    "cp1251": "Cyrillic Windows",
    "cp1253": "Greek Windows",
    "cp1254": "Turkish Windows",
    "cp1257": "Baltic Windows",
    "mac-roman": "old Macintosh",
    "shift_jis": "Japanese",
    "gb18030": "Chinese, simplified",
    "big5": "Chinese, traditional",
    "euc-kr": "Korean",
    "utf-16": "UTF-16",
}
"""The usual ones, as people know them."""
PARTED = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars", " ": "blanks"}
_COMMAND = re.compile(r"--|`frontdesk")
_OPTION = re.compile(r"--[a-z]+ says")
_ASIDE = re.compile(r" \([^()]*--[^()]*\)")
_FIELDS = {
    "external_id": "their number",
    "name_part": "middle name",
    "card_code": "card",
    "line_key": "line number",
}


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be imported, and how."""

    path: Path
    noun: Noun
    mapping: Mapping[str, str] = field(default_factory=dict)
    on_duplicate: str = POLICIES[0]
    create_customers: bool = False
    encoding: str | None = None

    def mapped(self, column: str, to: str) -> Self:
        """The same, with a column that goes to a field."""
        return replace(self, mapping={**self.mapping, column: to})

    @property
    def told(self) -> dict[str, Any]:
        """What an import is told."""
        return {
            "mapping": dict(self.mapping) or None,
            "on_duplicate": self.on_duplicate,
            "create_customers": self.create_customers,
            "encoding": self.encoding,
        }


def in_words(error: FrontdeskError) -> str:
    """What went wrong and the way out, unless that one is for the command line."""
    sentence = _OPTION.sub("You said", error.sentence)
    return f"{sentence} {'' if _COMMAND.search(error.hint) else error.hint}".strip()


def note_words(note: str) -> str:
    """A remark on a file without what is for the command line."""
    return _ASIDE.sub("", note)


def field_words(name: str) -> str:
    """A field as people call it."""
    name, _, order = name.partition(":")
    if name == LEFT_OUT:
        return "left out"
    if name in {"", KEPT}:
        return "kept as it is"
    if name.startswith("consent_"):
        return f"may be reached by {name.removeprefix('consent_')}"
    words = _FIELDS.get(name, name.removeprefix("cue_").replace("_", " "))
    return f"{words}, {order.replace('-', ' ')}" if order else words


def outcome(report: ImportReport, name: str) -> str:
    """What an import did, in a sentence."""
    if report.action is None:
        return f"Nothing new in {name}: {count(report.unchanged, 'row')} as before."
    told = [f"{report.created:,} new"]
    told += [f"{report.updated:,} changed"] if report.updated else []
    told += [f"{report.unchanged:,} as before"] if report.unchanged else []
    told += [f"{report.left_out:,} skipped"] if report.left_out else []
    return f"{report.noun.capitalize()} from {name} are in: {joined(told)}."


def stays_out(report: ImportReport) -> str:
    """Which rows stayed out, and where they are."""
    if not report.rejected:
        return ""
    rows = count(len(report.rejected), "row stays out", "rows stay out")
    return f"{rows}, kept with line and reason in {shortened(Path(report.rejects_file or ''))}."
