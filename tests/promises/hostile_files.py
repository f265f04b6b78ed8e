"""Hostile text in what the shop writes for other programs: a page, Markdown, a calendar, address cards, a workbook."""

from __future__ import annotations

import re
import zipfile
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from tests.promises.typist import typist
from tests.tui import shop

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_LINK = re.compile(r"(?<!\\)\]\(|(?<!\\)<[A-Za-z/!?]")
"""A link or an element in Markdown that nobody escaped."""
_SHEETS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


class Elements(HTMLParser):
    """The elements of a page and their attributes: what a reader of it acts upon."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found |= {tag, *(f"{tag} {name}" for name, _ in attrs)}
        self.found |= {f"{tag} {value}" for name, value in attrs if name in {"href", "src"}}

    def handle_decl(self, decl: str) -> None:
        self.found.add(decl)

    def handle_pi(self, data: str) -> None:
        self.found.add(data)

    def unknown_decl(self, data: str) -> None:
        self.found.add(data)


def made(folder: Path, harmless: Sequence[str], hostile: Sequence[str]) -> tuple[int, list[str]]:
    """Write all of them from a harmless shop and from a hostile one; how many files, and what is wrong in them."""
    from tests.promises.hostile_commands import stocked

    places = [folder / "harmless", folder / "hostile"]
    for place, texts in zip(places, (harmless, hostile), strict=True):
        stocked(place, texts)
        with typist(place, terminal=False, TYPIST_AT=str(shop.NOW.timestamp())) as at_work:
            for words in (
                "review --month --html page.html",
                "followups export -o promises.ics",
                "export customers -o people.vcf",
                "export customers -o people.xlsx",
                "export feedback --excel-safe -o feedback.csv",
            ):
                typed = at_work.type(*words.split())
                if typed.code:
                    return 0, [f"{words}: {typed}"]
            (place / "page.md").write_bytes(at_work.type("review", "--month", "--md").printed)
    return 6, [*_page(*places), *_markdown(places[1]), *_calendar(places[1]), *_cards(places[1]), *_workbook(places[1])]


def _page(harmless: Path, hostile: Path) -> list[str]:
    one, other = (Elements((place / "page.html").read_text(encoding="utf-8")).found for place in (harmless, hostile))
    return [f"page.html has {each}" for each in other - one]


def _markdown(place: Path) -> list[str]:
    text = (place / "page.md").read_text(encoding="utf-8")
    return [f"page.md has {line[:80]}" for line in text.splitlines() if _LINK.search(line)]


def _calendar(place: Path) -> list[str]:
    lines = _unfolded(place / "promises.ics")
    names = {line.partition(":")[0].partition(";")[0] for line in lines}
    known = {
        "BEGIN", "END", "VERSION", "PRODID", "X-WR-CALNAME", "UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY",
        "DESCRIPTION", "STATUS", "TRANSP", "CATEGORIES", "CLASS", "LAST-MODIFIED", "SEQUENCE", "CREATED",
    }  # fmt: skip
    uneven = lines.count("BEGIN:VEVENT") != sum(line.startswith("UID:") for line in lines)
    return [f"promises.ics has {name}" for name in names - known] + ["promises.ics has uneven events"] * uneven


def _cards(place: Path) -> list[str]:
    lines = _unfolded(place / "people.vcf")
    begun, told = lines.count("BEGIN:VCARD"), sum(line.startswith("UID") for line in lines)
    return ["people.vcf has uneven cards"] if begun != told or not begun else []


def _unfolded(file: Path) -> list[str]:
    return file.read_bytes().decode().replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def _workbook(place: Path) -> list[str]:
    found = []
    with zipfile.ZipFile(place / "people.xlsx") as book:
        for name in book.namelist():
            if name.endswith((".xml", ".rels")):
                parsed = ET.fromstring(book.read(name))
                found += [f"{name} has a formula"] * bool(
                    [*parsed.iter(f"{_SHEETS}f"), *parsed.iter(f"{_SHEETS}hyperlink")]
                )
                found += [
                    f"{name} names {each.get('Target')}" for each in parsed if each.get("TargetMode") == "External"
                ]
    return found
