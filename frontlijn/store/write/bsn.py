"""No BSN in any text that is written (V23): refused at the field, unless whoever writes stated that it is none.

The statement is kept beside the row, with a fingerprint instead of the number.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import event, insert
from sqlalchemy import inspect as state_of
from sqlalchemy.orm import Session, UOWTransaction

from frontlijn.domain.privacy.bsn import MogelijkBsn, bsn_in
from frontlijn.store.bsn import MADE_BY_US, fingerprint
from frontlijn.store.write.tables import GeenBsn, Record
from frontlijn.store.write.transaction import WriteSession

_FIELDS = {"inhoud": "tekst"}
"""Columns that a worker knows by another name: of what a kept filter holds only the words are typed."""


def attach(session: WriteSession) -> None:
    """Lets this session refuse what may be a BSN, and keep what was stated about it."""
    event.listen(session, "before_flush", _refuse)
    event.listen(session, "after_flush", _keep_statements)


def _refuse(session: Session, _context: UOWTransaction, _instances: object) -> None:
    for row, veld, field, text in _typed(session):
        found = [nummer for nummer in bsn_in(text) if not _stated(session, row, veld, nummer)]
        if found:
            raise MogelijkBsn(tuple(found), field)


def _keep_statements(session: Session, _context: UOWTransaction) -> None:
    if not isinstance(session, WriteSession) or not session.store.geen_bsn:
        return
    places = {
        (str(row.__tablename__), row.id or 0, veld, nummer)
        for row, veld, _, text in _typed(session)
        for nummer in bsn_in(text)
        if not _was_stated(session, row, veld, nummer)
    }
    rows = [
        {
            "uuid": session.store.new_uuid(),
            "tabel": tabel,
            "rij_id": rij_id,
            "veld": veld,
            "vingerafdruk": fingerprint(nummer, tabel, rij_id, veld),
            "wie_id": session.wie_id,
            "op": session.store.now(),
        }
        for tabel, rij_id, veld, nummer in sorted(places)
    ]
    if rows:
        session.execute(insert(GeenBsn), rows)


def _typed(session: Session) -> Iterator[tuple[Record, str, str, str]]:
    """Each text that this flush writes: its record, its place there, the field that a worker knows it by, the text.

    What a record holds in rows of its own, such as its exchanges, is one place. The name of who writes is not typed
    here, and without it nothing could be written at all.
    """
    if not isinstance(session, WriteSession) or not session.has_writer:
        return
    for row in [*session.new, *session.dirty]:
        if not isinstance(row, Record):
            continue
        for name, text in _changed_texts(row):
            yield row, name, _FIELDS.get(name, name), text
        for name in row.logged_children:
            for child in state_of(row).attrs[name].history.added:
                for column, text in _changed_texts(child):
                    yield row, name, _field_of_child(child, name, column), text


def _field_of_child(child: Any, name: str, column: str) -> str:
    """The field of a form where a text of a child stands: each criterium and each factor has its own."""
    if hasattr(child, "factor"):
        return f"{child.factor}_{column}"
    return str(getattr(child, "criterium", name))


def _changed_texts(row: Any) -> Iterator[tuple[str, str]]:
    state = state_of(row)
    for column in state.mapper.column_attrs:
        value = getattr(row, column.key)
        if isinstance(value, str) and column.key not in MADE_BY_US and state.attrs[column.key].history.has_changes():
            yield column.key, value


def _stated(session: Session, row: Record, veld: str, nummer: str) -> bool:
    stated_now = isinstance(session, WriteSession) and nummer in session.store.geen_bsn
    return stated_now or _was_stated(session, row, veld, nummer)


def _was_stated(session: Session, row: Record, veld: str, nummer: str) -> bool:
    if row.id is None or not isinstance(session, WriteSession):
        return False
    mark = fingerprint(nummer, str(row.__tablename__), row.id, veld)
    found = session.db.execute("SELECT 1 FROM geen_bsn WHERE vingerafdruk = ?", (mark,)).fetchone()
    return found is not None
