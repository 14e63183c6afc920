"""Noting which version of each entry left the laptop, so that a later change is marked (domain model, 13).

Standard library only, so that an export needs no SQLModel.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing

from frontlijn.store.connection import connect, explained
from frontlijn.store.read.kasboek import LISTING, KasboekFilter
from frontlijn.store.read.reading import reading
from frontlijn.store.store import Store

Versies = Sequence[tuple[int, int]]
"""Entries by their number, each with its version."""


def versions(store: Store, wanted: KasboekFilter) -> Versies:
    """The entries of a filter as they stand now; ask for it before they are read, so that no edit falls in between."""
    condition, values = LISTING.where(store, wanted)
    with reading(store) as db:
        rows = db.execute(f"SELECT k.id, k.versie FROM kasboekregel k WHERE {condition}", values)
        return [(row["id"], row["versie"]) for row in rows]


def note_export(store: Store, entries: Versies, wat: str) -> None:
    """Notes that these versions were exported; raises StoreProblem.

    `wat` names the export, such as "kasboek" or "verslag".
    """
    sql = """
      INSERT INTO kasboek_uitvoer (regel_id, versie, op, wat) VALUES (?, ?, ?, ?)
      ON CONFLICT (regel_id) DO UPDATE SET versie = excluded.versie, op = excluded.op, wat = excluded.wat"""
    now = store.now()
    with explained(store.path), closing(connect(store.path)) as db:
        db.execute("BEGIN IMMEDIATE")
        db.executemany(sql, ((number, version, now, wat) for number, version in entries))
        db.execute("COMMIT")
