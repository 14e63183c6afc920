"""The store: one SQLite file, the clock and the identities that its writes use.

Reads go through `db()`, a connection per thread on the standard library; writes go through `frontlijn.store.write`,
on SQLModel.
Tests and the script that builds `sample.db` give their own clock and identities.
"""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Callable
from datetime import UTC, date, datetime

from frontlijn.store.connection import FrozenConnection, connect_for_reading, explained
from frontlijn.store.migrate import check_version, prepare

TYPE_CHECKING = False  # the one of `typing` costs 4 ms, a fifth of a whole search
if TYPE_CHECKING:
    from sqlalchemy import Engine


def system_clock() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)


def new_uuid() -> str:
    """A new identity, ordered by time (UUID version 7)."""
    import uuid_utils

    return str(uuid_utils.uuid7())


def this_device() -> str:
    """The name of this computer."""
    from frontlijn.store.user import computer_name

    return computer_name()


class Store:
    """An open store. Make one with `Store.open`; every function of `store.read` and `store.write` takes it first."""

    def __init__(
        self, path: str, clock: Callable[[], datetime], new_uuid: Callable[[], str], device: Callable[[], str]
    ) -> None:
        self.path = path
        self.device = device
        self.clock = clock
        self.new_uuid = new_uuid
        self.engine: Engine | None = None
        self.acts: list[str] = []
        """What was written through this object, oldest first (`wijziging.handeling`), so that it can be undone."""
        self.geen_bsn: set[str] = set()
        """Numbers of nine digits that whoever writes stated to be no BSN."""
        self._local = threading.local()
        self._connections: list[sqlite3.Connection] = []

    @classmethod
    def open(
        cls,
        path: str | os.PathLike[str],
        *,
        clock: Callable[[], datetime] = system_clock,
        new_uuid: Callable[[], str] = new_uuid,
        device: Callable[[], str] = this_device,
    ) -> Store:
        """Opens the file at `path`, made on first use and brought to the newest schema; raises StoreProblem.

        `device` names the computer that writes, for the chain of hashes.
        """
        store = cls(os.path.abspath(path), clock, new_uuid, device)
        with explained(store.path):
            prepare(store.path, store.today())
        return store

    def now(self) -> str:
        """This moment in UTC as it is stored: 2026-11-21T10:15:00.123Z."""
        return self.clock().astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")

    def today(self) -> date:
        """The day it is where the worker is."""
        return self.clock().astimezone().date()

    def db(self) -> sqlite3.Connection:
        """The connection of this thread for reading; it refuses to write.

        One that cannot see what is written later is made anew for each read.
        """
        db: sqlite3.Connection | None = getattr(self._local, "db", None)
        if isinstance(db, FrozenConnection) and not db.in_transaction:
            db.close()
            self._connections.remove(db)
            db = None
        if db is None:
            with explained(self.path):
                db = connect_for_reading(self.path)
                check_version(db, self.path)
                db.execute("PRAGMA query_only = ON")
            self._local.db = db
            self._connections.append(db)
        return db

    def data_version(self) -> int:
        """A number that changes when another connection has changed the file."""
        with explained(self.path):
            number: int = self.db().execute("PRAGMA data_version").fetchone()[0]
        return number

    def close(self) -> None:
        """Lets go of the file; the store can be used again, with new connections."""
        for db in self._connections:
            db.close()
        self._connections.clear()
        self._local = threading.local()
        if self.engine is not None:
            self.engine.dispose()
            self.engine = None
