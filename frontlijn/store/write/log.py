"""The log: every flush of a write leaves who, when, what, old and new, without the caller doing anything for it.

It also notes what was written of the tables that are in the chain.
"""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from sqlalchemy import event, insert
from sqlalchemy import inspect as state_of
from sqlalchemy.orm import Session, UOWTransaction

from frontlijn.store.chain import CHAINED
from frontlijn.store.read.log import PRIVATE_TABLES
from frontlijn.store.write.tables import Persoon, Record, Wijziging
from frontlijn.store.write.transaction import WriteSession


def attach(session: WriteSession) -> None:
    """Lets this session log what it flushes."""
    event.listen(session, "after_flush", _log_flush)


def _log_flush(session: Session, _context: UOWTransaction) -> None:
    if not isinstance(session, WriteSession):
        raise TypeError("only write sessions are logged")
    touched = [(row, True) for row in session.new if isinstance(row, Record)]
    touched += [(row, False) for row in session.dirty if isinstance(row, Record) and session.is_modified(row)]
    if not session.has_writer:  # the first row a new worker writes is their own
        session.written_by(next(row.id for row, _ in touched if isinstance(row, Persoon) and row.id is not None))
    session.chainable += [
        (str(row.__tablename__), row.id)
        for row, is_new in touched
        if is_new and row.__tablename__ in CHAINED and row.id is not None
    ]
    rows = [_log_row(session, row, is_new=is_new) for row, is_new in touched]
    if rows:
        session.has_logged = True
        session.execute(insert(Wijziging), rows)


def _log_row(session: WriteSession, row: Record, *, is_new: bool) -> dict[str, Any]:
    old, new = _changes(row)
    table = str(row.__tablename__)
    if table in PRIVATE_TABLES:
        old, new = dict.fromkeys(old), dict.fromkeys(new)
    return {
        "uuid": session.store.new_uuid(),
        "handeling": session.handeling,
        "op": session.store.now(),
        "wie_id": session.wie_id,
        "tabel": table,
        "rij_id": row.id,
        "soort": "ongedaan" if session.undoes else "nieuw" if is_new else "gewijzigd",
        "oud": None if is_new else json.dumps(old, ensure_ascii=False),
        "nieuw": json.dumps(new, ensure_ascii=False),
        "ongedaan_van": session.undoes,
    }


def _changes(row: Record) -> tuple[dict[str, Any], dict[str, Any]]:
    """The fields that this flush writes, with the values before and after; children as lists of their own fields."""
    old: dict[str, Any] = {}
    new: dict[str, Any] = {}
    state = state_of(row)
    for column in state.mapper.column_attrs:
        history = state.attrs[column.key].history
        if history.has_changes() and column.key not in {"id", "uuid", "versie", *row.unlogged}:
            before = _plain(history.deleted[0] if history.deleted else None)
            after = _plain(getattr(row, column.key))
            if before is not None or after is not None:
                old[column.key] = before
                new[column.key] = after
    for name, fields in row.logged_children.items():
        history = state.attrs[name].history
        if history.has_changes():
            old[name] = _children([*history.unchanged, *history.deleted], fields)
            new[name] = _children([*history.unchanged, *history.added], fields)
    return old, new


def _children(rows: list[Any], fields: tuple[str, ...]) -> list[dict[str, Any]]:
    return sorted(({field: _plain(getattr(row, field)) for field in fields} for row in rows), key=repr)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
