"""A backup, checked."""

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from frontdesk.cli.call import Call
    from frontdesk.records.copies import Contents, Key

Identity = Annotated[str | None, typer.Option("--identity", metavar="FILE", help="The age key of an encrypted one.")]
Passphrase = Annotated[
    str | None,
    typer.Option("--passphrase-file", metavar="FILE", help="Its passphrase, in the first line of this file."),
]


def key_of(identity: str | None, passphrase_file: str | None) -> "Key | None":
    """What opens an encrypted backup; None where nothing was said."""
    from frontdesk.paths import as_typed
    from frontdesk.records.copies import Key

    if identity is None and passphrase_file is None:
        return None
    files = [as_typed(said) if said is not None else None for said in (identity, passphrase_file)]
    return Key(*files)


def verify(
    ctx: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help="The backup.")],
    identity: Identity = None,
    passphrase_file: Passphrase = None,
) -> None:
    """Check a backup from end to end.

    Its checksum, its pages, what its rows point at, and how many there are. Of an encrypted one without its key the
    checksum alone is checked, and that is said. Nothing is written.
    """
    from frontdesk.keeping.sealing import is_sealed
    from frontdesk.keeping.verify import unspoiled, verified
    from frontdesk.paths import as_typed

    call: Call = ctx.obj
    path, key = as_typed(file).absolute(), key_of(identity, passphrase_file)
    size, digest = unspoiled(path)
    contents = None if key is None and is_sealed(path) else verified(path, key).contents
    if call.out.json:
        call.out.data(
            {
                "path": str(path),
                "whole": True,
                "sealed": is_sealed(path),
                "size": size,
                "sha256": digest,
                "version": contents.version if contents else None,
                "rows": contents.rows if contents else None,
            }
        )
    elif contents is None:
        call.out.line(f"{path} is what was written. It is encrypted: more cannot be seen without its key.")
    else:
        call.out.line(f"{path} is whole and holds {holds(contents)}.")


def holds(contents: "Contents") -> str:
    """What there is of what people know by name."""
    from frontdesk.words.phrases import count, joined

    return joined([count(contents.rows.get(f"{noun}s", 0), noun) for noun in ("customer", "visit")])
