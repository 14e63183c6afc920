"""Taking new decisions and money into the chain of this device, at the end of each transaction."""

from __future__ import annotations

import sqlite3

from frontlijn.store.chain import CHAINED, link
from frontlijn.store.write.tables import Apparaat, Keten
from frontlijn.store.write.transaction import WriteSession


def seal(session: WriteSession) -> None:
    """Chains what this transaction wrote; the first one of a store also what stood there before there was a chain.

    A row that somebody else planted stays out, so that the check goes on naming it.
    """
    db = session.db
    loose = _from_before(db) + sorted(session.chainable, key=lambda row: (CHAINED.index(row[0]), row[1]))
    if not loose:
        return
    apparaat_id, before, number = _device(session)
    for table, row_id in loose:
        number += 1
        found = link(db, before, table, row_id)
        if found is None:
            raise RuntimeError("a row that was just read is there")
        before = found
        session.add(Keten(apparaat_id=apparaat_id, volgnummer=number, tabel=table, rij_id=row_id, hash=before))
    session.flush()


def _from_before(db: sqlite3.Connection) -> list[tuple[str, int]]:
    """The rows that were there at the migration that brought the chain, as long as nothing is chained."""
    if db.execute("SELECT EXISTS (SELECT 1 FROM keten)").fetchone()[0]:
        return []
    return [
        (table, row_id)
        for table in CHAINED
        for (row_id,) in db.execute(
            f"""
            SELECT id FROM {table} WHERE id <= (SELECT CAST(waarde AS INTEGER) FROM instelling WHERE sleutel = ?)
             ORDER BY id""",
            (f"keten_na_{table}",),
        )
    ]


def _device(session: WriteSession) -> tuple[int, str, int]:
    """This device, with the hash and the number its chain ends at; a chain begins from the identity of its device."""
    naam = session.store.device()
    row = session.db.execute(
        """
        SELECT a.id, coalesce(k.hash, a.uuid), coalesce(k.volgnummer, 0)
          FROM apparaat a LEFT JOIN keten k ON k.apparaat_id = a.id
         WHERE a.naam = ? ORDER BY k.volgnummer DESC LIMIT 1""",
        (naam,),
    ).fetchone()
    if row is not None:
        return int(row[0]), str(row[1]), int(row[2])
    device = Apparaat(uuid=session.store.new_uuid(), naam=naam, sinds=session.store.now())
    session.add(device)
    session.flush()
    if device.id is None:
        raise RuntimeError("a flushed row has an id")
    return device.id, device.uuid, 0
