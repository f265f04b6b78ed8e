"""What a browser may load: two pages and a handful of files, all of them on this machine."""

from __future__ import annotations

from functools import cache
from html import escape
from pathlib import Path
from string import Template
from typing import Final

import textual_serve

_OWN: Final = Path(__file__).with_name("page")
_TERMINAL: Final = Path(textual_serve.__file__).with_name("static")

FILES: Final = {
    "counter.css": (_OWN / "counter.css", "text/css"),
    "counter.js": (_OWN / "counter.js", "text/javascript"),
    "icon.svg": (_OWN / "icon.svg", "image/svg+xml"),
    "italic.ttf": (_TERMINAL / "fonts" / "RobotoMono-Italic-VariableFont_wght.ttf", "font/ttf"),
    "textual.js": (_TERMINAL / "js" / "textual.js", "text/javascript"),
    "upright.ttf": (_TERMINAL / "fonts" / "RobotoMono-VariableFont_wght.ttf", "font/ttf"),
    "xterm.css": (_TERMINAL / "css" / "xterm.css", "text/css"),
}
"""Every file of the page by the name it is asked for, with its type: what does not stand here is not served.

textual-serve's own page asks a web site for its letters; ours brings the same from textual-serve's folder.
"""


def counter(*, socket: str, nonce: str) -> str:
    """The page with the counter, whose screen comes from a websocket's address."""
    return _page("counter.html").substitute(socket=escape(socket), nonce=nonce)


def notice(sentence: str, *, nonce: str) -> str:
    """A page that says one thing; it loads nothing, since whoever reads it may load nothing."""
    return _page("notice.html").substitute(sentence=escape(sentence), nonce=nonce)


@cache
def _page(name: str) -> Template:
    return Template((_OWN / name).read_text(encoding="utf-8"))
