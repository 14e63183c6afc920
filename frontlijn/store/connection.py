"""Connections to the SQLite file: how one is opened, which promises it keeps, and what its errors mean to a worker.

Every connection has foreign keys on, full synchronous and a busy timeout. This module and everything it imports is
standard
library only, so that a search starts as fast as Python does.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterator

from frontlijn.domain.errors import NotFound, Refused, StoreProblem

BUSY_SECONDS = 5.0
"""How long a connection waits for another program before it says so."""


def connect(path: str) -> sqlite3.Connection:
    """A connection in autocommit mode, for any thread; the caller begins transactions itself."""
    return _promised(sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False))


class FrozenConnection(sqlite3.Connection):
    """Reads a file as it is when it is opened, and makes no files beside it. What is written later it does not see."""


def connect_for_reading(path: str) -> sqlite3.Connection:
    """As `connect`, and where SQLite can make no files beside the store (read-only, or full) a FrozenConnection."""
    try:
        return connect(path)
    except sqlite3.Error as error:
        if error.sqlite_errorcode & 0xFF not in _NO_SIDE_FILES or not os.access(path, os.R_OK):
            raise
        if _has_unmerged_work(path):
            raise StoreProblem(
                f"De gegevens in {path} zijn niet te lezen: naast het bestand staat nog werk ({path}-wal), en SQLite "
                "kan daar niets maken. Maak ruimte vrij op de schijf of maak de map beschrijfbaar; er is niets kwijt."
            ) from error
        return _connect_frozen(path)


_NO_SIDE_FILES = (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL)


def _has_unmerged_work(path: str) -> bool:
    """Whether the log beside the file holds anything, which only a connection that can make files can read."""
    with contextlib.suppress(OSError):
        return os.path.getsize(f"{os.path.realpath(path)}-wal") > 0
    return False


def _connect_frozen(path: str) -> sqlite3.Connection:
    from pathlib import Path

    uri = f"{Path(path).as_uri()}?mode=ro&immutable=1"
    return _promised(
        sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False, factory=FrozenConnection)
    )


def _promised(db: sqlite3.Connection) -> sqlite3.Connection:
    """The connection with its promises kept, after a first look at the file; closed when that cannot be."""
    try:
        db.row_factory = sqlite3.Row
        db.execute("PRAGMA foreign_keys = ON")
        db.execute("PRAGMA synchronous = FULL")
        db.execute(
            "PRAGMA recursive_triggers = ON"
        )  # so that INSERT OR REPLACE meets the triggers that forbid a delete
        db.execute("SELECT 1 FROM sqlite_schema").fetchone()
    except sqlite3.Error:
        db.close()
        raise
    return db


def create_private(path: str) -> None:
    """Makes an empty file that only its owner can read; a folder made on the way is the owner's too."""
    _make_folder(path)
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def ensure_private(path: str) -> None:
    """As `create_private`; a file that is there already stays as it is, but an empty one becomes its owner's alone."""
    target = os.path.realpath(path)
    if not os.path.exists(target):
        _make_folder(target)
        with contextlib.suppress(FileExistsError):
            create_private(target)
    elif os.path.getsize(target) == 0:
        with contextlib.suppress(PermissionError):  # of somebody else, who lets this user write in it
            os.chmod(target, 0o600)


def _make_folder(path: str) -> None:
    os.makedirs(os.path.dirname(path) or ".", mode=0o700, exist_ok=True)


def use_wal(db: sqlite3.Connection) -> None:
    """Readers and a writer side by side (WAL); where the file system has no shared memory the old journal stays."""
    with contextlib.suppress(sqlite3.OperationalError):
        db.execute("PRAGMA journal_mode = WAL")


@contextlib.contextmanager
def explained(path: str) -> Iterator[None]:
    """Turns an error of SQLite or of the file system into a StoreProblem, and a broken invariant into a Refused."""
    try:
        yield
    except sqlite3.IntegrityError as error:
        raise Refused(_invariant(str(error))) from error
    except sqlite3.Error as error:
        raise StoreProblem(_explain(error, path)) from error
    except OSError as error:
        raise StoreProblem(_explain_file(error, path)) from error
    except OverflowError as error:
        raise NotFound("Een nummer is te groot; zo'n nummer bestaat hier niet.") from error


def _invariant(text: str) -> str:
    """The sentence in a message of the database, such as "CHECK constraint failed: V21: ..."."""
    sentence = text.removeprefix("CHECK constraint failed: ")
    if sentence.startswith("UNIQUE constraint failed: "):
        return "Dit bestaat al; kies een andere naam."
    if sentence.startswith("FOREIGN KEY"):
        return "Dit verwijst naar iets dat er niet (meer) is; open het opnieuw."
    code, colon, rest = sentence.partition(": ")
    if colon and len(code) == 3 and code.startswith("V"):
        sentence = rest
    return sentence[:1].upper() + sentence[1:].rstrip(".") + "."


def _explain(error: sqlite3.Error, path: str) -> str:
    if os.path.isdir(path):
        return f"{path} is een map; kies een bestand met --db."
    match _code(error, path):
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return (
                "Een ander programma is al langer dan vijf seconden met de gegevens bezig. "
                "Er is niets opgeslagen; sluit dat programma of probeer het zo weer."
            )
        case sqlite3.SQLITE_READONLY:
            return (
                f"Het bestand {path} mag alleen gelezen worden. Er is niets opgeslagen; "
                "maak het beschrijfbaar of kies een ander met --db."
            )
        case sqlite3.SQLITE_FULL:
            return "De schijf is vol. Er is niets opgeslagen; maak ruimte vrij en probeer het opnieuw."
        case sqlite3.SQLITE_CANTOPEN:
            return f"Het bestand {path} kan niet geopend worden; controleer of de map bestaat en van jou is."
        case sqlite3.SQLITE_NOTADB:
            return not_a_store(path)
        case sqlite3.SQLITE_CORRUPT:
            return f"Het bestand {path} is beschadigd; zet een reservekopie terug."
        case sqlite3.SQLITE_IOERR:
            return f"Lezen of schrijven van {path} lukt niet; controleer of de schijf vol of losgeraakt is."
    if str(error).startswith(("no such table", "no such column")):
        return (
            f"Het bestand {path} is buiten frontlijn om veranderd: er is een tabel of kolom weg. "
            "Zet een reservekopie terug."
        )
    return f"Er ging iets mis met het bestand {path}: {error}."


def _code(error: sqlite3.Error, path: str) -> int:
    """What went wrong; a file that can be read while nothing can be made beside it is read-only, as a whole disk is."""
    code: int = getattr(error, "sqlite_errorcode", 0) & 0xFF
    readable = os.path.isfile(path) and os.access(path, os.R_OK)
    if code == sqlite3.SQLITE_CANTOPEN and readable and not os.access(os.path.dirname(path) or ".", os.W_OK):
        return sqlite3.SQLITE_READONLY
    return code


def not_a_store(path: str) -> str:
    """The sentence for a file that is something else than a store of frontlijn."""
    return f"Het bestand {path} is geen frontlijn-bestand; kies een ander bestand met --db."


def _explain_file(error: OSError, path: str) -> str:
    import errno

    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return "De schijf is vol. Er is niets opgeslagen; maak ruimte vrij en probeer het opnieuw."
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return f"Je mag hier niet schrijven: {error.filename or path}. Kies een andere plek met --db."
        case errno.EEXIST | errno.ENOTDIR:
            return f"{error.filename2 or error.filename or path} bestaat al als bestand; kies een andere naam."
    return f"Het bestand {error.filename or path} kan niet gebruikt worden: {error.strerror}."
