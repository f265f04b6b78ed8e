"""The reasons why a whole file cannot be imported."""

from __future__ import annotations

from frontdesk.errors import BadInput, FrontdeskError


class FileUnreadable(BadInput):
    """The file cannot be opened."""


class EmptyFile(BadInput):
    """The file is empty; nothing was imported."""


class NotATable(BadInput):
    """The file is not a table of text; nothing was imported."""

    hint = "Save it as CSV (comma separated, UTF-8) and import that."


class Workbook(NotATable):
    """The file is a workbook or an archive, not CSV; it was not unpacked."""

    hint = "Open it in the spreadsheet program, save it as CSV and import that."


class WholeShop(NotATable):
    """The file is the archive of a whole shop, not a list; nothing was imported."""

    hint = "`frontdesk import archive FILE` makes a shop of it; name the new shop with --db."


class Packed(NotATable):
    """The file is packed, not CSV; it was not unpacked."""

    hint = "Unpack it and import what is inside."


class FileChanged(FrontdeskError):
    """The file changed while it was read; nothing was imported."""

    hint = "Import it again once the other program is done with it."


class BadBytes(BadInput):
    """The file holds bytes that its encoding does not know; nothing was imported."""

    hint = "Name the right encoding with --encoding, for example cp1252 or utf-16."


class UnknownEncoding(BadInput):
    """That is not an encoding I know."""

    hint = "Common ones are utf-8, cp1252, latin-1, utf-16 and mac-roman."


class BadDelimiter(BadInput):
    """A delimiter is one character that is neither a quote nor a letter, digit or line end."""

    hint = "Use --delimiter ';' or --delimiter tab."


class TooManyColumns(BadInput):
    """The file has more than 200 columns; nothing was imported."""

    hint = "Save it again with fewer columns."


class HeaderUnknown(BadInput):
    """The first line names no columns that I know; nothing was imported."""

    hint = "Say which column is which with --map COL=FIELD, or --map 1=name for a file without a header."


class WrongNoun(BadInput):
    """The file lists something else."""


class UnknownFormat(BadInput):
    """That is not a format I know."""


class BadMapping(BadInput):
    """A --map does not fit the file."""


class AmbiguousDates(BadInput):
    """The dates of a column can be read day first or month first; nothing was imported."""

    column = ""
    """Which one."""

    hint = "Say it with the column: --map COL=FIELD:day-first or --map COL=FIELD:month-first."
