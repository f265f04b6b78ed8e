"""A file of cards, read as a table is: one person a card, one column a property."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import IO, TYPE_CHECKING

from frontdesk.exchange import refusals
from frontdesk.exchange.cards.people import FIELDS, IGNORED, person
from frontdesk.exchange.cards.properties import BrokenLine, Property, Writing, declared, joined, name_of, properties
from frontdesk.exchange.cards.returning import return_cards
from frontdesk.exchange.cards.splitting import cards
from frontdesk.exchange.cards.thinning import thinned
from frontdesk.exchange.cards.values import parts, plain
from frontdesk.exchange.files.decoding import UNWANTED, Source, examine
from frontdesk.exchange.files.reading import LONGEST_CELL, MOST_COLUMNS
from frontdesk.exchange.table import Table
from frontdesk.records.incoming import Columns, Noun, Refused, TableShape, Tally

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Mapping

    from frontdesk.exchange.bringing.rejects import Rejects
    from frontdesk.exchange.cards.splitting import RawCard
    from frontdesk.exchange.cards.thinning import Thinned
    from frontdesk.exchange.values.dates import DayOrder
    from frontdesk.records.incoming import Incoming

NAME, OWN_NAME = "vcard", "frontdesk"
"""What the format is called; the ids in our own cards are those of our own tables."""

OWN_PROGRAM = "-//Front Desk//"
"""How the PRODID of our own cards begins."""

_NAME = re.compile(r"[A-Z0-9-]+")
_NAMELESS = "nameless"


class CardTable(Table):
    """Cards whose pictures are dropped; every iteration reads them anew, from the start and streamed.

    A card that cannot be read is refused by its number among all cards, and by its name.
    """

    rejects_ending = ".vcf"

    def __init__(self, source: Source, thin: Thinned, writing: Writing, order: DayOrder | None, guess: str) -> None:
        self._source, self._file, self._writing, self._order = source, thin.file, writing, order
        self.tally, self.listed = Tally(), None
        self.shape = self._shaped(thin, guess)

    def _shaped(self, thin: Thinned, guess: str) -> TableShape:
        """How the file was understood; its names and versions are looked up in all of it."""
        seen: dict[str, None] = {}
        own = False
        for card in cards(self._file):
            for _, line in joined(() if card.flaw else card.lines):
                name = name_of(line)
                if len(seen) < MOST_COLUMNS:
                    seen[name] = None
                own = own or (name == "PRODID" and OWN_PROGRAM.encode() in line)
        names = [name for name in seen if _NAME.fullmatch(name) and name not in {"X-ABLABEL"} | IGNORED]
        columns = Columns(
            tuple((name, FIELDS[name]) for name in names if name in FIELDS),
            tuple(name for name in names if name not in FIELDS),
            thin.dropped,
        )
        encoding = thin.wide or self._writing.encoding
        guesses = (guess,) if guess else ()
        form = OWN_NAME if own else NAME
        return TableShape(Noun.CUSTOMERS, form, encoding, "", None, False, columns, guesses=guesses)

    def __iter__(self) -> Iterator[Incoming | Refused]:
        self.tally = tally = Tally()
        for number, card in enumerate(cards(self._file), 1):
            tally.records += 1
            try:
                found = self._properties(card)
                one = person(card.line, found, self._order)
            except BrokenLine as why:
                tally.rejected += 1
                called = _called(card, self._writing)
                yield Refused(card.line, f"card {number:,} ({called}) cannot be read: {why}", (called,))
                continue
            if not any(each.text.strip() for each in found if each.name not in IGNORED):
                tally.blank += 1
                continue
            tally.accepted += 1
            yield one

    def _properties(self, card: RawCard) -> list[Property]:
        if card.flaw:
            raise BrokenLine(card.flaw)
        found = list(properties(card, self._writing))
        if card.agent:
            inner = properties(replace(card, lines=card.agent), self._writing)
            said = "\n".join(f"{one.name}:{one.text}" for one in inner if one.name not in IGNORED)
            found.append(Property(card.line, "AGENT", "", (), {}, said))
        for one in found:
            if one.name not in IGNORED and (flaw := _flaw(one)):
                raise BrokenLine(flaw)
        return found

    @property
    def header(self) -> tuple[str, ...]:
        """The names of the properties, those with a field first."""
        return tuple(name for name, _ in self.fields)

    @property
    def fields(self) -> tuple[tuple[str, str], ...]:
        """Each property's name and field ("" where it is kept under its own name)."""
        return (*self.columns.used, *((name, "") for name in self.columns.kept))

    def raw_rows(self) -> Generator[tuple[int, list[str]]]:
        """Every readable card once more, as its first physical line and its values; `tally` stays as it is."""
        header = self.header
        for card in cards(self._file):
            try:
                found = self._properties(card)
            except BrokenLine:
                continue
            texts: dict[str, list[str]] = {}
            for one in found:
                texts.setdefault(one.name, []).append(" ".join(filter(None, parts(one.text))))
            yield card.line, ["; ".join(texts.get(name, ())) for name in header]

    def write_rejects(self, file: IO[str], rejects: Rejects) -> None:
        """Write the rejected cards as they stand in the file, each with the reason, so that they can be mended."""
        return_cards(file, self._file, self._writing, rejects.reasons())

    def close(self) -> None:
        """Let go of the file and of its copy."""
        self._file.close()
        self._source.close()


