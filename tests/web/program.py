"""Speaks to `serve` as a counter does, and shows what it was told; its first argument says how it behaves."""

from __future__ import annotations

import json
import os
import signal
import sys

HOW = sys.argv[1]
IN, OUT = sys.stdin.buffer, sys.stdout.buffer


def put(kind, payload):
    OUT.write(kind + len(payload).to_bytes(4, "big") + payload)
    OUT.flush()


def show(**what):
    put(b"D", (json.dumps(what) + "\n").encode())


def told():
    while kind := IN.read(1):
        yield kind, IN.read(int.from_bytes(IN.read(4), "big"))


if HOW == "refuses":
    sys.exit("Traceback: Ann\nfrontdesk: The shop's file is damaged.\nAnn")
if HOW == "crashes":
    OUT.write(b"__GANGLION__\n")
    OUT.flush()
    sys.exit("Traceback: Ann")
if HOW == "deaf":
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
OUT.write(b"__GANGLION__\n")
names = ("COLUMNS", "ROWS", "FRONTDESK_TILL", "FRONTDESK_PIN")
show(pid=os.getpid(), arguments=sys.argv[2:], **{name: os.environ.get(name) for name in names})
if HOW == "pushy":
    put(b"M", json.dumps({"type": "open_url", "url": "http://evil.example", "new_tab": True}).encode())
    delivered = {"key": "k", "path": "/x", "open_method": "browser", "mime_type": "text/html", "encoding": ""}
    put(b"M", json.dumps({"type": "deliver_file_start", **delivered}).encode())
    put(b"P", b"whatever")
    show(pushed=True)
if HOW == "babbles":
    OUT.write(b"printed by mistake")
    OUT.flush()
for kind, payload in told():
    if kind == b"D":
        if payload == b"\x11":
            break
        show(typed=payload.decode())
    elif HOW != "deaf":
        meta = json.loads(payload)
        if meta["type"] == "quit":
            break
        show(meta=meta)
