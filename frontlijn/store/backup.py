"""A copy of the store while it is in use, by SQLite's online backup, verified after writing and put in place whole."""

from __future__ import annotations

import sqlite3

from frontlijn.domain.errors import StoreProblem
from frontlijn.store.connection import connect, explained
from frontlijn.store.files import whole_file
from frontlijn.store.store import Store


def backup(store: Store, target: str, *, force: bool = False) -> str:
    """Copies the store to `target` and returns its absolute path.

    Only a plain file is replaced, and only with `force`. Raises Refused at `bestand` when this place cannot be used.
    """
    with explained(store.path):
        return verified_copy(store.db(), target, replace=force, keep=store.path)


def verified_copy(db: sqlite3.Connection, target: str, *, replace: bool, keep: str) -> str:
    """Writes all pages of `db`, the file `keep`, beside `target`, checks them, and only then gives them the name."""
    with whole_file(target, force=replace, keep=keep, example="reservekopie.db") as (place, part):
        copy = connect(part)
        try:
            db.execute("BEGIN")
            try:
                db.execute("SELECT 1 FROM sqlite_schema").fetchone()  # fixes the moment of both the copy and the digest
                db.backup(copy, pages=-1)
                copy.execute("PRAGMA journal_mode = DELETE")
                same = digest(copy) == digest(db)
            finally:
                db.execute("ROLLBACK")
            if not same or copy.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
                raise StoreProblem(f"De kopie {place} is niet gelijk aan het origineel; er is niets neergezet.")
        finally:
            copy.close()
    return place


def digest(db: sqlite3.Connection) -> str:
    """A digest over everything the store holds, table by table; a restored backup has the same one (V26)."""
    from hashlib import sha256

    total = sha256()
    for line in db.iterdump():
        total.update(line.encode("utf-8", "surrogatepass"))
    return total.hexdigest()
