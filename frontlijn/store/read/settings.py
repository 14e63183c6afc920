"""What the app remembers for its worker."""

from __future__ import annotations

from enum import StrEnum

from frontlijn.store.read.reading import reading
from frontlijn.store.store import Store


class Instelling(StrEnum):
    """The keys under which something is remembered."""

    GEBRUIKER = "gebruiker"
    WIJK = "wijk"
    LAATSTE_INITIATIEF = "laatste_initiatief"
    VOORBEELD = "voorbeeld"
    THEMA = "thema"


def get(store: Store, key: Instelling) -> str | None:
    """What is remembered under `key`; None when nothing is."""
    with reading(store) as db:
        row = db.execute("SELECT waarde FROM instelling WHERE sleutel = ?", (key.value,)).fetchone()
    return None if row is None else str(row["waarde"])
