"""Hostile text in every place of every command, and on its way out of each by every door that prints."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from frontdesk.errors import FrontdeskError
from tests.promises import naughty
from tests.promises.slots import slots
from tests.promises.typist import typist
from tests.tui import hostile, shop

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from tests.promises.slots import Slot
    from tests.promises.typist import Typed, Typist

_RAW = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\U000e0000-\U000e007f]"
)
_PEOPLE = "name,phone,note\nAnn,0171 1,kind\nBob,,\n"
_AT_ONCE = 1_500
"""Commands on one shop, before the next one: a book that only grows makes each slower than the one before."""
_NEXT_STEP = "\r\x1b[K"
"""How a command that goes on begins its one line anew."""
_OUR_STYLES = re.compile("\x1b\\[[0-9;]*m")
_STYLED, _BROKEN = "TERM", "an unforeseen error's words"
_CODES = {0, 1, 2, 3, 4, 5}


@dataclass
class Found:
    """How many commands were typed, and what was wrong with them."""

    typed: int = 0
    crashes: int = 0
    raw: int = 0
    faults: list[str] = field(default_factory=list)

    def look_at(self, what: str, text: str, typed: Typed) -> None:
        """Take a command into account: it ends with a code of the contract and prints nothing but text."""
        self.typed += 1
        said = typed.printed.decode("utf-8", "surrogateescape")
        if (typed.went_wrong and what != _BROKEN) or typed.crash or typed.code not in _CODES:
            self.crashes += 1
            self.faults.append(f"{what} {text[:60]!r}: {typed.code} {typed.crash} {said[-200:]!r}")
        said = _OUR_STYLES.sub("", said) if what == _STYLED else said.replace(_NEXT_STEP, "")
        if raw := _RAW.search(said.replace("\r\n", "\n")) or re.search("[\udc80-\udcff]", said):
            self.raw += 1
            around = said[max(raw.start() - 30, 0) : raw.end() + 30]
            self.faults.append(f"{what} {text[:60]!r} prints {around!r}")


def pairs(size_of_it: int) -> Iterator[tuple[Slot, str]]:
    """Every place with some text, our own and those of others by turns; as many rounds as there are to be."""
    places, texts = slots(), [*naughty.few(120), *naughty.OWN, *naughty.others()]
    for number in range(size_of_it):
        for at, place in enumerate(places):
            yield place, texts[(number * 7 + at * 11) % len(texts)]


def in_every_place(folder: Path, several: Iterable[tuple[Slot, str]], found: Found) -> None:
    """Type them all, on a terminal that knows no colours: there no escape is anybody's but the text's."""
    waiting, turn = [*several], 0
    while waiting:
        now, waiting, turn = waiting[:_AT_ONCE], waiting[_AT_ONCE:], turn + 1
        home = folder / f"home{turn}"
        home.mkdir()
        (home / "people.csv").write_text(_PEOPLE, encoding="utf-8")
        with typist(home, terminal=True) as at_work:
            for command in (["add", "Ann"], ["add", "Bob"], ["feedback", "add", "1", "--kind", "idea", "x"]):
                at_work.type(*command)
            for place, text in now:
                found.look_at(place.place, text, at_work.type(*place.typed(text)))


def stocked(folder: Path, texts: Sequence[str]) -> None:
    """A shop in which everything is called one of these texts, at the place where commands look for it."""
    path = folder / "shop" / "shop.db"
    path.parent.mkdir(parents=True, exist_ok=True)
    kept = [text for text in texts if hostile.kept(text)]
    hostile.build(path, kept, shop.NOW)

    def lived(desk: object) -> None:
        for text in kept:
            with suppress(FrontdeskError):
                hostile.live_as(desk, text)

    shop.another_till(path, lived)


_LISTS = (
    *("morning", "expected", "duplicates list --least 0", "history", "feedback", "feedback thanks", "makegood"),
    *("ideas", "panel", "followups --due all", "followups rules", "dates", "perks", "perks given", "items list --all"),
    *(
        "team list --all",
        "settings",
        "paths",
        "keys",
        "doctor",
        "retain --months 1",
        "backup --check",
        "review --month",
    ),
    *("review --month --md", "held 1", "show 1", "find evil", "find a", "undo", "undo", "forget 1"),
)
_WITH_JSON = frozenset({"morning", "history", "find a", "show 1", "review --month", "feedback", "held 1", "settings"})


def on_the_way_out(folder: Path, texts: Sequence[str], found: Found, *, json: bool) -> None:
    """Print all lists of a shop in which everything is called so, to a terminal."""
    stocked(folder, texts)
    with typist(folder, terminal=True, TYPIST_AT=str(shop.NOW.timestamp())) as at_work:
        for words in _LISTS:
            found.look_at(words, "", at_work.type(*words.split()))
            if json or words in _WITH_JSON:
                found.look_at(f"{words} --json", "", at_work.type(*words.split(), "--json"))
        for noun in ("customers", "items", "visits", "feedback", "followups", "rhythm"):
            for style in ("csv", "json", "ndjson", "vcf") if json or noun == "customers" else ("csv",):
                found.look_at(f"export {noun} {style}", "", at_work.type("export", noun, "--format", style, "-o", "-"))
        found.look_at("export --excel-safe", "", at_work.type("export", "customers", "--excel-safe", "-o", "-"))
        found.look_at("followups export", "", at_work.type("followups", "export", "-o", "-"))
        found.look_at("held -o -", "", at_work.type("held", "2", "-o", "-"))
        found.look_at("review --html -", "", at_work.type("review", "--month", "--html", "-"))


def by_other_doors(folder: Path, texts: Sequence[str], found: Found) -> None:
    """The environment, settings files, the names of files, headers, options of all commands, completion, and errors."""
    (folder / "people.csv").write_text(_PEOPLE, encoding="utf-8")
    with typist(folder, terminal=True) as at_work:
        at_work.type("add", "Ann")
        for text in texts:
            for what, typed in _doors(folder, at_work, text):
                found.look_at(what, text, typed)


def _doors(folder: Path, at_work: Typist, text: str) -> Iterator[tuple[str, Typed]]:
    sayable = not {"\0", *map(chr, range(0xD800, 0xE000))} & {*text}
    name = text.replace("/", "∕").replace("\0", "")[:60]
    if sayable:
        for variable in ("STAFF", "DB", "SETTINGS", "PIN", "PASSPHRASE", "DEBUG"):
            value = str(folder / name) if variable in {"DB", "SETTINGS"} else text
            yield variable, at_work.type("find", "ann", "--debug", env={f"FRONTDESK_{variable}": value})
        for variable in ("COLUMNS", "LANG", _STYLED, "NO_COLOR", "TZ", "XDG_STATE_HOME"):
            yield variable, at_work.type("find", "ann", env={variable: text[:200]})
        complete = {"COMP_WORDS": f"frontdesk {text}", "COMP_CWORD": "1", "_FRONTDESK_COMPLETE": "complete_bash"}
        yield "completion", at_work.type(env=complete)
        wrong = {"_TYPER_COMPLETE_ARGS": f"frontdesk {text}", "_FRONTDESK_COMPLETE": text}
        yield "completion of another kind", at_work.type(env=wrong)
    yield "--db", at_work.type("--db", f"./{name}", "find", "ann")
    yield "--settings", at_work.type("--settings", f"./{name}", "find", "ann")
    yield "--by", at_work.type("--by", text, "add", "Bea")
    yield "no such command", at_work.type(text)
    yield "no such option", at_work.type("find", f"--{text}")
    yield "no such command of a group", at_work.type("feedback", text)
    yield _BROKEN, at_work.type("find", text, "--debug", breaking=_FIND, words=text, env=_WORDS)
    yield from _files(folder, at_work, text, name)


_FIND = "frontdesk.desk.lookup:find"
_WORDS = {"FRONTDESK_DEBUG": "words"}


def _files(folder: Path, at_work: Typist, text: str, name: str) -> Iterator[tuple[str, Typed]]:
    """Files of such a name, and files in which it stands: a list's header and cells, a till's settings."""
    cell = '"' + text.replace('"', '""') + '"'
    raw = f"name,{cell},note\n{cell},{cell},{cell}\n".encode("utf-8", "surrogateescape")
    for file in {f"{name[:40]}.csv", "plain.csv"}:
        with suppress(OSError, ValueError):
            (folder / file).write_bytes(raw)
        yield "a list", at_work.type("import", "customers", f"./{file}", "--dry-run")
        yield "a list brought in", at_work.type("import", "customers", f"./{file}", "--on-duplicate", "skip")
    toml = text.replace("\\", "\\\\").replace('"', '\\"')
    for line in (
        f'staff = "{toml}"\ntheme = "{toml}"\ntill = "{toml}"\n',
        f"{text} = 1\n",
        f'[keys]\n"{toml}" = "{toml}"\n',
    ):
        (folder / "odd.toml").write_bytes(line.encode("utf-8", "surrogatepass"))
        yield "a till's settings", at_work.type("--settings", "./odd.toml", "settings")
