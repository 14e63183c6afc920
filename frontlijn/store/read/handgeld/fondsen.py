"""Reading the register of other funds."""

from __future__ import annotations

from frontlijn.domain.errors import NotFound
from frontlijn.domain.handgeld.fonds import Fonds
from frontlijn.store.read.lookup import Named, find_named
from frontlijn.store.read.reading import reading
from frontlijn.store.read.rows import record
from frontlijn.store.store import Store


def fondsen(store: Store, *, vervallen: bool = False) -> tuple[Fonds, ...]:
    """The funds by name; with `vervallen` also those that are no longer offered."""
    with reading(store) as db:
        rows = db.execute(
            "SELECT * FROM fonds WHERE :all OR vervallen_op IS NULL ORDER BY naam COLLATE NOCASE, id",
            {"all": vervallen},
        ).fetchall()
    return tuple(record(Fonds, row) for row in rows)


def fonds(store: Store, fonds_id: int) -> Fonds:
    """The fund with this number; raises NotFound."""
    with reading(store) as db:
        row = db.execute("SELECT * FROM fonds WHERE id = ?", (fonds_id,)).fetchone()
    if row is None:
        raise NotFound(f"Fonds {fonds_id} bestaat niet.")
    return record(Fonds, row)


def find_fonds(store: Store, text: str) -> Fonds:
    """The fund that is meant by a name or a number; raises NotFound with the nearest names."""
    return fonds(
        store, find_named("fonds", text, [Named(f.id, f.naam, (), "") for f in fondsen(store, vervallen=True)])
    )
