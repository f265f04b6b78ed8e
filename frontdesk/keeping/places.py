"""Where the shop's file lies, and whether that is a good place for it."""

from __future__ import annotations

import re
from pathlib import Path

MOUNTS = "/proc/mounts"

_SHARES = re.compile(r"nfs\d?|cifs|smb\d?|smbfs|afs|9p|ceph|glusterfs|davfs|fuse\.(sshfs|rclone|s3fs|gvfsd.*|davfs.*)")
_SYNCED = re.compile(
    r"dropbox|onedrive|nextcloud|owncloud|syncthing|sync|pcloud|google ?drive|mobile documents|icloud ?drive",
    re.IGNORECASE,
)
_ESCAPED = re.compile(r"\\([0-7]{3})")


def mounted() -> str:
    """The system's table of mounts; empty where there is none to read."""
    table = Path(MOUNTS)
    return table.read_text(encoding="utf-8", errors="replace") if table.exists() else ""


def share_under(path: Path, mounts: str) -> str | None:
    """The kind of network share that a path lies on, by the system's table of mounts; None for a disk of its own."""
    best, kind = "", ""
    for line in mounts.splitlines():
        fields = line.split()
        if len(fields) < 3:  # noqa: PLR2004  # device, place, kind
            continue
        place = _ESCAPED.sub(lambda code: chr(int(code[1], 8)), fields[1])
        if len(place) >= len(best) and path.is_relative_to(place):
            best, kind = place, fields[2]
    return kind if _SHARES.fullmatch(kind) else None


def synced_folder(path: Path) -> str | None:
    """The name of the folder above a path that some program keeps in step with other machines."""
    return next((part for part in path.parent.parts if _SYNCED.match(part)), None)
