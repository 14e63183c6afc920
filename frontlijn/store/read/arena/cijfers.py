"""The published figures of a report."""

from __future__ import annotations

from collections import defaultdict

from frontlijn.domain.arena.gepubliceerd import Cijfer, Publicatie
from frontlijn.domain.errors import NotFound
from frontlijn.domain.values import Zichtbaarheid
from frontlijn.store.read.reading import reading
from frontlijn.store.read.rows import record
from frontlijn.store.store import Store

_CIJFERS = """
  SELECT c.*, i.naam AS initiatief FROM cijfer c LEFT JOIN initiatief i ON i.id = c.initiatief_id
   WHERE c.arena_id = :arena AND c.verwijderd_op IS NULL AND (:radar IS NULL OR i.zichtbaarheid IS NOT :radar)
   ORDER BY c.id"""
_RADAR = Zichtbaarheid.ONDER_DE_RADAR.value


def cijfers(store: Store, arena_id: int, *, exporteerbaar: bool = False) -> tuple[Cijfer, ...]:
    """The published figures of a report, in the order in which they were written down; `exporteerbaar` leaves out
    those of an initiative onder de radar (V22).
    """
    with reading(store) as db:
        values: defaultdict[int, list[Publicatie]] = defaultdict(list)
        for row in db.execute(
            """
            SELECT v.* FROM cijfer_waarde v JOIN cijfer c ON c.id = v.cijfer_id
             WHERE c.arena_id = ? ORDER BY v.volgorde""",
            (arena_id,),
        ):
            values[row["cijfer_id"]].append(record(Publicatie, row, gekozen=row["volgorde"] == 0))
        rows = db.execute(_CIJFERS, {"arena": arena_id, "radar": _RADAR if exporteerbaar else None})
        return tuple(record(Cijfer, row, waarden=tuple(values[row["id"]])) for row in rows)


def verzwegen(store: Store, arena_id: int) -> bool:
    """Whether what leaves lacks figures of this report, since they are of an initiative onder de radar (V22)."""
    with reading(store):
        return len(cijfers(store, arena_id, exporteerbaar=True)) < len(cijfers(store, arena_id))


def cijfer(store: Store, cijfer_id: int) -> Cijfer:
    """One published figure by its number; raises NotFound."""
    with reading(store) as db:
        row = db.execute("SELECT arena_id FROM cijfer WHERE id = ?", (cijfer_id,)).fetchone()
        for one in cijfers(store, row["arena_id"]) if row else ():
            if one.id == cijfer_id:
                return one
    raise NotFound(f"Cijfer {cijfer_id} is er niet (meer).")
