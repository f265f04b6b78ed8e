"""The whole shop out into an archive, and back."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from frontdesk.cli.call import Call
    from frontdesk.records.archives import ArchiveReport

NOUN = "archive"


def export_archive(call: "Call", out: str) -> None:
    """Write everything the shop holds to the folder or .zip `out`, and say so."""
    from frontdesk.cli.progress import told_to
    from frontdesk.exchange.archive.refusals import NoPlace
    from frontdesk.exchange.archive.writing import export_archive
    from frontdesk.paths import as_typed

    if out == "-":
        raise NoPlace
    with call.reading() as desk, told_to("rows") as progress:
        report = export_archive(desk, as_typed(out), progress=progress)
    if call.out.json:
        call.out.data({"id": out, "action": None, "archive": out, **_counted(report)})
        return
    call.out.note(f"Everything ({report.total:,} rows) was written to {out}. Keep it as private as the shop itself.")


def import_archive(call: "Call", file: str, *, dry_run: bool) -> None:
    """Make the shop of an archive, where there is none yet, and say so."""
    from frontdesk.cli.progress import told_to
    from frontdesk.exchange.archive.bringing import import_archive
    from frontdesk.exchange.archive.refusals import NoSuchArchive
    from frontdesk.paths import as_typed

    place = as_typed(file)
    if file == "-" or not place.exists():
        raise NoSuchArchive(f"There is no archive {file}.")
    with told_to("rows") as progress:
        report = import_archive(call.database, place, dry_run=dry_run, progress=progress)
    if call.out.json:
        call.out.data(_told(call, report))
        return
    if dry_run:
        call.out.line(f"The archive is whole: {report.total:,} rows would come in, {_people(report)}.")
        return
    call.out.line(f"The shop is in {call.database}: {report.total:,} rows, {_people(report)}.")
    call.out.note("The journal is as it was. To undo this, remove that file.")


def _counted(report: "ArchiveReport") -> dict[str, Any]:
    return {"rows": report.total, "tables": report.rows, "version": report.version}


def _told(call: "Call", report: "ArchiveReport") -> dict[str, Any]:
    return {
        "id": None,
        "created": report.total,
        "updated": 0,
        "unchanged": 0,
        "possible_duplicates": 0,
        "rejected": [],
        "columns": {"used": [], "kept": [], "ignored": []},
        "noun": NOUN,
        "database": str(call.database),
        "dry_run": report.dry_run,
        "action": None,
        **_counted(report),
    }


def _people(report: "ArchiveReport") -> str:
    from frontdesk.words.phrases import count

    return count(report.rows.get("customers", 0), "customer")
