"""What a form lets a worker choose from: wijken, initiatives and pots as they stand in the store."""

from __future__ import annotations

from frontlijn.domain.errors import Refused
from frontlijn.domain.names import nearest
from frontlijn.domain.text import fold
from frontlijn.store.read import initiatieven, wijken
from frontlijn.store.read.initiatieven import InitiatiefFilter
from frontlijn.store.store import Store

SUGGESTED = 1_000
"""At most this many names are offered while typing."""


def wijk_choices(store: Store) -> tuple[tuple[str, str], ...]:
    """The wijken by number and name."""
    return tuple((str(wijk.id), wijk.naam) for wijk in wijken.wijken(store))


def initiatief_names(store: Store, wijk_id: int | None) -> tuple[str, ...]:
    """The names of the initiatives of a wijk, to type ahead."""
    found = initiatieven.window(store, InitiatiefFilter(wijk_id=wijk_id), 0, SUGGESTED)
    return tuple(initiatief.naam for initiatief in found)


def initiatief_id(store: Store, name: str | None, wijk_id: int | None) -> int | None:
    """The initiative that was meant by a typed name; raises Refused with the nearest names at field `initiatief_id`."""
    if not name:
        return None
    found = initiatieven.window(store, InitiatiefFilter(wijk_id=wijk_id), 0, SUGGESTED)
    for initiatief in found:
        if fold(name) in (fold(initiatief.naam), *map(fold, initiatief.aliassen)):
            return initiatief.id
    near = nearest(name, [initiatief.naam for initiatief in found])
    hint = f"Bedoel je {' of '.join(near)}?" if near else "Laat het leeg of maak het eerst aan."
    raise Refused(f"Dit initiatief staat er niet in deze wijk. {hint}", "initiatief_id")
