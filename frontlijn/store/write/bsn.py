"""No BSN in any text that is written (V23): refused at the field, unless whoever writes stated that it is none.

The statement is kept beside the row, with a fingerprint instead of the number.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from sqlalchemy import event, insert
from sqlalchemy import inspect as state_of
from sqlalchemy.orm import Session, UOWTransaction
from sqlmodel import SQLModel

from frontlijn.domain.privacy.bsn import MogelijkBsn, bsn_in
from frontlijn.store.write.tables import GeenBsn, Record
from frontlijn.store.write.transaction import WriteSession

MADE_BY_US = frozenset(
    {
        "uuid",
        "sleutel",
        "hash",
        "vingerafdruk",
        "geregistreerd_op",
        "verwijderd_op",
        "overheveling",
        "verdeling",
        "inhoud",
    }
)
"""Columns whose text no worker types."""


def fingerprint(nummer: str, tabel: str, rij_id: int, veld: str) -> str:
    """The mark of one number at one place: the same number elsewhere has another."""
    return sha256(f"{tabel}/{rij_id}/{veld}/{nummer}".encode()).hexdigest()


def attach(session: WriteSession) -> None:
    """Lets this session refuse what may be a BSN, and keep what was stated about it."""
    event.listen(session, "before_flush", _refuse)
    event.listen(session, "after_flush", _keep_statements)


def _refuse(session: Session, _context: UOWTransaction, _instances: object) -> None:
    for row, veld, text in _typed(session):
        found = [nummer for nummer in bsn_in(text) if not _stated(session, row, veld, nummer)]
        if found:
            raise MogelijkBsn(tuple(found), veld)


def _keep_statements(session: Session, _context: UOWTransaction) -> None:
    if not isinstance(session, WriteSession) or not session.store.geen_bsn:
        return
    rows = [
        {
            "uuid": session.store.new_uuid(),
            "tabel": str(row.__tablename__),
            "rij_id": row.id,
            "veld": veld,
            "vingerafdruk": fingerprint(nummer, str(row.__tablename__), row.id or 0, veld),
            "wie_id": session.wie_id,
            "op": session.store.now(),
        }
        for row, veld, text in _typed(session)
        for nummer in bsn_in(text)
        if isinstance(row, Record) and not _was_stated(session, row, veld, nummer)
    ]
    if rows:
        session.execute(insert(GeenBsn), rows)


def _typed(session: Session) -> Iterator[tuple[SQLModel, str, str]]:
    """Each text that this flush writes, with its row and column."""
    for row in [*session.new, *session.dirty]:
        if not isinstance(row, SQLModel):
            continue
        state = state_of(row)
        for column in state.mapper.column_attrs:
            value = getattr(row, column.key)
            if (
                isinstance(value, str)
                and column.key not in MADE_BY_US
                and state.attrs[column.key].history.has_changes()
            ):
                yield row, column.key, value


def _stated(session: Session, row: SQLModel, veld: str, nummer: str) -> bool:
    if isinstance(session, WriteSession) and nummer in session.store.geen_bsn:
        return True
    return isinstance(row, Record) and _was_stated(session, row, veld, nummer)


def _was_stated(session: Session, row: Record, veld: str, nummer: str) -> bool:
    if row.id is None or not isinstance(session, WriteSession):
        return False
    mark = fingerprint(nummer, str(row.__tablename__), row.id, veld)
    found = session.db.execute("SELECT 1 FROM geen_bsn WHERE vingerafdruk = ?", (mark,)).fetchone()
    return found is not None
