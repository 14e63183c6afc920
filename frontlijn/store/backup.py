"""A copy of the store while it is in use, by SQLite's online backup, verified after writing and put in place whole."""

from __future__ import annotations

import os
import sqlite3

from frontlijn.domain.errors import Refused, StoreProblem
from frontlijn.store.connection import connect, create_private, explained
from frontlijn.store.files import put_in_place
from frontlijn.store.store import Store


def backup(store: Store, target: str, *, force: bool = False) -> str:
    """Copies the store to `target` and returns its absolute path; never over a file unless `force`."""
    target = os.path.abspath(target)
    if os.path.realpath(target) == os.path.realpath(store.path):
        raise Refused("Dat is het bestand zelf; kies een andere naam voor de reservekopie.", "bestand")
    if not force and os.path.lexists(target):
        raise Refused(f"{target} bestaat al; kies een andere naam of gebruik --force.", "bestand")
    with explained(store.path):
        verified_copy(store.db(), target, replace=force)
    return target


def verified_copy(db: sqlite3.Connection, target: str, *, replace: bool) -> None:
    """Writes all pages of `db` to a temporary file beside `target`, checks it, and only then gives it the name."""
    part = f"{target}.{os.getpid()}.deel"
    create_private(part)
    try:
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
                raise StoreProblem(f"De kopie {target} is niet gelijk aan het origineel; er is niets neergezet.")
        finally:
            copy.close()
        with open(part, "rb") as written:
            os.fsync(written.fileno())
        put_in_place(part, target, replace=replace)
    finally:
        if os.path.exists(part):
            os.unlink(part)


def digest(db: sqlite3.Connection) -> str:
    """A digest over everything the store holds, table by table; a restored backup has the same one (V26)."""
    from hashlib import sha256

    total = sha256()
    for line in db.iterdump():
        total.update(line.encode("utf-8", "surrogatepass"))
    return total.hexdigest()
