"""Taking in rows from a file: all of them in one act or none, and nothing twice.

Each row has a mark (`sleutel`, a sha256 of what it says). A row whose mark belongs to a record that stands is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from frontlijn.domain.initiatief import InitiatiefInvoer, check_startdatum
from frontlijn.domain.kasboek.regel import KasboekInvoer
from frontlijn.store.store import Store
from frontlijn.store.write.initiatieven import check_initiatief, insert_initiatief
from frontlijn.store.write.kasboek.regels import insert_kasboekregel
from frontlijn.store.write.tables import ImportRij
from frontlijn.store.write.transaction import WriteSession, transaction

I = TypeVar("I")  # noqa: E741


@dataclass(frozen=True, slots=True)
class Ingelezen:
    """What was taken in: the numbers of the new records, and how many rows stood there already."""

    nummers: tuple[int, ...]
    al_aanwezig: int


def import_kasboek(store: Store, rijen: Sequence[tuple[str, KasboekInvoer]]) -> Ingelezen:
    """Logs these entries, each with its mark; raises Refused, with nothing logged, when one cannot be."""
    today = store.today()
    checked = [(sleutel, invoer.checked(today)) for sleutel, invoer in rijen]

    def write(session: WriteSession, invoer: KasboekInvoer) -> int:
        check_initiatief(session, invoer.initiatief_id)
        return insert_kasboekregel(session, invoer)

    return _take_in(store, "kasboekregel", checked, write)


def import_initiatieven(store: Store, rijen: Sequence[tuple[str, InitiatiefInvoer]]) -> Ingelezen:
    """Registers these initiatives, each with its mark; raises Refused, with nothing kept, when one cannot be."""
    checked = [(sleutel, invoer.checked()) for sleutel, invoer in rijen]
    for _, invoer in checked:
        check_startdatum(invoer.startdatum, store.today())
    return _take_in(store, "initiatief", checked, insert_initiatief)


def _take_in(
    store: Store, tabel: str, rijen: Sequence[tuple[str, I]], write: Callable[[WriteSession, I], int]
) -> Ingelezen:
    present = 0
    numbers: list[int] = []
    with transaction(store) as session:
        for sleutel, invoer in rijen:
            known = session.get(ImportRij, sleutel)
            if known is not None and _stands(session, tabel, known.rij_id):
                present += 1
                continue
            number = write(session, invoer)
            numbers.append(number)
            if known is None:
                session.add(ImportRij(sleutel=sleutel, tabel=tabel, rij_id=number, op=store.now()))
            else:
                known.rij_id, known.op = number, store.now()
            session.flush()  # so that the same row further on in the file meets this one
    return Ingelezen(tuple(numbers), present)


def _stands(session: WriteSession, tabel: str, rij_id: int) -> bool:
    found = session.db.execute(f"SELECT verwijderd_op FROM {tabel} WHERE id = ?", (rij_id,)).fetchone()
    return found is not None and found[0] is None
