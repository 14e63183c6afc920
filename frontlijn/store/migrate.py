"""Brings a file to the newest schema: small numbered migrations on `PRAGMA user_version`, each in one exclusive
transaction.

Before a migration of a file that holds data a checked, dated copy is written beside it; after each one the schema
must have the
known fingerprint. A file of a newer version, or of another program, is refused and left as it is.
"""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Iterator
from datetime import date

from frontlijn.domain.errors import Refused, StoreProblem
from frontlijn.store.connection import connect_for_reading, ensure_private, not_a_store, use_wal

VERSION = 4
"""The newest schema this frontlijn knows: the number of the last file in `migrations/`."""

APPLICATION_ID = 0x464C494A
"""Marks a SQLite file as ours ("FLIJ")."""

FINGERPRINTS = {1: "5ea88327efb10b13", 2: "d19c3d457171ecec", 3: "45142bd4ee33d7c2", 4: "f89f64d182b1529d"}
"""The fingerprint of the schema at each version; a test recomputes them."""

_FOLDER = os.path.join(os.path.dirname(__file__), "migrations")


def version(db: sqlite3.Connection) -> int:
    """The schema version of an open file."""
    number: int = db.execute("PRAGMA user_version").fetchone()[0]
    return number


def prepare(path: str, today: date) -> None:
    """Makes sure that the file at `path` exists, is ours and has the newest schema.

    Raises StoreProblem when it cannot be; call inside `connection.explained`.
    """
    _refuse_device(path)
    if header_is_ready(path):
        return
    ensure_private(path)
    db = connect_for_reading(path)
    try:
        if version(db) != VERSION or application_id(db) != APPLICATION_ID:
            _refuse_foreign(db, path)
            is_new = version(db) == 0
            while (number := version(db) + 1) <= VERSION:
                if not is_new:
                    _copy_before(db, path, number, today)
                _step(db, path, number)
        if os.access(path, os.W_OK):
            use_wal(db)
    finally:
        db.close()


def _refuse_device(path: str) -> None:
    """A pipe or a device would keep whoever opens it waiting for ever."""
    try:
        mode = os.stat(path).st_mode
    except OSError:
        return
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
        raise StoreProblem(f"{path} is geen gewoon bestand; kies een ander bestand met --db.")


def header_is_ready(path: str) -> bool:
    """Whether the first bytes of the file say that nothing needs to be done, which takes no connection to find out.

    They can lag behind what is in the log beside the file, so a connection looks again with `check_version`.
    """
    try:
        with open(path, "rb") as file:
            header = file.read(100)
    except OSError:
        return False
    if not header.startswith(b"SQLite format 3\0"):
        return False
    in_wal = header[18:20] == b"\x02\x02"
    number, owner = int.from_bytes(header[60:64], "big"), int.from_bytes(header[68:72], "big")
    return number == VERSION and owner == APPLICATION_ID and (in_wal or not os.access(path, os.W_OK))


def check_version(db: sqlite3.Connection, path: str) -> None:
    """Raises StoreProblem when an open file has another schema than this frontlijn reads."""
    if version(db) != VERSION:
        _refuse_foreign(db, path)


def application_id(db: sqlite3.Connection) -> int:
    """Which program the file says it belongs to."""
    number: int = db.execute("PRAGMA application_id").fetchone()[0]
    return number


def _refuse_foreign(db: sqlite3.Connection, path: str) -> None:
    has_tables = db.execute("SELECT EXISTS (SELECT 1 FROM sqlite_schema)").fetchone()[0]
    if has_tables and application_id(db) != APPLICATION_ID:
        raise StoreProblem(not_a_store(path))
    if version(db) > VERSION:
        raise StoreProblem(
            f"Het bestand {path} is gemaakt met een nieuwere frontlijn (versie {version(db)}; deze kent {VERSION}). "
            "Er is niets veranderd; werk frontlijn bij."
        )


def _step(db: sqlite3.Connection, path: str, number: int) -> None:
    """One migration: all of it or nothing, also beside a second process that has the same idea."""
    db.execute("PRAGMA foreign_keys = OFF")  # a migration may rebuild a table; the check below looks at every key
    db.execute("BEGIN EXCLUSIVE")
    try:
        if version(db) < number:
            for statement in statements(number):
                db.execute(statement)
            broken = db.execute("PRAGMA foreign_key_check").fetchone()
            if broken is not None or fingerprint(db) != FINGERPRINTS[number]:
                raise StoreProblem(
                    f"Het bijwerken van {path} naar versie {number} is niet gelukt; er is niets veranderd. "
                    "Meld dit aan wie frontlijn beheert."
                )
            db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            db.execute(f"PRAGMA user_version = {number}")
        db.execute("COMMIT")
    finally:
        if db.in_transaction:
            db.execute("ROLLBACK")
        db.execute("PRAGMA foreign_keys = ON")


def _copy_before(db: sqlite3.Connection, path: str, number: int, today: date) -> None:
    from frontlijn.store.backup import verified_copy

    stem, ending = os.path.splitext(path)
    copy = f"{stem}.voor-versie-{number}.{today.isoformat()}{ending}"
    if os.path.lexists(copy):
        return  # of a second process with the same idea, or of an earlier try: what it holds is not migrated
    try:
        verified_copy(db, copy, replace=False, keep=path)
    except Refused:
        if not os.path.lexists(copy):
            raise


def statements(number: int) -> Iterator[str]:
    """The statements of one migration, one at a time, so that all of them share one transaction."""
    (name,) = (n for n in os.listdir(_FOLDER) if n.startswith(f"{number:03d}_") and n.endswith(".sql"))
    pending = ""
    with open(os.path.join(_FOLDER, name), encoding="utf-8") as lines:
        for line in lines:
            pending += line
            if sqlite3.complete_statement(pending):
                yield pending
                pending = ""
    if pending.strip():
        raise ValueError(f"migration {number} ends in the middle of a statement")


def fingerprint(db: sqlite3.Connection) -> str:
    """A digest of the schema as SQLite keeps it; the tables that FTS5 makes for itself differ per SQLite and stay
    out.
    """
    from hashlib import sha256

    rows = db.execute(
        "SELECT type, name, tbl_name, sql FROM sqlite_schema"
        " WHERE name NOT GLOB 'zoekindex_*' AND name NOT GLOB 'sqlite_*' ORDER BY type, name"
    )
    return sha256(repr([tuple(row) for row in rows]).encode()).hexdigest()[:16]
