"""Reading the extra guidelines of a wijk."""

from __future__ import annotations

from datetime import date

from frontlijn.domain.errors import NotFound
from frontlijn.domain.handgeld.richtlijn import Richtlijn
from frontlijn.store.read.reading import reading
from frontlijn.store.read.rows import record
from frontlijn.store.store import Store

_ALL = "SELECT r.*, w.naam AS wijk FROM wijk_richtlijn r JOIN wijk w ON w.id = r.wijk_id"


def richtlijnen(store: Store, wijk_id: int | None = None, on: date | None = None) -> tuple[Richtlijn, ...]:
    """The guidelines of a wijk, or of all; with `on` only those that hold on that day."""
    with reading(store) as db:
        rows = db.execute(
            f"""
            {_ALL} WHERE (:wijk_id IS NULL OR r.wijk_id = :wijk_id)
              AND (:on IS NULL OR (r.vanaf <= :on AND (r.vervallen_op IS NULL OR r.vervallen_op > :on)))
            ORDER BY w.naam, r.id""",
            {"wijk_id": wijk_id, "on": on and on.isoformat()},
        ).fetchall()
    return tuple(record(Richtlijn, row) for row in rows)


def richtlijn(store: Store, richtlijn_id: int) -> Richtlijn:
    """The guideline with this number; raises NotFound."""
    with reading(store) as db:
        row = db.execute(f"{_ALL} WHERE r.id = ?", (richtlijn_id,)).fetchone()
    if row is None:
        raise NotFound(f"Richtlijn {richtlijn_id} bestaat niet.")
    return record(Richtlijn, row)
