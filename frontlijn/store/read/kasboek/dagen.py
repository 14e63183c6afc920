"""How many entries there are on each day."""

from __future__ import annotations

from datetime import date

from frontlijn.store.read.kasboek.regels import LISTING, KasboekFilter
from frontlijn.store.read.reading import reading
from frontlijn.store.store import Store


def per_dag(store: Store, wanted: KasboekFilter) -> dict[date, int]:
    """The number of entries per day on which there is one, the first day first."""
    condition, values = LISTING.where(store, wanted)
    with reading(store) as db:
        rows = db.execute(
            f"SELECT k.datum, count(*) FROM kasboekregel k WHERE {condition} GROUP BY k.datum ORDER BY k.datum", values
        ).fetchall()
    return {date.fromisoformat(row[0]): row[1] for row in rows}