def open_cards(
    source: Source,
    noun: Noun,
    format_name: str | None = None,
    mapping: Mapping[str, str] | None = None,
    encoding: str | None = None,
    order: DayOrder | None = None,
    country: str = "",
) -> CardTable:
    """Open a file of vCards, in version 2.1, 3.0 or 4.0 or in all of them.

    Args:
        source: The file.
        noun: What it is to be read as: cards are customers.
        format_name: Its format, if somebody said one.
        mapping: What somebody said of its columns, of which cards have none.
        encoding: What somebody said of it.
        order: How birthdays like 3/4/1980 are written, if somebody said so.
        country: The shop's, for a guess of the encoding.

    Raises:
        BadInput: The whole file cannot be imported; each reason is a class of `refusals`.
    """
    _refuse_misfits(noun, format_name, mapping)
    thin = thinned(source, encoding)
    try:
        script = examine(Source(thin.file), "utf-8" if thin.wide else encoding, country)
        if script.guessed and _is_utf_8_joined(thin.file):
            return CardTable(source, thin, Writing("utf-8", sure=False), order, "")
        name = script.encoding.removesuffix("-sig")
        sure = bool(encoding) or name == "utf-8"
        return CardTable(source, thin, Writing(name, sure), order, _guess(name) if script.guessed else "")
    except BaseException:
        thin.file.close()
        raise


def _refuse_misfits(noun: Noun, format_name: str | None, mapping: Mapping[str, str] | None) -> None:
    if noun is not Noun.CUSTOMERS:
        sentence = f"This is a list of customers (cards), not of {noun}; nothing was imported."
        raise refusals.WrongNoun(sentence, hint="Use `frontdesk import customers`.")
    if format_name and format_name.casefold() not in {NAME, OWN_NAME}:
        raise refusals.UnknownFormat(f"The file holds cards, not “{format_name[:40]}”.", hint=f"Formats: {NAME}.")
    if mapping:
        raise refusals.BadMapping("Cards have no columns: every property of theirs is known, or kept under its name.")


def _guess(encoding: str) -> str:
    return (
        f"Where a card does not say how it is written, it was read as {encoding} (say --encoding if names look wrong)."
    )


def _is_utf_8_joined(file: IO[bytes]) -> bool:
    """Whether only folding breaks the file's UTF-8: some programs fold in the middle of a character."""
    lines = (
        line for card in cards(file) for _, line in joined(card.lines) if not line.isascii() and not declared(line)
    )
    try:
        return sum(len(line.decode()) for line in lines) > 0
    except UnicodeError:
        return False


def _flaw(one: Property) -> str:
    """Why a value cannot be taken, "" if it can."""
    if len(one.text) > LONGEST_CELL:
        return f"its {one.name} has {len(one.text):,} characters, at most {LONGEST_CELL:,} are taken"
    if UNWANTED.search(one.text):
        return f"its {one.name} (line {one.line:,}) holds a NUL or a character that was damaged before"
    return ""


def _called(card: RawCard, writing: Writing) -> str:
    """What a card that cannot be read calls itself, as far as one can tell."""
    lenient = replace(card, flaw="", lines=[each for each in card.lines if name_of(each[1]) in {"FN", "N", "EMAIL"}])
    names: dict[str, str] = {}
    for line in joined(lenient.lines):
        try:
            for one in properties(replace(lenient, lines=[line]), writing):
                names.setdefault(one.name, " ".join(filter(None, map(plain, parts(one.text))))[:60])
        except BrokenLine:
            continue
    return next(filter(None, map(names.get, ("FN", "N", "EMAIL"))), _NAMELESS)
