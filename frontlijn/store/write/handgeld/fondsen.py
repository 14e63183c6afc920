"""Writing the register of other funds."""

from __future__ import annotations

from typing import Any

from sqlmodel import select

from frontlijn.domain.errors import NotFound, Refused
from frontlijn.domain.handgeld.fonds import Fonds as FondsRecord
from frontlijn.domain.handgeld.fonds import FondsInvoer
from frontlijn.domain.text import fold
from frontlijn.store.read import handgeld as read
from frontlijn.store.store import Store
from frontlijn.store.write.tables import Fonds
from frontlijn.store.write.transaction import WriteSession, check_version, transaction


def add_fonds(store: Store, invoer: FondsInvoer) -> FondsRecord:
    """Registers a fund; raises Refused when its name is missing or taken."""
    invoer = invoer.checked()
    with transaction(store) as session:
        _refuse_taken(session, invoer.naam)
        row_id = session.insert(Fonds(uuid=store.new_uuid(), **_columns(invoer)))
    return read.fonds(store, row_id)


def change_fonds(
    store: Store, fonds_id: int, invoer: FondsInvoer, versie: int, *, vervallen: bool = False
) -> FondsRecord:
    """Changes a fund; with `vervallen` it is no longer offered. Raises Refused when it was changed since `versie`."""
    invoer = invoer.checked()
    with transaction(store) as session:
        row = session.get(Fonds, fonds_id)
        if row is None:
            raise NotFound(f"Fonds {fonds_id} bestaat niet.")
        check_version(row.versie, versie, row.naam)
        if fold(row.naam) != fold(invoer.naam):
            _refuse_taken(session, invoer.naam)
        for name, value in _columns(invoer).items():
            setattr(row, name, value)
        if vervallen != (row.vervallen_op is not None):
            row.vervallen_op = store.today() if vervallen else None
        session.count_edit(row)
    return read.fonds(store, fonds_id)


def fonds_named(session: WriteSession, naam: str) -> int:
    """The id of the fund with this name, registered now when there was none yet.

    Raises Refused at `naar` when it is no longer offered.
    """
    found = _with_name(session, naam)
    if found is None:
        return session.insert(Fonds(uuid=session.store.new_uuid(), naam=naam))
    if session.get_one(Fonds, found).vervallen_op is not None:
        raise Refused(f"Het fonds {naam} is vervallen; kies een ander fonds of loket.", "naar")
    return found


def _with_name(session: WriteSession, naam: str) -> int | None:
    wanted = fold(naam)
    for row_id, existing in session.exec(select(Fonds.id, Fonds.naam).order_by(Fonds.id)):  # type: ignore[arg-type]
        if fold(existing) == wanted:
            return row_id
    return None


def _refuse_taken(session: WriteSession, naam: str) -> None:
    if _with_name(session, naam) is not None:
        raise Refused(f"Er is al een fonds met de naam {naam}; kies een andere naam.", "naam")


def _columns(invoer: FondsInvoer) -> dict[str, Any]:
    return {"naam": invoer.naam, "waarvoor": invoer.waarvoor, "hoe": invoer.hoe, "hoogstens": invoer.hoogstens}
