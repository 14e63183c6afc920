"""Reading wijken."""

from __future__ import annotations

from frontlijn.domain.errors import NotFound
from frontlijn.domain.wijk import Wijk
from frontlijn.store.read.lookup import Named, find_named
from frontlijn.store.read.reading import reading
from frontlijn.store.read.rows import record
from frontlijn.store.store import Store

_SELECT = "SELECT id, naam, aliassen, gebied, grootte, zwaarte, plafond, plafond_reden FROM wijk"


def wijken(store: Store) -> tuple[Wijk, ...]:
    """All wijken, by name."""
    with reading(store) as db:
        return tuple(record(Wijk, row) for row in db.execute(f"{_SELECT} ORDER BY naam"))


def get(store: Store, wijk_id: int) -> Wijk:
    """The wijk with this number; raises NotFound."""
    with reading(store) as db:
        row = db.execute(f"{_SELECT} WHERE id = ?", (wijk_id,)).fetchone()
    if row is None:
        raise NotFound(f"Wijk {wijk_id} bestaat niet.")
    return record(Wijk, row)


def find(store: Store, text: str) -> Wijk:
    """The wijk that is meant by a name, an alias or a number; raises NotFound with the nearest names."""
    found = wijken(store)
    row_id = find_named("wijk", text, [Named(wijk.id, wijk.naam, wijk.aliassen) for wijk in found])
    return next(wijk for wijk in found if wijk.id == row_id)
