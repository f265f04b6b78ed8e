"""What a browser may load: two pages and a handful of files, all of them on this machine; and what it may do then."""

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


HEADERS: Final = {
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), clipboard-read=(), geolocation=(), microphone=(), usb=()",
    "Cache-Control": "no-store",
    "Server": "Front Desk",
}
"""What every answer tells the browser: show this in no frame of others, keep nothing, tell nobody."""


def policy(authority: str, nonce: str = "") -> str:
    """What a page may load and do: what comes from here and bears its nonce; no window, no form, no file to keep.

    Args:
        authority: the name and port that the page comes from.
        nonce: by which its scripts and styles are known, new for each page; without one it has none.
    """
    own = f"'nonce-{nonce}'" if nonce else "'none'"
    allowed = {
        "default-src": "'none'",
        "script-src": own,
        "style-src": f"'self' {own}" if nonce else own,
        "font-src": "'self'",
        "img-src": "'self'",
        "connect-src": f"'self' ws://{authority}",
        "frame-ancestors": "'none'",
        "base-uri": "'none'",
        "form-action": "'none'",
        "sandbox": "allow-scripts allow-same-origin",
    }
    return "; ".join(f"{what} {where}" for what, where in allowed.items())


def counter(*, socket: str, nonce: str) -> str:
    """The page with the counter, whose screen comes from a websocket's address."""
    return _page("counter.html").substitute(socket=escape(socket), nonce=nonce)


def notice(sentence: str, *, nonce: str, again: bool) -> str:
    """A page that says one thing; it loads nothing, since whoever reads it may load nothing.

    Args:
        sentence: what it says.
        nonce: by which its style is known.
        again: whether to offer the same address once more, from a page of ours: whoever came by a link on another site,
            such as a terminal in a browser, brings the cookie only then.
    """
    more = '<p><a href="">Try again</a></p>' if again else ""
    return _page("notice.html").substitute(sentence=escape(sentence), nonce=nonce, more=more)


@cache
def _page(name: str) -> Template:
    return Template((_OWN / name).read_text(encoding="utf-8"))
