"""One consistent look at the store, with errors that a worker can read."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from frontlijn.store.connection import explained
from frontlijn.store.store import Store


@contextmanager
def reading(store: Store) -> Iterator[sqlite3.Connection]:
    """The connection of this thread; all that is read inside is of one moment. Raises StoreProblem.

    May be nested: the outermost one fixes the moment.
    """
    with explained(store.path):
        db = store.db()
        if db.in_transaction:
            yield db
            return
        db.execute("BEGIN")
        try:
            yield db
        finally:
            with suppress(sqlite3.ProgrammingError):  # closed meanwhile, which ended the look as well
                db.rollback()
