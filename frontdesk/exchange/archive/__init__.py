"""The archive: everything a shop holds in readable files, on its way out and in."""
