"""Whether another till has written: asked of SQLite on a connection of its own, which costs next to nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontdesk.store.file.plain_words import plainly

if TYPE_CHECKING:
    from frontdesk.store.store import Store


class Watch:
    """A look at a shop's file, again and again; for one thread.

    Raises:
        StoreTrouble: the file cannot be read, here and in `news`.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._connection = store.another()
        self._version = self._data_version()
        self._newest = self._newest_action()

    def news(self) -> bool:
        """Whether anybody else has written since the last look; what this till did itself is no news to it."""
        with plainly(self._store.path):
            version = self._data_version()
            if version == self._version:
                return False
            self._version, before = version, self._newest
            self._newest = self._newest_action()
        own = {action for action in self._store.own if before < action <= self._newest}
        self._store.own.difference_update(own)
        # Ids may have gaps; then this till looks once more than it needs to.
        return self._newest == before or len(own) < self._newest - before

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def _data_version(self) -> int:
        return int(self._connection.execute("PRAGMA data_version").fetchone()[0])

    def _newest_action(self) -> int:
        found = self._connection.execute("SELECT max(id) FROM actions").fetchone()[0]
        return int(found or 0)
