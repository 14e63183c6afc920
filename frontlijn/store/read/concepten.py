"""Which drafts were saved: their marks stand in the store, together with what they became."""

from __future__ import annotations

from frontlijn.store.read.reading import reading
from frontlijn.store.store import Store


def saved_drafts(store: Store) -> frozenset[str]:
    """The keys of the drafts that were saved lately."""
    with reading(store) as db:
        return frozenset(row["sleutel"] for row in db.execute("SELECT sleutel FROM concept_bewaard"))
