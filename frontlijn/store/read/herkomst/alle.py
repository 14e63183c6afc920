"""Every number that can be explained, by the first word of its name."""

from __future__ import annotations

from collections.abc import Callable

from frontlijn.domain.errors import NotFound
from frontlijn.store.read.handgeld import HandgeldFilter, MutatieFilter
from frontlijn.store.read.herkomst import handgeld, initiatieven, kasboek
from frontlijn.store.read.herkomst.cijfer import Cijfer, Rijen, Verklaring
from frontlijn.store.read.initiatieven import InitiatiefFilter
from frontlijn.store.read.kasboek import KasboekFilter
from frontlijn.store.store import Store

Provider = Callable[[Store, Cijfer], Verklaring]

PROVIDERS: dict[str, Provider] = {
    handgeld.EERSTE: handgeld.verklaar,
    initiatieven.EERSTE: initiatieven.verklaar,
    kasboek.EERSTE: kasboek.verklaar,
}
"""Who explains a number, by the first word of its name."""

_COUNTED: dict[type[Rijen], str] = {
    InitiatiefFilter: "initiatieven.aantal",
    KasboekFilter: "kasboek.regels",
    HandgeldFilter: "handgeld.aanvragen",
    MutatieFilter: "handgeld.boekingen",
}


def verklaar(store: Store, cijfer: Cijfer) -> Verklaring:
    """How a number was made; raises NotFound for a name that begins with a word nobody knows."""
    provider = PROVIDERS.get(cijfer.naam.partition(".")[0])
    if provider is None:
        raise NotFound(f"Het cijfer {cijfer.naam} bestaat niet.")
    return provider(store, cijfer)


def telling(rijen: Rijen) -> Cijfer:
    """The number that only counts these rows."""
    return Cijfer(_COUNTED[type(rijen)], rijen)
