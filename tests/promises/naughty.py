"""Texts that would be markup, commands, formulas, reversals or numbers elsewhere; here each is a name like others."""

from __future__ import annotations

import json
import os
from pathlib import Path

_CONTROLS = [f"a{chr(code)}b" for code in (*range(1, 0x20), *range(0x7F, 0xA0))]
_TURNS = [f"{chr(code)}evil" for code in (0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))]
_HIDDEN = [
    "\ufeffbom",
    "a\u2028b",
    "a\u2029b",
    "\U000e0041\U000e0042tags",
    "\ufff9a\ufffab\ufffb",
    "a\u00adb",
    "\u200b",
]
_SEQUENCES = [
    "\x1b]52;c;RVZJTA==\x07",
    "\x1b]0;title\x07",
    "\x1b]2;title\x1b\\",
    "\x1b]8;;http://evil.example\x1b\\here\x1b]8;;\x1b\\",
    "\x1b]1337;File=inline=1:AAAA\x07",
    "\x1b]11;?\x07",
    "\x1b]4;0;?\x1b\\",
    "\x1b[7;31;45mEVIL\x1b[0m",
    "\x1b[2J\x1b[H",
    "\x1b[?1049l",
    "\x1b[?25l",
    "\x1b[?1000h",
    "\x1b[?2004h",
    "\x1b[6n",
    "\x1b[c",
    "\x1b[21t",
    "\x1b[5i",
    "\x1bc",
    "\x1b#8",
    "\x1b(0lqqk",
    "\x1bP$q q\x1b\\",
    "\x1bPtmux;\x1b\x1b]52;c;QQ==\x07\x1b\\",
    "\x1b_Gf=24;AAAA\x1b\\",
    "\x1b^pm\x1b\\",
    "\x9b7;31;45mEVIL",
    "\x9d52;c;RVZJTA==\x9c",
    "\x90q\x9c",
    "\x8e\x8f",
    "\x0e\x0f",
    "\x05",
]
_MARKUP = [
    "Bob [/nope]",
    "[@click=app.quit]x",
    "[@click=app.quit]x[/]",
    "[@click=screen.dismiss]x[/]",
    "[@click=app.bell()]x",
    "[@click='app.quit']x",
    "[b]bold[/b] [red]red",
    "[link=http://evil.example]here[/link]",
    "[link='file:///etc/passwd']here",
    "[on red]x[/on red]",
    "[$primary]x",
    "[not a tag",
    "[[[[",
    "]]]]",
    "[]",
    "[/]",
    "[/b]",
    "\\[b]",
    "\\\\[b]\\",
    "$quiet $NAME ${name}",
    "$$",
    ":smile: :warning:",
    "{braces} {0} {name!r} {}",
    "%s %d %n %(name)s %",
    "{{7*7}} ${7*7} #{7*7} <%= 7*7 %>",
    "*bold* _it_ `code` ~~x~~",
    "# heading",
    "| a | b |",
    "![x](http://evil.example/x.png)",
    "[x](javascript:alert(1))",
]
_PAGES = [
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    "<!-- --><b>",
    "&lt;b&gt; &amp; &#x41; &nbsp",
    "<![CDATA[x]]>",
    "]]>",
    "<?php echo 1 ?>",
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<a href=javascript:alert(1)>x</a>",
    "</title></textarea><plaintext>",
    "<ctrl>&c <tag/>",
]
_FILES = [
    "a\nBEGIN:VEVENT\nEND:VCALENDAR",
    "a\r\nEND:VCARD\r\nBEGIN:VCARD\r\nFN:Evil",
    "a;b,c\\n\\;\\,",
    "ATTACH;VALUE=URI:file:///etc/passwd",
    "=1+1",
    '=HYPERLINK("http://evil.example","x")',
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-1+1",
    "@SUM(1)",
    "\t=1",
    "'=1",
    "|x",
    "%0A=1",
    "＝1+1",
    "_x000D_ _x0041_",
    'a","b',
    'a"b""c',
    "a;b\tc,d",
    "sep=;",
    "\r",
    "\n",
    "a\nb\r\nc\td",
]
_SYSTEM = [
    "'; DROP TABLE customers; --",
    '" OR ""="',
    "NEAR(a b)",
    "a AND NOT b*",
    '"unclosed',
    "name:x",
    "%_\\%",
    "file:x?mode=memory",
    "sqlite:///x.db",
    "/etc/passwd",
    "../../../../x",
    "..\\..\\x",
    "~root",
    "~/x",
    "-",
    "--",
    "-rf",
    "--help",
    "--db=x",
    "-o",
    "$(touch pwned)",
    "`touch pwned`",
    "; touch pwned",
    "| touch pwned",
    "a\\",
    "CON",
    "NUL.txt",
    "*.csv ? [a-z]",
    "http://evil.example/?a=1#b",
    "@file",
]
_LETTERS = [
    "é",
    "e\u0301",
    "e" + "\u0301" * 40 + " zalgo",
    "ﬁ ligature",
    "ǅ İ ı ß ẞ ſ",
    "Ａｎｎ ｆｕｌｌ",
    "Аnn Cyrillic A",
    "山田太郎",
    "宽" * 60,
    "مرحبا بالعالم",
    "שלום",
    "ก็็็็็็",
    "देवनागरी",
    "👩‍👩‍👧‍👦 family",
    "🇩🇪🇫🇷🇩",
    "👍🏽🏽",
    "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
    "\u200d\u200d",
    "𝕳𝖊𝖑𝖑𝖔",
    "\U0010fffd",
    "\ue000 private",
    "\u0300start",
    "a\u034fb",
    "\u3000wide space\u3000",
    "\u00a0\u2003\u202f",
    "x" * 10_000,
    "宽" * 5_000,
    "[" * 10_000,
    "a " * 4_999,
    "\u0301" * 200,
]
_NUMBERS = [
    "0",
    "-1",
    "007",
    "1e999",
    "NaN",
    "inf",
    "9" * 400,
    "٣٤٥",
    "½",
    "Ⅷ",
    "0x10",
    "1_000",
    "1,5",
    "2**70",
    "None",
]
_NOT_KEPT = ["\x00", "a\x00b", "\udcff", "\ud800", "", " "]

OWN: tuple[str, ...] = tuple(
    dict.fromkeys(
        [
            *_SEQUENCES, *_MARKUP, *_PAGES, *_FILES, *_SYSTEM, *_LETTERS, *_NUMBERS, *_TURNS, *_HIDDEN, *_NOT_KEPT,
            *_CONTROLS,
        ]
    )
)  # fmt: skip

PAYLOADS = (*(text for text in _SEQUENCES if text[0] in "\x1b\x9b\x9d\x90"), *_TURNS)
"""What no terminal may get."""

_SAMPLES = os.environ.get("FRONTDESK_SAMPLES")


def others() -> list[str]:
    """The Big List of Naughty Strings, where the samples are at hand."""
    if not _SAMPLES:
        return []
    found = json.loads((Path(_SAMPLES) / "torture" / "blns.json").read_text(encoding="utf-8"))
    return [text for text in dict.fromkeys(found) if text not in OWN]


def few(many: int) -> list[str]:
    """So many of our own, some of each kind, always the same."""
    kinds = [_SEQUENCES, _MARKUP, _PAGES, _FILES, _SYSTEM, _LETTERS, _TURNS, _HIDDEN]
    places = [(place, kind) for kind in range(len(kinds)) for place in range(len(kinds[kind]))]
    return [kinds[kind][place] for place, kind in sorted(places)][:many]
