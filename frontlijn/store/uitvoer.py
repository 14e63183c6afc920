"""Noting which version of each entry left the laptop, so that a later change is marked (domain model, 13).

Standard library only, so that an export needs no SQLModel.
"""

from __future__ import annotations

from contextlib import closing

from frontlijn.store.connection import connect, explained
from frontlijn.store.read.kasboek import LISTING, KasboekFilter
from frontlijn.store.store import Store


def note_export(store: Store, wanted: KasboekFilter, wat: str) -> int:
    """Notes that the entries of a filter were exported as they stand, and returns how many; raises StoreProblem.

    `wat` names the export, such as "kasboek" or "verslag".
    """
    condition, values = LISTING.where(store, wanted)
    sql = f"""
      INSERT INTO kasboek_uitvoer (regel_id, versie, op, wat)
        SELECT k.id, k.versie, :uitvoer_op, :uitvoer_wat FROM kasboekregel k WHERE {condition}
      ON CONFLICT (regel_id) DO UPDATE SET versie = excluded.versie, op = excluded.op, wat = excluded.wat"""
    with explained(store.path), closing(connect(store.path)) as db:
        return db.execute(sql, {**values, "uitvoer_op": store.now(), "uitvoer_wat": wat}).rowcount
