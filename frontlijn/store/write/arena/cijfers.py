"""Writing the published figures of a report, with contradicting values side by side."""

from __future__ import annotations

from frontlijn.domain.arena.gepubliceerd import Cijfer as CijferRecord
from frontlijn.domain.arena.gepubliceerd import CijferInvoer
from frontlijn.domain.errors import Refused
from frontlijn.domain.values import ArenaSoort
from frontlijn.store.read import arena as read
from frontlijn.store.store import Store
from frontlijn.store.write.arena.rows import change, children, columns, existing, remove
from frontlijn.store.write.children import set_children
from frontlijn.store.write.initiatieven import check_initiatief
from frontlijn.store.write.tables import Arena, Cijfer
from frontlijn.store.write.transaction import WriteSession, transaction

_CHILDREN = frozenset({"waarden"})


def add_cijfer(store: Store, arena_id: int, invoer: CijferInvoer) -> CijferRecord:
    """Writes down a published figure of a report; raises Refused at the field that is wrong."""
    invoer = invoer.checked()
    with transaction(store) as session:
        if existing(session, Arena, arena_id).soort != ArenaSoort.RAPPORT.value:
            raise Refused("Een gepubliceerd cijfer hoort bij een rapport; leg daarvoor een rapport vast.", "soort")
        check_initiatief(session, invoer.initiatief_id)
        _check_new(session, arena_id, invoer)
        row = Cijfer(uuid=store.new_uuid(), arena_id=arena_id, **columns(invoer, without=_CHILDREN))
        _set_children(row, invoer)
        row_id = session.insert(row)
    return read.cijfer(store, row_id)


def change_cijfer(store: Store, cijfer_id: int, invoer: CijferInvoer, versie: int) -> CijferRecord:
    """Changes a published figure, such as which of its values is shown; raises Refused at the field that is wrong."""
    invoer = invoer.checked()
    with transaction(store) as session:
        row = existing(session, Cijfer, cijfer_id, versie)
        if invoer.initiatief_id != row.initiatief_id:
            check_initiatief(session, invoer.initiatief_id)
        _check_new(session, row.arena_id, invoer, cijfer_id)
        _set_children(row, invoer)
        change(session, row, columns(invoer, without=_CHILDREN))
    return read.cijfer(store, cijfer_id)


def remove_cijfer(store: Store, cijfer_id: int, versie: int) -> None:
    """Takes a published figure away; undo brings it back."""
    with transaction(store) as session:
        remove(session, Cijfer, cijfer_id, versie)


def _set_children(row: Cijfer, invoer: CijferInvoer) -> None:
    # The chosen value comes first: its place says that it is chosen.
    values = children(sorted(invoer.waarden, key=lambda one: not one.gekozen), without=frozenset({"gekozen"}))
    set_children(row, "waarden", [{"volgorde": number, **one} for number, one in enumerate(values)])


def _check_new(session: WriteSession, arena_id: int, invoer: CijferInvoer, except_id: int | None = None) -> None:
    about = columns(invoer, without=_CHILDREN)
    same = " AND ".join(f"{name} IS :{name}" for name in about)
    found = session.db.execute(
        f"SELECT 1 FROM cijfer WHERE arena_id = :arena AND verwijderd_op IS NULL AND id IS NOT :but AND {same}",
        {**about, "arena": arena_id, "but": except_id},
    ).fetchone()
    if found:
        raise Refused("Dit cijfer staat er al; zet een andere waarde erbij met haar bron.", "soort")
    overlap = session.db.execute(
        """SELECT van || '-' || tot FROM cijfer
            WHERE arena_id = :arena AND verwijderd_op IS NULL AND id IS NOT :but AND soort = :soort
              AND van <= :tot AND tot >= :van""",
        {**about, "arena": arena_id, "but": except_id},
    ).fetchone()
    if overlap:
        raise Refused(f"Van {overlap[0]} staat er al een cijfer; neem jaren die niet ook daarin vallen.", "van")
