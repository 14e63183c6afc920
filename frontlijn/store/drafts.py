"""Drafts: what stands in a form that was not saved yet, kept at each change and tied to that form and record.

They live in a small file of their own beside the store, so that a locked store never stops anybody from typing.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable, Container
from contextvars import ContextVar
from dataclasses import dataclass

from frontlijn.store.connection import connect, ensure_private, explained

SAVING: ContextVar[str | None] = ContextVar("SAVING", default=None)
"""The key of the draft whose form is being saved: the store notes it together with what is written."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What was typed in `form`, and when that last changed (UTC).

    `key` is the record ("nieuw" for a new one), a slash and a mark of the one form that was open, so that two forms
    never write over each other's draft.
    """

    form: str
    key: str
    values: dict[str, str]
    changed: str

    @property
    def record(self) -> str:
        """The number of the record it belongs to, or "nieuw"."""
        return self.key.partition("/")[0]


class Drafts:
    """The drafts beside one store. `save` costs well under a millisecond, so a form calls it at every key.

    `saved` gives the keys of drafts that were saved: those are no drafts any more.
    """

    def __init__(self, store_path: str, saved: Callable[[], Container[str]] = frozenset) -> None:
        self.path = f"{store_path}-concepten"
        self._saved = saved
        self._db: sqlite3.Connection | None = None

    def _connection(self) -> sqlite3.Connection:
        if self._db is None:
            try:
                self._db = self._open()
            except sqlite3.DatabaseError as error:
                if error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
                    raise
                # A damaged file must not keep anybody from typing; it is kept for whoever can read it.
                os.replace(self.path, f"{self.path}.beschadigd")
                self._db = self._open()
        return self._db

    def _open(self) -> sqlite3.Connection:
        ensure_private(self.path)
        db = connect(self.path)
        db.execute("PRAGMA journal_mode = WAL")
        db.execute(
            "CREATE TABLE IF NOT EXISTS concept (formulier TEXT, sleutel TEXT, inhoud TEXT NOT NULL,"
            " gewijzigd TEXT NOT NULL, PRIMARY KEY (formulier, sleutel)) STRICT, WITHOUT ROWID"
        )
        return db

    def save(self, form: str, key: str, values: dict[str, str], now: str) -> None:
        """Keeps what stands in a form; raises StoreProblem when the disk cannot take it."""
        with explained(self.path):
            self._connection().execute(
                "INSERT OR REPLACE INTO concept VALUES (?, ?, ?, ?)", (form, key, json.dumps(values), now)
            )

    def discard(self, form: str, key: str) -> None:
        """Forgets the draft of a form, because it was saved or thrown away."""
        with explained(self.path):
            self._connection().execute("DELETE FROM concept WHERE formulier = ? AND sleutel = ?", (form, key))

    def waiting(self, form: str, record: str) -> tuple[Draft, ...]:
        """The drafts of one form and record, the newest first."""
        return tuple(draft for draft in self.pending() if (draft.form, draft.record) == (form, record))

    def pending(self) -> tuple[Draft, ...]:
        """All drafts, the newest first."""
        if self._db is None and not os.path.exists(self.path):
            return ()
        with explained(self.path):
            rows = self._connection().execute("SELECT * FROM concept ORDER BY gewijzigd DESC").fetchall()
        saved = self._saved() if rows else ()
        return tuple(
            Draft(row["formulier"], row["sleutel"], json.loads(row["inhoud"]), row["gewijzigd"])
            for row in rows
            if row["sleutel"] not in saved
        )

    def close(self) -> None:
        """Lets go of the file."""
        if self._db is None:
            return
        with explained(self.path):
            self._db.close()
        self._db = None
