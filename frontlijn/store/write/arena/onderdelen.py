"""Writing the activities and the investments of an arena."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from frontlijn.domain.arena.arena import Activiteit as ActiviteitRecord
from frontlijn.domain.arena.arena import ActiviteitInvoer, InvesteringInvoer
from frontlijn.domain.arena.arena import Investering as InvesteringRecord
from frontlijn.domain.arena.effect import EffectInvoer
from frontlijn.domain.errors import Refused
from frontlijn.domain.text import fold
from frontlijn.store.read import arena as read
from frontlijn.store.store import Store
from frontlijn.store.write.arena.rows import change, check_eigen, columns, existing, remove
from frontlijn.store.write.tables import Activiteit, Arena, Investering
from frontlijn.store.write.transaction import WriteSession, transaction

Invoer = TypeVar("Invoer", InvesteringInvoer, EffectInvoer)


def add_activiteit(store: Store, arena_id: int, invoer: ActiviteitInvoer) -> ActiviteitRecord:
    """Adds an activity to an arena; raises Refused at `naam`, and at `soort` for a report."""
    invoer = invoer.checked()
    with transaction(store) as session:
        check_eigen(existing(session, Arena, arena_id))
        _check_naam(session, arena_id, invoer.naam)
        row_id = session.insert(Activiteit(uuid=store.new_uuid(), arena_id=arena_id, **columns(invoer)))
    return _activiteit(store, arena_id, row_id)


def change_activiteit(store: Store, activiteit_id: int, invoer: ActiviteitInvoer, versie: int) -> ActiviteitRecord:
    """Gives an activity another name; raises Refused at `naam`."""
    invoer = invoer.checked()
    with transaction(store) as session:
        row = existing(session, Activiteit, activiteit_id, versie)
        _check_naam(session, row.arena_id, invoer.naam, activiteit_id)
        change(session, row, columns(invoer))
        arena_id = row.arena_id
    return _activiteit(store, arena_id, activiteit_id)


def remove_activiteit(store: Store, activiteit_id: int, versie: int) -> None:
    """Takes an activity away; raises Refused when an investment or an effect hangs on it."""
    with transaction(store) as session:
        remove(session, Activiteit, activiteit_id, versie)


def add_investering(
    store: Store, arena_id: int, invoer: InvesteringInvoer, activiteit: str | None = None
) -> InvesteringRecord:
    """Adds an investment, with `activiteit` as `in_activiteit` says; raises Refused at the field that is wrong."""
    with transaction(store) as session:
        existing(session, Arena, arena_id)
        invoer = in_activiteit(session, arena_id, invoer.checked(read.get(store, arena_id)), activiteit)
        row_id = session.insert(Investering(uuid=store.new_uuid(), arena_id=arena_id, **columns(invoer)))
    return _investering(store, arena_id, row_id)


def change_investering(
    store: Store, investering_id: int, invoer: InvesteringInvoer, versie: int, activiteit: str | None = None
) -> InvesteringRecord:
    """Changes an investment whose form was opened at `versie`, with `activiteit` as `in_activiteit` says.

    Raises Refused at the field that is wrong.
    """
    with transaction(store) as session:
        row = existing(session, Investering, investering_id, versie)
        arena_id = row.arena_id
        invoer = in_activiteit(session, arena_id, invoer.checked(read.get(store, arena_id)), activiteit)
        change(session, row, columns(invoer))
    return _investering(store, arena_id, investering_id)


def remove_investering(store: Store, investering_id: int, versie: int) -> None:
    """Takes an investment away; undo brings it back."""
    with transaction(store) as session:
        remove(session, Investering, investering_id, versie)


def in_activiteit(session: WriteSession, arena_id: int, invoer: Invoer, naam: str | None) -> Invoer:
    """The same input, in the activity with this name: a new one becomes part of what is being written.

    Without a name it is the activity of the input; raises Refused at `activiteit_id` when that is none of this arena.
    """
    if naam is not None:
        return replace(invoer, activiteit_id=_found_or_added(session, arena_id, naam))
    row = session.get(Activiteit, invoer.activiteit_id)
    if row is None or row.verwijderd_op is not None or row.arena_id != arena_id:
        raise Refused("Kies een activiteit van deze arena.", "activiteit_id")
    return invoer


def _found_or_added(session: WriteSession, arena_id: int, naam: str) -> int:
    try:
        invoer = ActiviteitInvoer(naam).checked()
    except Refused as refused:
        raise Refused(refused.message, "activiteit_id") from refused
    number = _number_of(session, arena_id, invoer.naam)
    return number or session.insert(Activiteit(uuid=session.store.new_uuid(), arena_id=arena_id, **columns(invoer)))


def _check_naam(session: WriteSession, arena_id: int, naam: str, except_id: int | None = None) -> None:
    if _number_of(session, arena_id, naam) not in (None, except_id):
        raise Refused("Deze activiteit staat er al; kies een andere naam.", "naam")


def _number_of(session: WriteSession, arena_id: int, naam: str) -> int | None:
    """The activity of an arena with this name; no two have the same one."""
    rows = session.db.execute(
        "SELECT id, naam FROM activiteit WHERE arena_id = ? AND verwijderd_op IS NULL", (arena_id,)
    )
    return next((number for number, known in rows.fetchall() if fold(known) == fold(naam)), None)


def _activiteit(store: Store, arena_id: int, row_id: int) -> ActiviteitRecord:
    return next(one for one in read.stand(store, arena_id).activiteiten if one.id == row_id)


def _investering(store: Store, arena_id: int, row_id: int) -> InvesteringRecord:
    return next(one for one in read.stand(store, arena_id).investeringen if one.id == row_id)
