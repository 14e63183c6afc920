"""One way to write: a session in one immediate transaction, which leaves a log row for every record it touched.

`BEGIN IMMEDIATE` takes the write lock before the first read, so that a ceiling checked in a transaction still holds
when it
commits, whatever other processes do.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Protocol

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool
from sqlmodel import Session

from frontlijn.domain.errors import Refused
from frontlijn.store.connection import connect, explained
from frontlijn.store.drafts import SAVING
from frontlijn.store.read.settings import Instelling
from frontlijn.store.store import Store
from frontlijn.store.write.settings import PUT
from frontlijn.store.write.tables import Record

MARKS_STAY = timedelta(days=30)
"""How long the mark of a saved draft stays: the draft itself is thrown away right after it was saved."""


class Edited(Protocol):
    """A record that counts its edits."""

    versie: int


class WriteSession(Session):
    """A session that knows its store, who writes (`wie_id`), which rows belong to one act (`handeling`), which act it
    undoes, and which rows it wrote that go into the chain (`chainable`, by table and number).
    """

    def __init__(self, store: Store, engine: Engine) -> None:
        super().__init__(engine, expire_on_commit=False, autoflush=False)
        self.store = store
        self.handeling = store.new_uuid()
        self.undoes: str | None = None
        self.has_logged = False
        self.chainable: list[tuple[str, int]] = []
        self._wie_id: int | None = None

    @property
    def wie_id(self) -> int:
        """The person who writes."""
        if self._wie_id is None:
            raise RuntimeError("nobody writes yet")
        return self._wie_id

    @property
    def has_writer(self) -> bool:
        """False only while the row of a new worker is being written."""
        return self._wie_id is not None

    def written_by(self, persoon_id: int) -> None:
        """Says who writes."""
        self._wie_id = persoon_id

    def insert(self, row: Record) -> int:
        """Writes a new record now, so that the database can object to it, and returns its id."""
        self.add(row)
        self.flush()
        if row.id is None:
            raise RuntimeError("a flushed row has an id")
        return row.id

    def count_edit(self, row: Edited) -> None:
        """Raises the version of a record that is about to be written, when anything of it has changed."""
        if self.is_modified(row):
            row.versie += 1

    @property
    def db(self) -> sqlite3.Connection:
        """The connection that writes, for a question that must see what this transaction wrote; rows are tuples."""
        db = self.connection().connection.driver_connection
        if not isinstance(db, sqlite3.Connection):
            raise TypeError("the store is SQLite")
        return db

    def remember(self, key: Instelling, value: str) -> None:
        """Remembers a setting in this transaction, so that the two stand or fall together."""
        self.connection().exec_driver_sql(PUT, (key.value, value))


@contextmanager
def transaction(store: Store) -> Iterator[WriteSession]:
    """Everything written inside is kept together or not at all; raises Refused or StoreProblem, in Dutch.

    The write lock is held from the start, so what `store.read` gives inside is what will still stand at the commit.
    """
    from frontlijn.store.write import bsn, chaining, log, personen

    if store.engine is None:
        store.engine = _engine(store.path)
    with explained(store.path):
        try:
            with WriteSession(store, store.engine) as session:
                session.connection()  # takes the write lock now
                bsn.attach(session)
                log.attach(session)
                session.written_by(personen.writer(session))
                yield session
                session.flush()
                if session.has_logged:
                    chaining.seal(session)
                    _note_draft(session)
                session.commit()
                if session.undoes is None and session.has_logged:
                    store.acts.append(session.handeling)
        except DBAPIError as error:
            if isinstance(error.orig, sqlite3.Error):
                # Not from `error`, which was raised from this one: who walks a circle of causes never comes home.
                raise error.orig from None
            raise


def _note_draft(session: WriteSession) -> None:
    """Notes that the draft of the form that is being saved became what was written; marks of long ago go."""
    key = SAVING.get()
    if key is not None:
        db, now = session.connection(), session.store.clock()
        db.exec_driver_sql("DELETE FROM concept_bewaard WHERE op < ?", ((now - MARKS_STAY).date().isoformat(),))
        db.exec_driver_sql("INSERT OR REPLACE INTO concept_bewaard VALUES (?, ?)", (key, session.store.now()))


def check_version(row_version: int, form_version: int, wat: str) -> None:
    """Raises Refused when a record was changed after the form that edits it was opened."""
    if row_version != form_version:
        raise Refused(
            f"{wat} is intussen door iemand anders gewijzigd. Wat je typte staat nog in het formulier: "
            "kopieer wat je wilt houden en open het daarna opnieuw."
        )


def _engine(path: str) -> Engine:
    def plain_connection() -> sqlite3.Connection:
        db = connect(path)
        db.row_factory = None  # SQLAlchemy makes its own rows
        return db

    engine = create_engine("sqlite://", creator=plain_connection, poolclass=NullPool, hide_parameters=True)

    @event.listens_for(engine, "begin")
    def begin_immediate(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine
