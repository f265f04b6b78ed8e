"""The version of the tables that this program reads and writes; kept apart so that asking costs no import."""

HEAD = 10
