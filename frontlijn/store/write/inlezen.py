"""Taking in rows from a file: all of them in one act or none, and nothing twice.

Each row has a mark (`sleutel`, a sha256 of what it says). A row whose mark belongs to a record that stands is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from frontlijn.domain.initiatief import InitiatiefInvoer, check_startdatum
from frontlijn.domain.kasboek.regel import KasboekInvoer
from frontlijn.store.read.inlezen import merken
from frontlijn.store.store import Store
from frontlijn.store.write.initiatieven import check_initiatief, insert_initiatief
from frontlijn.store.write.kasboek.regels import insert_kasboekregel
from frontlijn.store.write.transaction import WriteSession, transaction

I = TypeVar("I")  # noqa: E741

_MARK = """
  INSERT INTO import_rij (sleutel, tabel, rij_id, op) VALUES (?, ?, ?, ?)
  ON CONFLICT (sleutel) DO UPDATE SET rij_id = excluded.rij_id, op = excluded.op"""


@dataclass(frozen=True, slots=True)
class Ingelezen:
    """What was taken in: the numbers of the new records, and how many rows stood there already."""

    nummers: tuple[int, ...]
    al_aanwezig: int


def import_kasboek(
    store: Store, rijen: Sequence[tuple[str, KasboekInvoer]], uit: Mapping[str, str] | None = None
) -> Ingelezen:
    """Logs these entries, each with its mark; raises Refused, with nothing logged, when one cannot be.

    `uit` gives for the mark of a row the mark of the row before it that it came from.
    """
    today = store.today()
    checked = [(sleutel, invoer.checked(today)) for sleutel, invoer in rijen]
    there: set[int | None] = set()

    def write(session: WriteSession, invoer: KasboekInvoer) -> int:
        if invoer.initiatief_id not in there:
            check_initiatief(session, invoer.initiatief_id)
            there.add(invoer.initiatief_id)
        return insert_kasboekregel(session, invoer)

    return _take_in(
        store,
        "kasboekregel",
        checked,
        write=write,
        come_from=lambda one, number: replace(one, uit_regel_id=number),
        uit=uit,
    )


def import_initiatieven(
    store: Store, rijen: Sequence[tuple[str, InitiatiefInvoer]], uit: Mapping[str, str] | None = None
) -> Ingelezen:
    """Registers these initiatives, each with its mark; raises Refused, with nothing kept, when one cannot be.

    `uit` gives for the mark of a row the mark of the row before it that it came from.
    """
    checked = [(sleutel, invoer.checked()) for sleutel, invoer in rijen]
    for _, invoer in checked:
        check_startdatum(invoer.startdatum, store.today())
    return _take_in(
        store,
        "initiatief",
        checked,
        write=insert_initiatief,
        come_from=lambda one, number: replace(one, uit_initiatief_id=number),
        uit=uit,
    )


def _take_in(
    store: Store,
    tabel: str,
    rijen: Sequence[tuple[str, I]],
    *,
    write: Callable[[WriteSession, I], int],
    come_from: Callable[[I, int], I],
    uit: Mapping[str, str] | None,
) -> Ingelezen:
    origins = uit or {}
    taken: dict[str, int] = {}
    with transaction(store) as session:
        standing = merken(store, tabel)  # under the write lock, so it is what will still stand at the commit
        for sleutel, invoer in rijen:
            if sleutel not in standing and sleutel not in taken:
                origin = origins.get(sleutel)
                number = None if origin is None else taken.get(origin, standing.get(origin))
                taken[sleutel] = write(session, invoer if number is None else come_from(invoer, number))
        # A mark has no log and no chain, and a long file has many: they go in past the session.
        session.db.executemany(_MARK, [(sleutel, tabel, number, store.now()) for sleutel, number in taken.items()])
    return Ingelezen(tuple(taken.values()), len(rijen) - len(taken))
