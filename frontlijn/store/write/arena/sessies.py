"""Writing the sessions of an arena. Each keeps the arena as it was when it began: the end of the one before it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlmodel import col, select

from frontlijn.domain.arena.arena import Sessie as SessieRecord
from frontlijn.domain.arena.arena import SessieInvoer
from frontlijn.domain.arena.stand import to_json
from frontlijn.domain.dates import format_datum, refuse_future
from frontlijn.domain.errors import Refused
from frontlijn.domain.text import fold
from frontlijn.store.read import arena as read
from frontlijn.store.store import Store
from frontlijn.store.write.arena.rows import check_eigen, existing, remove
from frontlijn.store.write.children import set_children
from frontlijn.store.write.tables import Arena, Sessie
from frontlijn.store.write.transaction import WriteSession, transaction


def open_sessie(store: Store, arena_id: int, invoer: SessieInvoer) -> SessieRecord:
    """Begins a session: what changes from now on belongs to it. Raises Refused at the field that is wrong, and at
    `soort` for a report.
    """
    refuse_future(invoer.datum, store.today(), "datum")
    invoer = invoer.checked()
    with transaction(store) as session:
        check_eigen(existing(session, Arena, arena_id))
        _check_order(invoer, read.sessies(store, arena_id))
        row = Sessie(
            uuid=store.new_uuid(),
            arena_id=arena_id,
            datum=invoer.datum,
            notities=invoer.notities,
            stand=to_json(read.stand(store, arena_id)),
        )
        set_children(row, "deelnemers", _deelnemers(session, invoer))
        session.insert(row)
    return read.sessies(store, arena_id)[-1]


def change_sessie(store: Store, sessie_id: int, invoer: SessieInvoer, versie: int) -> SessieRecord:
    """Changes when a session was, who took part and what was noted; raises Refused at the field that is wrong."""
    refuse_future(invoer.datum, store.today(), "datum")
    invoer = invoer.checked()
    with transaction(store) as session:
        row = existing(session, Sessie, sessie_id, versie)
        row.datum, row.notities = invoer.datum, invoer.notities
        set_children(row, "deelnemers", _deelnemers(session, invoer))
        session.count_edit(row)
        arena_id = row.arena_id
    return next(one for one in read.sessies(store, arena_id) if one.id == sessie_id)


def _check_order(invoer: SessieInvoer, before: Sequence[SessieRecord]) -> None:
    """Sessions follow each other: each keeps the arena as it was when it began."""
    if before and invoer.datum < before[-1].datum:
        day = format_datum(before[-1].datum)
        raise Refused(f"De vorige sessie was op {day}; vul die dag in, of een latere.", "datum")


def remove_sessie(store: Store, sessie_id: int, versie: int) -> None:
    """Takes the last session away; raises Refused for an earlier one, whose state is kept."""
    with transaction(store) as session:
        row = existing(session, Sessie, sessie_id, versie)
        later = select(Sessie).where(
            Sessie.arena_id == row.arena_id, col(Sessie.id) > sessie_id, col(Sessie.verwijderd_op).is_(None)
        )
        if session.exec(later).first() is not None:
            raise Refused("Alleen de laatste sessie kan weg; van de andere is de stand bewaard.")
        remove(session, Sessie, sessie_id, versie)


def _deelnemers(session: WriteSession, invoer: SessieInvoer) -> list[dict[str, Any]]:
    """Who took part: a known person or organisation by that name, else a description; no person is made of one."""
    known = {
        table: {
            fold(naam): number for number, naam in session.db.execute(f"SELECT id, naam FROM {table} ORDER BY id DESC")
        }
        for table in ("persoon", "organisatie")
    }
    rows = []
    for number, naam in enumerate(invoer.deelnemers):
        persoon = known["persoon"].get(fold(naam))
        organisatie = None if persoon is not None else known["organisatie"].get(fold(naam))
        described = naam if persoon is None and organisatie is None else None
        rows.append(
            {"volgorde": number, "persoon_id": persoon, "organisatie_id": organisatie, "omschrijving": described}
        )
    return rows
